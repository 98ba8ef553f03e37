"""Tests of the arithmetic of the music map."""
