"""Tests of playback through miniaudio."""
