"""Evaluation of the automatic queue: simulated listeners, and the listener's own sessions held out.

Imports all other rooms of ``recommend``, ``model``, ``core`` and NumPy; the rules that it counts are its own.
In come a view of the library, a catalogue and listens; out goes a ``QueueEvaluation``.
"""
