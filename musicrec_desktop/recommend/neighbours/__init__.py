"""Finding tracks that sound alike: indexes, their files and upkeep, the correction for hubs, same recordings.

Imports ``space``, ``model``, ``core``, NumPy, and Annoy in ``annoy_index`` alone; no SQL and no Qt.
In come raw feature vectors and index files; out go catalogues, which give neighbours with their likeness.
"""
