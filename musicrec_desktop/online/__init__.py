"""Servers that keep what was heard: their protocols, and where their tokens are kept."""
