"""How soon the queue reacts: ``python -m tests.benchmarks.queue_speed [TRACKS] [LISTENS]``.

A library of synthetic tracks and listens in a real database. Measured from what the listener does (a skip, a
like, a slider, another draw) until the automatic part is exchanged in the player's queue: the whole service,
its lanes run in turn in one thread. Then what is learnt beside it, in a lane of its own.
"""

from __future__ import annotations

import itertools
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from rich.console import Console
from rich.table import Table

from musicrec_desktop.app.building.profiles import build_profiles
from musicrec_desktop.model.playback import EndReason
from musicrec_desktop.model.recommendation import Recommendation
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playback.neighbours import NeighbourLookup
from musicrec_desktop.playback.null_engine import NullEngine
from musicrec_desktop.playback.player import Player
from musicrec_desktop.recommend.neighbours import index_files
from musicrec_desktop.services.autoplay.inside import InsideTracks
from musicrec_desktop.services.autoplay.service import AutoplayService
from musicrec_desktop.services.autoplay.taste_keeper import STATE_KEY, Known, TasteKeeper
from musicrec_desktop.services.feedback import FeedbackService
from musicrec_desktop.services.looks.albums import AlbumLooks
from musicrec_desktop.services.playlists.service import PlaylistService
from musicrec_desktop.services.ratings import RatingService
from musicrec_desktop.services.similarity.service import SimilarityService
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.covers import CoverStore
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.feedback import FeedbackStore
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.ratings import RatingStore
from musicrec_desktop.storage.relatives import RelativeStore
from musicrec_desktop.storage.spoken import SpokenStore
from musicrec_desktop.storage.state import SettingStore, StateStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.benchmarks.lists_speed import fill
from tests.support.library import NOW_MS
from tests.support.realistic import library_vectors
from tests.support.scheduler import ManualScheduler
from tests.unit.recommend.libraries import synthetic

ROUNDS = 30
SESSION = 12
HEARD = 3_000


class House:
    """The services around a player, over a large library."""

    def __init__(self, folder: str, count: int, listens: int) -> None:
        self.database = Database(f"{folder}/library.sqlite3")
        self.database.open()
        fill(self.database, count)
        _describe(self.database, count)
        _listen(self.database, count, listens)
        space, vectors, references = synthetic(library_vectors(count))
        index_files.write(f"{folder}/index", space, vectors, references)
        self.scheduler = ManualScheduler()
        tracks = TrackStore(self.database)
        self.similarity = SimilarityService(
            scheduler=self.scheduler,
            features=FeatureStore(self.database),
            tracks=tracks,
            index_dir=f"{folder}/index",
            recipes={},
            feature_version=1,
        )
        self.similarity.load()
        self.scheduler.settle()
        self.feedback = FeedbackService(store=FeedbackStore(self.database), scheduler=self.scheduler)
        self.ratings = RatingService(store=RatingStore(self.database), scheduler=self.scheduler)
        self.player = Player(
            NullEngine(self.scheduler, check=lambda _path: ""),
            self.scheduler,
            NeighbourLookup(tracks.playable, tracks.playable_many),
            random.Random(1),
        )
        listen_store = ListenStore(self.database)
        self.playlists = PlaylistService(
            database=self.database, browse=BrowseStore(self.database), scheduler=self.scheduler
        )
        self.autoplay = AutoplayService(
            player=self.player,
            similarity=self.similarity,
            tracks=tracks,
            browse=BrowseStore(self.database),
            relatives=RelativeStore(self.database),
            listens=listen_store,
            feedback=self.feedback,
            ratings=self.ratings,
            settings=SettingStore(self.database),
            state=StateStore(self.database),
            inside_tracks=InsideTracks(self.playlists.reader, lambda: lambda _rules: ()),
            spoken=SpokenStore(self.database),
            looks=AlbumLooks(scheduler=self.scheduler, store=CoverStore(self.database)),
            profiles=build_profiles(self.database, self.scheduler),
            as_listener=self.database.as_listener,
            scheduler=self.scheduler,
            rng_seed=5,
        )
        self.taste = TasteKeeper(
            listens=listen_store,
            feedback=self.feedback,
            ratings=self.ratings,
            playlists=self.playlists.reader,
            similarity=self.similarity,
            state=StateStore(self.database),
            scheduler=self.scheduler,
        )
        self.planned = 0
        self._count_plans()

    def _count_plans(self) -> None:
        """Every exchange of the automatic part counts."""
        exchange = self.player.set_auto

        def counted(recommendations: Sequence[Recommendation]) -> None:
            exchange(recommendations)
            self.planned += 1

        self.player.set_auto = counted  # type: ignore[method-assign]

    def warm_up(self) -> None:
        """A session that has gone on for a while."""
        self.player.play_now([TrackId(77)])
        self.scheduler.settle()
        for number in range(SESSION):
            self.scheduler.advance(250_000 if number % 4 else 5_000)
            self.player.next()
            self.scheduler.settle()

    def times_ms(self, action: Callable[[], object]) -> tuple[float, float]:
        """From an action until the automatic part is another one; what is learnt later is not waited for.

        Returns:
            Wall time, and processor time, which other work on the machine hardly changes.
        """
        planned = self.planned
        started = time.perf_counter(), time.process_time()
        action()
        while self.planned == planned and self.scheduler.step():
            pass
        elapsed = time.perf_counter() - started[0], time.process_time() - started[1]
        self.scheduler.settle()
        return 1000 * elapsed[0], 1000 * elapsed[1]


def main() -> None:
    """Print the tables."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    listens = int(sys.argv[2]) if len(sys.argv) > 2 else 50_000
    console = Console()
    with tempfile.TemporaryDirectory() as folder:
        house = House(folder, count, listens)
        house.warm_up()
        table = Table(
            "what", "median ms", "p95 ms", "median CPU ms", "p95 CPU ms", title=f"queue of {count:,} tracks"
        )
        for name, action in _actions(house).items():
            taken = np.array([house.times_ms(action) for _ in range(ROUNDS)])
            shown = np.percentile(taken, (50, 95), axis=0).T.ravel()
            table.add_row(name, *(f"{value:.1f}" for value in shown.tolist()))
        console.print(table)
        catalogue = house.similarity.catalogue
        proven = house.taste.learn(Known(), catalogue)
        times = [_ms(lambda: house.taste.learn(proven, catalogue)) for _ in range(7)]
        console.print(f"taste of {listens:,} listens: {np.median(times):.0f} ms, read from the database")
        StateStore(house.database).set(STATE_KEY, None)
        console.print(
            f"the same with co-occurrence proven: {_ms(lambda: house.taste.learn(Known(), catalogue)):.0f} ms"
        )
        house.player.close()
        house.database.close()


def _actions(house: House) -> dict[str, Callable[[], object]]:
    positions, fresh = itertools.cycle((0.1, 0.9)), map(TrackId, itertools.count(50_000, 1_000))
    autoplay = house.autoplay

    def ahead() -> TrackId:
        return house.player.queue.auto_part[3].track_id

    return {
        "skip": house.player.next,
        "like": lambda: house.feedback.like(next(fresh)),
        "less like this": lambda: house.feedback.less(ahead()),
        "never this track": lambda: house.feedback.ban(ahead()),
        "familiar slider": lambda: autoplay.set_controls(
            replace(autoplay.controls, familiarity=next(positions))
        ),
        "wander slider": lambda: autoplay.set_controls(replace(autoplay.controls, wander=next(positions))),
        "aspect slider": lambda: autoplay.set_controls(
            replace(autoplay.controls, aspect_weights=(1.0, 2.0 + next(positions), 0.5, 1.0))
        ),
        "another draw": autoplay.again,
    }


def _describe(database: Database, count: int) -> None:
    rng = np.random.default_rng(3)
    values = rng.random((count, 4))
    rows = [
        (
            number,
            1,
            1000,
            1,
            b"",
            json.dumps(
                {
                    "tempo_bpm": 60 + round(120 * tempo, 1),
                    "tempo_confidence": 0.6,
                    "pulse_clarity": 0.4,
                    "key": float(number % 12),
                    "mode": float(number % 2),
                    "key_confidence": 0.5,
                    "loudness_lufs": -14.0,
                    "brightness_hz": 900.0,
                    "energy": round(energy, 3),
                    "acousticness": 0.3,
                    "vocalness": round(voice, 3),
                    "speech": 0.0,
                }
            ),
            NOW_MS,
        )
        for number, (tempo, energy, voice, _) in enumerate(values.tolist(), 1)
    ]
    with database.transaction():
        database.execute_many("INSERT INTO features VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def _listen(database: Database, count: int, listens: int) -> None:
    """Sessions of a listener with favourites: the few that are heard often and the many that are not."""
    rng = np.random.default_rng(4)
    favourites = rng.integers(1, count + 1, HEARD)
    ids = favourites[np.minimum(rng.zipf(1.3, listens) - 1, HEARD - 1)]
    day_ms = 86_400_000
    rows = [
        (
            1,
            int(track_id),
            NOW_MS - (listens - number) * day_ms // 40,
            200_000 if number % 5 else 5_000,
            200_000,
            str(EndReason.FINISHED if number % 5 else EndReason.SKIPPED),
            "auto" if number % 3 else "user",
            number // SESSION + 1,
            int(bool(number % 5)),
            int(not number % 5),
        )
        for number, track_id in enumerate(ids.tolist())
    ]
    with database.transaction():
        database.execute_many(
            "INSERT INTO listen (listener_id, track_id, started_at_ms, listened_ms, duration_ms, reason,"
            " origin, session_id, is_play, is_early_skip) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            rows,
        )


def _ms(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return 1000 * (time.perf_counter() - started)


if __name__ == "__main__":
    main()
