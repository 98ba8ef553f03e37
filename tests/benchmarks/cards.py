"""What the cards of a day cost: ``python -m tests.benchmarks.cards [TRACKS] [LISTENS]``.

A library of synthetic tracks in a real database, with as many imported plays as own listens. Processor time
of each step; the page is made once a day, in a lane.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable

import numpy as np
from rich.console import Console
from rich.table import Table

from musicrec_desktop.app.building.discover import build_discover
from musicrec_desktop.model.card import CardKind
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.mixes.page import make_page
from musicrec_desktop.services.discover.gathering import MixGathering, Moment
from musicrec_desktop.storage.cards import CardStore, KeptPage
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.mix_history import MixHistoryStore
from musicrec_desktop.storage.mixes import MixStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.benchmarks.queue_speed import House
from tests.support.library import NOW_MS

RUNS = 5
DAY_MS = 86_400_000
LEARNT_MS = 10_000
"""When the taste was learnt again after likes."""


def import_plays(database: Database, count: int, plays: int) -> None:
    """Plays of another player over eight years, of a tenth of the tracks."""
    rng = np.random.default_rng(9)
    tracks = rng.choice(np.arange(1, count + 1), max(count // 10, 1), replace=False)
    whose = tracks[np.minimum(rng.zipf(1.2, plays) - 1, len(tracks) - 1)]
    times = NOW_MS - (rng.random(plays) * 8 * 365 * DAY_MS).astype(np.int64)
    with database.transaction():
        database.execute(
            "INSERT INTO import_batch (id, listener_id, source, title, file_name, imported_at_ms, is_done,"
            " process_id) VALUES (1, 1, 'lastfm', 'Last.fm', '', 0, 1, 1)"
        )
        database.execute_many(
            "INSERT INTO imported_track (id, listener_id, source, key, track_id, title, artist, album,"
            " album_artist, isrc, recording_id, location, outcome, reason)"
            " VALUES (?1, 1, 'lastfm', CAST(?1 AS BLOB), ?1, '', '', '', '', '', '', x'', 'same', '')",
            [(number,) for number in tracks.tolist()],
        )
        database.execute_many(
            "INSERT OR IGNORE INTO imported_play (imported_track_id, started_at_ms, batch_id, precision_ms,"
            " is_play, is_skip, is_double) VALUES (?, ?, 1, 1000, 1, 0, 0)",
            list(zip(whose.tolist(), times.tolist(), strict=True)),
        )
        database.execute(
            "INSERT INTO imported_use (listener_id, track_id, plays, skips, last_played_ms)"
            " SELECT 1, imported_track_id, count(*), 0, max(started_at_ms) FROM imported_play"
            " GROUP BY imported_track_id"
        )


def cpu_ms(work: Callable[[], object]) -> float:
    """The median processor time of some runs."""
    found = []
    for _ in range(RUNS):
        started = time.process_time()
        work()
        found.append(1000 * (time.process_time() - started))
    return float(np.median(found))


def main() -> None:
    """Print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    listens = int(sys.argv[2]) if len(sys.argv) > 2 else 50_000
    table = Table("what", "processor ms", title=f"cards of {count:,} tracks, {2 * listens:,} plays")
    with tempfile.TemporaryDirectory() as folder:
        house = House(folder, count, listens)
        database = house.database
        import_plays(database, count, listens)
        house.feedback.like_all([TrackId(number) for number in range(1, count, count // 200)])
        house.scheduler.advance(LEARNT_MS)
        known = house.autoplay.taste.learn_now()
        mixes, history, cards = MixStore(database), MixHistoryStore(database), CardStore(database)
        gathering = MixGathering(
            mixes=mixes,
            history=history,
            cards=cards,
            tracks=TrackStore(database),
            feedback=house.feedback,
            clock=house.scheduler.clock,
        )
        moment = Moment(lambda: known, house.similarity.catalogue, house.autoplay.controls.rules)
        day = gathering.today()
        given = gathering.gathered(moment, day)
        page = make_page(given, day)
        service = build_discover(
            database,
            house.scheduler,
            autoplay=house.autoplay,
            similarity=house.similarity,
            feedback=house.feedback,
        )
        kept = KeptPage(service.make_now(day))
        now_ms = house.scheduler.clock.now_ms()
        table.add_row("library as columns", f"{cpu_ms(mixes.tracks):.0f}")
        days = gathering.spans(day)
        table.add_row("plays of this day in thirty years", f"{cpu_ms(lambda: history.plays_in(days)):.0f}")
        span = (now_ms - 90 * DAY_MS, now_ms)
        table.add_row("plays by hour", f"{cpu_ms(lambda: history.by_hour(range(17, 22), span)):.0f}")
        table.add_row("long tracks that were left", f"{cpu_ms(history.left_off):.0f}")
        table.add_row("all of what is read", f"{cpu_ms(lambda: gathering.gathered(moment, day)):.0f}")
        table.add_row(f"a page of {len(page)} cards", f"{cpu_ms(lambda: make_page(given, day)):.0f}")
        for kind in CardKind:
            made = cpu_ms(lambda kind=kind: make_page(given, day, kinds=(kind,)))  # type: ignore[misc]
            table.add_row(f"  {kind} alone", f"{made:.0f}")
        table.add_row("kept", f"{cpu_ms(lambda: cards.put(kept)):.0f}")
        table.add_row("read from the cache", f"{cpu_ms(lambda: cards.page(day)):.1f}")
        total = cpu_ms(lambda: service.make_now(again=True))
        table.add_row("all in all, the taste known", f"{total:.0f}")
        Console().print(table)
        for card in page:
            print(f"{card.key}: {card.title}. {card.why} ({len(card.tracks)})")
        house.player.close()
        database.close()


if __name__ == "__main__":
    main()
