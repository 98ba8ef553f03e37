"""Backups of the library: what was repaired at the start, and the list to restore from.

Imports commands, kit and theme; no other feature.
Reads the backup service; a restore is requested there and happens at the next start.
"""
