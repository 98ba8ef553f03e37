"""Copies of recordings and versions of works: finding, judging, parting, merging, and the trash.

May import what ``services`` may. Comes in: the sound catalogue, what the library knows of files, the trash of
the desktop. Goes out: values of ``model/copies.py``, and ``CopyService``, which front ends hold.
"""
