"""What the listener in use did in a span of time, for the weekly letter."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.columns import read_columns
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.id_list import IN_LIST, id_list

KEPT_SEARCHES_MS: Final = 60 * 24 * 60 * 60_000
"""Searches are forgotten after two months, which is longer than a letter looks back."""
LONGEST_SEARCH: Final = 200

_OWN: Final = (
    "SELECT track_id, started_at_ms, listened_ms, is_play FROM own_listen"
    " WHERE started_at_ms >= ? AND started_at_ms < ?"
)
_OF_IMPORTS: Final = (
    " FROM imported_play JOIN imported_track ON imported_track.id = imported_track_id"
    " JOIN track ON track.id = track_id"
    " WHERE listener_id = ? AND NOT is_double AND batch_id IN (SELECT id FROM import_batch WHERE is_done)"
)
_IMPORTED: Final = (
    "SELECT track_id, started_at_ms,"
    " coalesce(listened_ms, iif(imported_play.is_play, track.measured_ms, 0), 0), imported_play.is_play"
    f"{_OF_IMPORTS} AND started_at_ms >= ? AND started_at_ms < ?"
)
# A cross join keeps this order: SQLite does not know how many rows the JSON has, and would read all of it for
# each row of the other table.
_PLAYED: Final = "WITH played (id, plays) AS (SELECT value ->> 0, value ->> 1 FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class Heard:
    """Listens in a span of time as columns, each int64 of shape (n,).

    Attributes:
        track_ids: which track.
        started_at_ms: UTC.
        listened_ms: how much of it.
        is_play: 1 where it counts as a play.
    """

    track_ids: NDArray[np.int64]
    started_at_ms: NDArray[np.int64]
    listened_ms: NDArray[np.int64]
    is_play: NDArray[np.int64]

    @property
    def played(self) -> NDArray[np.int64]:
        """The tracks of the plays, shape (plays,)."""
        return self.track_ids[self.is_play > 0]

    @property
    def plays(self) -> int:
        """How many plays."""
        return int(self.is_play.sum())


@dataclass(frozen=True, slots=True)
class NamedCount:
    """An artist or an album with a count.

    Attributes:
        name: of the artist or album.
        detail: the artist of an album; else empty.
        count: plays, or tracks.
        track_id: one of its tracks.
    """

    name: str
    detail: str
    count: int
    track_id: TrackId


class WeekStore:
    """Reads what a letter is made of; takes its time, so it is called in lanes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def heard(self, start_ms: int, end_ms: int) -> Heard:
        """The listens that began in a span, of the player and of imports."""
        own = read_columns(self._database, _OWN, (start_ms, end_ms), 4)
        imported = read_columns(self._database, _IMPORTED, (self._database.listener_id, start_ms, end_ms), 4)
        return Heard(*np.concatenate((own, imported), axis=1))

    def heard_before(self, track_ids: Iterable[int], start_ms: int) -> set[TrackId]:
        """Which of these tracks were played before a moment, also at an unknown time."""
        ids = id_list(track_ids)
        rows = self._database.query(
            # The plus keeps SQLite from reading all that was ever played for each track, by the time.
            "SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM own_listen WHERE track_id = value"
            " AND +started_at_ms < ? AND is_play = 1)",
            (ids, start_ms),
        )
        rows += self._database.query(
            f"SELECT DISTINCT track_id{_OF_IMPORTS} AND started_at_ms < ? AND imported_play.is_play"
            f" AND track_id {IN_LIST}",
            (self._database.listener_id, start_ms, ids),
        )
        rows += self._database.query(
            "SELECT DISTINCT track_id FROM imported_item"
            " JOIN imported_track ON imported_track.id = imported_track_id WHERE listener_id = ?"
            f" AND undated_plays > 0 AND batch_id IN (SELECT id FROM import_batch WHERE is_done)"
            f" AND track_id {IN_LIST}",
            (self._database.listener_id, ids),
        )
        return {TrackId(row[0]) for row in rows}

    def top_artists(self, plays: Mapping[int, int], limit: int) -> list[NamedCount]:
        """The artists of played tracks, the most played first."""
        rows = self._database.query(
            f"{_PLAYED} SELECT value, '', sum(plays) AS total, min(id) FROM played"
            " CROSS JOIN track_value ON track_id = id AND kind = 'artist' AND key <> ''"
            " GROUP BY key ORDER BY total DESC, key LIMIT ?",
            (_counts(plays), limit),
        )
        return [_named(row) for row in rows]

    def top_albums(self, plays: Mapping[int, int], limit: int) -> list[NamedCount]:
        """The albums of played tracks, the most played first."""
        rows = self._database.query(
            f"{_PLAYED} SELECT album, album_artist_text, sum(plays) AS total, min(track.id) FROM played"
            " CROSS JOIN track ON track.id = played.id WHERE album <> ''"
            " GROUP BY album, album_artist_text ORDER BY total DESC, sort_album, album_artist_text LIMIT ?",
            (_counts(plays), limit),
        )
        return [_named(row) for row in rows]

    def arrivals(self, start_ms: int, end_ms: int, limit: int) -> tuple[int, list[NamedCount]]:
        """What came into the library in a span and is there.

        Returns:
            How many tracks, and the albums with the most of them.
        """
        where = "WHERE added_at_ms >= ? AND added_at_ms < ? AND missing_since_ms IS NULL"
        row = self._database.one(f"SELECT count(*) FROM track {where}", (start_ms, end_ms))
        albums = self._database.query(
            f"SELECT album, album_artist_text, count(*) AS total, min(id) FROM track {where} AND album <> ''"
            " GROUP BY album, album_artist_text ORDER BY total DESC, sort_album, album_artist_text LIMIT ?",
            (start_ms, end_ms, limit),
        )
        assert row is not None
        return int(row[0]), [_named(album) for album in albums]

    def long_unheard(self, before_ms: int, least_plays: int, limit: int) -> list[tuple[TrackId, int, int]]:
        """Tracks that were played often and not since a moment; none that is disliked, banned or away.

        Returns:
            Track, plays, and the last play, the most played first.
        """
        rows = self._database.query(
            "SELECT use.track_id, use.plays, last_played_ms FROM own_use AS use"
            " JOIN track ON track.id = use.track_id"
            " LEFT JOIN track_feedback AS said ON said.track_id = use.track_id"
            " LEFT JOIN track_ban AS ban ON ban.track_id = use.track_id"
            " WHERE missing_since_ms IS NULL AND last_played_ms < ? AND use.plays >= ?"
            " AND coalesce(said.kind, '') <> 'dislike' AND coalesce(ban.kind, '') <> 'ban'"
            " ORDER BY use.plays DESC, last_played_ms LIMIT ?",
            (before_ms, least_plays, limit),
        )
        return [(TrackId(track_id), plays, last_ms) for track_id, plays, last_ms in rows]

    def note_search(self, text: str, at_ms: int) -> None:
        """Note that a search led to something."""
        with self._database.transaction():
            listener_id = self._database.owner_id
            self._database.execute(
                "DELETE FROM search_note WHERE listener_id = ? AND at_ms < ?",
                (listener_id, at_ms - KEPT_SEARCHES_MS),
            )
            self._database.execute(
                "INSERT INTO search_note (listener_id, at_ms, text) VALUES (?, ?, ?)",
                (listener_id, at_ms, text[:LONGEST_SEARCH]),
            )

    def searches(self, start_ms: int, end_ms: int) -> Sequence[str]:
        """What was searched in a span, each text once, the latest first."""
        rows = self._database.query(
            "SELECT text, max(at_ms) AS latest FROM own_search_note WHERE at_ms >= ? AND at_ms < ?"
            " GROUP BY text ORDER BY latest DESC",
            (start_ms, end_ms),
        )
        return [str(text) for text, _ in rows]


def _counts(plays: Mapping[int, int]) -> str:
    return json.dumps([[int(track_id), int(count)] for track_id, count in plays.items()])


def _named(row: tuple[Any, ...]) -> NamedCount:
    name, detail, count, track_id = row
    return NamedCount(name, detail, count, TrackId(track_id))
