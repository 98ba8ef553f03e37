"""Playlists from files and into files, and playlists that follow their files.

Imports ``services.playlists``, ``storage``, ``playlist_files``, ``model`` and ``core``; no Qt, no SQL.
Paths and ids come in; plans, reports in figures, and files go out.
"""
