"""The search language: from the text of the search field to a ``Query``, without SQL.

It imports core only. A text comes in; a value with terms goes out, which storage translates into SQL.
"""
