"""Drivers that attack the program: kills, faults, damage, hostile files, long use.

Each is run by `python -m tests.soak.NAME`; pytest collects none of them. Their short forms are tests
elsewhere, which import from here. Figures stand in docs/reliability.md.
"""
