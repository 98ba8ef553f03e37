"""The blocks of a feature vector, one module each.

Imports ``analysis.spectrum``, numpy, scipy and librosa; no block imports storage or files.

A spectrum of an excerpt goes in; float32 values of the size that ``analysis.recipe`` names come out.
"""
