"""The music map: every analysed track as a point, where what sounds alike lies together.

``canvas`` is the widget, ``drawing`` what it and the command line paint with. Imports the kit, the theme,
services and values. Points, colourings and clusters come in; what the user points at, chooses and draws goes
out as signals.
"""
