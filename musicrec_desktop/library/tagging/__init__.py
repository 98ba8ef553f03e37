"""Tags of files as they are edited: read exactly, and written so that all else stays; files are renamed.

Imports the rest of the library room, model and core. Runs in the processes that read files.

Paths go in, and changes of fields and pictures; ``FileTags`` come out, and files that say what was asked for.
"""
