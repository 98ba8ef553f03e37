"""Blind taste tests: two queues from one track, heard in turn without a label, and what was preferred.

Imports ``recommend``, ``playback``, ``storage``, other services, ``model`` and ``core``; no Qt.
In come a comparison, a track to start from, and choices; out go sittings, and verdicts of ``model``.
"""
