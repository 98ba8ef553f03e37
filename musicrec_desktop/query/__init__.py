"""The query language: text to a syntax tree and back, what a tree means for one track, completion, help.

Imports ``core`` and ``model`` only; the SQL meaning of a tree is in ``storage/query``.
In comes a text; out go a tree with the problems of the text, and tests of a track's values.
"""
