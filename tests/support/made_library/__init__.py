"""A library of any size, made: real files on the disk, and a profile in which everything is known of them.

Imports the program and ``tests.support``. In come a folder and a number of tracks; out come ``music`` and
``profile`` below it, as a start of the program leaves them when nothing is left to do.
"""
