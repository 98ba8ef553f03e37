"""The table of tracks: columns, rows that are read when they are looked at, cells. Several features have one.

Imports kit and theme; features import it.
Ids come in; rows are read through the callables that a page gives; nothing goes out.
"""
