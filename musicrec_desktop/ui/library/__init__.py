"""Browsing: tracks, albums, artists, genres, history, similar tracks, music folders, the first start.

Imports commands, track_table, kit and theme; no other feature.
Lists of ids and rows come from services; requests to play, to go somewhere or to scan go out as signals.
"""
