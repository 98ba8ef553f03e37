"""Evaluations of neighbours and of the automatic queue, by labels, tags, simulated listeners and history.

Imports all other rooms of ``recommend``, ``model``, ``core`` and NumPy; no Qt, no SQL, no files.
In come distances, labels, facts and listens as values; out go the figures of ``model``.
"""
