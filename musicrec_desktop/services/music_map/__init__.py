"""The music map: where tracks lie, what colours tell, and the regions that a listener draws.

Imports ``services.similarity``, ``services.playlists``, ``services.queries``, ``learning``, ``recommend``,
``storage``, ``query``, ``model`` and ``core``. Levels, colours, queries and polygons come in; the values of
``model.music_map`` and edits of regions go out.
"""
