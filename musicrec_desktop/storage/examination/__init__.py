"""Examination of a database, without changing it: whether it is sound, and true to itself.

It imports the schema, integrity and the stores whose derived rows it works out again, and opens a connection
of its own for reading, so that nothing is repaired, migrated or locked by looking. The path of a database
comes in, findings (``model.health``) go out; ``mending`` alone writes.
"""
