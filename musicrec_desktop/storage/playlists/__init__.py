"""Playlists: lists and folders, entries in their order, and what is compared to find the tracks of entries.

Imports ``database`` and ``id_list`` of storage, ``model`` and ``core``. Everything belongs to the listener in
use, but the entries without a track, which are matched for all. Ids and values go in and out.
"""
