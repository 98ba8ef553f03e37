"""Ratings: half stars of a listener for a track."""

from __future__ import annotations

from typing import Final, NamedTuple

from musicrec_desktop.model.track import TrackId

MOST_HALF_STARS: Final = 10
NEUTRAL_HALF_STARS: Final = 6
"""Three stars say neither good nor bad."""


class Rating(NamedTuple):
    """A track and what it is worth to the listener.

    Attributes:
        track_id: the track.
        half_stars: 1 to 10.
        at_ms: when it was given, UTC.
    """

    track_id: TrackId
    half_stars: int
    at_ms: int

    @property
    def leaning(self) -> float:
        """How much it speaks for the track, from -1 (a star or less) over 0 (three) to 1 (five)."""
        return leaning_of(self.half_stars)


def leaning_of(half_stars: int) -> float:
    """As ``Rating.leaning``; 0 for no rating."""
    if not half_stars:
        return 0.0
    return max(-1.0, (half_stars - NEUTRAL_HALF_STARS) / (MOST_HALF_STARS - NEUTRAL_HALF_STARS))
