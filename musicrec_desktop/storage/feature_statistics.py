"""Statistics of librosa's features, for one state of a file each; little-endian float32 by place."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from musicrec_desktop.model.feature_statistics import FeatureStatistics
from musicrec_desktop.model.features import PendingTrack
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.id_list import IN_LIST, id_list
from musicrec_desktop.storage.track_columns import pending_track

_FRESH = (
    "feature_statistics.track_id = track.id AND feature_statistics.version = ?"
    " AND feature_statistics.size = track.size AND feature_statistics.mtime_ns = track.mtime_ns"
)


class FeatureStatisticsStore:
    """What was computed, and what could not be."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def pending(self, ids: Sequence[TrackId], version: int) -> list[PendingTrack]:
        """Those of ``ids`` that are present and of which nothing is kept as they are now, in order."""
        rows = self._database.query(
            "SELECT track.id, folder.path, relative_path, track.size, track.mtime_ns, span_start, span_end"
            " FROM track"
            f" JOIN folder ON folder.id = folder_id WHERE track.id {IN_LIST} AND missing_since_ms IS NULL"
            f" AND NOT EXISTS (SELECT 1 FROM feature_statistics WHERE {_FRESH})",
            (id_list(ids), version),
        )
        found = {row[0]: pending_track(*row) for row in rows}
        return [found[track_id] for track_id in ids if track_id in found]

    def save(self, track: PendingTrack, version: int, found: FeatureStatistics, now_ms: int) -> None:
        """Keep what was found in one state of a file; without effect where the track has left the library."""
        numbers = None if found.values is None else found.values.astype("<f4").tobytes()
        with self._database.transaction():
            self._database.execute(
                "INSERT OR REPLACE INTO feature_statistics (track_id, version, size, mtime_ns, failure,"
                " numbers, computed_at_ms) SELECT id, ?, ?, ?, ?, ?, ? FROM track WHERE id = ?",
                (version, track.size, track.mtime_ns, found.failure, numbers, now_ms, track.track_id),
            )

    def known(self, ids: Sequence[TrackId], version: int) -> dict[TrackId, FeatureStatistics]:
        """What is kept of some tracks in the present state of their files."""
        rows = self._database.query(
            "SELECT track.id, numbers, failure FROM track JOIN feature_statistics"
            f" ON {_FRESH} WHERE track.id {IN_LIST}",
            (version, id_list(ids)),
        )
        return {
            TrackId(track_id): FeatureStatistics(
                None if numbers is None else np.frombuffer(numbers, dtype="<f4").astype(np.float32), failure
            )
            for track_id, numbers, failure in rows
        }
