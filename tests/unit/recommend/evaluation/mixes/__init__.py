"""Tests of measuring cards."""
