"""What was read of an export, in a file of its own, until it is carried out or given up.

A million plays are rows of a file, not objects. The file is readable by its owner only, and lies in the cache
folder of the profile.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Final, Self

from musicrec_desktop.core.errors import DatabaseReadOnlyError, DiskFullError
from musicrec_desktop.core.text.encodable import encodable
from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.model.import_plan import LineKey
from musicrec_desktop.model.imported import ImportedPlay, ImportedPlaylist, ImportedTrack, Opinion
from musicrec_desktop.model.matching import KnownTrack, MatchOutcome, MatchReason, TrackMatch
from musicrec_desktop.model.playlist import SmartRules
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.failures import translated
from musicrec_desktop.storage.known_tracks import KNOWN_COLUMNS, known_of
from musicrec_desktop.storage.playlists.lists import rules_of_text, rules_text

_PREFIX: Final = "plan-"
_SUFFIX: Final = ".sqlite3"
_SCRATCH: Final = "-copies"
_ROWS_AT_ONCE: Final = 5000
_SEPARATOR: Final = "\x1f"

_TABLES: Final = (
    """CREATE TABLE known (
        id INTEGER PRIMARY KEY,
        source INTEGER NOT NULL,
        key BLOB NOT NULL,
        title TEXT NOT NULL,
        artist TEXT NOT NULL,
        album TEXT NOT NULL,
        album_artist TEXT NOT NULL,
        duration_ms INTEGER,
        isrc TEXT NOT NULL,
        recording_id TEXT NOT NULL,
        track_number INTEGER,
        location BLOB NOT NULL,
        item_key BLOB NOT NULL,
        is_part_of_file INTEGER NOT NULL,
        is_listed INTEGER NOT NULL DEFAULT 0,
        outcome TEXT NOT NULL DEFAULT 'missing',
        reason TEXT NOT NULL DEFAULT 'no-names',
        detail TEXT NOT NULL DEFAULT '',
        track_id INTEGER,
        candidates TEXT NOT NULL DEFAULT '[]',
        is_corrected INTEGER NOT NULL DEFAULT 0,
        length_ms INTEGER,
        imported_id INTEGER
    ) STRICT""",
    """CREATE TABLE item (
        known INTEGER PRIMARY KEY,
        play_count INTEGER,
        skip_count INTEGER,
        undated_plays INTEGER NOT NULL DEFAULT 0,
        last_played_ms INTEGER,
        added_ms INTEGER,
        rating INTEGER,
        opinion TEXT,
        opinion_at_ms INTEGER
    ) STRICT""",
    """CREATE TABLE play (
        known INTEGER NOT NULL,
        started_at_ms INTEGER NOT NULL,
        listened_ms INTEGER,
        told_play INTEGER,
        precision_ms INTEGER NOT NULL,
        is_known INTEGER NOT NULL DEFAULT 0,
        is_double INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (known, started_at_ms)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE playlist (
        id INTEGER PRIMARY KEY,
        source INTEGER NOT NULL,
        name TEXT NOT NULL,
        folders TEXT NOT NULL,
        was_smart INTEGER NOT NULL,
        rules TEXT NOT NULL,
        own_rules TEXT NOT NULL,
        problem TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE entry (
        playlist INTEGER NOT NULL,
        position INTEGER NOT NULL,
        known INTEGER NOT NULL,
        PRIMARY KEY (playlist, position)
    ) STRICT, WITHOUT ROWID""",
)
_PLAY: Final = (
    "INSERT OR IGNORE INTO play (known, started_at_ms, listened_ms, told_play, precision_ms)"
    " VALUES (?, ?, ?, ?, ?)"
)
# A track that stands twice in a library is one file; its greater count has the other one in it.
_ITEM: Final = """INSERT INTO item
    (known, play_count, skip_count, last_played_ms, added_ms, rating, opinion, opinion_at_ms)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (known) DO UPDATE SET
        play_count = nullif(max(coalesce(play_count, -1), coalesce(excluded.play_count, -1)), -1),
        skip_count = nullif(max(coalesce(skip_count, -1), coalesce(excluded.skip_count, -1)), -1),
        last_played_ms = nullif(
            max(coalesce(last_played_ms, -1), coalesce(excluded.last_played_ms, -1)), -1),
        added_ms = min(coalesce(added_ms, excluded.added_ms), coalesce(excluded.added_ms, added_ms)),
        rating = coalesce(rating, excluded.rating),
        opinion_at_ms = iif(opinion IS NULL, excluded.opinion_at_ms, opinion_at_ms),
        opinion = coalesce(opinion, excluded.opinion)"""
_UNDATED: Final = """INSERT INTO item (known, undated_plays) VALUES (?, ?)
    ON CONFLICT (known) DO UPDATE SET undated_plays = undated_plays + excluded.undated_plays"""
_MOST_MS: Final = 1 << 60


@dataclass(frozen=True, slots=True)
class SpooledTrack:
    """A distinct description of a track.

    Attributes:
        key: its row.
        known: what the source knows.
        is_part_of_file: its file holds other tracks, too.
    """

    key: LineKey
    known: KnownTrack
    is_part_of_file: bool = False


@dataclass(frozen=True, slots=True)
class SpooledPlaylist:
    """A playlist as it was read.

    Attributes:
        id: its row.
        playlist: without its entries.
        entries: the keys of their descriptions, in order.
        rules: of a smart one whose rules could be read already.
        problem: what of its rules cannot be said; or empty.
    """

    id: int
    playlist: ImportedPlaylist
    entries: tuple[LineKey, ...]
    rules: SmartRules | None = None
    problem: str = ""


def new_spool_path(folder: str, number: int) -> str:
    """Where a plan of this process may lie."""
    return os.path.join(folder, f"{_PREFIX}{os.getpid()}-{number}{_SUFFIX}")


def scratch_folder(path: str) -> str:
    """Where copies of what is read for a spool may lie; ``remove_spool`` removes them, too."""
    return path + _SCRATCH


def remove_spool(path: str) -> None:
    """Remove a spool, and the copies beside it; one that is not there is removed already."""
    shutil.rmtree(scratch_folder(path), ignore_errors=True)
    for suffix in ("", "-journal", "-wal", "-shm"):
        with contextlib.suppress(OSError):
            os.unlink(path + suffix)


def left_spools(folder: str) -> Iterator[tuple[str, int]]:
    """The spools of a folder, each with the id of the process that made it."""
    with contextlib.suppress(OSError):
        for name in os.listdir(folder):
            number = name.removeprefix(_PREFIX).partition("-")[0]
            if name.startswith(_PREFIX) and number.isdecimal():
                yield os.path.join(folder, name.removesuffix(_SCRATCH)), int(number)


def description_key(known: KnownTrack, *, has_file: bool) -> bytes:
    """By which a source's description of a track is known again.

    The place counts where it is that of a file, or where nothing else is known: services have several
    addresses for one track. Ids and lengths do not, because not all exports of a service tell them.
    """
    place = known.location if has_file or not known.title else ""
    text = _SEPARATOR.join((known.title, known.artist, known.album, place))
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def correction_key(known: KnownTrack) -> str:
    """Equal for what two sources say of one track; by it a user's correction is remembered.

    What has no title is known by its place.
    """
    if not known.title:
        return encodable(f"{_SEPARATOR * 3}{known.location}")
    return encodable(_SEPARATOR.join(map(fold, (known.artist, known.title, known.album))))


class SpoolWriter:
    """Writes what is read; a context manager, in one thread.

    Args:
        path: of the file, which is made.
        has_file: whether a place is that of a file.

    Raises:
        StorageError: it cannot be written; also by the methods.
    """

    def __init__(self, path: str, has_file: Any) -> None:
        self._has_file = has_file
        _make_private(path)
        self._path = path
        self._connection = _connect(path)
        self._ids: dict[tuple[int, bytes], LineKey] = {}
        self._seen: dict[tuple[KnownTrack, bool], LineKey] = {}
        self._plays: list[tuple[Any, ...]] = []
        self._undated: Counter[LineKey] = Counter()
        self._listed: set[LineKey] = set()
        self._source = 0
        with translated(path):
            for statement in _TABLES:
                self._connection.execute(statement)
            self._connection.execute("BEGIN")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._connection.close()

    def begin_source(self, source: int) -> None:
        """What follows is of this source, counted from 0."""
        self._source = source
        self._seen.clear()

    def drop_source(self, source: int) -> None:
        """Forget what was read of a source, because the rest of it is damaged."""
        self._plays.clear()
        self._undated.clear()
        self._listed.clear()
        self._seen.clear()
        self._ids = {key: line for key, line in self._ids.items() if key[0] != source}
        statements = (
            "DELETE FROM play WHERE known IN (SELECT id FROM known WHERE source = ?)",
            "DELETE FROM item WHERE known IN (SELECT id FROM known WHERE source = ?)",
            "DELETE FROM entry WHERE playlist IN (SELECT id FROM playlist WHERE source = ?)",
            "DELETE FROM playlist WHERE source = ?",
            "DELETE FROM known WHERE source = ?",
        )
        for statement in statements:
            self._execute(statement, (source,))

    def add_track(self, track: ImportedTrack) -> None:
        """Note what a source keeps beside a track."""
        key = self._key(track.known, is_part_of_file=track.is_part_of_file)
        self._listed.add(key)
        counts = (_count(track.play_count), _count(track.skip_count))
        opinion = None if track.opinion is None else str(track.opinion)
        self._execute(
            _ITEM,
            (key, *counts, track.last_played_ms, track.added_ms, track.rating, opinion, track.opinion_at_ms),
        )

    def add_play(self, play: ImportedPlay) -> None:
        """Note a play."""
        key = self._key(play.known)
        self._listed.add(key)
        told = None if play.is_play is None else int(play.is_play)
        if play.started_at_ms is None:
            if play.counts(play.known.duration_ms):
                self._undated[key] += 1
            return
        self._plays.append((key, play.started_at_ms, _count(play.listened_ms), told, play.precision_ms))
        if len(self._plays) >= _ROWS_AT_ONCE:
            self._flush()

    def add_playlist(
        self, playlist: ImportedPlaylist, rules: SmartRules | None = None, problem: str = ""
    ) -> None:
        """Note a playlist, with rules that were read, or with the problem that they have."""
        row = self._execute(
            "INSERT INTO playlist (source, name, folders, was_smart, rules, own_rules, problem)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                self._source,
                encodable(playlist.name),
                json.dumps([encodable(name) for name in playlist.folders]),
                int(playlist.was_smart),
                encodable(playlist.rules),
                "" if rules is None else rules_text(rules),
                encodable(problem),
            ),
        ).lastrowid
        rows = [(row, place, self._key(entry.known)) for place, entry in enumerate(playlist.entries)]
        with translated(self._path):
            self._connection.executemany(
                "INSERT INTO entry (playlist, position, known) VALUES (?, ?, ?)", rows
            )

    def end_source(self) -> None:
        """All of the source was read."""
        self._flush()
        with translated(self._path):
            self._connection.executemany(_UNDATED, list(self._undated.items()))
            self._connection.executemany(
                "UPDATE known SET is_listed = 1 WHERE id = ?", [(key,) for key in self._listed]
            )
        self._undated.clear()
        self._listed.clear()

    def finish(self) -> None:
        """All sources were read."""
        with translated(self._path):
            self._connection.execute("COMMIT")

    def _key(self, known: KnownTrack, *, is_part_of_file: bool = False) -> LineKey:
        seen = (known, is_part_of_file)
        key = self._seen.get(seen)
        if key is None:
            key = self._seen[seen] = self._new_key(known, is_part_of_file=is_part_of_file)
        return key

    def _new_key(self, known: KnownTrack, *, is_part_of_file: bool) -> LineKey:
        has_file = bool(known.location) and self._has_file(known.location)
        digest = description_key(known, has_file=has_file)
        key = self._ids.get((self._source, digest))
        if key is not None:
            # Not all rows of an export have the same ids and lengths.
            self._execute(
                "UPDATE known SET duration_ms = coalesce(duration_ms, ?),"
                " isrc = iif(isrc = '', ?, isrc), recording_id = iif(recording_id = '', ?, recording_id)"
                " WHERE id = ?",
                (_count(known.duration_ms), encodable(known.isrc), encodable(known.recording_id), key),
            )
            return key
        key = LineKey(len(self._ids) + 1)
        self._ids[self._source, digest] = key
        is_item = has_file and not is_part_of_file
        item_key = blake2b(_place(known.location), digest_size=16).digest() if is_item else digest
        self._execute(
            f"INSERT INTO known (id, source, key, {KNOWN_COLUMNS}, item_key, is_part_of_file)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (key, self._source, digest, *_known_row(known), item_key, int(is_part_of_file)),
        )
        return key

    def _flush(self) -> None:
        with translated(self._path):
            self._connection.executemany(_PLAY, self._plays)
        self._plays.clear()

    def _execute(self, sql: str, parameters: Sequence[Any]) -> sqlite3.Cursor:
        with translated(self._path):
            return self._connection.execute(sql, parameters)


class Spool:
    """Reads a spool, and notes in it which tracks are meant; a context manager, in one thread.

    Args:
        path: of a file that ``SpoolWriter`` has finished.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._connection = _connect(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._connection.close()

    def tracks(self, source: int) -> list[SpooledTrack]:
        """The distinct tracks of a source, in the order of first mention."""
        rows = self._query(
            f"SELECT id, is_part_of_file, {KNOWN_COLUMNS} FROM known WHERE source = ? ORDER BY id",
            (source,),
        )
        return [SpooledTrack(row[0], known_of(row[2:]), bool(row[1])) for row in rows]

    def set_matches(self, matches: Mapping[LineKey, TrackMatch]) -> None:
        """Note which tracks are meant."""
        rows = [
            (
                str(match.outcome), str(match.reason), encodable(match.detail), match.track_id,
                json.dumps(match.candidates), key,
            )
            for key, match in matches.items()
        ]  # fmt: skip
        with translated(self._path):
            self._connection.execute("BEGIN")
            self._connection.executemany(
                "UPDATE known SET outcome = ?, reason = ?, detail = ?, track_id = ?, candidates = ?"
                " WHERE id = ?",
                rows,
            )
            self._connection.execute("COMMIT")

    def matches(self) -> dict[LineKey, TrackMatch]:
        """What ``set_matches`` noted."""
        rows = self._query("SELECT id, outcome, reason, detail, track_id, candidates FROM known")
        return {
            key: TrackMatch(
                MatchOutcome(outcome),
                MatchReason(reason),
                track_id,
                tuple(map(TrackId, json.loads(candidates))),
                detail,
            )
            for key, outcome, reason, detail, track_id, candidates in rows
        }

    def matches_by_keys(self, source: int) -> dict[bytes, TrackMatch]:
        """The matches of a source by ``description_key``."""
        matches = self.matches()
        rows = self._query("SELECT id, key FROM known WHERE source = ?", (source,))
        return {key: matches[line] for line, key in rows}

    def undated_plays(self, source: int) -> int:
        """How many plays of a source have no date."""
        sql = "SELECT coalesce(sum(undated_plays), 0) FROM item JOIN known ON id = known WHERE source = ?"
        return int(self._query(sql, (source,))[0][0])

    def items(self, source: int) -> dict[LineKey, ImportedTrack]:
        """What the source keeps beside tracks; the plays without a date are in the count."""
        rows = self._query(
            "SELECT known, max(coalesce(play_count, 0), undated_plays), skip_count, last_played_ms,"
            " rating, opinion, opinion_at_ms, added_ms FROM item"
            " WHERE known IN (SELECT id FROM known WHERE source = ?)",
            (source,),
        )
        nobody = KnownTrack()
        return {
            row[0]: ImportedTrack(
                nobody,
                row[1],
                row[2],
                row[3],
                row[4],
                Opinion(row[5]) if row[5] else None,
                row[6],
                row[7],
            )
            for row in rows
        }

    def playlists(self, source: int) -> list[SpooledPlaylist]:
        """The playlists of a source, in their order."""
        found: list[SpooledPlaylist] = []
        for row, name, folders, was_smart, rules, own_rules, problem in self._query(
            "SELECT id, name, folders, was_smart, rules, own_rules, problem FROM playlist"
            " WHERE source = ? ORDER BY id",
            (source,),
        ):
            entries = self._query("SELECT known FROM entry WHERE playlist = ? ORDER BY position", (row,))
            playlist = ImportedPlaylist(name, (), tuple(json.loads(folders)), bool(was_smart), rules)
            keys = tuple(LineKey(key) for (key,) in entries)
            read = rules_of_text(own_rules) if own_rules else None
            found.append(SpooledPlaylist(row, playlist, keys, read, problem))
        return found

    def _query(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        with translated(self._path):
            return self._connection.execute(sql, parameters).fetchall()


def _make_private(path: str) -> None:
    """An empty file that only its owner can read."""
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600))
    except OSError as error:
        is_full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        raise (DiskFullError if is_full else DatabaseReadOnlyError)(path, str(error)) from error


def _connect(path: str) -> sqlite3.Connection:
    with translated(path):
        connection = sqlite3.connect(path, isolation_level=None)
        # What is lost with the power is read again.
        for pragma in ("journal_mode = MEMORY", "synchronous = OFF", "cache_size = -65536"):
            connection.execute(f"PRAGMA {pragma}")
        return connection


def _known_row(known: KnownTrack) -> tuple[Any, ...]:
    return (
        encodable(known.title), encodable(known.artist), encodable(known.album), _count(known.duration_ms),
        _place(known.location), encodable(known.recording_id), encodable(known.album_artist),
        encodable(known.isrc), _count(known.track_number),
    )  # fmt: skip


def _place(location: str) -> bytes:
    try:
        return os.fsencode(location)
    except UnicodeEncodeError:
        return location.encode("utf-8", "replace")


def _count(number: int | None) -> int | None:
    return None if number is None else min(max(number, 0), _MOST_MS)
