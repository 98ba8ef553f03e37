"""The numbers of trained networks, with the notices of their authors.

Imports nothing; it has no code.
``analysis.ear.weights`` reads the files; ``packaging/make_trained_parts.py`` writes them.
"""
