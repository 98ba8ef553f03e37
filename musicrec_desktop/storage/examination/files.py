"""The music files that a database remembers as present, read without changing anything."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.storage.examination.reading import reading

_AT_ONCE: Final = 4096


@dataclass(frozen=True, slots=True)
class RememberedFile:
    """A sound file as the library last saw it.

    Attributes:
        folder: of the library, ``os.fsdecode`` form.
        path: of the file, in the same form.
        size: bytes; None where a cue sheet, which has a state of its own, makes several tracks of the file.
        mtime_ns: last modification.
    """

    folder: str
    path: str
    size: int | None
    mtime_ns: int


def remembered_files(path: str) -> Iterator[list[RememberedFile]]:
    """All files that count as present, by folder and path, some thousands at a time.

    Raises:
        StorageError: the database cannot be read.
    """
    with reading(path) as connection:
        cursor = connection.execute(
            "SELECT folder.path, relative_path, iif(part = 0, size, NULL), mtime_ns FROM track"
            " JOIN folder ON folder.id = folder_id WHERE missing_since_ms IS NULL AND part IN (0, 1)"
            " ORDER BY folder.path, relative_path"
        )
        while rows := cursor.fetchmany(_AT_ONCE):
            yield [_file(row) for row in rows]


def unread_count(path: str) -> int:
    """How many files of the folders could not be read at the last scan, as they are now.

    Raises:
        StorageError: the database cannot be read.
    """
    with reading(path) as connection:
        (count,) = connection.execute("SELECT count(*) FROM unread_file").fetchone()
        return int(count)


def _file(row: tuple[bytes, bytes, int | None, int]) -> RememberedFile:
    folder, relative, size, mtime_ns = row
    return RememberedFile(os.fsdecode(folder), os.fsdecode(os.path.join(folder, relative)), size, mtime_ns)
