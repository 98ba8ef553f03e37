"""Panes above a list of tracks: lists of genres, artists, albums and more, which narrow it.

Imports kit, theme and type-ahead; the page of tracks imports it when panes are first wanted.
Values with their numbers come in; what is chosen goes out as signals.
"""
