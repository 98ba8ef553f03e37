"""How soon an artist or an album comes back, and how that fits a library.

A window is what the listener asked for, as far as there are artists (or albums) near what is played. With
few of them near, a whole window would let in what does not fit; so it grows with their number, and from
``WHOLE`` on it is whole.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from typing_extensions import override

from musicrec_desktop.model.queue_rules import RuleName
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.queue.rules.recent_history import NOWHERE, RecentHistory, latest
from musicrec_desktop.recommend.queue.rules.relaxation import ALLOWED, Relaxation, Rule
from musicrec_desktop.recommend.taste.belonging import albums, artists

MINUTE_MS: Final = 60_000
THREE_TRACKS: Final = 3
WHOLE: Final = 40
"""So many artists or albums near what is played, and windows are as they were chosen."""
ARTIST_GROWTH: Final = 1.0
ALBUM_GROWTH: Final = 1.5
"""The powers with which windows grow. With few near, an album gets no more space than an artist; only
where there are many does its longer window show."""


def fitted(chosen: int, usual: int, near: int, growth: float) -> int:
    """How many tracks lie between two of one artist (or album) where so many are near.

    It never gets smaller with more of them near. Numbers below the usual one are whole earlier: a short
    window needs fewer artists.

    Args:
        chosen: what the listener asked for.
        usual: what the rule has until somebody sets it.
        near: how many different ones are near.
        growth: the power with which it grows.
    """
    return min(chosen, math.floor(max(chosen, usual) * math.pow(near_share(near), growth)))


def near_share(near: int) -> float:
    """How far it is from one artist near to ``WHOLE`` of them, 0 to 1."""
    return min(max((near - 1) / (WHOLE - 1), 0.0), 1.0)


@dataclass(frozen=True, slots=True)
class Room:
    """What a library has room for.

    Attributes:
        tracks: how many tracks lie between at least; fewer than the window where the library asks for it.
        skipped: tracks that were not welcome; their artists and albums keep the whole window.
    """

    tracks: int
    skipped: frozenset[TrackId] = frozenset()

    def allows(self, between: int, last: TrackId) -> bool:
        """Whether so many tracks after one of the same artist or album are enough."""
        return between >= self.tracks and last not in self.skipped


class ArtistWindow(Rule):
    """An artist comes back after so many tracks or so much time, whichever is reached first.

    Args:
        tracks: how many tracks lie between.
        minutes: how long they last together.
        room: what the library allows; None for the whole window.
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
        place = latest(artists(facts), history.artist_place)
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


class AlbumWindow(Rule):
    """An album comes back after so many tracks.

    Args:
        tracks: how many tracks lie between.
        room: what the library allows; None for the whole window.
    """

    name = RuleName.ALBUM_WINDOW

    def __init__(self, tracks: int, room: Room | None = None) -> None:
        self._tracks = tracks
        self._room = room
        self._fewer = max(1, tracks * 2 // 5)
        self._fewest = min(THREE_TRACKS, self._fewer)

    @override
    def level(self, _track_id: TrackId, facts: TrackFacts, history: RecentHistory) -> int:
        place = latest(albums(facts), history.album_place)
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


def is_after_skip(facts: TrackFacts, history: RecentHistory, skipped: frozenset[TrackId]) -> bool:
    """Whether the last track of the same artist, or of the same album, was not welcome."""
    places = (latest(artists(facts), history.artist_place), latest(albums(facts), history.album_place))
    return any(place != NOWHERE and history.ids[place] in skipped for place in places)
