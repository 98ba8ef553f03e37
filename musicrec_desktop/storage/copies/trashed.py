"""Files that went to the trash, as long as they can come back."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass

from musicrec_desktop.core.trash import TrashedFile
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.id_list import IN_LIST, id_list


@dataclass(frozen=True, slots=True)
class TrashedTrack:
    """A file in the trash, and its track, whose row waits for it.

    Attributes:
        id: its number.
        track_id: its track.
        file: where it was, and where it lies.
        size: bytes.
    """

    id: int
    track_id: TrackId
    file: TrashedFile
    size: int


class TrashedFileStore:
    """Notes of files that this player put into the trash."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, track_id: TrackId, file: TrashedFile, size: int, at_ms: int) -> int:
        """Note a file, and that its track is missing, in one transaction; its number comes back."""
        with self._database.transaction():
            cursor = self._database.execute(
                "INSERT INTO trashed_file (track_id, path, place, note, size, trashed_at_ms)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (
                    track_id, os.fsencode(file.path), os.fsencode(file.place), os.fsencode(file.note),
                    size, at_ms,
                ),
            )  # fmt: skip
            number = cursor.lastrowid
            self._database.execute(
                "UPDATE track SET missing_since_ms = ? WHERE id = ? AND missing_since_ms IS NULL",
                (at_ms, track_id),
            )
        assert number is not None
        return number

    def get(self, numbers: Sequence[int]) -> list[TrashedTrack]:
        """The files of some numbers, in no order; those that came back already are left out."""
        return self._read(f" WHERE id {IN_LIST}", (id_list(numbers),))

    def all(self) -> list[TrashedTrack]:
        """All of them, the latest first."""
        return self._read(" ORDER BY trashed_at_ms DESC, id DESC", ())

    def forget(self, numbers: Sequence[int]) -> None:
        """These came back, or are in the trash no more."""
        self._database.execute(f"DELETE FROM trashed_file WHERE id {IN_LIST}", (id_list(numbers),))

    def tracks_in(self, track_id: TrackId) -> int:
        """How many present tracks of the library are in the file of a track, itself among them."""
        row = self._database.one(
            "SELECT count(*) FROM track JOIN track AS own"
            " ON own.folder_id = track.folder_id AND own.relative_path = track.relative_path"
            " WHERE own.id = ? AND track.missing_since_ms IS NULL",
            (track_id,),
        )
        return 0 if row is None else int(row[0])

    def _read(self, condition: str, parameters: Sequence[object]) -> list[TrashedTrack]:
        return [
            TrashedTrack(
                number,
                TrackId(track_id),
                TrashedFile(os.fsdecode(path), os.fsdecode(place), os.fsdecode(note)),
                size,
            )
            for number, track_id, path, place, note, size in self._database.query(
                "SELECT id, track_id, path, place, note, size FROM trashed_file" + condition,
                parameters,
            )
        ]
