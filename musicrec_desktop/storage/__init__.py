"""Storage: one SQLite database for each profile, and a store for each kind of thing in it.

All SQL of the program is here. It imports core, query and model, and no other room. Values of the model come
in and go out; errors of SQLite are raised as ``StorageError``.
"""
