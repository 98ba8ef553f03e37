"""Repair of a damaged database: in place, or by moving its rows into a new file.

It imports the schema and ``integrity`` of storage, and reads damaged files without SQLite. The path of a
damaged file comes in; a sound file and a ``Recovery``, which says what was saved, go out.
"""
