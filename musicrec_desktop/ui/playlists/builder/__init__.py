"""The builder of smart playlists: rules as rows and as text, order and limits, and what they find.

Imports kit and theme; no other feature. ``rules``, ``choices``, ``rearranging`` and ``draft`` have no Qt.
A draft comes in from services as ``SmartRules``; the same goes out when it is saved.
"""
