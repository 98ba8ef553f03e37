"""Playlists and folders in the sidebar: rows that are opened, named in place, dragged and dropped on.

Imports commands, kit and theme, and ``dropping``; no other feature.
``PlaylistDirectory`` says what is there; edits go out through ``commands.playlists``.
"""
