"""The cards of a day: eleven kinds of lists for one listener, each track with its reason.

Imports ``queue.rules``, ``taste``, ``neighbours``, ``space``, ``model``, ``core`` and NumPy; no SQL, no
files. In comes a ``MixInput``; out come cards, the same for the same day, sliders and seed.
"""
