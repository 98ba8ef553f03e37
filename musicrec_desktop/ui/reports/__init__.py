"""Reports in the window: how well similarity and the automatic queue work on the user's own library.

Imports ``kit``, ``theme``, ``model`` and ``core``; no other feature of ``ui``.
In come functions that start a report; out go dialogs that show it.
"""
