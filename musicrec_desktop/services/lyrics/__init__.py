"""The lyrics of tracks: read from their files when they are asked for, and how they are shown.

Imports library, storage, model and core.

Track ids go in; ``TrackLyrics`` come out. Files are only read.
"""
