"""Smart playlists of Navidrome (``.nsp``): JSON with operators on fields.

Imports ``smart``, ``query``, ``model`` and ``core``.

Text goes in, a list with its rules comes out; rules go in, text comes out.
Source: Navidrome, ``model/criteria``.
"""
