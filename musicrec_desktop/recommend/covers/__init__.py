"""Covers compared with each other: what looks alike, what is there twice, and a wall of alike neighbours.

Imports model and core. Looks go in as arrays; likeness, groups and places come out.
"""
