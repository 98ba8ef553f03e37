"""Paths from track to track through the library.

Imports ``recommend``, ``storage``, other services, ``model`` and ``core``; no Qt. Stops and a length come in;
out goes a path with a reason for each step.
"""
