"""Podcasts and audiobooks: by what they are known, and where the listener was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

HEARD_LEFT_MS: Final = 15_000
"""With less than this left, a track was heard to its end."""
LEAST_MS: Final = 10_000
"""A position before this is the beginning."""


@dataclass(frozen=True, slots=True)
class SpokenRules:
    """What is kept out of the music.

    Attributes:
        folders: absolute paths, ``os.fsdecode`` form; what is below them is spoken.
        genres: words, as the user wrote them; compared by ``genre_key``.
    """

    folders: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()


def place_to_resume(position_ms: int, duration_ms: int | None) -> int:
    """Where a track goes on that was left at a position; 0 where it begins anew, in milliseconds."""
    if position_ms < LEAST_MS:
        return 0
    if duration_ms is not None and position_ms > duration_ms - HEARD_LEFT_MS:
        return 0
    return position_ms
