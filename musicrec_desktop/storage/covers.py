"""Pictures of covers: how they look, and which track has which."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from musicrec_desktop.core.text.folding import name_key
from musicrec_desktop.model.cover_look import (
    COLOUR_BINS,
    COLOUR_REGIONS,
    MOTIF_SIZE,
    AlbumCover,
    CoverLook,
    PictureId,
    PlaceState,
)
from musicrec_desktop.model.features import FloatArray, PendingTrack
from musicrec_desktop.model.track import GroupRow, TrackId
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.groups import albums_of
from musicrec_desktop.storage.id_list import id_list
from musicrec_desktop.storage.name_index import NAMES_STATE
from musicrec_desktop.storage.schema.waiting import UNSEEN
from musicrec_desktop.storage.track_columns import pending_track
from musicrec_desktop.storage.waiting_list import WaitingList

PENDING: Final = """
    SELECT track.id, folder.path, track.relative_path, track.size, track.mtime_ns
    FROM {tables} JOIN folder ON folder.id = track.folder_id
    WHERE track.missing_since_ms IS NULL AND NOT EXISTS (
        SELECT 1 FROM track_picture LEFT JOIN picture ON picture.id = track_picture.picture_id
        WHERE track_picture.track_id = track.id AND track_picture.size = track.size
            AND track_picture.mtime_ns = track.mtime_ns AND coalesce(picture.version, ?1) = ?1)
"""
_REMAINDER: Final = 1_021


@dataclass(frozen=True, slots=True, eq=False)
class StoredLooks:
    """The looks of many pictures, ascending by id.

    Attributes:
        ids: int64, shape (n,).
        motifs: shape (n, 512).
        colours: shape (n, 500), region by region.
        fingerprints: uint64, shape (n,).
        sizes: width and height in pixels, shape (n, 2).
    """

    ids: np.ndarray[Any, np.dtype[np.int64]]
    motifs: FloatArray
    colours: FloatArray
    fingerprints: np.ndarray[Any, np.dtype[np.uint64]]
    sizes: np.ndarray[Any, np.dtype[np.int64]]


NOTHING_SEEN: Final = StoredLooks(
    ids=np.zeros(0, np.int64),
    motifs=np.zeros((0, MOTIF_SIZE), np.float32),
    colours=np.zeros((0, COLOUR_REGIONS * COLOUR_BINS), np.float32),
    fingerprints=np.zeros(0, np.uint64),
    sizes=np.zeros((0, 2), np.int64),
)
"""The looks of no pictures."""


class CoverStore:
    """Looks are little-endian float16 BLOBs; a fingerprint is 8 bytes, big-endian."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._unseen = WaitingList(database, UNSEEN, PENDING, lambda version: (version,))

    def keep_unseen(self, version: int) -> None:
        """Keep a list of the tracks whose covers may wait for a version of the looks.

        From then on ``pending`` and ``pending_count`` of this version read what is in the list alone.
        """
        self._unseen.keep(version)

    def pending(self, version: int, limit: int, without: Collection[TrackId] = ()) -> list[PendingTrack]:
        """Present tracks whose cover was not looked at as their file is now, by album.

        Args:
            version: of the looks.
            limit: how many at most.
            without: tracks that are left out.
        """
        rows = self._database.query(
            f"{self._unseen.query(version)} AND track.id NOT IN (SELECT value FROM json_each(?2))"
            " ORDER BY track.album_key, track.album_artist_key, track.id LIMIT ?3",
            (version, id_list(without), limit),
        )
        return [pending_track(*row) for row in rows]

    def pending_count(self, version: int) -> int:
        """How many tracks are pending."""
        row = self._database.one(f"SELECT count(*) FROM ({self._unseen.query(version)})", (version,))
        assert row is not None
        return int(row[0])

    def known(self, content_hash: bytes, version: int) -> PictureId | None:
        """The picture of a content; None where this version of the eye has not seen it."""
        row = self._database.one(
            "SELECT id FROM picture WHERE content_hash = ? AND version = ?", (content_hash, version)
        )
        return None if row is None else PictureId(row[0])

    def save(self, content_hash: bytes, version: int, look: CoverLook | str) -> PictureId:
        """Keep how a picture looks, or why it cannot be seen, in place of what an older version said.

        Args:
            content_hash: of the picture file.
            version: of the look.
            look: the look, or a reason word.
        """
        values: tuple[Any, ...] = (look, 0, 0, None, None, None)
        if isinstance(look, CoverLook):
            values = (
                "", look.width_px, look.height_px, _packed(look.motif), _packed(look.colours),
                look.fingerprint.to_bytes(8, "big"),
            )  # fmt: skip
        self._database.execute(
            "INSERT INTO picture"
            " (content_hash, version, failure, width_px, height_px, motif, colours, fingerprint)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (content_hash) DO UPDATE SET"
            " version = excluded.version, failure = excluded.failure, width_px = excluded.width_px,"
            " height_px = excluded.height_px, motif = excluded.motif, colours = excluded.colours,"
            " fingerprint = excluded.fingerprint",
            (content_hash, version, *values),
        )
        found = self.known(content_hash, version)
        assert found is not None
        return found

    def link(self, track: PendingTrack, place: PlaceState, picture_id: PictureId | None) -> None:
        """Note which picture a track has; without effect where it has left the library.

        Args:
            track: the state of its file.
            place: what decided.
            picture_id: None for no picture.
        """
        with self._database.transaction():
            self._database.execute(
                "INSERT OR REPLACE INTO track_picture"
                " (track_id, size, mtime_ns, place, place_size, place_mtime_ns, picture_id)"
                " SELECT id, ?, ?, ?, ?, ?, ? FROM track WHERE id = ?",
                (
                    track.size, track.mtime_ns, os.fsencode(place.path), place.size, place.mtime_ns,
                    picture_id, track.track_id,
                ),
            )  # fmt: skip
            self._unseen.take_out(track.track_id)

    def save_linked(
        self, track: PendingTrack, place: PlaceState, content_hash: bytes, version: int, look: CoverLook | str
    ) -> None:
        """Keep how the picture of a track looks, and that the track has it, in one step."""
        with self._database.transaction():
            self.link(track, place, self.save(content_hash, version, look))

    def places(self) -> list[PlaceState]:
        """The states of all folders and picture files that decided, as they were."""
        rows = self._database.query(
            "SELECT DISTINCT place, place_size, place_mtime_ns FROM track_picture WHERE place <> x''"
        )
        return [PlaceState(os.fsdecode(path), size, mtime_ns) for path, size, mtime_ns in rows]

    def forget(self, places: Iterable[PlaceState]) -> None:
        """Look again at the covers that these states decided."""
        self._database.execute_many(
            "DELETE FROM track_picture WHERE place = ? AND place_size = ? AND place_mtime_ns = ?",
            [(os.fsencode(one.path), one.size, one.mtime_ns) for one in places],
        )

    def tidy_up(self) -> None:
        """Remove the pictures that no track has any more."""
        self._database.execute(
            "DELETE FROM picture WHERE NOT EXISTS (SELECT 1 FROM track_picture WHERE picture_id = picture.id)"
        )

    def failures(self) -> dict[str, int]:
        """How many pictures could not be seen, by reason word."""
        return dict(
            self._database.query(
                "SELECT failure, count(*) FROM picture WHERE failure <> '' GROUP BY failure ORDER BY failure"
            )
        )

    def looks(self, version: int) -> StoredLooks:
        """How the pictures of the present tracks look."""
        rows = self._database.query(
            "SELECT id, motif, colours, fingerprint, width_px, height_px FROM picture"
            " WHERE version = ? AND motif IS NOT NULL AND id IN (SELECT picture_id FROM track_picture"
            " JOIN track ON track.id = track_id WHERE missing_since_ms IS NULL) ORDER BY id",
            (version,),
        )
        count = len(rows)
        return StoredLooks(
            ids=np.array([row[0] for row in rows], np.int64),
            motifs=_unpacked([row[1] for row in rows], MOTIF_SIZE),
            colours=_unpacked([row[2] for row in rows], COLOUR_REGIONS * COLOUR_BINS),
            fingerprints=np.frombuffer(b"".join(row[3] for row in rows), ">u8").astype(np.uint64),
            sizes=np.array([row[4:] for row in rows], np.int64).reshape(count, 2),
        )

    def state(self, version: int) -> str:
        """What differs as soon as albums, their tracks, or the pictures of these are others.

        Read from indexes and from numbers alone, so it is quick where everything else is not.

        Args:
            version: of the looks that count.
        """
        missing = "SELECT id FROM track WHERE missing_since_ms IS NOT NULL"
        spoken = "SELECT id FROM track WHERE is_spoken = 1"
        row = self._database.one(
            f"SELECT hex(({NAMES_STATE})), (SELECT count(*) || '/' || total(id) FROM ({missing})),"
            f" (SELECT count(*) || '/' || total(id) FROM ({spoken})),"
            # The remainder tells two tracks apart that change their pictures with each other.
            f" (SELECT count(*) || '/' || total(picture_id * (track_id % {_REMAINDER})) FROM track_picture),"
            " (SELECT count(*) || '/' || total(id) FROM picture WHERE version = ? AND motif IS NOT NULL)",
            (version,),
        )
        assert row is not None
        return " ".join(map(str, (version, *row)))

    def track_pictures(self) -> dict[TrackId, PictureId]:
        """The pictures of the present tracks that have one that can be seen."""
        rows = self._database.query(
            "SELECT track_id, picture_id FROM track_picture JOIN track ON track.id = track_id"
            " JOIN picture ON picture.id = picture_id"
            " WHERE missing_since_ms IS NULL AND motif IS NOT NULL ORDER BY track_id"
        )
        return {TrackId(track_id): PictureId(picture_id) for track_id, picture_id in rows}

    def album_rows(self) -> list[GroupRow]:
        """The albums with a name, in the order of their list, without their pictures."""
        return albums_of(self._database)

    def albums(self) -> list[AlbumCover]:
        """The albums with a name, in the order of their list, with the picture that most tracks have."""
        by_album: dict[tuple[str, str], Counter[PictureId]] = {}
        for album, artist, picture_id, count in self._database.query(
            "SELECT album_key, album_artist_key, picture_id, count(*) FROM track"
            " JOIN track_picture ON track_id = track.id JOIN picture ON picture.id = picture_id"
            " WHERE missing_since_ms IS NULL AND album_key <> '' AND motif IS NOT NULL"
            " GROUP BY album_key, album_artist_key, picture_id ORDER BY picture_id"
        ):
            by_album.setdefault((album, artist), Counter())[PictureId(picture_id)] = count
        found = []
        for row in self.album_rows():
            pictures = by_album.get((name_key(row.name), name_key(row.detail)), Counter())
            usual = max(pictures, key=lambda one: pictures[one], default=None)
            found.append(AlbumCover(row, usual, tuple(sorted(pictures))))
        return found


def _packed(values: FloatArray) -> bytes:
    return values.astype("<f2").tobytes()


def _unpacked(blobs: list[bytes], width: int) -> FloatArray:
    return np.frombuffer(b"".join(blobs), "<f2").reshape(len(blobs), width).astype(np.float32)
