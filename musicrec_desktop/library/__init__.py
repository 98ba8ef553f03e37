"""Files of the user on disk: walking folders, reading tags and covers, writing loudness tags, watching.

Imports audio, model and core; the one door to mutagen, charset-normalizer and watchdog.

Paths go in; values (``Tags``, ``FileStat``, covers) or ``LibraryError`` with a reason come out.
"""
