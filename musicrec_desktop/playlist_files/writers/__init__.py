"""One module a format: from entries to the bytes of a playlist file.

Imports the values and locations of this room, and core.

``FileEntry`` values go in; bytes come out, and which entries the format cannot hold.
"""
