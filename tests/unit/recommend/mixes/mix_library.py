"""A library of albums in some styles, in memory, and a listener whose history tests write."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from musicrec_desktop.model.listen import ListenTable
from musicrec_desktop.model.mix import MixTracks
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.mixes.mix_input import MixInput
from musicrec_desktop.recommend.taste.taste_profile import DAY_MS, learn_taste
from tests.unit.recommend.libraries import catalogue_of
from tests.unit.recommend.vectors import raw

DAY = dt.date(2026, 11, 30)
NOW_MS = int(dt.datetime(2026, 11, 30, 18, tzinfo=dt.UTC).timestamp() * 1000)
ALBUM_TRACKS = 10
ALBUMS_OF_ARTIST = 2
STYLES = ("Jazz", "Techno", "Folk", "Metal")
TRACK_MS = 200_000


@dataclass
class MixLibrary:
    """Tracks with ids from 1; ten make an album, two albums an artist, and artists take turns in styles.

    Attributes:
        count: how many tracks.
        is_analysed: whether their sound is known.
        plays: how often each track was played, shape (count,).
        skips: how often each was skipped.
        last_days: how many days ago it was last played; NaN for never.
        added_days: how many days ago it came.
        facts_changed: what rules are told otherwise, by id.
        given: further fields of the input.
    """

    count: int
    is_analysed: bool = True
    facts_changed: dict[int, dict[str, Any]] = field(default_factory=dict)
    given: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.plays = np.zeros(self.count, dtype=np.int64)
        self.skips = np.zeros(self.count, dtype=np.int64)
        self.last_days = np.full(self.count, np.nan)
        self.added_days = np.full(self.count, 400.0)
        self.liked: tuple[TrackId, ...] = ()
        self.numbers = np.arange(self.count)
        self.album = self.numbers // ALBUM_TRACKS
        self.artist = self.album // ALBUMS_OF_ARTIST
        self.style = self.artist % len(STYLES)

    def heard(self, ids: Sequence[int], plays: int, days_ago: float) -> None:
        """Tracks were played so often, and last so many days ago."""
        places = np.array(ids) - 1
        self.plays[places] = plays
        self.last_days[places] = days_ago

    def facts(self, ids: Sequence[TrackId]) -> dict[TrackId, TrackFacts]:
        """What rules look at."""
        return {track_id: self._facts(track_id) for track_id in ids if 1 <= track_id <= self.count}

    def tracks(self) -> MixTracks:
        """The columns."""
        last_ms = np.where(np.isnan(self.last_days), 0, NOW_MS - self.last_days * DAY_MS)
        return MixTracks(
            ids=self.numbers + 1,
            artist=self.artist,
            album=self.album,
            genre=self.style,
            number=self.numbers % ALBUM_TRACKS + 1,
            duration_ms=np.array([self._duration_ms(int(number)) for number in self.numbers], dtype=np.int64),
            added_at_ms=(NOW_MS - self.added_days * DAY_MS).astype(np.int64),
            plays=self.plays,
            skips=self.skips,
            last_ms=np.nan_to_num(last_ms).astype(np.int64),
            half_stars=np.zeros(self.count, dtype=np.int64),
            is_liked=np.isin(self.numbers + 1, self.liked),
            energy=np.linspace(0, 1, len(STYLES), dtype=np.float32)[self.style],
            bpm=np.full(self.count, 120.0, dtype=np.float32),
            titles=tuple(f"Title {number + 1}" for number in self.numbers),
            artists=tuple(f"Artist {number}" for number in range(int(self.artist.max(initial=-1)) + 1)),
            albums=tuple(f"Album {number}" for number in range(int(self.album.max(initial=-1)) + 1)),
            album_artists=tuple(
                f"Artist {number // ALBUMS_OF_ARTIST}"
                for number in range(int(self.album.max(initial=-1)) + 1)
            ),
            genres=STYLES,
        )

    def input(self, **changed: Any) -> MixInput:
        """The input of a page, with the taste learnt from the plays."""
        catalogue = None
        if self.is_analysed and self.count:
            noise = raw(self.count, seed=4)
            vectors = raw(len(STYLES), seed=6)[self.style] + 0.5 * (noise - noise.mean(axis=0))
            catalogue = catalogue_of([int(number) + 1 for number in self.numbers], vectors.astype(np.float32))
        taste = learn_taste(self._listens(), (), catalogue, NOW_MS)
        made = MixInput(self.tracks(), self.facts, NOW_MS, catalogue, taste, liked=self.liked)
        return replace(made, **self.given, **changed)

    def _listens(self) -> ListenTable:
        places = np.repeat(self.numbers, self.plays)
        order = np.argsort(-np.nan_to_num(self.last_days[places]), kind="stable")
        ids = places[order] + 1
        is_any = np.ones(len(ids), dtype=np.bool_)
        at_ms = (NOW_MS - np.nan_to_num(self.last_days[ids - 1]) * DAY_MS).astype(np.int64)
        lasted = np.full(len(ids), TRACK_MS, dtype=np.int64)
        return ListenTable(ids, at_ms, lasted, is_any, is_any, ~is_any, ~is_any, np.ones_like(ids))

    def _duration_ms(self, number: int) -> int:
        # Tracks that last equally long and sound alike would be copies of each other.
        return TRACK_MS + 1_000 * (number % 97)

    def _facts(self, track_id: TrackId) -> TrackFacts:
        number = track_id - 1
        known = TrackFacts(
            artist_keys=frozenset({f"artist {self.artist[number]}"}),
            album_key=f"album {self.album[number]}",
            title_key=f"title {track_id}",
            duration_ms=self._duration_ms(number),
            is_missing=False,
            genre_keys=frozenset({STYLES[self.style[number]].casefold()}),
        )
        return replace(known, **self.facts_changed.get(int(track_id), {}))
