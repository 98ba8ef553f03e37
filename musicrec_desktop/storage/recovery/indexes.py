"""Gives rows back the numbers and places that damage took from them, as the indexes tell.

A file has no checksums, so a changed number looks like any other: its row is readable, and belongs to another
track. An index has the same number once more. Where the two differ, a third witness says which one is right:
the names in the row of a track, the values that refer to it, and whether a number means a track at all.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from musicrec_desktop.storage.recovery.pages import PageFile
from musicrec_desktop.storage.recovery.records import Record, content
from musicrec_desktop.storage.recovery.shapes import TrackPlace
from musicrec_desktop.storage.recovery.trees import Forest

_INDEX_OF_PATHS: Final = "sqlite_autoindex_track_1"
_BY_TRACK: Final[Mapping[str, Mapping[str, int]]] = {
    "listen": {"listen_by_track": 0, "listen_by_listener": 1},
    "feedback": {"feedback_by_track": 0, "feedback_by_kind": 2},
    "playlist_entry": {"playlist_entry_by_track": 0, "playlist_entry_by_position": 3},
}
"""Tables whose rows refer to a track, each with two indexes and the place of its number in them."""

Links = dict[str, dict[int, list[int]]]
"""What indexes tell of the track of a row, by table and number of the row; one number from each index."""


def track_paths(pages: PageFile, forest: Forest) -> dict[int, TrackPlace]:
    """Folder, relative path and part of tracks by number, from the index that keeps paths unique."""
    found: dict[int, TrackPlace] = {}
    for record in records(pages, forest, _INDEX_OF_PATHS):
        match record.values:
            case (int(folder_id), bytes(path), int(part), int(track_id)):
                found[track_id] = folder_id, path, part
            # Before a file could have several tracks.
            case (int(folder_id), bytes(path), int(track_id)):
                found[track_id] = folder_id, path, 0
    return found


def track_links(pages: PageFile, forest: Forest) -> Links:
    """The track of each row, from the indexes that have it."""
    found: Links = {}
    for table, indexes in _BY_TRACK.items():
        links = found.setdefault(table, {})
        for index, place in indexes.items():
            for record in records(pages, forest, index):
                if len(record.values) > place + 1:
                    track_id, row_id = record.values[place], record.values[-1]
                    if isinstance(track_id, int) and isinstance(row_id, int):
                        links.setdefault(row_id, []).append(track_id)
    return found


def records(pages: PageFile, forest: Forest, index: str) -> Iterator[Record]:
    """What an index holds, as far as its pages can be read."""
    for number, owner in forest.owners.items():
        if owner == index:
            yield from content(pages.page(number), number, pages.page).records


def mend_tracks(target: sqlite3.Connection, places: Mapping[int, TrackPlace]) -> int:
    """Give tracks back their numbers, and then their places.

    Args:
        target: the salvaged database, without enforced foreign keys and inside no transaction.
        places: as ``track_paths`` tells them.

    Returns:
        How many rows were changed.
    """
    target.execute("BEGIN")
    changed = _mend_numbers(target, places) + _mend_places(target, places)
    target.execute("COMMIT")
    return changed


def mend_links(target: sqlite3.Connection, links: Links, places: Mapping[int, TrackPlace]) -> int:
    """Let rows refer to the track that the indexes tell.

    A row that refers to no track follows any of them; one that refers to a track follows two that agree.

    Args:
        target: as above.
        links: as ``track_links`` tells them.
        places: as above; a track that has one may lack its row.

    Returns:
        How many rows were changed.
    """
    changed = 0
    there = {number for (number,) in target.execute("SELECT id FROM track")}.union(places)
    target.execute("BEGIN")
    for table, tracks in links.items():
        if not tracks:  # a file of an earlier version may lack the table
            continue
        rows = target.execute(f"SELECT id, track_id FROM {table} WHERE track_id IS NOT NULL").fetchall()
        found = [
            (meant, row_id)
            for row_id, track_id in rows
            if (meant := _meant(track_id, tracks.get(row_id, []), there)) != track_id
        ]
        target.executemany(f"UPDATE {table} SET track_id = ? WHERE id = ?", found)
        changed += len(found)
    target.execute("COMMIT")
    return changed


def _meant(track_id: int, told: Sequence[int], there: Collection[int]) -> int:
    """The track that a row is about, by what it says itself and what indexes tell."""
    known = [number for number in told if number in there]
    if track_id not in there:
        return known[0] if known else track_id
    return known[0] if len(known) == 2 and known[0] == known[1] else track_id


def _mend_numbers(target: sqlite3.Connection, places: Mapping[int, TrackPlace]) -> int:
    numbers = {place: number for number, place in places.items()}
    rows = _places_of(target)
    there = {number for number, _ in rows}
    changed = 0
    for number, place in rows:
        told = numbers.get(place, number)
        if told != number and told not in there and _is_meant(target, told, number):
            target.execute("UPDATE track SET id = ? WHERE id = ?", (told, number))
            changed += 1
    return changed


def _is_meant(target: sqlite3.Connection, number: int, other: int) -> bool:
    """Whether values of a track refer to ``number`` and none to ``other``."""
    (first, second) = (
        target.execute("SELECT 1 FROM track_value WHERE track_id = ?", (one,)).fetchone() is not None
        for one in (number, other)
    )
    return first and not second


def _mend_places(target: sqlite3.Connection, places: Mapping[int, TrackPlace]) -> int:
    """The index is right where it fits the names that a row has beside its path, and the path does not."""
    changed = 0
    for number, place in _places_of(target):
        told = places.get(number, place)
        if told != place:
            (names,) = target.execute("SELECT album_directory, file_name FROM track WHERE id = ?", (number,))
            if _fits(told[1], *names) and not _fits(place[1], *names):
                changed += _move(target, number, told)
    return changed


def _fits(path: bytes, album_directory: bytes, file_name: str) -> bool:
    directory, name = os.path.split(path)
    return _text(name) == file_name and directory.startswith(album_directory)


def _places_of(target: sqlite3.Connection) -> list[tuple[int, TrackPlace]]:
    part = "part" if "part" in _columns(target) else "0"
    rows = target.execute(f"SELECT id, folder_id, relative_path, {part} FROM track").fetchall()
    return [(number, (folder_id, path, part)) for number, folder_id, path, part in rows]


def _move(target: sqlite3.Connection, number: int, place: TrackPlace) -> bool:
    """Write a place, and have the file read again; False where another track has it."""
    folder_id, path, part = place
    values: dict[str, int | str | bytes] = {
        "folder_id": folder_id,
        "relative_path": path,
        "file_name": _text(os.path.basename(path)),
        "part": part,
        "tags_version": 0,
    }
    names = [name for name in values if name in _columns(target)]
    cursor = target.execute(
        f"UPDATE OR IGNORE track SET {', '.join(f'{name} = ?' for name in names)} WHERE id = ?",
        (*(values[name] for name in names), number),
    )
    return cursor.rowcount > 0


def _columns(target: sqlite3.Connection) -> set[str]:
    """The columns of tracks; a file of an earlier version has fewer."""
    return {row[1] for row in target.execute("PRAGMA table_xinfo(track)")}


def _text(name: bytes) -> str:
    return name.decode("utf-8", "replace")
