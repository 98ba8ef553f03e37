"""The up-next panel: the queue, why a track is in it, and what shapes its automatic part.

Imports commands, kit and theme; no other feature.
Entries come from the player and autoplay; edits go to the player, controls and rules to autoplay.
"""
