"""Smart playlists of other programs, as rules of the query language.

Imports the readers and values of ``playlist_files``, ``query``, ``model`` and ``core``.

The content of a file goes in; its lists with all of their rules come out, or an error that names the rules
that cannot be said; rules go in, and the text of a Navidrome playlist comes out.
"""
