"""Playlist files: M3U, PLS, XSPF, JSPF, WPL, ZPL and ASX read, M3U8, PLS, XSPF and JSPF written.

Imports model and core; knows neither database nor Qt, and asks the disk through ``Surroundings`` only.

Bytes and paths go in; ``PlaylistDocument`` values or ``PlaylistFileError`` with a reason come out, and what
lookups of the library make of the entries.
"""
