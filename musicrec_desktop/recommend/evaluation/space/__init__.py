"""How well neighbours agree with labels and tags: precisions, hubs, and simpler ways to compare with.

Imports the floors below ``evaluation``, ``model`` and ``core``. In come vectors and labels; out go the scores
of ``model.evaluation``.
"""
