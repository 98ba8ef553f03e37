"""Tests of the desktop around the window."""
