"""The table by which values of feature vectors are stored in eight bits.

Imports nothing; it has no code.
``storage/feature_code.py`` reads the file; ``packaging/make_feature_scales.py`` wrote it. Stored vectors can
be read by this file alone, so it never changes.
"""
