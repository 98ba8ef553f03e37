"""How the music map is painted: points by numpy into one picture, all else by a painter above it.

Imports values of the map, the theme and QtGui; no widgets and no services, so the command line paints with
it, too. Points and colourings come in as arrays; pictures, places of labels and numbers of points go out
([ADR 24](../../../../docs/adr/0024-map-drawing.md)).
"""
