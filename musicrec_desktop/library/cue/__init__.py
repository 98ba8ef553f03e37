"""Cue sheets: texts that say which tracks a sound file holds, beside the file or inside it.

Imports the rest of the library's readers, model and core. Bytes, text and names in a directory go in; a
``Sheet``, the ``FilePart`` values that it makes of a file, or ``LibraryError`` with a reason come out.
"""
