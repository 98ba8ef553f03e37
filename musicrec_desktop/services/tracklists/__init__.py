"""A list of tracks from anywhere: what of it is in the library, what stands in for the rest, and more.

``service.py`` is what front ends hold. Imports the readers of playlist files, exports and tracklists, the
matcher, and what suggests tracks.
"""
