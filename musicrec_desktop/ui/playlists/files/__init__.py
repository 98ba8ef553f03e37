"""Playlist files in the window: imports that are looked at first, exports, and playlists that follow a file.

Imports kit and theme, and the gestures of playlists in ``commands``; no other feature.
Paths come in from menus and drops; playlists and files are made by ``PlaylistExchange``.
"""
