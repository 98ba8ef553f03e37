"""Edits of playlists from anywhere in the window: each in a lane, with a notice and a way back.

Imports kit and theme; ``commands``, features and the window import it.
Tracks and playlists come in; edits of ``PlaylistService`` go out. ``PlaylistDirectory`` knows what there is.
"""
