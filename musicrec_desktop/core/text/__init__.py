"""Text for people, made comparable: one folding for search, order, groups and comparisons.

``folding`` makes two spellings of one text equal, ``search_words`` makes text and query meet, and ``order``
gives the key that every list sorts by. All three stand on ``folding.name_key``.
"""
