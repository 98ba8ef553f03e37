"""The folders of the library as a tree beside the tracks of the one that is chosen.

Imports kit, theme and the page of tracks; the window makes the page when it is first shown.
Folders come in one level at a time from the browse service; what is chosen goes out as signals.
"""
