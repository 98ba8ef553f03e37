"""Numbers with a meaning for the listener: tempo, key, loudness, voice, energy, acousticness.

Imports ``analysis.blocks``, ``analysis.spectrum`` and ``analysis.excerpts``.

Excerpts, spectra and the feature vector of a track go in; floats by name come out (``track_descriptors``).
"""
