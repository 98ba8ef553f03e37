"""``musicrec genres``: ``command`` declares all words and suggests; ``words`` has what genres are shown as.

Imports ``cli`` and ``services``.

Arguments come in; tables, sentences and documents go out.
"""
