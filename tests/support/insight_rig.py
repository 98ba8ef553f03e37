"""A library with a generated history, and plain counts over its raw rows."""

from __future__ import annotations

import datetime as dt
import os
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from musicrec_desktop.model.insights import Figure
from musicrec_desktop.model.listen import Listen
from musicrec_desktop.model.period import Period
from musicrec_desktop.model.playback import EndReason, Origin
from musicrec_desktop.model.recommendation import ReasonKind
from musicrec_desktop.model.track import Tags, TrackId
from musicrec_desktop.services.insights.data import InsightData
from musicrec_desktop.services.insights.figures import all_figures
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.listens import ListenStore
from tests.support.insights import stores_of
from tests.support.library import add_tracks, library_of, scanned

ZONE: Final = ZoneInfo("Europe/Berlin")
NOW: Final = dt.datetime(2026, 11, 30, 9, 0, tzinfo=ZONE)
SPREAD: Final = (
    dt.datetime(1970, 1, 1, 0, 30, tzinfo=dt.UTC),
    dt.datetime(2026, 3, 29, 0, 59, tzinfo=dt.UTC),  # clocks go forward at 01:00
    dt.datetime(2026, 3, 29, 1, 0, tzinfo=dt.UTC),
    dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC),  # and back at 01:00: this hour comes twice
    dt.datetime(2026, 10, 25, 1, 30, tzinfo=dt.UTC),
    dt.datetime(2026, 12, 31, 23, 30, tzinfo=dt.UTC),  # 2027 in Berlin
    dt.datetime(2025, 12, 31, 23, 0, tzinfo=dt.UTC),  # the first moment of 2026 in Berlin
    dt.datetime(2100, 5, 5, 5, 5, tzinfo=dt.UTC),
)
"""Moments that are in each generated history."""
DURATIONS: Final = (0, 1_000, 40_000, 200_000, 3_600_000)
GENRES: Final = ("Rock", "rock", "Jazz", "Ambient")


@dataclass(frozen=True)
class Row:
    """A listen as plain Python has it."""

    track_id: int
    at: dt.datetime
    listened_ms: int
    is_play: bool
    is_skip: bool
    is_finished: bool
    is_auto: bool
    is_imported: bool
    reason: str


class InsightRig:
    """A library of 40 tracks: some without tags, one without a file.

    Args:
        folder: of the profile.
        listener: whose history is in use.
    """

    def __init__(self, folder: Path, listener: str = "") -> None:
        self.database: Database = library_of(os.path.join(folder, "library.sqlite3"), listener)
        files = [scanned(f"{number:02}.flac", _tags(number)) for number in range(40)]
        self.track_ids: list[TrackId] = add_tracks(self.database, files)[1]
        self.database.execute("UPDATE track SET missing_since_ms = 5 WHERE id = ?", (self.track_ids[39],))
        self.stores = stores_of(self.database)

    def listen(
        self,
        at: dt.datetime,
        track: int = 0,
        listened_ms: int = 200_000,
        *,
        reason: EndReason = EndReason.FINISHED,
        origin: Origin = Origin.USER,
        kind: ReasonKind | None = None,
    ) -> None:
        """Write a listen of the listener in use."""
        ListenStore(self.database).finish(
            Listen(
                self.track_ids[track],
                round(at.timestamp() * 1000),
                listened_ms,
                200_000,
                reason,
                origin,
                1,
                kind,
                kind is ReasonKind.DISCOVERY,
            )
        )

    def generate(self, seed: int, count: int = 300) -> None:
        """Own listens, imported plays, doubles among them, and plays of what is not owned."""
        with self.database.transaction():
            self._generate(random.Random(seed), count)

    def _generate(self, rng: random.Random, count: int) -> None:
        for moment in (*SPREAD, *_moments(rng, count)):
            is_auto = rng.random() < 0.5
            self.listen(
                moment,
                rng.randrange(40),
                rng.choice(DURATIONS),
                reason=rng.choice(list(EndReason)),
                origin=Origin.AUTO if is_auto else Origin.USER,
                kind=rng.choice([*list(ReasonKind)[:4], None, ReasonKind.DISCOVERY]) if is_auto else None,
            )
        self.imported(rng, count)

    def imported(self, rng: random.Random, count: int) -> None:
        """Rows of an import that is done, and of one that is not."""
        listener = self.database.owner_id
        for is_done in (1, 0):
            batch = self.database.execute(
                "INSERT INTO import_batch (listener_id, source, title, file_name, imported_at_ms, is_done,"
                " process_id) VALUES (?, 'lastfm', '', '', 0, ?, 1)",
                (listener, is_done),
            ).lastrowid
            for number in range(30):
                track_id = None if number >= 25 else rng.choice(self.track_ids)
                described = self.database.execute(
                    "INSERT INTO imported_track (listener_id, source, key, track_id, title, artist, album,"
                    " album_artist, isrc, recording_id, location, outcome, reason)"
                    " VALUES (?, ?, ?, ?, '', '', '', '', '', '', x'', '', '')",
                    (listener, f"lastfm{is_done}", str(number).encode(), track_id),
                ).lastrowid
                for moment in _moments(rng, count // 30):
                    is_play = rng.random() < 0.7
                    self.database.execute(
                        "INSERT OR IGNORE INTO imported_play (imported_track_id, started_at_ms, batch_id,"
                        " listened_ms, precision_ms, is_play, is_skip, is_double)"
                        " VALUES (?, ?, ?, ?, 1000, ?, ?, ?)",
                        (
                            described,
                            round(moment.timestamp()) * 1000,
                            batch,
                            rng.choice((None, 20_000, 180_000)),
                            is_play,
                            not is_play and rng.random() < 0.5,
                            rng.random() < 0.2,
                        ),
                    )

    def imported_without_time(self, track: int) -> None:
        """A track that an import says was played twice, without saying when."""
        listener = self.database.owner_id
        batch = self.database.execute(
            "INSERT INTO import_batch (listener_id, source, title, file_name, imported_at_ms, is_done,"
            " process_id) VALUES (?, 'itunes', '', '', 0, 1, 1)",
            (listener,),
        ).lastrowid
        described = self.database.execute(
            "INSERT INTO imported_track (listener_id, source, key, track_id, title, artist, album,"
            " album_artist, isrc, recording_id, location, outcome, reason)"
            " VALUES (?, 'itunes', ?, ?, '', '', '', '', '', '', x'', '', '')",
            (listener, str(track).encode(), self.track_ids[track]),
        ).lastrowid
        self.database.execute(
            "INSERT INTO imported_item (batch_id, imported_track_id, item_key, undated_plays)"
            " VALUES (?, ?, x'', 2)",
            (batch, described),
        )
        self.database.execute(
            "INSERT INTO imported_use (listener_id, track_id, plays, skips) VALUES (?, ?, 2, 0)",
            (listener, self.track_ids[track]),
        )

    def rows(self, listener_id: int | None = None) -> list[Row]:
        """Every listen that counts, oldest first, by plain SQL on raw rows."""
        listener = self.database.listener_id if listener_id is None else listener_id
        own = self.database.query(
            "SELECT track_id, started_at_ms, listened_ms, is_play, is_early_skip, reason = 'finished',"
            " origin = 'auto', 0, reason_kind FROM listen WHERE listener_id = ?",
            (listener,),
        )
        imported = self.database.query(
            "SELECT t.track_id, p.started_at_ms, coalesce(p.listened_ms, CASE WHEN p.is_play THEN"
            " track.measured_ms ELSE 0 END, 0), p.is_play, p.is_skip, 0, 0, 1, ''"
            " FROM imported_play p, imported_track t, track, import_batch b WHERE t.id = p.imported_track_id"
            " AND track.id = t.track_id AND b.id = p.batch_id AND b.is_done AND NOT p.is_double"
            " AND t.listener_id = ?",
            (listener,),
        )
        rows = [
            Row(
                track_id,
                dt.datetime.fromtimestamp(at_ms / 1000, dt.UTC).astimezone(ZONE),
                listened_ms,
                bool(is_play),
                bool(is_skip),
                bool(is_finished),
                bool(is_auto),
                bool(is_imported),
                reason,
            )
            for track_id, at_ms, listened_ms, is_play, is_skip, is_finished, is_auto, is_imported, reason in (
                *own,
                *imported,
            )
        ]
        return sorted(rows, key=lambda row: row.at.timestamp())

    def data(self, period: Period, now: dt.datetime = NOW) -> InsightData:
        """What makers work on."""
        return InsightData(period, self.stores, round(now.timestamp() * 1000), ZONE)

    def figure(self, key: str, period: Period, now: dt.datetime = NOW) -> Figure:
        """A figure of the registry."""
        (spec,) = (spec for spec in all_figures() if spec.key == key)
        return spec.make(self.data(period, now))


def within(rows: Sequence[Row], period: Period) -> list[Row]:
    """The listens whose day, by the listener's clock, is one of the period."""
    if period.first is None or period.last is None:
        return list(rows)
    return [row for row in rows if period.first <= row.at.date() <= period.last]


def cells(figure: Figure, column: str) -> list[object]:
    """The cells of a column."""
    place = [one.name for one in figure.columns].index(column)
    return [row[place] for row in figure.rows]


def _tags(number: int) -> Tags:
    return Tags(
        f"Track {number}",
        tuple(f"Artist {one}" for one in {number % 7, number % 5}) if number % 9 else (),
        album=f"Album {number // 8}" if number % 10 else "",
        album_artists=(f"Artist {number % 5}",),
        genres=tuple(dict.fromkeys(GENRES[: number % 5])),
        year=1960 + number if number % 6 else None,
        duration_ms=200_000,
    )


def _moments(rng: random.Random, count: int) -> Iterator[dt.datetime]:
    start = dt.datetime(2024, 12, 1, tzinfo=dt.UTC).timestamp()
    end = NOW.timestamp()
    for _ in range(count):
        yield dt.datetime.fromtimestamp(int(rng.uniform(start, end)), dt.UTC)
