"""A library of synthetic music, for a first look and for tests.

Imports core and numpy; ``encode`` is a door to PyAV. Runs in a process of its own.

A folder goes in; tagged sound files and covers are written into it.
"""
