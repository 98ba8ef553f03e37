"""Lyrics beside music files and in their tags."""
