"""The command line ``musicrec``: every function of the program without the window.

It imports app and all rooms below, and of ui only the wording; only here rich is imported. Arguments come in;
tables or one JSON document go to stdout, progress and errors to stderr, and an exit status goes out.
"""
