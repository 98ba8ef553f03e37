"""What stands below the tracks of an album or an artist: covers that lead to similar ones.

Imports kit and theme; the page of tracks imports it. Services that find what is alike are asked here.
A scope comes in; the scopes that the user wants to see go out as signals.
"""
