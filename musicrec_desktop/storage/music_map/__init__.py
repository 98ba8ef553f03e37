"""The music map in the database: the layout with its clusters, regions, and facts of tracks as arrays.

Imports ``storage.database``, ``storage.query``, ``model`` and ``core``. Layouts, clusters and regions come in
and go out as values of ``model.music_map``; facts go out as pairs of ids and numbers. Any thread may use it.
"""
