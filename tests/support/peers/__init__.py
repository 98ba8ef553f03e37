"""Other players, for comparisons: how each keeps its library, is started, searched in and told to play.

Imports ``storage`` and ``tests.support``. In come the tracks of a made library; out come homes in which a
player finds them, and the commands to use it.
"""
