"""Cue sheets."""
