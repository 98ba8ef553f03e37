"""The query language in SQL: trees as conditions, orders, and the values of tracks for the Python meaning.

Imports ``core``, ``model``, ``query`` and the rest of ``storage``.
In come trees and a ``World``; out go conditions on the track table, ids, and values of tracks.
"""
