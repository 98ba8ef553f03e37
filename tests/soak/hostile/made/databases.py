"""Databases of other players that are in use, encrypted, of a later version, or that compute without end."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

from tests.soak.hostile.doors import Door
from tests.soak.hostile.made.values import Made

_EXPORT: Final = (Door.IMPORT, Door.TRACKLIST)
_COLUMNS: Final = "title TEXT, artist TEXT, album TEXT, url TEXT, playcount INTEGER, lastplayed INTEGER"
_ROW: Final = "INSERT INTO songs VALUES ('T', 'A', 'B', 'file:///m/a.mp3', 3, 1714761730)"
_ENDLESS: Final = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n"


def _of(*statements: str) -> Callable[[Path], None]:
    """A database of some statements."""

    def make(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            for statement in statements:
                database.execute(statement)

    return make


def _plain(path: Path) -> None:
    _of(f"CREATE TABLE songs ({_COLUMNS})", *[_ROW] * 50)(path)


def _locked(path: Path) -> Callable[[], object]:
    """Another program holds it alone, in the middle of writing."""
    _plain(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    other.execute(_ROW)
    return other.close


def _in_wal(path: Path) -> Callable[[], object]:
    """Another program has it open, and all rows lie in the write-ahead log."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("PRAGMA wal_autocheckpoint = 0")
    for statement in (f"CREATE TABLE songs ({_COLUMNS})", _ROW, "BEGIN IMMEDIATE"):
        other.execute(statement)
    return other.close


def _changed(change: Callable[[bytearray], bytearray]) -> Callable[[Path], None]:
    """A database whose bytes were changed."""

    def make(path: Path) -> None:
        _plain(path)
        path.write_bytes(change(bytearray(path.read_bytes())))

    return make


def _at(place: int, data: bytes) -> Callable[[bytearray], bytearray]:
    def change(content: bytearray) -> bytearray:
        content[place : place + len(data)] = data
        return content

    return change


def _schema(sql: str) -> Callable[[Path], None]:
    """A database whose schema says something that SQLite would not have taken."""

    def make(path: Path) -> None:
        _plain(path)
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            database.execute("PRAGMA writable_schema = ON")
            database.execute("UPDATE sqlite_master SET sql = ?", (sql,))

    return make


_LONG_CELL: Final = _COLUMNS.replace("album TEXT", "album TEXT AS (zeroblob(900000000)) VIRTUAL")
_HEAVY: Final = "replace(" * 20 + "hex(zeroblob(7000000))" + ", '00', '01')" * 20
MADE: Final = (
    Made("locked.db", _locked, _EXPORT),
    Made("wal.db", _in_wal, _EXPORT),
    Made("encrypted.db", _changed(lambda data: bytearray(os.urandom(len(data)))), _EXPORT),
    Made("half-encrypted.db", _changed(_at(100, os.urandom(3000))), _EXPORT),
    Made("newer-format.db", _changed(_at(18, b"\x09\x09")), _EXPORT),
    Made("page-size.db", _changed(_at(16, b"\x02\x01")), _EXPORT),
    Made("pages.db", _changed(_at(28, b"\xff\xff\xff\xff")), _EXPORT),
    Made("circle.db", _changed(_at(108, b"\0\0\0\1")), _EXPORT),
    Made("freelist.db", _changed(_at(32, b"\0\0\0\1\xff\xff\xff\xff")), _EXPORT),
    Made("encoding.db", _changed(_at(56, b"\0\0\0\x09")), _EXPORT),
    Made("truncated.db", _changed(lambda data: data[:5000]), _EXPORT),
    Made("head.db", _changed(lambda data: data[:100]), _EXPORT),
    Made("view.db", _of(f"CREATE VIEW songs(title) AS {_ENDLESS}"), _EXPORT),
    Made(
        "triggers.db",
        _of(
            f"CREATE TABLE songs ({_COLUMNS})",
            _ROW,
            f"CREATE TRIGGER a AFTER UPDATE ON songs BEGIN INSERT INTO songs (playcount) {_ENDLESS}; END",
            "CREATE TRIGGER b AFTER INSERT ON songs BEGIN DELETE FROM songs; END",
        ),
        _EXPORT,
    ),
    Made(
        "generated.db",
        _of(
            f"CREATE TABLE songs ({_COLUMNS.replace('title TEXT', f'title TEXT AS ({_HEAVY}) VIRTUAL')})",
            *["INSERT INTO songs VALUES ('A', 'B', 'file:///m/a.mp3', 3, 1714761730)"] * 3,
        ),
        _EXPORT,
    ),
    Made(
        "random.db",
        _of(
            f"CREATE TABLE songs ({_LONG_CELL})",
            "INSERT INTO songs VALUES ('T', 'A', 'file:///m/a.mp3', 3, 1714761730)",
        ),
        _EXPORT,
    ),
    Made("tables.db", _of("BEGIN", *(f"CREATE TABLE t{n} (a)" for n in range(10_000)), "COMMIT"), _EXPORT),
    Made(
        "columns.db",
        _of(f"CREATE TABLE songs ({_COLUMNS}, {', '.join(f'c{n}' for n in range(1900))})"),
        _EXPORT,
    ),
    Made(
        "cells.db",
        _of(f"CREATE TABLE songs ({_COLUMNS})", *[_ROW.replace("'T'", "zeroblob(15000000)")] * 4),
        _EXPORT,
    ),
    Made("search.db", _of("CREATE VIRTUAL TABLE songs USING fts5(title, artist, url, playcount)"), _EXPORT),
    Made("no-module.db", _schema("CREATE VIRTUAL TABLE songs USING nothing(title)"), _EXPORT),
    Made("no-sql.db", _schema("CREATE TABLE songs (title, artist"), _EXPORT),
    Made(
        "collation.db",
        _schema("CREATE TABLE songs (title TEXT COLLATE nowhere, artist, album, url)"),
        _EXPORT,
    ),
    Made("other-sql.db", _schema(f"CREATE VIEW songs AS {_ENDLESS}"), _EXPORT),
    Made("long-sql.db", _schema(f"CREATE TABLE songs (title {'DEFAULT (' * 3000})"), _EXPORT),
)
