"""The year in review: cards with statements that the listens of the year carry.

Imports ``services.insights.data`` and what it is made of, ``model`` and ``core``. The data of a year and of
the year before come in; cards in words go out. What the data do not carry has no card.
"""
