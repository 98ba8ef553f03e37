"""“Songs like a list”: paste or drop any list, see what was understood, correct it, and use what fits.

Imports commands, track_table, kit and theme; no other feature. Text, pages and paths go in;
``TracklistService`` answers; playlists and the queue are changed through ``ui/commands``.
"""
