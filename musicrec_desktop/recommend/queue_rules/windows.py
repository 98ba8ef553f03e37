"""How soon an artist or an album comes back."""

from __future__ import annotations

from typing import ClassVar, Final

from musicrec_desktop.model.queue_rules import RuleName
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.queue_rules.belonging import albums, artists
from musicrec_desktop.recommend.queue_rules.levels import ALLOWED, Level
from musicrec_desktop.recommend.queue_rules.line import NOWHERE, Line, latest

MINUTE_MS: Final = 60_000
THREE_TRACKS: Final = 3


class ArtistWindow:
    """An artist comes back after so many tracks or so much time, whichever is reached first.

    Args:
        tracks: how many tracks lie between.
        minutes: how long they last together.
    """

    name: ClassVar[RuleName] = RuleName.ARTIST_WINDOW

    def __init__(self, tracks: int, minutes: int) -> None:
        self._tracks = tracks
        self._ms = minutes * MINUTE_MS
        self._fewer = max(1, tracks // 2)
        self._fewest = min(THREE_TRACKS, self._fewer)

    def level(self, _track_id: TrackId, facts: TrackFacts, line: Line) -> int:
        place = latest(artists(facts), line.artist_place)
        if place == NOWHERE:
            return ALLOWED
        between = line.tracks_after(place)
        if between >= self._tracks or line.ms_after(place) >= self._ms:
            return ALLOWED
        if between >= self._fewer:
            return Level.ARTIST_SOONER
        return Level.ARTIST_AFTER_THREE if between >= self._fewest else Level.ARTIST_AT_ONCE


class AlbumWindow:
    """An album comes back after so many tracks.

    Args:
        tracks: how many tracks lie between.
    """

    name: ClassVar[RuleName] = RuleName.ALBUM_WINDOW

    def __init__(self, tracks: int) -> None:
        self._tracks = tracks
        self._fewer = max(1, tracks * 2 // 5)
        self._fewest = min(THREE_TRACKS, self._fewer)

    def level(self, _track_id: TrackId, facts: TrackFacts, line: Line) -> int:
        place = latest(albums(facts), line.album_place)
        if place == NOWHERE:
            return ALLOWED
        between = line.tracks_after(place)
        if between >= self._tracks:
            return ALLOWED
        if between >= self._fewer:
            return Level.ALBUM_SOONER
        return Level.ALBUM_AFTER_THREE if between >= self._fewest else Level.ALBUM_AT_ONCE
