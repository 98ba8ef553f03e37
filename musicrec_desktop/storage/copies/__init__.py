"""Copies of recordings: groups as they were found, what their files are judged by, files in the trash.

May import ``model``, ``core`` and the database of its room. Comes in: groups of track ids, pairs that are no
copies, files that went to the trash. Goes out: values of ``model/copies.py``.
"""
