"""Which row each track of a cut file is: a cue sheet may come, go, be edited, or move with its sound.

All rows of a file have its path and a part (``schema/parts.py``). A row that has no place in the file any
more stays as a missing track, with all that is known of it, and takes its place again when it is back.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from musicrec_desktop.core.text.folding import name_key
from musicrec_desktop.model.files import FilePart, FileStat, ScannedFile
from musicrec_desktop.model.span import Span
from musicrec_desktop.model.track import FolderId, TrackId
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.id_list import IN_LIST, id_list
from musicrec_desktop.storage.known_files import pieces

_OF_SOUND: Final = (
    *("features", "excerpt_reservoir", "analysis_failure", "seek_picture", "loudness", "feature_statistics"),
)
"""What was found in the sound of a track, and does not hold for another span."""
_MATES: Final = f"""
    SELECT mate.id FROM track CROSS JOIN track AS mate ON mate.folder_id = track.folder_id
        AND mate.relative_path = track.relative_path AND mate.part > 1
    WHERE track.id {IN_LIST} AND track.part = 1
"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in its file a track lies.

    Attributes:
        part: 0 for a whole file, else the place among its parts, from 1.
        span: None for a whole file.
        sheet: path of the cue sheet below the folder; None for a whole file or a sheet inside it.
        added_at_ms: when the file came into the library; None for now.
    """

    part: int = 0
    span: Span | None = None
    sheet: bytes | None = None
    added_at_ms: int | None = None

    @property
    def columns(self) -> tuple[int, int | None, int | None, bytes | None]:
        """``part``, ``span_start``, ``span_end``, ``sheet_path``."""
        start, end = (None, None) if self.span is None else (self.span.start, self.span.end)
        return self.part, start, end, self.sheet


WHOLE: Final = Place()


@dataclass(frozen=True, slots=True)
class PartRow:
    """A row of a file.

    Attributes:
        track_id: the track.
        part: as ``Place.part``; less than 0 where it has no place now. After a repair it may be all that is
            known.
        span: None for the file as one track.
        key: of its title.
        added_at_ms: when it came into the library.
    """

    track_id: TrackId
    part: int
    span: Span | None
    key: str
    added_at_ms: int

    @property
    def is_whole(self) -> bool:
        """Whether it is the file as one track."""
        return self.span is None and self.part <= 0


@dataclass(frozen=True, slots=True)
class Settled:
    """What the rows of a file become.

    Attributes:
        rows: for each track that the file has now its row (None for a new one), what it says, where it lies.
        displaced: rows that have no place any more.
        cut_anew: rows with another span than before.
    """

    rows: tuple[tuple[TrackId | None, ScannedFile, Place], ...]
    displaced: tuple[TrackId, ...]
    cut_anew: tuple[TrackId, ...]


def rows_at(
    database: Database, folder_id: FolderId, files: Sequence[ScannedFile]
) -> dict[str, list[PartRow]]:
    """The rows of those of some files that are or were cut, by relative path."""
    cut = {file.stat.relative_path for file in files if file.parts}
    if database.one("SELECT 1 FROM track WHERE part <> 0 LIMIT 1") is not None:
        paths = [os.fsencode(file.stat.relative_path) for file in files]
        for piece, condition in pieces(paths):
            rows = database.query(
                f"SELECT DISTINCT relative_path FROM track WHERE folder_id = ? AND part <> 0{condition}",
                (folder_id, *piece),
            )
            cut.update(os.fsdecode(path) for (path,) in rows)
    return {path: _rows(database, folder_id, os.fsencode(path)) for path in cut}


def _rows(database: Database, folder_id: FolderId, path: bytes) -> list[PartRow]:
    return [
        PartRow(
            TrackId(track_id), part, None if start is None else Span(start, end), name_key(title), added_at_ms
        )
        for track_id, part, start, end, title, added_at_ms in database.query(
            "SELECT id, part, span_start, span_end, title, added_at_ms FROM track"
            " WHERE folder_id = ? AND relative_path = ? ORDER BY part < 0, abs(part)",
            (folder_id, path),
        )
    ]


def settle(rows: Sequence[PartRow], file: ScannedFile) -> Settled:
    """Give each track of a file its row: by its title, and by its place where the title is another one now.

    Args:
        rows: of the file.
        file: as it was read.
    """
    added_at_ms = min((row.added_at_ms for row in rows), default=None)
    if not file.parts:
        row = next((row for row in rows if row.is_whole), None)
        whole = replace(WHOLE, added_at_ms=added_at_ms)
        found = ((row.track_id if row else None, file, whole),)
        return Settled(found, _displaced(rows, {row}), ())
    taken = _rows_of_parts([row for row in rows if not row.is_whole], file.parts)
    settled = tuple(
        (
            row.track_id if row else None,
            ScannedFile(file.stat, part.tags, file.is_named),
            Place(place, part.span, os.fsencode(part.sheet) if part.sheet else None, added_at_ms),
        )
        for place, (part, row) in enumerate(zip(file.parts, taken, strict=True), start=1)
    )
    cut_anew = tuple(
        row.track_id
        for part, row in zip(file.parts, taken, strict=True)
        if row is not None and row.span != part.span
    )
    return Settled(settled, _displaced(rows, set(taken)), cut_anew)


def _displaced(rows: Sequence[PartRow], taken: set[PartRow | None]) -> tuple[TrackId, ...]:
    return tuple(row.track_id for row in rows if row.part >= 0 and row not in taken)


def _rows_of_parts(rows: Sequence[PartRow], parts: Sequence[FilePart]) -> list[PartRow | None]:
    taken: list[PartRow | None] = [None] * len(parts)
    left = list(rows)
    keys = [name_key(part.tags.title) for part in parts]
    for by_title, by_place in ((True, True), (True, False), (False, True)):
        for place, key in enumerate(keys):
            if taken[place] is not None:
                continue
            fitting = (
                row
                for row in left
                if (row.key == key or not by_title) and (row.part == place + 1 or not by_place)
            )
            if (found := next(fitting, None)) is not None:
                taken[place] = found
                left.remove(found)
    return taken


def make_room(database: Database, settled: Settled, now_ms: int) -> None:
    """Take all rows of a file from their places, and note that some have none any more; in a transaction."""
    kept = [track_id for track_id, _, _ in settled.rows if track_id is not None]
    database.execute(
        f"UPDATE track SET part = -id WHERE id {IN_LIST}", (id_list((*kept, *settled.displaced)),)
    )
    database.execute(
        f"UPDATE track SET missing_since_ms = coalesce(missing_since_ms, ?) WHERE id {IN_LIST}",
        (now_ms, id_list(settled.displaced)),
    )
    for table in _OF_SOUND:
        database.execute(f"DELETE FROM {table} WHERE track_id {IN_LIST}", (id_list(settled.cut_anew),))
    database.execute(
        f"UPDATE track SET decoded_duration_ms = NULL, audio_id = NULL WHERE id {IN_LIST}",
        (id_list(settled.cut_anew),),
    )


def put(database: Database, places: Mapping[TrackId, Place]) -> None:
    """Give rows their places; in the transaction of ``make_room``."""
    database.execute_many(
        "UPDATE track SET part = ?, span_start = ?, span_end = ?, sheet_path = ? WHERE id = ?",
        [(*place.columns, track_id) for track_id, place in places.items()],
    )


def with_parts(database: Database, ids: Sequence[TrackId]) -> list[TrackId]:
    """Tracks, and behind them the further parts of those that are the first of a file."""
    if database.one("SELECT 1 FROM track WHERE part <> 0 LIMIT 1") is None:
        return list(ids)
    mates = (
        TrackId(track_id) for (track_id,) in database.query(f"{_MATES} ORDER BY mate.id", (id_list(ids),))
    )
    return list(dict.fromkeys((*ids, *mates)))


def of_file(database: Database, track_id: TrackId) -> list[TrackId]:
    """All tracks that the file of a track has now, in their order."""
    rows = database.query(
        "SELECT mate.id FROM track JOIN track AS mate ON mate.folder_id = track.folder_id"
        " AND mate.relative_path = track.relative_path AND mate.part >= 0 WHERE track.id = ?"
        " ORDER BY mate.part",
        (track_id,),
    )
    return [TrackId(mate) for (mate,) in rows]


def is_still(database: Database, track_id: TrackId, span: Span | None) -> bool:
    """Whether a track is the part of its file that somebody worked on; asks nothing of a whole file."""
    if span is None:
        return True
    sql = "SELECT 1 FROM track WHERE id = ? AND span_start = ? AND span_end IS ?"
    return database.one(sql, (track_id, span.start, span.end)) is not None


class SheetStore:
    """The cue sheets below folders as scans know them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_folder(self, folder_id: FolderId) -> dict[str, FileStat]:
        """The sheets of a folder by relative path."""
        return {
            (relative := os.fsdecode(path)): FileStat(relative, size, mtime_ns, ctime_ns)
            for path, size, mtime_ns, ctime_ns in self._database.query(
                "SELECT relative_path, size, mtime_ns, ctime_ns FROM cue_sheet WHERE folder_id = ?",
                (folder_id,),
            )
        }

    def note(self, folder_id: FolderId, found: Iterable[FileStat], gone: Iterable[str]) -> None:
        """Note sheets as they are now, and forget others."""
        with self._database.transaction():
            self._database.execute_many(
                "INSERT OR REPLACE INTO cue_sheet (folder_id, relative_path, size, mtime_ns, ctime_ns)"
                " VALUES (?, ?, ?, ?, ?)",
                [
                    (folder_id, os.fsencode(one.relative_path), one.size, one.mtime_ns, one.ctime_ns)
                    for one in found
                ],
            )
            self._database.execute_many(
                "DELETE FROM cue_sheet WHERE folder_id = ? AND relative_path = ?",
                [(folder_id, os.fsencode(path)) for path in gone],
            )
