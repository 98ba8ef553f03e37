"""“Suggest more” below a playlist: tracks that fit it, each with its reason, to be added or refused.

Imports kit, commands and theme; no other feature. Suggestions come in from services as ``Suggestions``; what
is added goes out through the edits of playlists in ``ui/commands``.
"""
