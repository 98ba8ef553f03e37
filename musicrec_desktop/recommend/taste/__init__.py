"""What the listener likes: the evidence of a session, the long-term taste, and supervision of the metric.

Imports ``neighbours``, ``space``, ``model``, ``core`` and NumPy; no Qt, no SQL, no files.
In come listens, feedback, tags and vectors as values; out go evidence, relevance and taste profiles.
"""
