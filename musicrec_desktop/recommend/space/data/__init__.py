"""The sound space that is shipped with the program, for small libraries.

Imports nothing; it has no code.
``base_fit`` reads the files; ``packaging/make_base_space.py`` writes them.
"""
