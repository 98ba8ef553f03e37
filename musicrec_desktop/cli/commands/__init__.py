"""The commands: a module for each, or for two that belong together; a package where one has many words.

A module has ``add_parser``, which declares the arguments, and functions that run it. Services of an opened
profile come in; values for ``cli/tables/`` and ``cli/documents/`` go out. No command imports Qt.
"""
