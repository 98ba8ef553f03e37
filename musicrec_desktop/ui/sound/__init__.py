"""How it sounds and when it stops: equaliser, crossfade, speed, output device, sleep timer.

Imports commands, kit and theme; no other feature.
Sound controls come from the sound service; what is turned goes to it.
"""
