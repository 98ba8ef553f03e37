"""Writing into the tags of files, file by file, and the ratings that are written there on wish.

Imports library, storage, model and core, and ``services.ratings``.

Track ids and ratings go in; files with other tags, and reports of those that could not be written, come out.
"""
