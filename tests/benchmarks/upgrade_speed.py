"""How long a library of an earlier schema takes to become one of today, with its backup and its checks.

``python -m tests.benchmarks.upgrade_speed [--tracks 100000] [--from NAME] [--listens 3]`` makes a library of
the first schema (or of NAME's, of ``migration_names.py``): analysed tracks with vectors of their size in
that time, artists, genres, listens and likes. Then it opens it as the player does, and prints the time
of each step. What renews search and packs vectors goes on beside the window and is not part of it.
"""

from __future__ import annotations

import argparse
import itertools
import os
import random
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import sqlite_utils
from rich.console import Console
from rich.table import Table

from musicrec_desktop.model.library_update import UpdateStep
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.schema.migration_names import MIGRATION_NAMES
from musicrec_desktop.storage.schema.migrations import migrations

VECTOR_BYTES: Final = 2_400
GENRES: Final = ("Jazz", "Rock", "Folk", "Techno", "Soul", "Hip Hop", "Metal", "Dub")
_TRACK: Final = """
    INSERT INTO track (
        id, folder_id, relative_path, album_directory, file_name, size, mtime_ns, title, artist_text, album,
        album_artist_text, genre_text, sort_title, sort_artist, sort_album, sort_genre, track_number, year,
        header_duration_ms, decoded_duration_ms, cover, codec, bitrate_kbps, sample_rate_hz, channels,
        is_explicit, added_at_ms
    ) VALUES (?, 1, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'none', 'mp3', 256, 44100, 2, 0, 5)
"""
_VALUE: Final = "INSERT INTO track_value (track_id, kind, position, value) VALUES (?, ?, 0, ?)"
_FEATURES: Final = """
    INSERT INTO features (track_id, version, size, mtime_ns, vector, descriptors, analysed_at_ms)
    VALUES (?, 1, ?, 1, ?, '{"tempo_bpm": 120.0, "energy": 0.5}', 7)
"""
_LISTEN: Final = """
    INSERT INTO listen (
        listener_id, track_id, started_at_ms, listened_ms, duration_ms, reason, origin, session_id, is_play,
        is_early_skip
    ) VALUES (1, ?, ?, 200000, 200000, 'finished', 'user', ?, 1, 0)
"""


def main() -> None:
    """Make, open, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tracks", type=int, default=100_000)
    parser.add_argument("--from", dest="last", choices=MIGRATION_NAMES[:-1], default=MIGRATION_NAMES[0])
    parser.add_argument("--listens", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "library.sqlite3")
        _make(path, options.last, options.tracks, options.listens)
        size = Path(path).stat().st_size
        marks: list[tuple[str, float, float]] = []

        def on_step(step: UpdateStep) -> None:
            marks.append((step.name, time.perf_counter(), time.process_time()))

        started = time.perf_counter(), time.process_time()
        database = Database(path)
        database.open(on_step)
        ended = time.perf_counter(), time.process_time()
        (count,) = database.query("SELECT count(*) FROM track")[0]
        database.close()
    assert count == options.tracks
    _show(marks, started, ended, f"{options.tracks:,} tracks, {size / 1e6:.0f} MB, from {options.last}")


def _make(path: str, last: str, tracks: int, listens: int) -> None:
    chance = random.Random(1)
    connection = sqlite3.connect(path)
    migrations.apply(
        sqlite_utils.Database(connection), stop_before=MIGRATION_NAMES[MIGRATION_NAMES.index(last) + 1]
    )
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("INSERT INTO folder (id, path) VALUES (1, x'2f6d75736963')")
    connection.executemany(_TRACK, (_row(number) for number in range(1, tracks + 1)))
    connection.executemany(_VALUE, _values(tracks))
    connection.executemany(
        _FEATURES,
        ((number, 4_000_000 + number, chance.randbytes(VECTOR_BYTES)) for number in range(1, tracks + 1)),
    )
    connection.executemany(
        _LISTEN,
        (
            (chance.randrange(tracks) + 1, 1_000_000 + number * 300_000, number // 20 + 1)
            for number in range(tracks * listens)
        ),
    )
    connection.executemany(
        "INSERT INTO feedback (listener_id, track_id, kind, at_ms) VALUES (1, ?, 'like', 2000)",
        ((number,) for number in range(1, tracks + 1, 20)),
    )
    connection.commit()
    connection.close()


def _row(number: int) -> tuple[Any, ...]:
    album, place = divmod(number, 12)
    artist, genre = f"Artist {album // 3}", GENRES[album // 3 % len(GENRES)]
    name, title = f"{place:02} Title {number}.mp3", f"Title {number}"
    folder = f"{artist}/Album {album}"
    return (
        number, f"{folder}/{name}".encode(), folder.encode(), name, 4_000_000 + number, title, artist,
        f"Album {album}", artist, genre, title.lower(), artist.lower(), f"album {album}", genre.lower(),
        place, 1950 + album % 70, 200_000, 200_000,
    )  # fmt: skip


def _values(tracks: int) -> Iterator[tuple[int, str, str]]:
    for number in range(1, tracks + 1):
        maker = number // 12 // 3
        yield number, "artist", f"Artist {maker}"
        yield number, "album_artist", f"Artist {maker}"
        yield number, "genre", GENRES[maker % len(GENRES)]


def _show(
    marks: list[tuple[str, float, float]],
    started: tuple[float, float],
    ended: tuple[float, float],
    title: str,
) -> None:
    table = Table(title=title)
    for name in ("step", "clock s", "processor s"):
        table.add_column(name, justify="left" if name == "step" else "right")
    moments = [*marks, ("end", *ended)]
    for (name, clock, processor), (_, next_clock, next_processor) in itertools.pairwise(moments):
        table.add_row(name, f"{next_clock - clock:.2f}", f"{next_processor - processor:.2f}")
    table.add_section()
    table.add_row("all", f"{ended[0] - started[0]:.2f}", f"{ended[1] - started[1]:.2f}")
    Console().print(table)


if __name__ == "__main__":
    main()
