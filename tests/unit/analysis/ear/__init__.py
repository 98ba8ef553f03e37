"""Tests of the trained ear."""
