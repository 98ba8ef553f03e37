"""Figures about taste: likes, ratings, clouds of names, and what the automatic queue learnt.

Imports ``storage.insights``, ``recommend``, ``model`` and ``core``.
Columns of feedback and plays, and a taste, come in; figures go out.
"""
