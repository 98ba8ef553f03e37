"""Playlists: edits that can be undone, folders, and finding the tracks of entries that have none.

Imports ``storage``, ``model`` and ``core``; no Qt, no SQL.
Names and ids come in; values, edits and the ids of changed playlists go out.
"""
