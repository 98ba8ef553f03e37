"""Reports on similarity and recommendations on the user's own library.

Imports commands, kit and theme; no other feature.
Figures come from the report services; nothing is changed.
"""
