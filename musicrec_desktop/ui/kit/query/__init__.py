"""A field for queries: suggestions, underlined problems with their fixes, recent searches, the help card.

Imports ``query`` and the parts of ``kit``; a caller hands in who looks up the values of the library.
In come keys; out go texts of queries.
"""
