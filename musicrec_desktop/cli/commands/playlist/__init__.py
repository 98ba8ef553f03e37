"""``musicrec playlist``: ``command`` declares all words, and a module has each kind of them.

``editing`` has what they share: finding a playlist, doing something with it, and showing what it is then.
Imports ``cli`` and ``services``. Arguments come in; tables, sentences and documents go out.
"""
