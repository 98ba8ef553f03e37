"""How long an import of many plays takes, and whether the window stays usable meanwhile.

It makes an export of Spotify's extended history, with a library that has a part of its tracks, and prints
JSON: seconds of reading and matching (a process of its own, as beside the window), of carrying out and of the
undo, and the longest time that a thread like the window's had to wait for its turn, and for a write to the
database, in ms.

    python -m tests.benchmarks.importing [--plays 1000000] [--tracks 50000] [--owned 10000]
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import random
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from musicrec_desktop.core.tasks import Progress, TaskContext
from musicrec_desktop.model.track import Tags
from tests.support.import_rig import ImportRig, import_rig
from tests.support.library import add_tracks, scanned

_START_S = 1_300_000_000
_LENGTH_MS = 210_000
_PER_FILE = 12_000
_ONSETS = ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "st", "br", "kl")
_VOWELS = ("a", "e", "i", "o", "u", "ei", "ou")


def _word(rng: random.Random) -> str:
    return "".join(rng.choice(_ONSETS) + rng.choice(_VOWELS) for _ in range(rng.randint(2, 3))).title()


def _tracks(count: int, rng: random.Random) -> list[tuple[str, str, str]]:
    """Artist, title and album of invented tracks."""
    artists = [f"{_word(rng)} {_word(rng)}" for _ in range(max(count // 20, 1))]
    albums = [(rng.choice(artists), f"{_word(rng)} {_word(rng)}") for _ in range(max(count // 10, 1))]
    found: dict[tuple[str, str, str], None] = {}
    while len(found) < count:
        artist, album = rng.choice(albums)
        found[artist, f"{_word(rng)} {_word(rng)}", album] = None
    return list(found)


def _write_export(folder: Path, tracks: list[tuple[str, str, str]], plays: int, rng: random.Random) -> int:
    """Write the export; its size in bytes."""
    weights = [1 / (place + 10) for place in range(len(tracks))]
    chosen = rng.choices(range(len(tracks)), weights, k=plays)
    total = 0
    for number, first in enumerate(range(0, plays, _PER_FILE)):
        rows = []
        for place in range(first, min(first + _PER_FILE, plays)):
            artist, title, album = tracks[chosen[place]]
            ended = dt.datetime.fromtimestamp(_START_S + place * 400, dt.UTC)
            rows.append(
                {
                    "ts": ended.strftime("%Y-%m-%dT%H:%M:%SZ"),
                    "platform": "linux",
                    "ms_played": _LENGTH_MS,
                    "conn_country": "SE",
                    "ip_addr": "203.0.113.7",
                    "master_metadata_track_name": title,
                    "master_metadata_album_artist_name": artist,
                    "master_metadata_album_album_name": album,
                    "spotify_track_uri": f"spotify:track:{chosen[place]:022d}",
                    "episode_name": None,
                    "reason_start": "trackdone",
                    "reason_end": "trackdone",
                    "shuffle": False,
                    "skipped": False,
                    "offline": False,
                    "incognito_mode": False,
                }
            )
        path = folder / f"Streaming_History_Audio_2011-2024_{number}.json"
        path.write_text(json.dumps(rows), encoding="utf-8")
        total += path.stat().st_size
    return total


class _Stalls:
    """The longest waits of a thread that wants its turn every 5 ms, and writes now and then."""

    def __init__(self, rig: ImportRig) -> None:
        self.turn_ms = self.write_ms = 0.0
        self._rig, self._is_over = rig, False
        self._thread = threading.Thread(target=self._run)

    @contextmanager
    def measured(self) -> Any:
        self._thread.start()
        try:
            yield
        finally:
            self._is_over = True
            self._thread.join()

    def _run(self) -> None:
        number = 0
        while not self._is_over:
            begun = time.perf_counter()
            time.sleep(0.005)
            self.turn_ms = max(self.turn_ms, (time.perf_counter() - begun - 0.005) * 1000)
            number += 1
            if not number % 20:
                begun = time.perf_counter()
                self._rig.database.execute(
                    "INSERT OR REPLACE INTO state (key, value) VALUES ('benchmark', ?)", (str(number),)
                )
                self.write_ms = max(self.write_ms, (time.perf_counter() - begun) * 1000)


def _timed(work: Callable[[], Any]) -> tuple[Any, float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    result = work()
    return result, time.perf_counter() - wall, time.process_time() - cpu


def main() -> None:
    """Measure, and print JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plays", type=int, default=1_000_000)
    parser.add_argument("--tracks", type=int, default=50_000)
    parser.add_argument("--owned", type=int, default=10_000)
    parser.add_argument("--json", action="store_true", help="without effect: it is always JSON")
    options = parser.parse_args()
    rng = random.Random(5)
    with tempfile.TemporaryDirectory() as root, import_rig(Path(root)) as rig:
        tracks = _tracks(options.tracks, rng)
        files = [
            scanned(
                f"{number}.flac",
                Tags(title, (artist,), album=album, album_artists=(artist,), duration_ms=_LENGTH_MS),
            )
            for number, (artist, title, album) in enumerate(tracks[: options.owned])
        ]
        add_tracks(rig.database, files)
        export = Path(root) / "export"
        export.mkdir()
        size = _write_export(export, tracks, options.plays, rng)
        rig.service.begin_beside_window()
        rig.scheduler.settle()
        stalls, phases = _Stalls(rig), _Phases()
        with stalls.measured():
            plan, plan_s, plan_cpu_s = _timed(
                lambda: rig.service.plan(str(export), context=TaskContext(phases.note))
            )
            report, done_s, done_cpu_s = _timed(lambda: rig.service.carry_out(plan))
            _, undone_s, undone_cpu_s = _timed(lambda: rig.service.undo(report.batch_ids))
        numbers = report.imports[0].numbers
        document = {
            "plays": numbers.plays,
            "matched": numbers.matched,
            "missing": numbers.missing,
            "megabytes": round(size / 1e6),
            "plan_s": round(plan_s, 1),
            "phases_s": phases.seconds(),
            "carry_out_s": round(done_s, 1),
            "undo_s": round(undone_s, 1),
            "cpu_of_this_process_s": [round(each, 1) for each in (plan_cpu_s, done_cpu_s, undone_cpu_s)],
            "longest_wait_for_a_turn_ms": round(stalls.turn_ms),
            "longest_write_ms": round(stalls.write_ms),
            "database_megabytes": round(os.path.getsize(rig.database.path) / 1e6),
        }
        json.dump(document, sys.stdout, indent=1)
        print()


class _Phases:
    """When each label of progress was first and last seen."""

    def __init__(self) -> None:
        self._seen: dict[str, tuple[float, float]] = {}

    def note(self, value: Progress) -> None:
        now = time.perf_counter()
        first, _ = self._seen.get(value.label, (now, now))
        self._seen[value.label] = (first, now)

    def seconds(self) -> dict[str, float]:
        return {label or "reading": round(last - first, 1) for label, (first, last) in self._seen.items()}


if __name__ == "__main__":
    main()
