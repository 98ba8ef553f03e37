"""The rules of the automatic queue, and the order in which they give way.

Imports ``taste``, ``neighbours``, ``model`` and ``core``; ``seasons`` alone imports dateutil.
In come facts of tracks and the recent history; out go relaxation levels and sentences.
"""
