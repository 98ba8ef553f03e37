"""What the player does, as the window shows it."""

from __future__ import annotations

from enum import StrEnum


class PlayerState(StrEnum):
    """The transport's states."""

    STOPPED = "stopped"
    LOADING = "loading"
    PLAYING = "playing"
    PAUSED = "paused"
