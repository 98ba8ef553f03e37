"""Tests of what others may test with."""
