"""Covers compared with each other: what looks alike, what is there twice, and a wall of alike neighbours.

Imports ``unit_vectors`` and model, and is plain numpy.

Looks go in as arrays, and come from storage; likeness, groups and places come out.
"""
