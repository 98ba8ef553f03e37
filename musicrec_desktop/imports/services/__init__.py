"""Services and the logs of scrobblers: one module each says how its files are known, and reads them.

Imports ``content`` and ``source`` of this room, model and core.
Files go in; records come out one after the other. Each module has a ``Source``.
"""
