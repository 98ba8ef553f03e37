"""The import from other players and services: choose, answer, review, bring in, take back.

Imports commands, kit and theme; no other feature.
A path goes in, by hand or by a drop; ``ImportService`` reads and writes, and an import can be undone as one.
"""
