"""Imports as they are kept: one batch for each source, staged, done, undone."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, fields
from typing import Final

from musicrec_desktop.core.living import is_alive
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.core.text.encodable import encodable
from musicrec_desktop.model.import_plan import ImportBatchId, ImportNumbers, PastImport
from musicrec_desktop.model.imported import ImportedTrack, Opinion
from musicrec_desktop.model.matching import KnownTrack, MatchOutcome, MatchReason, TrackMatch
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.id_list import IN_LIST, id_list
from musicrec_desktop.storage.imports.use import (
    TOUCHED,
    add_touched,
    compute_use,
    keep_use,
    renew_use,
    settle,
    settle_doubles,
    touch,
)
from musicrec_desktop.storage.known_tracks import KNOWN_COLUMNS, known_of

_NUMBERS: Final = {field.name for field in fields(ImportNumbers)}
_ROWS_AT_ONCE: Final = 2000
_PAUSE_S: Final = 0.002
_TOUCHED_BY: Final = """SELECT track_id FROM imported_track WHERE track_id IS NOT NULL AND id IN (
    SELECT imported_track_id FROM imported_play WHERE batch_id {ids}
    UNION SELECT imported_track_id FROM imported_item WHERE batch_id {ids})"""
_DEPENDENT: Final = f"""SELECT 1 FROM imported_play
    WHERE batch_id IN (SELECT value FROM json_each(?1)) AND also_in IS NOT NULL
    UNION ALL
    SELECT 1 FROM imported_track JOIN imported_play ON imported_track_id = imported_track.id
    WHERE track_id IN {TOUCHED} AND is_double AND batch_id NOT IN (SELECT value FROM json_each(?1))
    LIMIT 1"""
# Of a count those that are not listed.
_WAITING: Final = """WITH lines AS MATERIALIZED (
        SELECT id, (SELECT count(*) FROM imported_play WHERE imported_track_id = imported_track.id
            AND batch_id IN (SELECT id FROM import_batch WHERE is_done {and_id})) AS listed,
            (SELECT max(max(coalesce(play_count, 0), undated_plays)) FROM imported_item
            WHERE imported_track_id = imported_track.id
            AND batch_id IN (SELECT id FROM import_batch WHERE is_done {and_id})) AS counted
        FROM imported_track WHERE track_id IS NULL AND listener_id = ?1)
    SELECT coalesce(sum(max(listed, coalesce(counted, 0))), 0) FROM lines"""


class ImportStore:
    """Batches of the listener in use."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, source: str, title: str, path: str, at_ms: int) -> ImportBatchId:
        """Make a batch that nobody sees until it is done.

        Args:
            source: the id of the source.
            title: of the source.
            path: of what is imported; only its name is kept. Empty for none.
            at_ms: the present time.
        """
        row = self._database.execute(
            "INSERT INTO import_batch (listener_id, source, title, file_name, imported_at_ms, process_id)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (
                self._database.owner_id,
                source,
                title,
                display_path(os.path.basename(path.rstrip(os.sep))),
                at_ms,
                os.getpid(),
            ),
        ).lastrowid
        return ImportBatchId(row or 0)

    def prepare(self, staged: Sequence[ImportBatchId], matches: Mapping[int, TrackMatch]) -> None:
        """Sum up what staged batches tell, before the transaction in which they are done.

        Args:
            staged: the batches.
            matches: tracks of earlier imports that mean another track from now on, by ``changed_matches``.
        """
        ids = id_list(staged)
        touch(self._database, _TOUCHED_BY.format(ids=IN_LIST), (ids, ids))
        if not matches:
            compute_use(self._database, self._database.listener_id, staged)

    def finish(
        self,
        staged: Mapping[ImportBatchId, ImportNumbers],
        matches: Mapping[int, TrackMatch],
    ) -> None:
        """Make staged batches count; runs in a transaction, after ``prepare`` in the same thread."""
        listener_id = self._database.listener_id
        if matches:
            add_touched(
                self._database, f"SELECT track_id FROM imported_track WHERE id {IN_LIST} AND track_id IS NOT"
                " NULL", (id_list(matches),)
            )  # fmt: skip
            self._set_matches(matches)
            add_touched(
                self._database,
                "SELECT id FROM track WHERE id IN (SELECT value FROM json_each(?))",
                (id_list(match.track_id for match in matches.values() if match.track_id is not None),),
            )
        for batch_id, numbers in staged.items():
            self._database.execute(
                "UPDATE import_batch SET is_done = 1, numbers = ? WHERE id = ?",
                (json.dumps(asdict(numbers)), batch_id),
            )
        if matches:
            settle(self._database, listener_id)
            compute_use(self._database, listener_id)
        keep_use(self._database, listener_id)

    def changed_matches(self, source: str, matches: Mapping[bytes, TrackMatch]) -> dict[int, TrackMatch]:
        """Which tracks of earlier imports of a source mean another track from now on.

        Args:
            source: the id of the source.
            matches: by ``spool.description_key``.

        Returns:
            By the rows of the tracks.
        """
        rows = self._database.query(
            "SELECT id, key, track_id FROM imported_track WHERE listener_id = ? AND source = ?",
            (self._database.listener_id, source),
        )
        return {
            row: match
            for row, key, track_id in rows
            if (match := matches.get(key)) is not None
            and match.track_id != track_id
            and (match.track_id is not None or match.reason is MatchReason.CORRECTED)
        }

    def drop(self, batch_ids: Iterable[ImportBatchId], check: Callable[[], None] | None = None) -> None:
        """Remove batches that are not done, some rows at a time; what an error leaves comes next."""
        dropped = list(batch_ids)
        for batch_id in dropped:
            for first, last in self._parts(batch_id):
                if check is not None:
                    check()
                with self._database.transaction():
                    for table in ("imported_play", "imported_item"):
                        self._database.execute(
                            f"DELETE FROM {table} WHERE batch_id = ? AND imported_track_id BETWEEN ? AND ?",
                            (batch_id, first, last),
                        )
                time.sleep(_PAUSE_S)
        ids = id_list(dropped)
        self._drop_unused(ids)
        self._database.execute(f"DELETE FROM import_batch WHERE id {IN_LIST} AND NOT is_done", (ids,))

    def _parts(self, batch_id: ImportBatchId) -> Iterator[tuple[int, int]]:
        """First and last description of parts of a batch with some thousand rows each."""
        rows = self._database.query(
            "SELECT imported_track_id, count(*) FROM imported_play WHERE batch_id = ?1"
            " GROUP BY imported_track_id UNION ALL"
            " SELECT imported_track_id, 1 FROM imported_item WHERE batch_id = ?1 ORDER BY 1",
            (batch_id,),
        )
        first, count = 0, 0
        for place, (row, plays) in enumerate(rows):
            count += plays
            if count >= _ROWS_AT_ONCE or place == len(rows) - 1:
                yield first, row
                first, count = row + 1, 0

    def _drop_unused(self, dropped: str) -> None:
        """Remove descriptions that nothing is told of any more.

        Those of an import that another process begins have no plays yet, so they all stay meanwhile.
        """
        if self._database.one(
            f"SELECT 1 FROM import_batch WHERE NOT is_done AND id NOT {IN_LIST}", (dropped,)
        ):
            return
        last = self._database.one("SELECT coalesce(max(id), 0) FROM imported_track")
        assert last is not None
        for first in range(0, last[0] + 1, _ROWS_AT_ONCE):
            self._database.execute(
                "DELETE FROM imported_track WHERE id BETWEEN ? AND ?"
                " AND NOT EXISTS (SELECT 1 FROM imported_play WHERE imported_track_id = imported_track.id)"
                " AND NOT EXISTS (SELECT 1 FROM imported_item WHERE imported_track_id = imported_track.id)",
                (first, first + _ROWS_AT_ONCE - 1),
            )

    def left(self) -> list[ImportBatchId]:
        """Batches that a process left half done; the caller knows that this process has none."""
        rows = self._database.query("SELECT id, process_id FROM import_batch WHERE NOT is_done")
        # In a container each start may have the same number.
        own = os.getpid()
        return [
            ImportBatchId(row) for row, process_id in rows if process_id == own or not is_alive(process_id)
        ]

    def prepare_take_back(self, batch_ids: Sequence[ImportBatchId]) -> bool:
        """Sum up what is told without some batches, before the transaction in which they are taken back.

        Returns:
            Whether nothing else depends on them: no play of them was told again, or is a double of theirs.
        """
        ids = id_list(batch_ids)
        touch(self._database, _TOUCHED_BY.format(ids=IN_LIST), (ids, ids))
        if self._database.one(_DEPENDENT, (ids,)) is not None:
            return False
        compute_use(self._database, self._database.listener_id, undone=batch_ids)
        return True

    def take_back(self, batch_ids: Sequence[ImportBatchId], *, is_alone: bool) -> None:
        """Make batches count no more; runs in a transaction, and ``drop`` follows.

        Plays that another import has told again become that one's.

        Args:
            batch_ids: the batches.
            is_alone: what ``prepare_take_back`` has answered, in the same thread.
        """
        ids, listener_id = id_list(batch_ids), self._database.listener_id
        if is_alone:
            self._database.execute(
                f"UPDATE import_batch SET is_done = 0, process_id = ? WHERE id {IN_LIST}", (os.getpid(), ids)
            )
            keep_use(self._database, listener_id)
            return
        self._database.execute(
            "UPDATE imported_play SET batch_id = coalesce((SELECT min(value) FROM json_each(also_in)"
            f" WHERE value IN (SELECT id FROM import_batch WHERE is_done AND id NOT {IN_LIST})), batch_id)"
            f" WHERE batch_id {IN_LIST} AND also_in IS NOT NULL",
            (ids, ids),
        )
        self._database.execute(
            f"UPDATE import_batch SET is_done = 0, process_id = ? WHERE id {IN_LIST}", (os.getpid(), ids)
        )
        settle_doubles(self._database, listener_id)
        compute_use(self._database, listener_id)
        keep_use(self._database, listener_id)

    def past(self) -> list[PastImport]:
        """The batches that are done, the latest first."""
        rows = self._database.query(
            "SELECT id, source, title, file_name, imported_at_ms, numbers FROM import_batch"
            " WHERE is_done AND listener_id = ? ORDER BY id DESC",
            (self._database.listener_id,),
        )
        can_write = self._database.write_problem is None
        return [
            PastImport(
                ImportBatchId(row[0]),
                row[1],
                row[2],
                row[3],
                row[4],
                _numbers(row[5]),
                self._waiting(row[0]),
                can_write,
            )
            for row in rows
        ]

    def waiting(self) -> int:
        """How many plays wait for their track."""
        return self._waiting()

    def _waiting(self, batch_id: int | None = None) -> int:
        and_id = "" if batch_id is None else f"AND id = {int(batch_id)}"
        row = self._database.one(_WAITING.format(and_id=and_id), (self._database.listener_id,))
        assert row is not None
        return int(row[0])

    def unmatched(self) -> list[tuple[int, str, KnownTrack]]:
        """The descriptions without a track: row, source, and what is known."""
        rows = self._database.query(
            f"SELECT id, source, {KNOWN_COLUMNS} FROM imported_track"
            " WHERE listener_id = ? AND track_id IS NULL",
            (self._database.listener_id,),
        )
        return [(row[0], row[1], known_of(row[2:])) for row in rows]

    def match(self, matches: Mapping[int, TrackMatch]) -> int:
        """Give descriptions their tracks, in one transaction; how many plays got one by it."""
        sure = {row: match for row, match in matches.items() if match.track_id is not None}
        with self._database.transaction():
            before = self.waiting()
            self._set_matches(sure)
            wanted = id_list(match.track_id for match in sure.values() if match.track_id is not None)
            touch(
                self._database, "SELECT id FROM track WHERE id IN (SELECT value FROM json_each(?))", (wanted,)
            )
            renew_use(self._database, self._database.listener_id)
            return before - self.waiting()

    def told(self, ids: Iterable[TrackId]) -> list[tuple[ImportBatchId, TrackId, ImportedTrack]]:
        """Ratings, opinions and dates that batches tell of tracks, the first batch first."""
        rows = self._database.query(
            "SELECT batch_id, track_id, rating, opinion, opinion_at_ms, added_ms FROM imported_item"
            " JOIN imported_track ON imported_track.id = imported_track_id"
            f" WHERE listener_id = ? AND track_id {IN_LIST}"
            " AND batch_id IN (SELECT id FROM import_batch WHERE is_done)"
            " AND (rating IS NOT NULL OR opinion IS NOT NULL OR added_ms IS NOT NULL)"
            " ORDER BY batch_id, play_count DESC, imported_track.id",
            (self._database.listener_id, id_list(ids)),
        )
        return [
            (
                ImportBatchId(batch_id),
                TrackId(track_id),
                ImportedTrack(
                    KnownTrack(),
                    rating=rating,
                    opinion=None if opinion is None else Opinion(opinion),
                    opinion_at_ms=opinion_at_ms,
                    added_ms=added_ms,
                ),
            )
            for batch_id, track_id, rating, opinion, opinion_at_ms, added_ms in rows
        ]

    def missing(self, batch_id: ImportBatchId) -> list[tuple[KnownTrack, TrackMatch, int, int | None]]:
        """What a batch tells of that the library has not: what is known, why, plays, and the last of them."""
        rows = self._database.query(
            f"SELECT {KNOWN_COLUMNS}, outcome, reason, detail,"
            " max(coalesce(listed, 0), coalesce(counted, 0)),"
            " max(coalesce(last_listed, 0), coalesce(last_counted, 0)) FROM imported_track"
            " LEFT JOIN (SELECT imported_track_id AS id, count(*) AS listed,"
            " max(started_at_ms) AS last_listed FROM imported_play"
            " WHERE batch_id = ?1 OR ?1 IN (SELECT value FROM json_each(also_in))"
            " GROUP BY imported_track_id) AS plays USING (id)"
            " LEFT JOIN (SELECT imported_track_id AS id,"
            " max(coalesce(play_count, 0), undated_plays) AS counted, last_played_ms AS last_counted"
            " FROM imported_item WHERE batch_id = ?1) AS items USING (id)"
            " WHERE track_id IS NULL AND (listed IS NOT NULL OR counted IS NOT NULL)"
            " ORDER BY 13 DESC, artist, title",
            (batch_id,),
        )
        return [
            (
                known_of(row[:9]),
                TrackMatch(MatchOutcome(row[9]), MatchReason(row[10]), detail=row[11]),
                row[12],
                row[13] or None,
            )
            for row in rows
        ]

    def _set_matches(self, matches: Mapping[int, TrackMatch]) -> None:
        self._database.execute_many(
            "UPDATE imported_track SET track_id = (SELECT id FROM track WHERE id = ?), outcome = ?,"
            " reason = ?, detail = ? WHERE id = ?",
            [
                (match.track_id, str(match.outcome), str(match.reason), encodable(match.detail), row)
                for row, match in matches.items()
            ],
        )


class CorrectionStore:
    """What the listener in use said of descriptions, for all sources."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> dict[str, TrackId | None]:
        """By ``spool.correction_key``; None for what is not in the library."""
        rows = self._database.query(
            "SELECT key, track_id FROM match_correction WHERE listener_id = ?",
            (self._database.listener_id,),
        )
        return dict(rows)

    def remember(self, corrections: Mapping[str, TrackId | None]) -> None:
        """Keep corrections; later ones count."""
        listener_id = self._database.owner_id
        self._database.execute_many(
            "INSERT OR REPLACE INTO match_correction (listener_id, key, track_id)"
            " SELECT ?1, ?2, ?3 WHERE ?3 IS NULL OR EXISTS (SELECT 1 FROM track WHERE id = ?3)",
            [(listener_id, key, track_id) for key, track_id in corrections.items()],
        )

    def forget(self, keys: Iterable[str]) -> None:
        """Drop corrections; what was not said does no harm."""
        listener_id = self._database.owner_id
        self._database.execute_many(
            "DELETE FROM match_correction WHERE listener_id = ? AND key = ?",
            [(listener_id, key) for key in keys],
        )


def _numbers(text: str) -> ImportNumbers:
    kept = json.loads(text)
    return ImportNumbers(**{name: int(number) for name, number in kept.items() if name in _NUMBERS})
