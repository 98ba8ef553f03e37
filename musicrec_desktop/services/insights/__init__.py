"""Figures about what the listener in use hears, and about the library; the year in review.

It imports ``recommend``, ``storage``, ``model`` and ``core``, of ``ui`` nothing. A section and a period
come in; figures go out one by one: tables that the window draws and the command line writes. ``figures.py``
has all of them in their order. Each equals plain counts over raw listens; days are those of the listener's
calendar.
"""
