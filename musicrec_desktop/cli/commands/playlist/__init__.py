"""``musicrec playlist``: one module for each kind of thing that is done, and ``command`` with all words.

Imports ``cli`` and ``services``. Arguments come in; tables, sentences and documents go out.
"""
