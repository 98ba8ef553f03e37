"""How long the window's thread works to switch profiles, in a library of 100,000 tracks.

    .venv/bin/python -m tests.benchmarks.profiles [TRACKS]

Two profiles have listens, likes, ratings, playlists and queues of their own; the switch goes to and fro. Told
are the processor time of the thread that a user waits for, the middle and the longest of all switches, and
the time until the queue of who comes is there.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time

from musicrec_desktop.app.container import build
from musicrec_desktop.core.loop_scheduler import LoopScheduler
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.model.listen import Listen
from musicrec_desktop.model.playback import EndReason
from musicrec_desktop.playback.null_engine import NullEngine
from musicrec_desktop.storage.listens import ListenStore
from tests.support.library import NOW_MS, add_numbered_tracks

TRACKS = 100_000
LISTENS, LIKES, LISTS, QUEUED = 5_000, 1_000, 100, 200
TURNS = 10


def main() -> None:
    """Fill a library, switch, and print what it took."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else TRACKS
    with tempfile.TemporaryDirectory() as root:
        scheduler = LoopScheduler()
        paths = ProfilePaths.under(os.path.join(root, "profile"))
        paths.create()
        app = build(paths, scheduler, engine=NullEngine(scheduler, check=lambda _path: ""), rng_seed=1)
        services, database = app.services, app.database
        with database.transaction():
            ids = add_numbered_tracks(database, count)
        first = services.profiles.current
        anna = services.profiles.create("Anna")
        services.session.restore()
        for profile in (first, anna):
            services.profiles.switch(profile.id)
            with database.transaction():
                listens = ListenStore(database)
                for number in range(LISTENS):
                    track_id = ids[number * 7 % count]
                    listens.finish(Listen(track_id, NOW_MS + number, 200_000, 200_000, EndReason.FINISHED))
                services.feedback.like_all(ids[:LIKES])
                services.ratings.rate(ids[:LIKES], 7)
            for number in range(LISTS):
                services.playlists.lists.create(f"List {number}", ids[number : number + 50])
            services.player.enqueue(ids[:QUEUED])
        services.player.play_now(ids[:QUEUED])
        took, loaded = [], []
        for turn in range(TURNS):
            wanted = (first, anna)[turn % 2]
            begun, began = time.thread_time(), time.monotonic()
            services.profiles.switch(wanted.id)
            took.append((time.thread_time() - begun) * 1000)
            scheduler.run_until(lambda: services.session.is_settled)
            loaded.append((time.monotonic() - began) * 1000)
        print(f"{count} tracks: the switch takes {statistics.median(took):.0f} ms of processor time")
        print(f"(at most {max(took):.0f}); the queue is there after {statistics.median(loaded):.0f} ms")
        app.close()


if __name__ == "__main__":
    main()
