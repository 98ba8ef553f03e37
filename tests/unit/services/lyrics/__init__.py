"""Lyrics of single tracks."""
