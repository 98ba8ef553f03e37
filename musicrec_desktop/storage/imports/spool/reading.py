"""Reads a spool, and notes in it which tracks of the library are meant."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from musicrec_desktop.core.text.encodable import encodable
from musicrec_desktop.model.import_plan import LineKey
from musicrec_desktop.model.imported import ImportedPlaylist, ImportedTrack, Opinion
from musicrec_desktop.model.matching import KnownTrack, MatchOutcome, MatchReason, TrackMatch
from musicrec_desktop.model.playlist import SmartRules
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.failures import translated
from musicrec_desktop.storage.imports.spool.files import connect
from musicrec_desktop.storage.known_tracks import KNOWN_COLUMNS, known_of
from musicrec_desktop.storage.playlists.lists import rules_of_text


@dataclass(frozen=True, slots=True)
class SpooledTrack:
    """A distinct description of a track.

    Attributes:
        key: its row.
        known: what the source knows.
        is_part_of_file: its file holds other tracks, too.
    """

    key: LineKey
    known: KnownTrack
    is_part_of_file: bool = False


@dataclass(frozen=True, slots=True)
class SpooledPlaylist:
    """A playlist as it was read.

    Attributes:
        id: its row.
        playlist: without its entries.
        entries: the keys of their descriptions, in order.
        rules: of a smart one whose rules could be read already.
        problem: what of its rules cannot be said; or empty.
    """

    id: int
    playlist: ImportedPlaylist
    entries: tuple[LineKey, ...]
    rules: SmartRules | None = None
    problem: str = ""


class Spool:
    """Reads a spool, and notes in it which tracks are meant; a context manager, in one thread.

    Args:
        path: of a file that ``SpoolWriter`` has finished.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._connection = connect(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._connection.close()

    def tracks(self, source: int) -> list[SpooledTrack]:
        """The distinct tracks of a source, in the order of first mention."""
        rows = self._query(
            f"SELECT id, is_part_of_file, {KNOWN_COLUMNS} FROM known WHERE source = ? ORDER BY id",
            (source,),
        )
        return [SpooledTrack(row[0], known_of(row[2:]), bool(row[1])) for row in rows]

    def set_matches(self, matches: Mapping[LineKey, TrackMatch]) -> None:
        """Note which tracks are meant."""
        rows = [
            (
                str(match.outcome), str(match.reason), encodable(match.detail), match.track_id,
                json.dumps(match.candidates), key,
            )
            for key, match in matches.items()
        ]  # fmt: skip
        with translated(self._path):
            self._connection.execute("BEGIN")
            self._connection.executemany(
                "UPDATE known SET outcome = ?, reason = ?, detail = ?, track_id = ?, candidates = ?"
                " WHERE id = ?",
                rows,
            )
            self._connection.execute("COMMIT")

    def matches(self) -> dict[LineKey, TrackMatch]:
        """What ``set_matches`` noted."""
        rows = self._query("SELECT id, outcome, reason, detail, track_id, candidates FROM known")
        return {
            key: TrackMatch(
                MatchOutcome(outcome),
                MatchReason(reason),
                track_id,
                tuple(map(TrackId, json.loads(candidates))),
                detail,
            )
            for key, outcome, reason, detail, track_id, candidates in rows
        }

    def matches_by_keys(self, source: int) -> dict[bytes, TrackMatch]:
        """The matches of a source by ``description_key``."""
        matches = self.matches()
        rows = self._query("SELECT id, key FROM known WHERE source = ?", (source,))
        return {key: matches[line] for line, key in rows}

    def undated_plays(self, source: int) -> int:
        """How many plays of a source have no date."""
        sql = "SELECT coalesce(sum(undated_plays), 0) FROM item JOIN known ON id = known WHERE source = ?"
        return int(self._query(sql, (source,))[0][0])

    def items(self, source: int) -> dict[LineKey, ImportedTrack]:
        """What the source keeps beside tracks; the plays without a date are in the count."""
        rows = self._query(
            "SELECT known, max(coalesce(play_count, 0), undated_plays), skip_count, last_played_ms,"
            " rating, opinion, opinion_at_ms, added_ms FROM item"
            " WHERE known IN (SELECT id FROM known WHERE source = ?)",
            (source,),
        )
        nobody = KnownTrack()
        return {
            row[0]: ImportedTrack(
                nobody,
                row[1],
                row[2],
                row[3],
                row[4],
                Opinion(row[5]) if row[5] else None,
                row[6],
                row[7],
            )
            for row in rows
        }

    def playlists(self, source: int) -> list[SpooledPlaylist]:
        """The playlists of a source, in their order."""
        found: list[SpooledPlaylist] = []
        for row, name, folders, was_smart, rules, own_rules, problem in self._query(
            "SELECT id, name, folders, was_smart, rules, own_rules, problem FROM playlist"
            " WHERE source = ? ORDER BY id",
            (source,),
        ):
            entries = self._query("SELECT known FROM entry WHERE playlist = ? ORDER BY position", (row,))
            playlist = ImportedPlaylist(name, (), tuple(json.loads(folders)), bool(was_smart), rules)
            keys = tuple(LineKey(key) for (key,) in entries)
            read = rules_of_text(own_rules) if own_rules else None
            found.append(SpooledPlaylist(row, playlist, keys, read, problem))
        return found

    def _query(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        with translated(self._path):
            return self._connection.execute(sql, parameters).fetchall()
