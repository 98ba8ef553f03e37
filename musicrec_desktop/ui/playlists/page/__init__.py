"""The page of one playlist: its head, its rows, and what can be done with its entries.

Imports commands, track_table, kit and theme, and the drawer of suggestions; no other feature.
Rows come in from services as ``PlaylistRows``; edits go out through ``commands.playlists``.
"""
