"""Makes the rows of a salvaged database refer to rows that exist, or removes them.

Likes and listens are worth more than the row of their track, which a scan can read again. So a lost track
gets a new row: with its path where that is known, else with a name only.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from musicrec_desktop.storage.personal_tables import LISTENER, PERSONAL_TABLES
from musicrec_desktop.storage.recovery.shapes import EMPTY, Row, Shape, TrackPlace, shapes
from musicrec_desktop.storage.schema.profiles import give_to_first

LOST_FOLDER: Final = "/lost-music-folder-{id}"
"""Replaces the lost path of a folder, until its music is found in another folder."""
_LOST_FILE: Final = "lost-track-{id}"
_VALUES: Final = {"artist": "artist_text", "album_artist": "album_artist_text", "genre": "genre_text"}
_OF_LISTENERS: Final = tuple(
    table.name for table in PERSONAL_TABLES.values() if table.parent == LISTENER and not table.is_derived
)
_BRING_A_TRACK_BACK: Final = ("listen", "feedback", "rating")
_BRING_A_PATH_BACK: Final = ("features", "playlist_entry")
"""Rows that bring a lost track back only where its path is known; an entry knows the names itself."""
ONLY_IN_FILES: Final = ("track_value", "written_genre", "lyrics")
"""Tables whose lost rows the files have, and whose tracks do not tell that they are lost."""


_UNSENT: Final = "('queued', 'claimed', 'handed-over')"
"""States of a letter of which a backup does not tell whether it was sent since."""


def have_files_read_again(target: sqlite3.Connection) -> None:
    """Mark all tracks, so that the next scan reads each file once more."""
    target.execute("UPDATE track SET tags_version = 0")


def fill_from_backup(target: sqlite3.Connection, backup_path: str, tables: Collection[str]) -> None:
    """Add the rows of a backup whose keys are missing.

    Args:
        target: the salvaged database, in autocommit mode.
        backup_path: of an older state of the same library.
        tables: those that lost rows; in other tables a missing row was removed by the user.
    """
    known = shapes(target)
    target.execute("ATTACH DATABASE ? AS backup", (backup_path,))
    try:
        for name in tables:
            there = {row[1] for row in target.execute(f"PRAGMA backup.table_xinfo({name})")}
            columns = [column.name for column in known[name].columns if column.name in there]
            if not columns:
                continue
            listed = ", ".join(columns)
            # A waiting scrobble may have been sent since; with an attempt counted, the server is asked first.
            chosen = listed.replace("attempts", "max(attempts, 1)") if name == "scrobble" else listed
            if name == "letter":  # one that waited then may have been sent since
                chosen = listed.replace("state", f"iif(state IN {_UNSENT}, 'perhaps', state)")
            target.execute(f"INSERT OR IGNORE INTO main.{name} ({listed}) SELECT {chosen} FROM backup.{name}")
    finally:
        target.execute("DETACH DATABASE backup")


def mend_references(target: sqlite3.Connection, track_paths: Mapping[int, TrackPlace], now_ms: int) -> int:
    """Make every row refer to rows that are there.

    Args:
        target: the salvaged database, in autocommit mode and without enforced foreign keys.
        track_paths: folder, relative path and part of tracks whose rows may be lost.
        now_ms: since when tracks without a known path count as missing.

    Returns:
        How many tracks got a new row, with at most their path.
    """
    target.execute("BEGIN")
    _add_listeners(target)
    if any(column.name == "listener_id" for column in shapes(target)["setting"].columns):
        give_to_first(target)
    _add_playlists(target, now_ms)
    count = _add_tracks(target, track_paths, now_ms)
    _add_folders(target)
    _add_values(target)
    _drop_dangling(target)
    # The ids of lost listens are used again, so every account must see the next ones as new.
    target.execute(
        "UPDATE scrobble_account SET"
        " seen_listen_id = min(seen_listen_id, (SELECT coalesce(max(id), 0) FROM listen))"
    )
    target.execute("COMMIT")
    return count


def _add_listeners(target: sqlite3.Connection) -> None:
    for number in _referred(target, _OF_LISTENERS, "listener_id", "listener"):
        is_first = not target.execute("SELECT 1 FROM listener").fetchone()
        target.execute(
            "INSERT OR IGNORE INTO listener (id, name) VALUES (?, ?)",
            (number, "" if is_first else f"Listener {number}"),
        )
    if not target.execute("SELECT 1 FROM listener").fetchone():
        target.execute("INSERT INTO listener (name) VALUES ('')")


def _add_playlists(target: sqlite3.Connection, now_ms: int) -> None:
    """Entries whose playlist is lost stand in one with another name."""
    for number in _referred(target, ("playlist_entry",), "playlist_id", "playlist"):
        target.execute(
            "INSERT INTO playlist (id, listener_id, name, created_at_ms, changed_at_ms)"
            " SELECT ?1, min(id), ?2, ?3, ?3 FROM listener",
            (number, f"Lost playlist {number}", now_ms),
        )


def _referred(target: sqlite3.Connection, tables: Collection[str], column: str, parent: str) -> set[int]:
    """The rows of ``parent`` that rows of the tables refer to, and that are not there.

    No row has a number below 1, so that is damage: pages that were filled up with zeros, for example.
    """
    known = shapes(target)
    selects = [
        f"SELECT {column} FROM {table} WHERE {column} > 0"
        for table in tables
        if table in known and any(one.name == column for one in known[table].columns)
    ]
    if not selects:
        return set()
    rows = target.execute(f"{' UNION '.join(selects)} EXCEPT SELECT id FROM {parent}")
    return {number for (number,) in rows}


def _add_tracks(target: sqlite3.Connection, track_paths: Mapping[int, TrackPlace], now_ms: int) -> int:
    shape = shapes(target)["track"]
    count = 0
    for track_id in _referred(target, _BRING_A_TRACK_BACK, "track_id", "track"):
        place = track_paths.get(track_id)
        count += _insert(target, shape, _track_row(target, track_id, place, now_ms))
    referred = _referred(target, _BRING_A_PATH_BACK, "track_id", "track")
    for track_id in referred & track_paths.keys():
        count += _insert(target, shape, _track_row(target, track_id, track_paths[track_id], now_ms))
    return count


def _track_row(target: sqlite3.Connection, track_id: int, place: TrackPlace | None, now_ms: int) -> Row:
    """A row that the next scan fills: no file has its state, so the file is read."""
    told = target.execute(
        "SELECT title, artist, album, album_artist FROM scrobble JOIN listen ON listen.id = listen_id"
        " WHERE track_id = ?",
        (track_id,),
    ).fetchone()
    if place is None:
        folder = target.execute("SELECT min(id) FROM folder").fetchone()[0]
        place = (folder or 1, _LOST_FILE.format(id=track_id).encode(), 0)
        row: Row = {"missing_since_ms": now_ms}
        title = f"Lost track {track_id}"
    else:
        row = {}
        title = os.path.splitext(os.path.basename(place[1]))[0].decode("utf-8", "replace")
    title, artist, album, album_artist = told or (title, "", "", "")
    return row | {
        "id": track_id,
        "folder_id": place[0],
        "relative_path": place[1],
        "part": place[2],
        "album_directory": os.path.dirname(place[1]),
        "file_name": os.path.basename(place[1]).decode("utf-8", "replace"),
        "title": title,
        "sort_title": title.casefold(),
        "artist_text": artist,
        "sort_artist": artist.casefold(),
        "album": album,
        "sort_album": album.casefold(),
        "album_artist_text": album_artist,
        "added_at_ms": now_ms,
    }


def _insert(target: sqlite3.Connection, shape: Shape, row: Row) -> bool:
    for column in shape.columns:
        if column.name not in row and not column.is_nullable and not column.may_be_absent:
            row[column.name] = EMPTY[column.kind]
    names = [column.name for column in shape.columns if column.name in row]
    marks = ", ".join("?" * len(names))
    cursor = target.execute(
        f"INSERT OR IGNORE INTO track ({', '.join(names)}) VALUES ({marks})", [row[name] for name in names]
    )
    return cursor.rowcount > 0


def _add_folders(target: sqlite3.Connection) -> None:
    for (number,) in target.execute("SELECT folder_id FROM track EXCEPT SELECT id FROM folder").fetchall():
        path = os.fsencode(LOST_FOLDER.format(id=number))
        target.execute(
            "INSERT INTO folder (id, path, problem, is_removed) VALUES (?, ?, 'gone', 0)", (number, path)
        )


def _add_values(target: sqlite3.Connection) -> None:
    for kind, column in _VALUES.items():
        target.execute(
            f"INSERT OR IGNORE INTO track_value (track_id, kind, position, value)"
            f" SELECT id, '{kind}', 0, {column} FROM track WHERE {column} <> '' AND NOT EXISTS"
            f" (SELECT 1 FROM track_value WHERE track_id = track.id AND kind = '{kind}')"
        )


def _drop_dangling(target: sqlite3.Connection) -> None:
    """Apply ``ON DELETE`` for all rows that are missing."""
    tables = list(shapes(target))
    changed = 1
    while changed:
        changed = 0
        for table, column, parent, key, is_cleared in _references(target, tables):
            is_lost = f"{column} IS NOT NULL AND {column} NOT IN (SELECT {key} FROM {parent})"
            verb = f"UPDATE {table} SET {column} = NULL" if is_cleared else f"DELETE FROM {table}"
            changed += target.execute(f"{verb} WHERE {is_lost}").rowcount


def _references(
    target: sqlite3.Connection, tables: Collection[str]
) -> Iterator[tuple[str, str, str, str, bool]]:
    for table in tables:
        for _, _, parent, column, key, _, on_delete, _ in target.execute(
            f"PRAGMA foreign_key_list({table})"
        ).fetchall():
            yield table, column, parent, key or "id", on_delete == "SET NULL"
