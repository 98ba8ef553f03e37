"""Feature vectors by extractor version, what waits for analysis, and what failed.

A version that only adds values to an earlier one (``model.features.Addition``) has rows with these values
alone; they count while the row of the earlier version describes the same state of the file. So a library
gains or loses the addition without losing the rest, and a program that does not know it reads the rest.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import (
    TRAINED_EAR,
    FeatureMatrix,
    Features,
    FloatArray,
    PendingTrack,
)
from musicrec_desktop.model.files import FileFailure
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage import reservoir
from musicrec_desktop.storage.columns import read_joined
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.feature_code import packed, unpacked
from musicrec_desktop.storage.id_list import id_list
from musicrec_desktop.storage.schema.waiting import WAITING
from musicrec_desktop.storage.track_columns import absolute_path, pending_track
from musicrec_desktop.storage.waiting_list import WaitingList

# A newer version takes over once it covers nearly as much as the one before.
TAKE_OVER_SHARE: Final = 0.9

_BASES: Final = {TRAINED_EAR.version: TRAINED_EAR.base}
"""The versions that add to an earlier one."""

_DESCRIBED: Final = """EXISTS (SELECT 1 FROM features WHERE features.version = {version}
          AND features.track_id = track.id AND features.size = track.size
          AND features.mtime_ns = track.mtime_ns)"""
# ?1 is the version, ?2 what it is based on; both are the same where it is based on nothing.
PENDING: Final = f"""
    SELECT track.id, folder.path, track.relative_path, track.size, track.mtime_ns, span_start, span_end,
        {_DESCRIBED.format(version="?2")} AS has_base
    FROM {{tables}} JOIN folder ON folder.id = track.folder_id
    WHERE track.missing_since_ms IS NULL AND NOT is_spoken
      AND NOT ({_DESCRIBED.format(version="?1")} AND has_base)
      AND NOT EXISTS (SELECT 1 FROM analysis_failure WHERE analysis_failure.version = ?1
          AND analysis_failure.track_id = track.id AND analysis_failure.size = track.size
          AND analysis_failure.mtime_ns = track.mtime_ns)
"""


class FeatureStore:
    """Features of tracks; how vectors are stored: ``storage/feature_code.py``."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting = WaitingList(database, WAITING, PENDING, with_base)

    def save(self, track_id: TrackId, features: Features, size: int, mtime_ns: int, now_ms: int) -> None:
        """Keep the features of one state of a file; an older failure of the track is removed.

        Features that are an addition alone are kept only where those of the earlier version, of the same
        state of the file, are known.
        """
        base = _BASES.get(features.version, features.version)
        split = TRAINED_EAR.start if base != features.version else None
        with self._database.transaction():
            if not features.start:
                values = (packed(features.vector[:split], base), json.dumps(features.descriptors), now_ms)
                self._database.execute(
                    "INSERT OR REPLACE INTO features"
                    " (track_id, version, size, mtime_ns, vector, descriptors, analysed_at_ms)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (track_id, base, size, mtime_ns, *values),
                )
                # Additions of another state of the file: they would count as described, and their descriptors
                # as the latest.
                self._database.execute(
                    "DELETE FROM features WHERE track_id = ? AND version IN"
                    " (SELECT value FROM json_each(?)) AND NOT (size = ? AND mtime_ns = ?)",
                    (track_id, json.dumps(_additions_to(base)), size, mtime_ns),
                )
                reservoir.offer(self._database, track_id, base, features.audio_id, features.excerpts, split)
            if split is not None:
                own = packed(features.vector[split - features.start :], features.version)
                # The descriptors again: the highest version of a track is the one whose descriptors count.
                self._database.execute(
                    "INSERT OR REPLACE INTO features"
                    " (track_id, version, size, mtime_ns, vector, descriptors, analysed_at_ms)"
                    " SELECT track_id, ?, size, mtime_ns, ?, descriptors, ? FROM features"
                    " WHERE track_id = ? AND version = ? AND size = ? AND mtime_ns = ?",
                    (features.version, own, now_ms, track_id, base, size, mtime_ns),
                )
                excerpts = features.excerpts
                reservoir.add_to(
                    self._database,
                    track_id,
                    TRAINED_EAR,
                    None if excerpts is None else excerpts[:, split - features.start :],
                )
            self._database.execute(
                "DELETE FROM analysis_failure WHERE track_id = ? AND version IN (?, ?)",
                (track_id, features.version, base),
            )
            self._waiting.take_out(track_id)

    def excerpts(self, version: int) -> list[FloatArray]:
        """The vectors of the excerpts of a random sample of tracks, float32, each of shape (n, d)."""
        return reservoir.sample(self._database, version, _BASES.get(version))

    def vector(self, track_id: TrackId, version: int) -> FloatArray | None:
        """The raw vector of one track, float32, shape (d,); None where it has none."""
        first, tables = _rows_of(version)
        row = self._database.one(
            f"SELECT {first}, own.vector FROM {tables} WHERE own.track_id = ? AND own.version = ?",
            (track_id, version),
        )
        return None if row is None else _vectors([row])[0]

    def matrix(self, version: int, ids: Sequence[TrackId] | None = None) -> FeatureMatrix:
        """The vectors of the present tracks (of ``ids`` only, where given), ascending by id."""
        first, tables = _rows_of(version)
        sql = (
            f"SELECT own.track_id, {first}, own.vector FROM {tables} JOIN track ON track.id = own.track_id"
            " WHERE own.version = ? AND missing_since_ms IS NULL AND NOT is_spoken"
        )
        parameters: tuple[Any, ...] = (version,)
        if ids is not None:
            sql += " AND own.track_id IN (SELECT value FROM json_each(?))"
            parameters = (version, id_list(ids))
        rows = self._database.query(f"{sql} ORDER BY own.track_id", parameters)
        found = np.fromiter((row[0] for row in rows), dtype=np.int64, count=len(rows))
        if not rows:
            return FeatureMatrix(version, found, np.zeros((0, 0), dtype=np.float32))
        return FeatureMatrix(version, found, _vectors([row[1:] for row in rows]))

    def serving_version(self, current: int) -> int:
        """The version whose vectors are used: the current one once it covers nearly as much as another."""
        rows = self._database.query(
            "SELECT version, count(*) FROM features WHERE version <= ?"
            " GROUP BY version ORDER BY version DESC",
            (current,),
        )
        most = max((count for _, count in rows), default=0)
        for version, count in rows:
            if count >= TAKE_OVER_SHARE * most:
                return int(version)
        return current

    def keep_waiting(self, version: int) -> None:
        """Keep a list of the tracks that may wait for a version, in place of another version's.

        From then on ``pending`` and ``open_counts`` of this version read what is in the list alone.
        """
        self._waiting.keep(version)

    def pending(self, version: int, limit: int) -> list[PendingTrack]:
        """Present tracks whose file state has neither features nor a failure of this version.

        Tracks of which nothing is known come before those that lack an addition.
        """
        rows = self._database.query(
            f"{self._waiting.query(version)} ORDER BY has_base, track.id LIMIT ?3",
            (*with_base(version), limit),
        )
        return [_pending(row) for row in rows]

    def pending_among(self, version: int, ids: Sequence[TrackId]) -> list[PendingTrack]:
        """Those of ``ids`` that are pending, in the order given."""
        rows = self._database.query(
            f"{self._waiting.of_all} AND track.id IN (SELECT value FROM json_each(?3))",
            (*with_base(version), id_list(ids)),
        )
        found = {row[0]: _pending(row) for row in rows}
        return [found[track_id] for track_id in ids if track_id in found]

    def counts(self, version: int) -> tuple[int, int, int]:
        """How many present tracks are done, are waiting, and have failed; reads an index of all tracks."""
        row = self._database.one("SELECT count(*) FROM track WHERE missing_since_ms IS NULL")
        assert row is not None
        waiting, failed = self.open_counts(version)
        return row[0] - waiting - failed, waiting, failed

    def open_counts(self, version: int) -> tuple[int, int]:
        """How many present tracks are waiting, and have failed."""
        row = self._database.one(f"SELECT count(*) FROM ({self._waiting.query(version)})", with_base(version))
        assert row is not None
        return int(row[0]), len(self._failure_rows(version))

    def analysis_counts(self, otherwise: int) -> tuple[int, int]:
        """How many present tracks are waiting for the analysis, and have failed in it.

        It is told of the version that was analysed last, and of ``otherwise`` before the first analysis.
        """
        version = self._waiting.version
        return self.open_counts(otherwise if version is None else version)

    def save_failure(self, pending: PendingTrack, version: int, reason: str, now_ms: int) -> None:
        """Note that this state of the file is not tried again."""
        with self._database.transaction():
            self._database.execute(
                "INSERT OR REPLACE INTO analysis_failure"
                " (track_id, version, size, mtime_ns, reason, failed_at_ms) VALUES (?, ?, ?, ?, ?, ?)",
                (pending.track_id, version, pending.size, pending.mtime_ns, reason, now_ms),
            )
            self._waiting.take_out(pending.track_id)

    def failures(self, version: int) -> list[FileFailure]:
        """Files that could not be described, as they are now."""
        return [
            FileFailure(absolute_path(folder, path), reason)
            for folder, path, reason in self._failure_rows(version)
        ]

    def forget_failures(self, reason: str, before_ms: int) -> None:
        """Remove failures with a reason from before a time, so that the files are tried again."""
        self._database.execute(
            "DELETE FROM analysis_failure WHERE reason = ? AND failed_at_ms < ?", (reason, before_ms)
        )

    def clear_failures(self) -> None:
        """Remove all failures, so that the files are tried again."""
        self._database.execute("DELETE FROM analysis_failure")

    def descriptors(self, ids: Sequence[TrackId], version: int) -> dict[TrackId, dict[str, float]]:
        """The descriptors (numbers with a meaning) by track."""
        rows = self._database.query(
            "SELECT track_id, descriptors FROM features WHERE version = ?"
            " AND track_id IN (SELECT value FROM json_each(?))",
            (version, id_list(ids)),
        )
        return {TrackId(track_id): json.loads(text) for track_id, text in rows}

    def ids_with_features(self, version: int) -> NDArray[np.int64]:
        """Present tracks that have a vector, ascending; shape (n,)."""
        # The inner order is that of an index, which keeps the ids in the text in order.
        ids: NDArray[np.int64] = read_joined(
            self._database,
            f"SELECT group_concat(track_id) FROM (SELECT own.track_id FROM {_rows_of(version)[1]}"
            " WHERE own.version = ? AND own.track_id NOT IN"
            " (SELECT id FROM track WHERE missing_since_ms IS NOT NULL) ORDER BY own.track_id)",
            [(version,)],
            1,
        )[0]
        return ids

    def _failure_rows(self, version: int) -> list[tuple[Any, ...]]:
        return self._database.query(
            "SELECT folder.path, relative_path, reason FROM analysis_failure AS failure"
            " JOIN track ON track.id = failure.track_id AND track.size = failure.size"
            " AND track.mtime_ns = failure.mtime_ns JOIN folder ON folder.id = folder_id"
            " WHERE version = ? AND missing_since_ms IS NULL ORDER BY relative_path",
            (version,),
        )


def _rows_of(version: int) -> tuple[str, str]:
    """The first part of vectors and the tables of a version, as SQL; the second part is ``own.vector``."""
    base = _BASES.get(version)
    if base is None:
        return "x''", "features AS own"
    return "base.vector", (
        f"features AS own JOIN features AS base ON base.track_id = own.track_id AND base.version = {base:d}"
        " AND base.size = own.size AND base.mtime_ns = own.mtime_ns"
    )


def with_base(version: int) -> tuple[int, int]:
    """A version, and what it is based on."""
    return version, _BASES.get(version, version)


def _additions_to(base: int) -> list[int]:
    return [version for version, earlier in _BASES.items() if earlier == base]


def _vectors(rows: Sequence[tuple[bytes, bytes]]) -> FloatArray:
    """Of the first and the second part of vectors, which may be empty; float32, shape (n, d)."""
    parts = [unpacked(column) for column in zip(*rows, strict=True) if any(column)]
    return np.concatenate(parts, axis=1) if parts else np.zeros((len(rows), 0), np.float32)


def _pending(row: tuple[Any, ...]) -> PendingTrack:
    *columns, has_base = row
    return pending_track(*columns, lacks_addition_only=bool(has_base))
