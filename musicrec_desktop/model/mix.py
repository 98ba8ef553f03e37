"""What cards are made from: the library as columns, and what the listener did with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.track import TrackId

Ints = NDArray[np.int64]
FADING: Final = 0.85
"""How much of having been shown is left after each day."""


def _no_ints() -> Ints:
    return np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class MixTracks:
    """All present tracks as columns, in the order of ``ids``; those without a comment have shape (n,).

    Attributes:
        ids: int64, ascending.
        artist: number of the first artist (of ``artists``), -1 where unknown.
        album: number of the album (of ``albums``), -1 where unknown.
        genre: number of the first genre (of ``genres``), -1 where unknown.
        number: its place on the album: discs count thousands; 0 where unknown.
        duration_ms: 0 where unknown.
        added_at_ms: UTC.
        plays: of the listener, with imported ones.
        skips: of the listener, with imported ones.
        last_ms: start of the last play, UTC; 0 where never or unknown.
        half_stars: 0 for none.
        is_liked: bool.
        energy: 0 to 1, NaN where not analysed; float32.
        bpm: NaN where not analysed; float32.
        titles: of the tracks; may read each when it is asked for, in the thread that asks.
        artists: names by number.
        albums: titles by number.
        album_artists: by number of the album; empty where unknown.
        genres: names by number.
    """

    ids: Ints
    artist: Ints
    album: Ints
    genre: Ints
    number: Ints
    duration_ms: Ints
    added_at_ms: Ints
    plays: Ints
    skips: Ints
    last_ms: Ints
    half_stars: Ints
    is_liked: NDArray[np.bool_]
    energy: FloatArray
    bpm: FloatArray
    titles: Sequence[str]
    artists: tuple[str, ...]
    albums: tuple[str, ...]
    album_artists: tuple[str, ...]
    genres: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.ids)

    def places(self, ids: Ints) -> Ints:
        """The rows of tracks in their order; those that are not there are left out."""
        if not len(self.ids):
            return _no_ints()
        places = np.minimum(np.searchsorted(self.ids, ids), len(self.ids) - 1)
        found: Ints = places[self.ids[places] == ids]
        return found


class DayPart(StrEnum):
    """A part of the day on the listener's clock."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"

    @classmethod
    def at(cls, hour: int) -> DayPart:
        """The part that an hour, 0 to 23, lies in."""
        if 5 <= hour < 12:
            return cls.MORNING
        if 12 <= hour < 17:
            return cls.AFTERNOON
        return cls.EVENING if 17 <= hour < 22 else cls.NIGHT


@dataclass(frozen=True, slots=True, eq=False)
class TrackCounts:
    """How often tracks were played in some span.

    Attributes:
        ids: of the tracks, shape (n,).
        plays: of each, shape (n,).
    """

    ids: Ints = field(default_factory=_no_ints)
    plays: Ints = field(default_factory=_no_ints)


@dataclass(frozen=True, slots=True, eq=False)
class Anniversary:
    """What was played on the same day of an earlier year.

    Attributes:
        year: the year.
        counts: the tracks.
    """

    year: int
    counts: TrackCounts


@dataclass(frozen=True, slots=True)
class LeftOff:
    """A long track that was begun, and never heard to its half.

    Attributes:
        track_id: the track.
        heard_ms: the most that was heard of it at once.
        at_ms: when it was last begun, UTC.
    """

    track_id: TrackId
    heard_ms: int
    at_ms: int


@dataclass(frozen=True, slots=True, eq=False)
class MixHistory:
    """What the listener did at certain times.

    Attributes:
        anniversaries: of the day, the latest year first.
        part: the part of the day that it is.
        part_counts: what was played in this part of the day lately.
        day_counts: what was played at any time in the same span.
        left_off: long tracks that were left.
        last_yesterday: the last track of yesterday; None where nothing was played then.
    """

    anniversaries: tuple[Anniversary, ...] = ()
    part: DayPart = DayPart.MORNING
    part_counts: TrackCounts = field(default_factory=TrackCounts)
    day_counts: TrackCounts = field(default_factory=TrackCounts)
    left_off: tuple[LeftOff, ...] = ()
    last_yesterday: TrackId | None = None


@dataclass(frozen=True, slots=True, eq=False)
class ShownTracks:
    """Tracks of the pages of earlier days.

    Attributes:
        ids: ascending, shape (n,).
        weight: how much each was shown, less the longer ago, shape (n,).
    """

    ids: Ints = field(default_factory=_no_ints)
    weight: FloatArray = field(default_factory=lambda: np.zeros(0, dtype=np.float32))

    @classmethod
    def of(cls, ids: Ints, days_ago: Ints) -> ShownTracks:
        """What was shown on earlier pages.

        Args:
            ids: a track for each time that it stood on a page, shape (n,).
            days_ago: how many days ago that was, shape (n,).
        """
        known, places = np.unique(ids, return_inverse=True)
        weight = np.bincount(places, FADING**days_ago, minlength=len(known))
        return cls(known, weight.astype(np.float32))
