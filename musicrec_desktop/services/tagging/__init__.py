"""Editing the tags and names of files: what some edits would change, doing it, and undoing it.

Imports library, storage, query, model and core, and ``services.file_tags``.

Track ids, paths and edits go in; plans, outcomes and batches that can be undone come out.
"""
