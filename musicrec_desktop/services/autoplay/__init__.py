"""Autoplay: keeps the automatic part of the queue filled, and learns the taste of the listener.

Imports ``recommend``, ``playback``, ``storage``, other services, ``model`` and ``core``; no Qt.
In come events of the player, feedback and controls; out go plans to the player, and signals.
"""
