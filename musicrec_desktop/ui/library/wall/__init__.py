"""The cover wall: a page, its model of cells, and the view that paints them.

Imports kit and theme; the window imports the page. Services that find and place albums are asked.
What shall be played, and menus, go out as signals.
"""
