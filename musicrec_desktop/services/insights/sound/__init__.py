"""Figures about sound: trends, what goes together, genres, keys and tempos.

Imports ``services.insights.statistics``, ``storage.insights``, ``model`` and ``core``. Columns of tracks and
plays come in; figures go out.
"""
