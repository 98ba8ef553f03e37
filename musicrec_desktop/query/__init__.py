"""The search language: from the text of the search field to a ``Query``, without SQL.

Imports ``core`` only.
In comes a text; out goes a value with terms, which storage translates into SQL.
"""
