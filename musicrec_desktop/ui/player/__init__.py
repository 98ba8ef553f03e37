"""The player bar and the mini player: track, transport, seek bar and its picture, volume, level meter.

Imports commands, kit and theme; no other feature.
State comes from the player; presses become calls of the player.
"""
