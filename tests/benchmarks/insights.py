"""How long the figures of a million listens take, and whether the window's thread waits meanwhile.

    .venv/bin/python -m tests.benchmarks.insights [LISTENS] [TRACKS]

The library has 48,000 tracks; a fifth of the listens are imported. Each section is made in a lane, first
with nothing read (cold), then again, as when the period is changed. Told are the time until the first figure
and until the last one, the processor time of all threads (steadier on a busy machine), the longest wait of
the owner's thread, and how far the memory grew.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import time
from typing import Final

import numpy as np

from musicrec_desktop.app.container import build
from musicrec_desktop.core.loop_scheduler import LoopScheduler
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.model.insights import Figure, InsightSection
from musicrec_desktop.model.period import Period
from musicrec_desktop.model.track import Tags
from musicrec_desktop.playback.null_engine import NullEngine
from musicrec_desktop.services.insights.service import InsightsService
from musicrec_desktop.storage.database import Database
from tests.support.library import add_tracks, scanned

LISTENS: Final = 1_000_000
TRACKS: Final = 48_000
IMPORTED_SHARE: Final = 0.2
PERIODS: Final = ("all", "2026", "2026-03")
GENRES: Final = tuple(f"Genre {number}" for number in range(60))


def main() -> None:
    """Fill a library, make every section, and print what it took."""
    listens = int(sys.argv[1]) if len(sys.argv) > 1 else LISTENS
    tracks = int(sys.argv[2]) if len(sys.argv) > 2 else TRACKS
    with tempfile.TemporaryDirectory() as root:
        scheduler = LoopScheduler()
        paths = ProfilePaths.under(os.path.join(root, "profile"))
        paths.create()
        app = build(paths, scheduler, engine=NullEngine(scheduler, check=lambda _path: ""), rng_seed=1)
        fill(app.database, listens, tracks)
        insights = app.services.insights
        print(f"{listens:,} listens, {tracks:,} tracks; in ms: first, last figure, processor, longest wait")
        for name in PERIODS:
            period = Period.named(name, insights.today)
            assert period is not None
            for section in InsightSection:
                before = memory_mb()
                insights.rows_changed()
                cold = measured(scheduler, insights, section, period)
                warm = measured(scheduler, insights, section, period)
                print(
                    f"{name:8} {section:10} cold {shown(cold)}   again {shown(warm)}"
                    f"   +{memory_mb() - before:.0f} MB",
                    flush=True,
                )
        began = time.perf_counter()
        insights.years()
        print(f"years: {1000 * (time.perf_counter() - began):.0f} ms; most memory: {memory_mb():.0f} MB")
        app.close()


def measured(
    scheduler: LoopScheduler, insights: InsightsService, section: InsightSection, period: Period
) -> tuple[float, ...]:
    """Milliseconds until the first and the last figure, of the processor, and of the longest wait."""
    figures: list[float] = []
    done: list[float] = []
    beats = [time.perf_counter()]
    began = beats[0]

    def beat() -> None:
        beats.append(time.perf_counter())

    def note(_figure: Figure) -> None:
        figures.append(time.perf_counter() - began)

    used = time.process_time()
    timer = scheduler.call_every(1, beat)
    insights.load(section, period, note, lambda: done.append(time.perf_counter() - began))
    scheduler.run_until(lambda: bool(done))
    timer.cancel()
    used = time.process_time() - used
    return tuple(1000 * one for one in (figures[0], done[0], used, float(np.diff(beats).max(initial=0))))


def shown(figures: tuple[float, ...]) -> str:
    """Numbers below each other."""
    return " ".join(f"{figure:5.0f}" for figure in figures)


def memory_mb() -> float:
    """The most memory that the process ever had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def fill(database: Database, listens: int, tracks: int) -> None:
    """Tracks of albums and genres, and listens over fifteen years, more of some tracks than of others."""
    rng = np.random.default_rng(1)
    files = [
        scanned(
            f"{number:06}.flac",
            Tags(
                f"Track {number}",
                (f"Artist {number // 40}",),
                album=f"Album {number // 10}",
                album_artists=(f"Artist {number // 40}",),
                genres=(GENRES[number // 40 % 60], GENRES[number % 7]),
                year=1960 + number // 10 % 65,
                duration_ms=200_000,
            ),
        )
        for number in range(tracks)
    ]
    end_ms, span_ms = int(time.time() * 1000), 15 * 365 * 86_400_000
    with database.transaction():
        ids = np.array(add_tracks(database, files)[1])
        imported = int(listens * IMPORTED_SHARE)
        started = np.sort(end_ms - rng.integers(0, span_ms, listens))
        heard = ids[np.minimum((rng.pareto(0.8, listens) * 50).astype(np.int64), tracks - 1)]
        listened = rng.choice([5_000, 60_000, 200_000], listens, p=[0.1, 0.1, 0.8])
        kinds = rng.choice(["timbre", "taste", "co-occurrence", ""], listens)
        is_auto = rng.random(listens) < 0.5
        database.execute_many(
            "INSERT INTO listen (listener_id, track_id, started_at_ms, listened_ms, duration_ms, reason,"
            " origin, session_id, is_play, is_early_skip, reason_kind)"
            " VALUES (1, ?, ?, ?, 200000, ?, ?, 1, ?, ?, ?)",
            [
                (
                    track,
                    at,
                    heard_ms,
                    "skipped" if heard_ms < 100_000 else "finished",
                    "auto" if auto else "user",
                    heard_ms >= 100_000,
                    heard_ms < 30_000,
                    kind if auto else "",
                )
                for track, at, heard_ms, auto, kind in zip(
                    heard[imported:].tolist(),
                    started[imported:].tolist(),
                    listened[imported:].tolist(),
                    is_auto[imported:].tolist(),
                    kinds[imported:].tolist(),
                    strict=True,
                )
            ],
        )
        database.execute(
            "INSERT INTO import_batch (id, listener_id, source, title, file_name, imported_at_ms, is_done,"
            " process_id) VALUES (1, 1, 'lastfm', '', '', 0, 1, 1)"
        )
        database.execute(
            "INSERT INTO imported_track (id, listener_id, source, key, track_id, title, artist, album,"
            " album_artist, isrc, recording_id, location, outcome, reason)"
            " SELECT id, 1, 'lastfm', CAST(id AS BLOB), id, '', '', '', '', '', '', x'', '', '' FROM track"
        )
        database.execute_many(
            "INSERT OR IGNORE INTO imported_play (imported_track_id, started_at_ms, batch_id, listened_ms,"
            " precision_ms, is_play, is_skip, is_double) VALUES (?, ?, 1, NULL, 1000, 1, 0, 0)",
            list(zip(heard[:imported].tolist(), started[:imported].tolist(), strict=True)),
        )


if __name__ == "__main__":
    main()
