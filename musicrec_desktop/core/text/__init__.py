"""Comparable text: one folding for search, sort order, groups and comparisons.

``folding`` makes the spellings of one text equal, ``search_words`` makes the words of text and query equal,
and ``order`` makes the sort key of every list. It imports nothing else of the program, and of libraries only
anyascii.
"""
