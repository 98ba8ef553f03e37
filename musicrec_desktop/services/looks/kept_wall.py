"""The cover wall as a file: places of albums, and what tells whether they are still true.

The file is in the cache. It can be missing, damaged or of another library, and is then made again.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.core.atomic import write_atomic
from musicrec_desktop.model.cover_look import AlbumCover, Wall
from musicrec_desktop.model.track import GroupRow, TrackId

log = logging.getLogger(__name__)

FORMAT: Final = 1
_KEY_SIZE: Final = 16


@dataclass(frozen=True, slots=True)
class KeptWall:
    """A wall that was arranged once.

    Attributes:
        state: of the library at that time (``CoverStore.state``); while it is the same, so is the wall.
        likeness: of the albums and their pictures (``likeness_of``); while it is the same, so is their order.
        wall: the albums.
    """

    state: str
    likeness: str
    wall: Wall


def likeness_of(albums: Sequence[AlbumCover], looks: str) -> str:
    """What differs as soon as another wall would be made of some albums.

    Args:
        albums: in the order of their list.
        looks: what counts as the look of a picture.
    """
    digest = hashlib.blake2b(looks.encode(), digest_size=_KEY_SIZE)
    for one in albums:
        digest.update(f"{one.album.name}\0{one.album.detail}\0{one.picture}\n".encode("utf-8", "replace"))
    return digest.hexdigest()


def with_kept_places(rows: Sequence[GroupRow], kept: KeptWall | None, columns: int) -> Wall:
    """Albums where they were before; those that had no place come last, in their own order."""
    if kept is None:
        return Wall(columns, tuple(rows), 0, is_arranged=False)
    places = {(row.name, row.detail): place for place, row in enumerate(kept.wall.albums)}
    placed = sorted(rows, key=lambda row: places.get((row.name, row.detail), len(places)))
    return Wall(columns, tuple(placed), kept.wall.with_cover, is_arranged=False)


def read_wall(path: str) -> KeptWall | None:
    """What was kept; None where nothing was, or where it cannot be understood."""
    try:
        with open(path, "rb") as file:
            found = json.loads(file.read())
        if found["format"] != FORMAT:
            return None
        albums = tuple(map(_row, found["albums"]))
        columns, with_cover = found["columns"], found["with_cover"]
        if not (isinstance(columns, int) and columns > 0 and isinstance(with_cover, int)):
            return None
        return KeptWall(str(found["state"]), str(found["likeness"]), Wall(columns, albums, with_cover))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def write_wall(path: str, kept: KeptWall) -> None:
    """Keep a wall; one that cannot be written is made again next time."""
    content = {
        "format": FORMAT,
        "state": kept.state,
        "likeness": kept.likeness,
        "columns": kept.wall.columns,
        "with_cover": kept.wall.with_cover,
        "albums": [
            (row.name, row.detail, row.track_count, row.cover_track_id, row.year) for row in kept.wall.albums
        ],
    }
    try:
        write_atomic(path, json.dumps(content).encode())
    except OSError as error:
        log.warning("the cover wall is not kept: %s", error)


def _row(values: Sequence[object]) -> GroupRow:
    """An album of the file.

    Raises:
        ValueError: it is none.
        TypeError: it is none.
    """
    name, detail, count, cover, year = values
    if not (isinstance(name, str) and isinstance(detail, str) and isinstance(count, int)):
        raise TypeError("no album")
    return GroupRow(
        name,
        detail,
        count,
        TrackId(cover) if isinstance(cover, int) else None,
        year if isinstance(year, int) else None,
    )
