"""Judges the sound space on a folder of labelled files, which are measured in the worker processes.

Imports ``recommend``, ``analysis``, ``model`` and ``core``; no Qt.
In come a folder and a table of labels; out goes an evaluation of ``model``.
"""
