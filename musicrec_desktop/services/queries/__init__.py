"""What queries mean besides tracks: the time, the queue, playlists, and what sounds alike.

Imports ``services.similarity``, ``playback``, ``recommend``, ``storage``, ``query``, ``model`` and ``core``.
Trees come in; a ``World`` for them, and what is wrong with the names in a query, go out.
"""
