"""How soon an artist or an album comes back, and how that fits a library.

The listener sets a window: how many tracks lie between two of one artist (or album). With few artists near
what is played, a whole window would let in tracks that do not fit. So the window that holds grows with the
number of near artists (or albums), and is whole from ``WHOLE`` on.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from typing_extensions import override

from musicrec_desktop.model.queue_rule_table import RuleName
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.queue.rules.recent_history import NOWHERE, Encounters, RecentHistory, latest
from musicrec_desktop.recommend.queue.rules.relaxation import ALLOWED, HistoryRule, Relaxation
from musicrec_desktop.recommend.taste.belonging import albums, artists

MINUTE_MS: Final = 60_000
THREE_TRACKS: Final = 3
WHOLE: Final = 40
"""The number of near artists or albums from which windows are as the listener set them."""
ARTIST_GROWTH: Final = 1.0
ALBUM_GROWTH: Final = 1.5
"""The exponents by which windows grow. With few near, an album gets no more space than an artist; with
many, its longer window takes effect."""


def fitted(chosen: int, usual: int, near: int, growth: float) -> int:
    """How many tracks lie at least between two of one artist (or album).

    The result never gets smaller with more near. A window below the default is whole with fewer near.

    Args:
        chosen: the window that the listener set, in tracks.
        usual: the default of the rule, in tracks.
        near: how many different artists (or albums) are near.
        growth: the exponent.
    """
    return min(chosen, math.floor(max(chosen, usual) * math.pow(near_share(near), growth)))


def near_share(near: int) -> float:
    """How far a number of near artists is on the way from 1 to ``WHOLE``, 0 to 1."""
    return min(max((near - 1) / (WHOLE - 1), 0.0), 1.0)


@dataclass(frozen=True, slots=True)
class Room:
    """The window that a library has room for.

    Attributes:
        tracks: how many tracks lie between at least; at most the window that the listener set.
        skipped: rejected tracks; their artists and albums keep the whole window.
    """

    tracks: int
    skipped: frozenset[TrackId] = frozenset()

    def allows(self, between: int, last: TrackId) -> bool:
        """Whether ``between`` tracks since ``last``, of the same artist or album, are enough."""
        return between >= self.tracks and last not in self.skipped


class ArtistWindow(HistoryRule):
    """An artist comes back after a number of tracks or a time, whichever is reached first.

    Args:
        tracks: how many tracks lie between.
        minutes: how long the tracks between last together.
        room: the smaller window that the library allows; None for the whole window.
    """

    name = RuleName.ARTIST_WINDOW

    def __init__(self, tracks: int, minutes: int, room: Room | None = None) -> None:
        self._tracks = tracks
        self._room = room
        self._ms = minutes * MINUTE_MS
        self._fewer = max(1, tracks // 2)
        self._fewest = min(THREE_TRACKS, self._fewer)

    @override
    def level(self, _track_id: TrackId, facts: TrackFacts, history: RecentHistory) -> int:
        return self._at(latest(artists(facts), history.artist_place), history)

    @override
    def levels(self, met: Encounters, history: RecentHistory) -> NDArray[np.int64]:
        return _by_place(met.artist_place, lambda place: self._at(place, history), history)

    def _at(self, place: int, history: RecentHistory) -> int:
        """The level where the artist was heard last at a place."""
        if place == NOWHERE:
            return ALLOWED
        between = history.tracks_after(place)
        if between >= self._tracks or history.ms_after(place) >= self._ms:
            return ALLOWED
        if self._room is not None and self._room.allows(between, history.ids[place]):
            return ALLOWED
        if between >= self._fewer:
            return Relaxation.ARTIST_SOONER
        return Relaxation.ARTIST_AFTER_THREE if between >= self._fewest else Relaxation.ARTIST_AT_ONCE


class AlbumWindow(HistoryRule):
    """An album comes back after a number of tracks.

    Args:
        tracks: how many tracks lie between.
        room: the smaller window that the library allows; None for the whole window.
    """

    name = RuleName.ALBUM_WINDOW

    def __init__(self, tracks: int, room: Room | None = None) -> None:
        self._tracks = tracks
        self._room = room
        self._fewer = max(1, tracks * 2 // 5)
        self._fewest = min(THREE_TRACKS, self._fewer)

    @override
    def level(self, _track_id: TrackId, facts: TrackFacts, history: RecentHistory) -> int:
        return self._at(latest(albums(facts), history.album_place), history)

    @override
    def levels(self, met: Encounters, history: RecentHistory) -> NDArray[np.int64]:
        return _by_place(met.album_place, lambda place: self._at(place, history), history)

    def _at(self, place: int, history: RecentHistory) -> int:
        """The level where the album was heard last at a place."""
        if place == NOWHERE:
            return ALLOWED
        between = history.tracks_after(place)
        if between >= self._tracks:
            return ALLOWED
        if self._room is not None and self._room.allows(between, history.ids[place]):
            return ALLOWED
        if between >= self._fewer:
            return Relaxation.ALBUM_SOONER
        return Relaxation.ALBUM_AFTER_THREE if between >= self._fewest else Relaxation.ALBUM_AT_ONCE


def _by_place(
    places: NDArray[np.int64], level_at: Callable[[int], int], history: RecentHistory
) -> NDArray[np.int64]:
    """The level of each of many candidates, of which many were met at the same place."""
    is_met = np.zeros(len(history.ids) + 1, dtype=np.bool_)
    is_met[places] = True  # ``NOWHERE`` is the last one
    is_met[NOWHERE] = False
    levels = np.full(len(is_met), int(ALLOWED), dtype=np.int64)
    for place in np.flatnonzero(is_met).tolist():
        levels[place] = level_at(place)
    return levels[places]


def is_after_skip(facts: TrackFacts, history: RecentHistory, skipped: frozenset[TrackId]) -> bool:
    """Whether the last track of the same artist, or of the same album, was rejected."""
    places = (latest(artists(facts), history.artist_place), latest(albums(facts), history.album_place))
    return any(place != NOWHERE and history.ids[place] in skipped for place in places)
