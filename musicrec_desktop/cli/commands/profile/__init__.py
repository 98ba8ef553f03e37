"""``musicrec profile``: ``command`` has the table of its words, and a module has each kind of them.

``keeping`` lists, makes, changes and deletes profiles.
Imports ``cli`` and ``services``. Arguments come in; tables, sentences and documents go out.
"""
