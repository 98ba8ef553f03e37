"""Judges similarity and the automatic queue: on labels, on the library, by simulated listeners, by ear.

Imports ``recommend``, ``analysis``, ``playback``, ``storage``, other services, ``model`` and ``core``; no Qt.
In come a folder, the library as it is, or choices; out go the evaluations of ``model``, by callback or return
value.
"""
