"""The automatic queue: candidates, scores, rules, ranking and reasons.

Imports ``taste``, ``neighbours``, ``space``, ``model``, ``core`` and NumPy; no Qt, no SQL, no files.
In comes a ``PlanRequest`` with a catalogue and a view of the library; out goes an ``AutoQueue``.
"""
