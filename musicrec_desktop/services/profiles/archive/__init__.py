"""All that is personal in a profile as one file, and back; ``docs/profile-archive.md`` describes the file.

Imports the stores, ``encryption``, ``playlist_files`` and what matches tracks. In: a profile and a path.
Out: a report, or an ``ArchiveError`` after which nothing has changed.
"""
