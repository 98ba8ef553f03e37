"""Looks at a copy of the database as a kill has left it, so that the next start meets what was left."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from typing import Final

from tests.soak.killing.collection import Collection
from tests.soak.killing.deeds import IMPORTED_PLAYS
from tests.soak.killing.record import PLAYLIST, Record, State

_SUFFIXES: Final = ("", "-wal")
_OPINIONS: Final = ("like", "dislike", "neutral")


@dataclass(frozen=True, slots=True)
class GoingListen:
    """The listen that was going on.

    Attributes:
        track_id: of what.
        started_at_ms: when it began.
        listened_ms: how much of it is kept.
    """

    track_id: int
    started_at_ms: int
    listened_ms: int


@dataclass(frozen=True, slots=True)
class Found:
    """What is in the database.

    Attributes:
        wrong: what must not be so, in words.
        state: opinions, ratings and playlists.
        listens: as ``Record.listens``, in the order in which they were written.
        going: listens that were going on.
    """

    wrong: tuple[str, ...]
    state: State
    listens: tuple[tuple[int, int, int, str], ...]
    going: tuple[GoingListen, ...]


def look(collection: Collection) -> Found:
    """Copy the database as it is, and read the copy."""
    folder = os.path.join(collection.root, "copy")
    os.makedirs(folder, exist_ok=True)
    copy = os.path.join(folder, "library.sqlite3")
    for suffix in ("", "-wal", "-shm", "-journal"):
        if os.path.exists(copy + suffix):
            os.unlink(copy + suffix)
    for suffix in _SUFFIXES:
        if os.path.exists(collection.database + suffix):
            shutil.copyfile(collection.database + suffix, copy + suffix)
    with closing(sqlite3.connect(copy)) as connection:
        wrong = [
            f"integrity: {row[0]}" for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"
        ]
        wrong += [f"foreign key: {row}" for row in connection.execute("PRAGMA foreign_key_check")]
        wrong += _half_imports(connection)
        listens = connection.execute(
            "SELECT track_id, started_at_ms, listened_ms, reason FROM listen ORDER BY id"
        ).fetchall()
        going = connection.execute(
            "SELECT track_id, started_at_ms, listened_ms FROM current_listen"
        ).fetchall()
        return Found(
            tuple(wrong),
            {**_opinions(connection), **_ratings(connection), **_playlists(connection)},
            tuple(tuple(row) for row in listens),
            tuple(GoingListen(*row) for row in going),
        )


def listening_problems(found: Found, record: Record, before: Found, *, most_unknown: int) -> list[str]:
    """What is wrong with the history.

    Args:
        found: what is there.
        record: what was told.
        before: what was there after the kill before this one.
        most_unknown: how many listens may be there that nobody has told: those that were going on at the
            kill before, and one that was written and not told any more.
    """
    there = Counter(found.listens)
    wrong = [f"lost: {listen}" for listen, count in Counter(record.listens).items() if there[listen] < count]
    wrong += [f"lost: {listen}" for listen, count in Counter(before.listens).items() if there[listen] < count]
    starts = Counter((listen[0], listen[1]) for listen in found.listens)
    wrong += [f"twice: {start}" for start, count in starts.items() if count > 1]
    unknown = sum((there - Counter(before.listens) - Counter(record.listens)).values())
    if unknown > most_unknown:
        wrong.append(f"{unknown} listens that nobody has told")
    if len(found.going) > 1:
        wrong.append(f"several listens are going on: {found.going}")
    return wrong


def _opinions(connection: sqlite3.Connection) -> State:
    taken = {row[0] for row in connection.execute("SELECT takes_back FROM feedback WHERE takes_back NOTNULL")}
    found: State = {}
    for row_id, track_id, kind in connection.execute(
        "SELECT id, track_id, kind FROM feedback WHERE takes_back IS NULL AND track_id NOTNULL ORDER BY id"
    ):
        if kind in _OPINIONS and row_id not in taken:
            found["opinion", str(track_id)] = None if kind == "neutral" else kind
    return {key: value for key, value in found.items() if value is not None}


def _ratings(connection: sqlite3.Connection) -> State:
    rows = connection.execute("SELECT track_id, half_stars FROM rating")
    return {("rating", str(track_id)): half_stars for track_id, half_stars in rows}


def _playlists(connection: sqlite3.Connection) -> State:
    found: State = {}
    for row_id, name, description, rules in connection.execute(
        "SELECT id, name, description, rules FROM playlist WHERE deleted_at_ms IS NULL"
    ).fetchall():
        tracks = connection.execute(
            "SELECT track_id FROM playlist_entry WHERE playlist_id = ? ORDER BY position, id", (row_id,)
        ).fetchall()
        words = f"={json.loads(rules)['query']}" if rules else description
        found[PLAYLIST, name] = (words, tuple(row[0] for row in tracks))
    return found


def _half_imports(connection: sqlite3.Connection) -> list[str]:
    """Imports count wholly or not at all."""
    rows = connection.execute(
        "SELECT import_batch.id, count(batch_id) FROM import_batch LEFT JOIN imported_play"
        " ON batch_id = import_batch.id WHERE is_done GROUP BY import_batch.id"
    )
    return [f"import {row_id} has {count} plays" for row_id, count in rows if count != IMPORTED_PLAYS]


def import_problems(collection: Collection, told: list[int]) -> list[str]:
    """Imports that were told as done and are not there."""
    with closing(sqlite3.connect(os.path.join(collection.root, "copy", "library.sqlite3"))) as connection:
        done = {row[0] for row in connection.execute("SELECT id FROM import_batch WHERE is_done")}
    return [f"import {one} is lost" for one in told if one not in done]
