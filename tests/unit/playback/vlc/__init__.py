"""Tests of playback through libVLC."""
