"""Files as numbers: feature vectors and descriptors, loudness of whole tracks, seek pictures, audio ids.

Imports audio, model and core; ``pool`` and ``recipe`` are light, everything else is loaded by worker
processes only.

Paths go into ``pool``; outcomes come back, each with a value or the reason why there is none.
"""
