"""Measured loudness of tracks, and of albums whose present tracks are all measured.

A measurement belongs to one state of a file (size and time). The value of an album is kept with the state of
its tracks; when a track comes, goes or changes, it does not count any more.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from musicrec_desktop.model.features import PendingTrack
from musicrec_desktop.model.loudness import (
    BIN_COUNT,
    AlbumLoudness,
    Blocks,
    KnownLoudness,
    LoudnessMeasurement,
    album_loudness,
    no_blocks,
)
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage import track_columns
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.id_list import IN_LIST, id_list

ALBUM_STATE: Final = """
    SELECT count(*) || ' ' || count(own.track_id) || ' ' || coalesce(sum(own.measured_at_ms), 0)
    FROM track AS mate LEFT JOIN loudness AS own ON own.track_id = mate.id
        AND own.size = mate.size AND own.mtime_ns = mate.mtime_ns
    WHERE mate.album_key = track.album_key AND mate.album_artist_key = track.album_artist_key
        AND mate.missing_since_ms IS NULL
"""
"""How many present tracks the album of ``track`` has, how many are measured, and the sum of the times."""

_FRESH: Final = (
    "JOIN loudness ON loudness.track_id = track.id"
    " AND loudness.size = track.size AND loudness.mtime_ns = track.mtime_ns"
)


class LoudnessStore:
    """The results of full measurements."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def to_measure(self, ids: Sequence[TrackId], *, is_renewed: bool = False) -> list[PendingTrack]:
        """Those of ``ids`` that are present and not measured as they are now, in the order given.

        Args:
            ids: the tracks.
            is_renewed: whether measured tracks are included.
        """
        rows = self._database.query(
            "SELECT track.id, folder.path, relative_path, track.size, track.mtime_ns, span_start, span_end"
            " FROM track"
            " JOIN folder ON folder.id = folder_id"
            f" WHERE track.id {IN_LIST} AND missing_since_ms IS NULL AND (? OR NOT EXISTS"
            " (SELECT 1 FROM loudness WHERE track_id = track.id"
            " AND loudness.size = track.size AND loudness.mtime_ns = track.mtime_ns))",
            (id_list(ids), is_renewed),
        )
        found = {row[0]: track_columns.pending_track(*row) for row in rows}
        return [found[track_id] for track_id in ids if track_id in found]

    def album_mates(self, ids: Sequence[TrackId]) -> list[TrackId]:
        """These tracks and all other present tracks of their albums, album by album, in album order."""
        rows = self._database.query(
            "SELECT DISTINCT mate.id FROM track JOIN track AS mate ON mate.id = track.id"
            " OR (track.album_key <> '' AND mate.album_key = track.album_key"
            " AND mate.album_artist_key = track.album_artist_key)"
            f" WHERE track.id {IN_LIST} AND mate.missing_since_ms IS NULL"
            " ORDER BY mate.sort_album, mate.album_artist_key, mate.disc_number, mate.track_number, mate.id",
            (id_list(ids),),
        )
        return [TrackId(track_id) for (track_id,) in rows]

    def save(self, pending: PendingTrack, measurement: LoudnessMeasurement, now_ms: int) -> None:
        """Keep a measurement of one state of a file; without effect where the track has left the library."""
        with self._database.transaction():
            self._database.execute(
                "INSERT OR REPLACE INTO loudness (track_id, size, mtime_ns, integrated_lufs, true_peak,"
                " range_lu, blocks, measured_at_ms) SELECT id, ?, ?, ?, ?, ?, ?, ? FROM track WHERE id = ?",
                (
                    pending.size, pending.mtime_ns, measurement.integrated_lufs, measurement.true_peak,
                    measurement.range_lu, _packed(measurement.blocks), now_ms, pending.track_id,
                ),
            )  # fmt: skip
            self._settle_album(pending.track_id)

    def settle_albums(self, ids: Sequence[TrackId]) -> None:
        """Compute the albums of some tracks again, where all of their tracks are measured."""
        with self._database.transaction():
            for (track_id,) in self._database.query(
                f"SELECT min(id) FROM track WHERE id {IN_LIST} AND album_key <> ''"
                " GROUP BY album_key, album_artist_key",
                (id_list(ids),),
            ):
                self._settle_album(track_id)

    def known(self, ids: Sequence[TrackId]) -> dict[TrackId, KnownLoudness]:
        """Measurements of some tracks in the present state of their files."""
        rows = self._database.query(
            "SELECT track.id, loudness.integrated_lufs, loudness.true_peak, loudness.range_lu,"
            " loudness.measured_at_ms, album_loudness.integrated_lufs, album_loudness.true_peak"
            f" FROM track {_FRESH} LEFT JOIN album_loudness ON album_loudness.album_key = track.album_key"
            " AND album_loudness.album_artist_key = track.album_artist_key"
            f" AND album_loudness.state = ({ALBUM_STATE}) WHERE track.id {IN_LIST}",
            (id_list(ids),),
        )
        return {TrackId(row[0]): _known(row) for row in rows}

    def _settle_album(self, track_id: TrackId) -> None:
        """Compute the loudness of a track's album if all its tracks are measured."""
        row = self._database.one(
            f"SELECT album_key, album_artist_key, ({ALBUM_STATE}), (SELECT state FROM album_loudness"
            " WHERE album_loudness.album_key = track.album_key"
            " AND album_loudness.album_artist_key = track.album_artist_key)"
            " FROM track WHERE id = ? AND album_key <> ''",
            (track_id,),
        )
        if row is None:
            return
        album, album_artist, state, known_state = row
        count, measured = state.split()[:2]
        if count != measured or state == known_state:
            return
        rows = self._database.query(
            "SELECT loudness.integrated_lufs, loudness.true_peak, loudness.range_lu, loudness.blocks"
            f" FROM track {_FRESH} WHERE album_key = ? AND album_artist_key = ? AND missing_since_ms IS NULL",
            (album, album_artist),
        )
        if not rows:
            return
        found = album_loudness([_measurement(row) for row in rows])
        self._database.execute(
            "INSERT OR REPLACE INTO album_loudness"
            " (album_key, album_artist_key, integrated_lufs, true_peak, state) VALUES (?, ?, ?, ?, ?)",
            (album, album_artist, found.integrated_lufs, found.true_peak, state),
        )


def _known(row: tuple[Any, ...]) -> KnownLoudness:
    track_id, lufs, true_peak, range_lu, measured_at_ms, album_lufs, album_peak = row
    album = None if album_lufs is None else AlbumLoudness(album_lufs, album_peak)
    return KnownLoudness(TrackId(track_id), lufs, true_peak, range_lu, measured_at_ms, album)


def _measurement(row: tuple[Any, ...]) -> LoudnessMeasurement:
    return LoudnessMeasurement(row[0], row[1], row[2], _unpacked(row[3]))


def _packed(blocks: Blocks) -> bytes:
    return zlib.compress(blocks.astype("<u4").tobytes())


def _unpacked(data: bytes) -> Blocks:
    blocks = np.frombuffer(zlib.decompress(data), "<u4")
    return blocks.astype(np.uint32) if len(blocks) == BIN_COUNT else no_blocks()
