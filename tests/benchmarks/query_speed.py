"""How fast queries and smart playlists are: ``python -m tests.benchmarks.query_speed [TRACKS [FOLDER]]``.

A database of synthetic tracks with five listens a track, ratings, sounds, and an index of what sounds alike;
FOLDER keeps it for the next run. Each query is asked nine times: ids in the order of the list by artist, as
the search box does, and the tracks of smart playlists, as a page does. Wall time is what a person waits;
processor time is that of a machine that does nothing else.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from rich.console import Console
from rich.table import Table

from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.model.browse import BrowseRequest
from musicrec_desktop.model.playlist import LimitUnit, SmartRules, SortOrder
from musicrec_desktop.playback.null_engine import NullEngine
from musicrec_desktop.playback.player import Player
from musicrec_desktop.query.parser import parse
from musicrec_desktop.recommend.neighbours import index_files
from musicrec_desktop.services.looks.albums import AlbumLooks
from musicrec_desktop.services.queries.world import QueryWorlds
from musicrec_desktop.services.similarity.service import SimilarityService
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.covers import CoverStore
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.benchmarks.lists_speed import fill
from tests.support.library import NOW_MS
from tests.support.realistic import library_vectors
from tests.support.scheduler import ManualScheduler
from tests.unit.recommend.libraries import synthetic

RUNS = 9
LISTENS_A_TRACK = 5
DAY_MS = 86_400_000

WORDS = ("t", "ti", "title 77", "artist 12 album", '"title 4" -rock', "genre:jazz title")
TERMS = (
    "genre:jazz plays:>3 energy:>70%",
    "year:1990..1999 played:<90d bpm:120..130",
    "plays:top10% energy:bottom20% -is:liked",
    "artist:12 skips:0 key:Am~",
    "rating:>=4 added:<1y length:<3:30",
    'like:"Title 7919">80% plays:>2 energy:>50%',
    'like:"Title 7919" plays:>0 genre:jazz',
    'in:"Inner" played:>30d danceability:>50%',
)
FIVE = "genre:jazz year:>=1970 plays:>1 energy:>40% length:>2m"
SMART = {
    "five rules": SmartRules(FIVE),
    "five rules, by three fields": SmartRules(
        FIVE, sort=(("rating", True), ("plays", True), ("title", False))
    ),
    "five rules, 90 minutes at random, 2 of an artist": SmartRules(
        FIVE, SortOrder.RANDOM, limit=90, limit_unit=LimitUnit.MINUTES, most_of_artist=2
    ),
    "five rules, weighted, 700 MB, 3 of an album": SmartRules(
        FIVE, SortOrder.WEIGHTED, limit=700, limit_unit=LimitUnit.MEGABYTES, most_of_album=3
    ),
    "everything, weighted, 100 tracks": SmartRules("", SortOrder.WEIGHTED, limit=100),
    "most played, 100 tracks": SmartRules("plays:>0", sort=(("plays", True),), limit=100),
}


def fill_with_use(database: Database, count: int) -> None:
    """Add listens, ratings, likes and sounds to the tracks 1 to ``count``, and a smart playlist “Inner”."""
    rng = random.Random(4)
    listener = database.listener_id
    tracks = range(1, count + 1)
    weights = [1 / (1 + rng.random() * 40) for _ in tracks]
    with database.transaction():
        database.execute_many(
            "INSERT INTO listen (listener_id, track_id, started_at_ms, listened_ms, reason, origin,"
            " session_id, is_play, is_early_skip) VALUES (?, ?, ?, 200000, ?, 'user', 1, ?, ?)",
            [
                (listener, track_id, NOW_MS - rng.randrange(900) * DAY_MS, *_end(rng))
                for track_id in rng.choices(tracks, weights, k=count * LISTENS_A_TRACK)
            ],
        )
        database.execute_many(
            "INSERT INTO rating VALUES (?, ?, ?, 0)",
            [(listener, track_id, rng.randint(1, 10)) for track_id in tracks if rng.random() < 0.2],
        )
        database.execute_many(
            "INSERT INTO feedback (listener_id, track_id, kind, at_ms) VALUES (?, ?, 'like', 0)",
            [(listener, track_id) for track_id in tracks if rng.random() < 0.05],
        )
        database.execute_many(
            "INSERT INTO features VALUES (?, 1, 1000, 1, x'', ?, 0)",
            [(track_id, _descriptors(rng)) for track_id in tracks],
        )
        database.execute("UPDATE track SET size = 4000000 + id % 5000000")
        database.execute(
            "INSERT INTO playlist (listener_id, name, description, rules, source, created_at_ms,"
            " changed_at_ms) VALUES (?, 'Inner', '', ?, x'', 0, 0)",
            (listener, json.dumps({"query": "genre:jazz year:>1980"})),
        )


def _end(rng: random.Random) -> tuple[str, bool, bool]:
    heard = rng.random()
    return "finished" if heard > 0.3 else "skipped", heard > 0.2, heard < 0.1


def _descriptors(rng: random.Random) -> str:
    values = {
        "tempo_bpm": 60 + rng.random() * 120,
        "key": float(rng.randrange(12)),
        "mode": float(rng.randrange(2)),
        "brightness_hz": 500 + rng.random() * 4000,
        "loudness_lufs": -30 * rng.random(),
    }
    shares = ("energy", "acousticness", "vocalness", "pulse_clarity")
    return json.dumps({**values, **{name: rng.random() for name in shares}})


def timed(read: Callable[[], object]) -> tuple[float, float, float]:
    """Median and 95th percentile of the wall time, and the least processor time, in ms."""
    wall, cpu = [], []
    for _ in range(RUNS):
        start, start_cpu = time.perf_counter(), time.process_time()
        read()
        wall.append((time.perf_counter() - start) * 1000)
        cpu.append((time.process_time() - start_cpu) * 1000)
    return statistics.median(wall), statistics.quantiles(wall, n=20)[-1], statistics.median(cpu)


@contextlib.contextmanager
def opened(folder: str, count: int) -> Iterator[tuple[Database, QueryWorlds]]:
    """The library in a folder, made where it is not there."""
    paths = ProfilePaths.under(folder)
    os.makedirs(os.path.dirname(paths.database), exist_ok=True)
    is_new = not os.path.exists(paths.database)
    database = Database(paths.database)
    database.open()
    if is_new:
        fill(database, count)
        fill_with_use(database, count)
        index_files.write(f"{folder}/index", *synthetic(library_vectors(count)))
    scheduler = ManualScheduler()
    tracks = TrackStore(database)
    similarity = SimilarityService(
        scheduler=scheduler,
        features=FeatureStore(database),
        tracks=tracks,
        index_dir=f"{folder}/index",
        recipes={},
        feature_version=1,
    )
    similarity.load()
    scheduler.settle()
    assert similarity.ready_count == count
    player = Player(NullEngine(scheduler), scheduler, tracks.playable, random.Random(1))
    yield (
        database,
        QueryWorlds(
            database=database,
            scheduler=scheduler,
            player=player,
            similarity=similarity,
            looks=AlbumLooks(scheduler=scheduler, store=CoverStore(database)),
        ),
    )
    database.close()


def main() -> None:
    """Print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    columns = ("what", "found", "median ms", "95 % ms", "processor ms")
    title = f"queries over {count:,} tracks and {count * LISTENS_A_TRACK:,} listens"
    table = Table(*columns, title=title)
    with contextlib.ExitStack() as stack:
        folder = sys.argv[2] if len(sys.argv) > 2 else stack.enter_context(tempfile.TemporaryDirectory())
        database, worlds = stack.enter_context(opened(folder, count))
        browse = BrowseStore(database)
        reads: dict[str, Callable[[], int]] = {
            text: lambda text=text: len(browse.ids(BrowseRequest(text), worlds.world()))  # type: ignore[misc]
            for text in (*WORDS, *TERMS)
        }
        for name, rules in SMART.items():
            reads[f"smart: {name}"] = partial(_found, worlds, rules)
        reads["smart: five rules, only counted"] = partial(_count, worlds, SMART["five rules"])
        for name, read in reads.items():
            found = read()
            table.add_row(name, f"{found:,}", *(f"{ms:.1f}" for ms in timed(read)))
    Console(width=110).print(table)


def _found(worlds: QueryWorlds, rules: SmartRules) -> int:
    tree = parse(rules.query).tree
    return len(worlds.store.found(replace(rules), tree, worlds.world()).ids)


def _count(worlds: QueryWorlds, rules: SmartRules) -> int:
    return worlds.store.count(rules, parse(rules.query).tree, worlds.world())


if __name__ == "__main__":
    main()
