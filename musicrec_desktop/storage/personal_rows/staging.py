"""Values of an archive in a database of their own, which is attached until they are copied into the library.

Everything is checked while it is staged, so that the library is touched only by what is sound. Rows refer
to tracks by the numbers of the archive, until the caller says which tracks of the library these are. What
belongs to a track that the library has not becomes what an import waits with (``import_batch``), and is
found when it comes.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from musicrec_desktop.model.letter import LetterState
from musicrec_desktop.model.listen import FeedbackKind
from musicrec_desktop.model.matching import KnownTrack
from musicrec_desktop.model.playback import EndReason, Origin
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.imports.changes import KINDS
from musicrec_desktop.storage.imports.spool.writing import description_key
from musicrec_desktop.storage.kept_secrets import without_secret
from musicrec_desktop.storage.known_tracks import KNOWN_COLUMNS, known_of
from musicrec_desktop.storage.personal_rows.documents import NOT_ARCHIVED
from musicrec_desktop.storage.personal_rows.tables import Column, TableShape, UnsoundValueError, shapes
from musicrec_desktop.storage.tracks import SAME_RECORDING_MS

SCHEMA: Final = "archive"
"""The name under which it is attached."""
SOURCE: Final = "musicrec"
"""The name of archives among the sources of imports."""
_ROWS_AT_ONCE: Final = 5000
_MOST_INTEGER: Final = 1 << 63
_LATEST_MS: Final = 253_402_300_799_000
"""The end of the year 9999."""
_WORDS: Final[Mapping[tuple[str, str], frozenset[str]]] = {
    ("listen", "reason"): frozenset(map(str, EndReason)),
    ("listen", "origin"): frozenset(map(str, Origin)),
    ("queue_entry", "origin"): frozenset(map(str, Origin)),
    ("queue_entry", "part"): frozenset({"played", "current", "upcoming"}),
    ("feedback", "kind"): frozenset(map(str, FeedbackKind)),
    ("taste_answer", "choice"): frozenset({"first", "second", "neither"}),
    ("letter", "state"): frozenset(map(str, LetterState)),
}
"""Columns that hold one of a few words."""
_RANGES: Final[Mapping[tuple[str, str], tuple[int, int]]] = {("rating", "half_stars"): (1, 10)}
_PYTHON: Final[Mapping[str, tuple[type, ...]]] = {
    "INTEGER": (int,),
    "REAL": (int, float),
    "TEXT": (str,),
    "BLOB": (str,),
}
_REFERENCE: Final = """CREATE TABLE archive.reference (number INTEGER PRIMARY KEY, track_id INTEGER, key BLOB,
    title TEXT, artist TEXT, album TEXT, duration_ms INTEGER, location BLOB, recording_id TEXT,
    album_artist TEXT, isrc TEXT, track_number INTEGER, audio_id BLOB)"""
_SAME_SOUND: Final = f"""SELECT id FROM main.track WHERE audio_id = ?1
    AND abs(coalesce(measured_ms, ?2, 0) - coalesce(?2, measured_ms, 0)) <= {SAME_RECORDING_MS}
    ORDER BY missing_since_ms IS NOT NULL, id LIMIT 1"""
_TEXTS: Final = ("title", "artist", "album", "recording_id", "album_artist", "isrc", "path", "audio_id")
_OPINIONS: Final = " ".join(f"WHEN '{kind}' THEN '{opinion}'" for opinion, kind in KINDS.items())
_WAITING: Final = """CREATE TABLE archive.waiting AS
    SELECT number, min(number) OVER (PARTITION BY key) + {first} AS id FROM archive.reference
    WHERE track_id IS NULL AND (title <> '' OR location <> x'') AND number IN (
        SELECT track_id FROM archive.listen UNION SELECT track_id FROM archive.rating
        UNION SELECT track_id FROM archive.feedback)"""
"""Tracks of one description are one."""
_WAITING_TRACKS: Final = """INSERT INTO archive.imported_track (id, source, key, title, artist, album,
        album_artist, duration_ms, isrc, recording_id, track_number, location, outcome, reason)
    SELECT number + {first}, '{source}', key, title, artist, album, album_artist, duration_ms, isrc,
        recording_id, track_number, location, 'missing', 'other-title'
    FROM archive.reference WHERE number + {first} IN (SELECT id FROM archive.waiting)"""
_WAITING_PLAYS: Final = """INSERT INTO archive.imported_play (imported_track_id, started_at_ms, batch_id,
        listened_ms, told_play, precision_ms, is_play, is_skip, is_double)
    SELECT waiting.id, started_at_ms, {batch}, max(listened_ms), max(is_play), 1000, max(is_play),
        min(is_early_skip), 0
    FROM archive.listen JOIN archive.waiting ON number = listen.track_id GROUP BY 1, 2"""
_WAITING_ITEMS: Final = """INSERT INTO archive.imported_item (batch_id, imported_track_id, item_key,
        undated_plays, rating, opinion, opinion_at_ms)
    SELECT {batch}, waiting.id, key, 0, max(half_stars) * 10, CASE said.kind {opinions} END, said.at_ms
    FROM archive.waiting JOIN archive.reference USING (number)
    LEFT JOIN archive.rating ON rating.track_id = number
    LEFT JOIN (SELECT track_id, kind, at_ms, max(id) FROM archive.feedback WHERE takes_back IS NULL
        AND id NOT IN (SELECT takes_back FROM archive.feedback WHERE takes_back IS NOT NULL)
        AND kind IN ('like', 'dislike', 'ban') GROUP BY track_id) AS said ON said.track_id = number
    WHERE half_stars IS NOT NULL OR said.kind IS NOT NULL GROUP BY waiting.id"""


@dataclass(frozen=True, slots=True)
class Reference:
    """A track as an archive tells of it.

    Attributes:
        number: by which rows refer to it.
        known: what is known of it.
        audio_id: hash of its decoded sound; empty where it was not listened to.
    """

    number: int
    known: KnownTrack
    audio_id: bytes


class Stage:
    """An attached database with the tables of an archive; see ``staged``.

    Args:
        database: of the library, to which it is attached.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._shapes = {shape.name: shape for shape in shapes(database) if shape.name not in NOT_ARCHIVED}
        for shape in self._shapes.values():
            columns = ", ".join(map(_declared, shape.columns))
            database.execute(f"CREATE TABLE {SCHEMA}.{shape.name} ({columns})")
        database.execute(_REFERENCE)

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables that can be filled."""
        return tuple(self._shapes)

    def add(self, table: str, rows: Iterable[object]) -> int:
        """Check rows of a table, and stage them; returns how many.

        Columns that this version does not know are left out.

        Raises:
            UnsoundValueError: a value cannot be.
        """
        shape = self._shapes[table]
        names = [column.name for column in shape.columns]
        given = [name for name in names if name != shape.table.column or shape.table.parent != "listener"]
        columns = [column for column in shape.columns if column.name in given]
        sql = (
            f"INSERT INTO {SCHEMA}.{table} ({', '.join(given)})"
            f" VALUES ({', '.join(_placeholder(column) for column in columns)})"
        )
        count = 0
        for part in _parts(rows):
            checked = [_row(shape, columns, row) for row in part]
            try:
                with self._database.transaction():
                    self._database.execute_many(sql, checked)
            except sqlite3.IntegrityError as error:
                raise UnsoundValueError(table) from error
            count += len(part)
        return count

    def add_references(self, rows: Iterable[object]) -> int:
        """Stage what is known of tracks; returns how many.

        Raises:
            UnsoundValueError: a value cannot be.
        """
        count = 0
        for part in _parts(rows):
            with self._database.transaction():
                self._database.execute_many(
                    f"INSERT OR IGNORE INTO {SCHEMA}.reference (number, key, title, artist, album,"
                    " duration_ms, location, recording_id, album_artist, isrc, track_number, audio_id)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    list(map(_reference, part)),
                )
            count += len(part)
        return count

    def references(self) -> Iterator[list[Reference]]:
        """All tracks that the rows refer to, some thousand at a time."""
        last = -1
        while rows := self._database.query(
            f"SELECT number, {KNOWN_COLUMNS}, audio_id"
            f" FROM {SCHEMA}.reference WHERE number > ? ORDER BY number LIMIT ?",
            (last, _ROWS_AT_ONCE),
        ):
            last = rows[-1][0]
            yield [Reference(row[0], known_of(row[1:10]), row[10]) for row in rows]

    def same_sounds(self, references: Iterable[Reference]) -> dict[int, TrackId]:
        """The tracks of the library that are the same decoded sound, by the numbers of the archive.

        Of several, one whose file is there is taken.
        """
        found: dict[int, TrackId] = {}
        for reference in references:
            if not reference.audio_id:
                continue
            row = self._database.one(_SAME_SOUND, (reference.audio_id, reference.known.duration_ms))
            if row is not None:
                found[reference.number] = TrackId(row[0])
        return found

    def settle(self, tracks: Mapping[int, TrackId], file_name: str, made_at_ms: int) -> tuple[int, int]:
        """Put the tracks of the library into the rows; what has none waits, or is left out.

        Args:
            tracks: by the numbers of the archive.
            file_name: of the archive, as past imports show it.
            made_at_ms: when the archive was made; by it a second import is known.

        Returns:
            How many listens wait for their track, and how many tracks these are.
        """
        execute = self._database.execute
        with self._database.transaction():
            self._database.execute_many(
                f"UPDATE {SCHEMA}.reference SET track_id = ? WHERE number = ?",
                [(track_id, number) for number, track_id in tracks.items()],
            )
            first = self._next_id("imported_track")
            waiting = self._keep_waiting(first, file_name, made_at_ms)
            for shape in self._shapes.values():
                for column in shape.track_columns:
                    theirs = f" WHERE id < {first}" if shape.name == "imported_track" else ""
                    execute(
                        f"UPDATE {SCHEMA}.{shape.name} SET {column.name} = (SELECT track_id"
                        f" FROM {SCHEMA}.reference WHERE number = {shape.name}.{column.name}){theirs}"
                    )
                    if column.is_needed:
                        execute(f"DELETE FROM {SCHEMA}.{shape.name} WHERE {column.name} IS NULL")
            execute(f"DELETE FROM {SCHEMA}.feedback WHERE track_id IS NULL AND artist = ''")
            execute(
                f"UPDATE {SCHEMA}.imported_track SET outcome = 'missing', reason = 'other-title'"
                " WHERE track_id IS NULL"
            )
        return waiting

    def _keep_waiting(self, first: int, file_name: str, made_at_ms: int) -> tuple[int, int]:
        """Make an import of the listens, ratings and opinions whose track the library has not."""
        batch = self._next_id("import_batch")
        words = {"first": first, "batch": batch, "source": SOURCE, "opinions": _OPINIONS}
        self._database.execute(_WAITING.format(**words))
        tracks = self._database.execute(_WAITING_TRACKS.format(**words)).rowcount
        if not tracks:
            return 0, 0
        self._database.execute(
            f"INSERT INTO {SCHEMA}.import_batch (id, source, title, file_name, imported_at_ms, is_done,"
            " process_id, numbers) VALUES (?, ?, 'MusicRec', ?, ?, 1, 0, '{}')",
            (batch, SOURCE, file_name, made_at_ms),
        )
        plays = self._database.execute(_WAITING_PLAYS.format(**words)).rowcount
        self._database.execute(_WAITING_ITEMS.format(**words))
        return plays, tracks

    def _next_id(self, table: str) -> int:
        row = self._database.one(f"SELECT coalesce(max(id), 0) + 1 FROM {SCHEMA}.{table}")
        assert row is not None
        return int(row[0])


@contextlib.contextmanager
def staged(database: Database, path: str) -> Iterator[Stage]:
    """A stage in a file that only its owner can read.

    Its name is taken away as soon as it is open, so that a program that is killed leaves nothing of it.

    Raises:
        StorageError: the file cannot be written.
    """
    with contextlib.suppress(FileNotFoundError):
        os.unlink(path)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        database.execute(f"ATTACH DATABASE ? AS {SCHEMA}", (path,))
        try:
            for pragma in ("journal_mode = MEMORY", "synchronous = OFF"):
                database.execute(f"PRAGMA {SCHEMA}.{pragma}")
            stage = Stage(database)
            os.unlink(path)
            yield stage
        finally:
            database.execute(f"DETACH DATABASE {SCHEMA}")
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(path)


def _declared(column: Column) -> str:
    default = f" DEFAULT ({column.default})" if column.default else ""
    key = " PRIMARY KEY" if column.name == "id" else ""
    return f"{column.name} {column.kind}{key}{default}"


def _placeholder(column: Column) -> str:
    return f"coalesce(?, {column.default})" if column.default else "?"


def _parts(rows: Iterable[object]) -> Iterator[list[object]]:
    part: list[object] = []
    for row in rows:
        part.append(row)
        if len(part) == _ROWS_AT_ONCE:
            yield part
            part = []
    if part:
        yield part


def _row(shape: TableShape, columns: Iterable[Column], row: object) -> tuple[Any, ...]:
    if not isinstance(row, dict):
        raise UnsoundValueError(shape.name)
    values = {column.name: _checked(shape.name, column, row.get(column.name)) for column in columns}
    if shape.name == "state":
        values["value"] = without_secret(str(values["key"]), str(values["value"]))
    return tuple(values.values())


def _checked(table: str, column: Column, value: object) -> object:
    """A value as the table has it."""
    place = (table, column.name)
    if value is None:
        if column.is_needed and not column.default and place not in _ABSENT:
            raise UnsoundValueError(f"{table}.{column.name}")
        return None
    is_sound = isinstance(value, _PYTHON[column.kind]) and not isinstance(value, bool)
    if is_sound and isinstance(value, int):
        low, high = _RANGES.get(place, (-_MOST_INTEGER, _MOST_INTEGER - 1))
        if column.name.endswith("_ms"):
            low, high = -_LATEST_MS, _LATEST_MS
        is_sound = low <= value <= high
    if is_sound and isinstance(value, str):
        is_sound = value.isascii() or _is_text(value)
    if not is_sound or (place in _WORDS and value not in _WORDS[place]):
        raise UnsoundValueError(f"{table}.{column.name}")
    if column.kind == "BLOB" and isinstance(value, str):
        return _raw(value, f"{table}.{column.name}")
    return value


_ABSENT: Final = frozenset({("scrobble_account", "secret_name"), ("scrobble_account", "token_place")})
"""Columns that an archive does not have."""


def _raw(value: str, place: str) -> bytes:
    try:
        return base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError) as error:
        raise UnsoundValueError(place) from error


def _is_text(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _reference(row: object) -> tuple[Any, ...]:
    if not isinstance(row, dict):
        raise UnsoundValueError("tracks")
    texts = {name: row.get(name) or "" for name in _TEXTS}
    numbers = {name: row.get(name) for name in ("track", "duration_ms", "track_number")}
    is_sound = all(isinstance(text, str) and _is_text(text) for text in texts.values()) and all(
        number is None or (type(number) is int and 0 <= number < _LATEST_MS) for number in numbers.values()
    )
    if not is_sound or numbers["track"] is None:
        raise UnsoundValueError("tracks")
    known = KnownTrack(
        texts["title"],
        texts["artist"],
        texts["album"],
        numbers["duration_ms"],
        texts["path"],
        texts["recording_id"],
        texts["album_artist"],
        texts["isrc"],
        numbers["track_number"],
    )
    try:
        audio_id = bytes.fromhex(texts["audio_id"])
    except ValueError as error:
        raise UnsoundValueError("tracks.audio_id") from error
    return (
        numbers["track"],
        description_key(known, has_file=False),
        known.title,
        known.artist,
        known.album,
        known.duration_ms,
        os.fsencode(known.location),
        known.recording_id,
        known.album_artist,
        known.isrc,
        known.track_number,
        audio_id,
    )
