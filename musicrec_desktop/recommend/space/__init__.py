"""The sound space: from raw feature vectors to unit vectors whose cosine is a similarity.

Imports ``model``, ``core`` and NumPy; no other room of ``recommend``.
In come raw vectors and blocks; out go spaces, unit vectors, aspects and learnt metrics.
"""
