"""The pure part of blind taste tests: pairs from two queues, excerpts, and what choices tell.

Imports the rules of the queue, ``model`` and ``core``. In come two lists of tracks, the loudness of a track,
or a tally; out go values of ``model.taste_test``.
"""
