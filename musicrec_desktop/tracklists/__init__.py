"""Tracklists in free text, tables and web pages: what each line names.

Comes in: text as it was typed, pasted or decoded, and what the library knows of names (``Evidence``). Goes
out: a ``Tracklist`` of lines, each with a ``KnownTrack`` or the reason why it names none. Imports ``model``
and ``core`` only; nothing is read from a disk here.
"""
