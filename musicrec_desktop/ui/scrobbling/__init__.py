"""Scrobbling accounts: the list, a new account, and what stopped.

Imports commands, kit and theme; no other feature.
Account states come from the scrobble service; changes of accounts go to it.
"""
