"""What sounds alike, and what to play next: six floors, each importing only those below it.

``evaluation`` measures, ``mixes`` makes cards, ``queue`` plans, ``taste`` learns, ``neighbours`` finds,
``space`` compares. Imports ``model``, ``core`` and NumPy. In come features, tags and listens; out go similar
tracks, cards and queues.
"""
