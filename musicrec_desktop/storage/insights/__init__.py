"""What figures are made of: listens, sounds and names as columns, read at once.

It imports ``core``, ``model``, and ``database``, ``columns`` of storage. A database comes in; numpy columns
of all rows go out. Services turn them into figures.
"""
