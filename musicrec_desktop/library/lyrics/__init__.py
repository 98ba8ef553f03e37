"""Lyrics of music files: those beside them (``.lrc``, ``.txt`` and others) and those in their tags.

Imports the rest of the room (opened files, code pages), model and core.

Paths or tags go in; ``model.lyrics`` values come out. A file that cannot be used is a ``LyricsProblem``, a
value: nothing here raises for what a file holds. Nothing is written, and nothing is fetched.
"""
