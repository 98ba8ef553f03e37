"""One module a format: from the bytes or the text of a playlist file to its entries.

Imports the values, locations and text of this room, and core.

A text goes in; a ``Draft`` with entries and notes comes out, or ``PlaylistFileError``.
"""
