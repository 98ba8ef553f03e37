"""MusicRec Desktop: a player for people who own their music."""

__version__ = "0.1.0"
