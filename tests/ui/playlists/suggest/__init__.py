"""Suggestions below a playlist."""
