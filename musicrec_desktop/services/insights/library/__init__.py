"""Figures about the library: growth, formats, tags, copies and loudness.

Imports ``storage.insights``, ``recommend.neighbours``, ``model`` and ``core``. Columns of tracks come in;
figures go out.
"""
