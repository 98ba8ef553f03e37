"""Tests of measuring the automatic queue."""
