"""Evaluation of the cards of a day: simulated listeners over a month, and own history held out.

Imports all other rooms of ``recommend``, ``model``, ``core`` and NumPy. In come the library as columns, a
catalogue and listens; out goes a ``MixEvaluation``.
"""
