"""Frames, atoms, comments and items as bytes, so that what is not meant survives a writing as it is.

Imports mutagen and ``library.formats``.

A tag comes in, and its untouched parts go back into the written one byte for byte.
"""
