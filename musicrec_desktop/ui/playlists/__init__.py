"""Playlists in the window: the section of the sidebar, and the page of one playlist.

Imports commands, track_table, kit and theme; no other feature.
Playlists and entries come from services; edits go through ``commands.playlists``, requests as signals.
"""
