"""The folders of the library, and the scans that keep the database up to date with them.

Imports library, storage and model.

Paths go in; rows are written in batches, and ``TrackChanges`` tell what they touched.
"""
