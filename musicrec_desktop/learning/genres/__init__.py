"""Learns genres from tagged tracks, judges on artists that were not learnt from, and suggests.

In go vectors, genres and artists as numbers; out come figures and suggestions as arrays. It imports values of
``model`` and scikit-learn, which is loaded when something is learnt, and so runs in a process of its own.
``classifier`` has the mathematics, ``support`` says which genres can be learnt, ``judging`` makes figures of
guesses, ``learning`` joins them.
"""
