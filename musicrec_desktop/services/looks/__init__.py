"""How covers look: they are looked at in idle time, and albums are compared by them.

Imports analysis, recommend, library, storage, model and core. Present tracks go in; the albums whose covers
look alike, pictures that are there twice, and a place for each album on a wall come out.
"""
