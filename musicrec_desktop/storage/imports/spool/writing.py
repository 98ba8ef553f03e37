"""Writes what is read of an export into a spool."""

from __future__ import annotations

import json
import os
import sqlite3
from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b
from typing import Any, Final, Self

from musicrec_desktop.core.text.encodable import encodable
from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.model.import_plan import LineKey
from musicrec_desktop.model.imported import ImportedPlay, ImportedPlaylist, ImportedTrack
from musicrec_desktop.model.matching import KnownTrack
from musicrec_desktop.model.playlist import SmartRules
from musicrec_desktop.storage.failures import translated
from musicrec_desktop.storage.imports.spool.files import connect, make_private
from musicrec_desktop.storage.known_tracks import KNOWN_COLUMNS
from musicrec_desktop.storage.playlists.lists import rules_text

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
        make_private(path)
        self._path = path
        self._connection = connect(path)
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
