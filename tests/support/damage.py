"""A library with a history, and what disks, crashes and strangers do to its file."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from typing import Final

from musicrec_desktop.core.settings import AUTOPLAY_AHEAD
from musicrec_desktop.model.track import Tags
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.state import SettingStore
from tests.support.library import NOW_MS, add_tracks, features_of, new_library, scanned

PAGE: Final = 4096
Damage = Callable[[str, random.Random], None]


def make_history(path: str, *, tracks: int = 300, listens: int = 2000, likes: int = 120) -> None:
    """A library with tracks, features, listens, likes and a setting in a closed file."""
    database = new_library(path)
    database.open()
    rng = random.Random(1)
    try:
        files = [
            scanned(
                f"artist {number % 40}/album {number % 90}/{number:04} song.mp3",
                Tags(
                    f"Song number {number}",
                    (f"Artist {number % 40}",),
                    f"Album {number % 90}",
                    genres=("Rock", "Jazz")[: 1 + number % 2],
                    duration_ms=200_000,
                ),
            )
            for number in range(tracks)
        ]
        _, ids = add_tracks(database, files)
        with database.transaction():
            listener = database.listener_id
            for track_id in ids[: tracks // 2]:
                vector = [rng.random() for _ in range(300)]
                FeatureStore(database).save(
                    track_id, features_of(vector, audio_id=rng.randbytes(16)), 1000, 1, NOW_MS
                )
            database.execute_many(
                "INSERT INTO listen (listener_id, track_id, started_at_ms, listened_ms, duration_ms, reason,"
                " origin, session_id, is_play, is_early_skip)"
                " VALUES (?, ?, ?, 180000, 200000, 'finished', 'user', ?, 1, 0)",
                [(listener, rng.choice(ids), NOW_MS + 300_000 * n, n // 20) for n in range(listens)],
            )
            database.execute_many(
                "INSERT INTO feedback (listener_id, track_id, kind, at_ms) VALUES (?, ?, 'like', ?)",
                [(listener, track_id, NOW_MS + n) for n, track_id in enumerate(rng.sample(ids, likes))],
            )
        SettingStore(database).set(AUTOPLAY_AHEAD, 7)
    finally:
        database.close()


def add_lists(path: str, count: int) -> None:
    """Give the first profile that many ratings, and a playlist of as many entries."""
    database = Database(path)
    database.open()
    rng = random.Random(2)
    try:
        ids = [number for (number,) in database.query("SELECT id FROM track ORDER BY id")]
        with database.transaction():
            listener = database.listener_id
            database.execute_many(
                "INSERT INTO rating (listener_id, track_id, half_stars, rated_at_ms) VALUES (?, ?, 8, ?)",
                [(listener, track_id, NOW_MS + n) for n, track_id in enumerate(rng.sample(ids, count))],
            )
            database.execute(
                "INSERT INTO playlist (id, listener_id, name, created_at_ms, changed_at_ms)"
                " VALUES (1, ?, 'Evenings', ?, ?)",
                (listener, NOW_MS, NOW_MS),
            )
            database.execute_many(
                "INSERT INTO playlist_entry (playlist_id, position, track_id, title, artist, album, location,"
                " recording_id) VALUES (1, ?, ?, '', '', '', x'', '')",
                [(n * 1000, track_id) for n, track_id in enumerate(rng.sample(ids, count))],
            )
    finally:
        database.close()


def copy_library(source: str, target: str) -> None:
    """Copy a database with its journal."""
    for suffix in ("", "-wal"):
        if os.path.exists(source + suffix):
            shutil.copyfile(source + suffix, target + suffix)


def header(path: str, rng: random.Random) -> None:
    """The first hundred bytes, or some of them, are anything."""
    start, length = rng.choice([(0, 16), (0, 100), (16, 8), (18, 6), (24, 16), (40, 12), (56, 4), (0, 64)])
    _overwrite(path, start, rng.randbytes(length))


def schema_text(path: str, rng: random.Random) -> None:
    """Bytes of CREATE statements are changed."""
    content = _read(path)
    places = _all_places(content, b"CREATE ")
    for place in rng.sample(places, min(len(places), rng.randint(1, 6))):
        _overwrite(path, place + rng.randint(0, 60), bytes(rng.choice([[0xFF], [0xC3, 0x28], [0], [0x41]])))


def truncated(path: str, rng: random.Random) -> None:
    """The end of the file is gone."""
    os.truncate(path, int(os.path.getsize(path) * rng.uniform(0.1, 0.95)))


def zeroed_pages(path: str, rng: random.Random) -> None:
    """Some pages hold nothing, as after a crash of the disk."""
    count = os.path.getsize(path) // PAGE
    for page in rng.sample(range(count), max(1, count // rng.randint(8, 60))):
        _overwrite(path, page * PAGE, bytes(PAGE))


def random_bytes(path: str, rng: random.Random) -> None:
    """Single bytes all over the file are others."""
    size = os.path.getsize(path)
    for _ in range(rng.randint(5, 200)):
        _overwrite(path, rng.randrange(size), rng.randbytes(1))


def garbage_in_the_middle(path: str, rng: random.Random) -> None:
    """A stretch of the file is another file's."""
    size = os.path.getsize(path)
    length = rng.randint(2_000, size // 4)
    _overwrite(path, rng.randrange(PAGE // 2, size - length), rng.randbytes(length))


def journal(path: str, rng: random.Random) -> None:
    """The write-ahead log of a killed program is damaged, and a page of the file, too."""
    wal = f"{path}-wal"
    if os.path.exists(wal):
        _overwrite(wal, rng.randrange(os.path.getsize(wal)), rng.randbytes(60))
    count = os.path.getsize(path) // PAGE
    _overwrite(path, rng.randrange(1, count) * PAGE, rng.randbytes(PAGE))


DAMAGES: Final[dict[str, Damage]] = {
    "header": header,
    "schema text": schema_text,
    "truncated": truncated,
    "zeroed pages": zeroed_pages,
    "random bytes": random_bytes,
    "garbage in the middle": garbage_in_the_middle,
    "journal": journal,
}


def leave_open(path: str) -> None:
    """Write something and end as a killed program does: the journal stays."""
    database = Database(path)
    database.open()
    database.execute("PRAGMA wal_autocheckpoint = 0")
    with database.transaction():
        listener = database.listener_id
        database.execute_many(
            "INSERT INTO listen (listener_id, track_id, started_at_ms, listened_ms, duration_ms, reason,"
            " origin, session_id, is_play, is_early_skip) VALUES (?, 1, ?, 1, 2, 'skipped', 'user', 1, 0, 0)",
            [(listener, NOW_MS + n) for n in range(200)],
        )
    copy_library(path, f"{path}.killed")
    database.close()
    for suffix in ("", "-wal"):
        os.replace(f"{path}.killed{suffix}", path + suffix)


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _overwrite(path: str, start: int, content: bytes) -> None:
    with open(path, "r+b") as file:
        file.seek(start)
        file.write(content)


def _all_places(content: bytes, word: bytes) -> list[int]:
    places, start = [], content.find(word)
    while start >= 0:
        places.append(start)
        start = content.find(word, start + 1)
    return places
