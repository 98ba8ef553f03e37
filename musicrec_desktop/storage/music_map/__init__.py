"""The music map in the database: the layout with its clusters, regions, and facts of tracks as arrays.

Imports ``storage`` beside it, ``model`` and ``core``. Arrays go in and come out; any thread may use it.
"""
