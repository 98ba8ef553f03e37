"""Profiles in the window: the picture of who listens, the menu to switch, the dialogs, the choice at start.

Imports kit and theme; no other feature.
Profiles come from the profile service; switches and changes go to it.
"""
