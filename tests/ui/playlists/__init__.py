"""Playlists in the window."""
