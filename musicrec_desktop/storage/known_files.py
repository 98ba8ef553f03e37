"""Files as the library remembers them: of a whole folder, by path, or their states in the order of paths.

A file is one file here, also where a cue sheet makes several tracks of it: its first track stands for it.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterable, Iterator
from typing import Any, Final

from musicrec_desktop.model.files import KNOWN_MISSING, FileStat, FileState, KnownFile
from musicrec_desktop.model.track import TAGS_VERSION, FolderId, TrackId
from musicrec_desktop.storage.database import Database

_PATHS_AT_ONCE: Final = 500
_STATES_AT_ONCE: Final = 2000
_FILES: Final = (
    "SELECT id, relative_path, size, mtime_ns, ctime_ns, missing_since_ms IS NOT NULL, is_named,"
    " tags_version < ? FROM track WHERE folder_id = ? AND part IN (0, 1)"
)
_STATES: Final = (
    "SELECT relative_path, CASE WHEN is_named OR tags_version < ?1 OR NOT ctime_ns THEN -1"
    f" WHEN missing_since_ms IS NULL THEN size ELSE {KNOWN_MISSING} END, mtime_ns, ctime_ns FROM track"
    " WHERE folder_id = ?2 AND relative_path > ?3 AND part IN (0, 1)"
)


def all_below(database: Database, folder_id: FolderId) -> list[KnownFile]:
    """Every file below a folder in the library, also missing ones."""
    return list(map(_file, database.query(_FILES, (TAGS_VERSION, folder_id))))


def at(database: Database, folder_id: FolderId, paths: Iterable[bytes]) -> list[KnownFile]:
    """Those of some relative paths that are in the library, also missing ones."""
    found: list[KnownFile] = []
    for piece, condition in pieces(paths):
        rows = database.query(_FILES + condition, (TAGS_VERSION, folder_id, *piece))
        found.extend(map(_file, rows))
    return found


def in_directory(database: Database, folder_id: FolderId, directory: str) -> list[KnownFile]:
    """Every file right in a directory below a folder in the library, also missing ones."""
    raw = os.fsencode(directory)
    # "0" comes behind "/".
    limits, inside = (
        ((raw + b"/", raw + b"0"), " AND relative_path > ? AND relative_path < ?") if raw else ((), "")
    )
    rows = database.query(_FILES + inside, (TAGS_VERSION, folder_id, *limits))
    return [_file(row) for row in rows if os.path.dirname(row[1]) == raw]


def ids_at(
    database: Database, folder_id: FolderId, paths: Iterable[bytes]
) -> dict[bytes, tuple[TrackId, int, int]]:
    """Id, size and time of those of some relative paths that are in the library as one track."""
    found: dict[bytes, tuple[TrackId, int, int]] = {}
    for piece, condition in pieces(paths):
        for path, track_id, size, mtime_ns in database.query(
            "SELECT relative_path, id, size, mtime_ns FROM track WHERE folder_id = ? AND part = 0"
            + condition,
            (folder_id, *piece),
        ):
            found[path] = TrackId(track_id), size, mtime_ns
    return found


def states(database: Database, folder_id: FolderId, below: str = "") -> Iterator[list[FileState]]:
    """Every file below a folder as it is known, in the order of paths, some thousands at a time.

    One whose state does not tell that nothing is to be done has a size that no file has: ``KNOWN_MISSING``,
    or -1 where something is not known of it, it is to be read again or the user named it. Each part is a
    query of its own, so a slow drive keeps no other writer back.

    Args:
        database: of the library.
        folder_id: the folder.
        below: of a folder inside it; then only what lies in that one.
    """
    raw = os.fsencode(below)
    # "0" comes behind "/".
    after, limit = (raw + b"/", (raw + b"0",)) if below else (b"", ())
    sql = _STATES + " AND relative_path < ?4" * len(limit)
    sql += f" ORDER BY relative_path LIMIT {_STATES_AT_ONCE}"
    while rows := database.query(sql, (TAGS_VERSION, folder_id, after, *limit)):
        yield rows
        after = rows[-1][0]


def has_outdated(database: Database) -> bool:
    """Whether a readable file of a watched folder was last read when less was read from files."""
    row = database.one(
        "SELECT 1 FROM track JOIN folder ON folder.id = folder_id WHERE tags_version < ?"
        " AND missing_since_ms IS NULL AND NOT is_removed AND NOT EXISTS (SELECT 1 FROM unread_file"
        " WHERE unread_file.folder_id = folder.id AND unread_file.relative_path = track.relative_path)"
        " LIMIT 1",
        (TAGS_VERSION,),
    )
    return row is not None


def outdated_loose(database: Database) -> list[tuple[FolderId, str, str]]:
    """Present files outside the watched folders that were read when less was read from files.

    Returns:
        The row of the directory, its path, and the path of the file below it.
    """
    rows = database.query(
        # By folder: else SQLite looks through all tracks for those of the few folders.
        "SELECT folder.id, folder.path, relative_path FROM folder CROSS JOIN track ON folder.id = folder_id"
        " WHERE tags_version < ? AND missing_since_ms IS NULL AND is_removed AND part IN (0, 1)"
        " ORDER BY track.id",
        (TAGS_VERSION,),
    )
    return [(FolderId(row[0]), os.fsdecode(row[1]), os.fsdecode(row[2])) for row in rows]


def pieces(paths: Iterable[bytes]) -> Iterator[tuple[tuple[bytes, ...], str]]:
    """Some relative paths at a time, and the condition of a query that is about them alone."""
    left = iter(paths)
    while piece := tuple(itertools.islice(left, _PATHS_AT_ONCE)):
        yield piece, f" AND relative_path IN ({', '.join('?' * len(piece))})"


def _file(row: tuple[Any, ...]) -> KnownFile:
    track_id, path, size, mtime_ns, ctime_ns, is_missing, is_named, is_outdated = row
    return KnownFile(
        TrackId(track_id),
        FileStat(os.fsdecode(path), size, mtime_ns, ctime_ns),
        is_missing=bool(is_missing),
        is_named=bool(is_named),
        is_outdated=bool(is_outdated),
    )
