"""Numbers with a meaning for the listener: tempo, key, loudness, voice, energy, acousticness.

Imports ``analysis.blocks``, ``analysis.spectrum`` and ``analysis.excerpts``.

Spectra go in one by one, then the feature vector of the track; floats by name come out
(``track_descriptors``).
"""
