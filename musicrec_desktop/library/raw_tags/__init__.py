"""Frames of ID3 and atoms of MP4 as bytes, so that what is not meant survives a writing as it is.

Imports mutagen alone.

A tag comes in, and its untouched parts go back into the written one byte for byte.
"""
