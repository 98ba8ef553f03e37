"""For you: the cards of the day, and the page of the tracks of one.

Imports services, commands, track_table, kit and theme; no other feature.
Cards come from the discover service; playing, saving and sharing go through the commands.
"""
