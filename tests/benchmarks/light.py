"""How light the window is: ``python -m tests.benchmarks.light [--json] [--profile DIR] [--tracks N]``.

Opens the program as a user does, in a process of its own, on a copy of a profile of many analysed tracks
(``tests.support.made_library`` makes one where none is named). It is drawn by a real X server (the display of
the session, else Xvfb) where there is one, and without a screen.

* first rows: from the start of the process until the rows of the library are painted; there is a queue from
  before, as most starts find one
* until quiet: processor seconds of all its processes until they use less than 2 % of a core for 5 s
* memory when quiet: all its processes, resident and private
* worst stall: the longest gap between beats of the window's thread in the first 12 s
* playing: processor time of a FLAC into a sound server, the window visible, and minimised or hidden
* search: from the last key until the list is still
* skip: from the skip until the automatic queue is another one
* bytes a track: of the database, divided by its tracks

The figures of one start are medians of several. The first start of a day makes cards, a backup and more, so
one comes before those that count. With ``--json`` one line of JSON has the figures; ``--record FILE`` keeps
them with their conditions for ``tests.benchmarks.lightness_table``.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from unittest import SkipTest

from tests.support.lightness import Conditions, LightRecord, table_of

if TYPE_CHECKING:
    from tests.support.probed_window import ProbedWindow

    Opened = contextlib.AbstractContextManager[ProbedWindow]

BEATS_S: Final = 12.0
SKIPS: Final = 30
SESSION: Final = 12
"""Skips before those that count."""
PLAYING_S: Final = 20.0
SETTLING_S: Final = 4.0
_SOUND_S: Final = 240.0
LIMIT_S: Final = 240.0
"""For each step, with up to ``_USUAL_TRACKS``; larger libraries may take as many times as long."""
_USUAL_TRACKS: Final = 100_000
_QUERIES: Final = ("genre:jazz", "year:1990..1999", "plays:>2")


@dataclass(frozen=True, slots=True)
class Bench:
    """What is measured.

    Attributes:
        profile: the folder of the copy.
        environment: of the windows.
        starts: how many count.
        limit_s: the longest time that is waited for a step.
    """

    profile: str
    environment: dict[str, str] = field(repr=False)
    starts: int
    limit_s: float = LIMIT_S

    def opened(self, environment: dict[str, str] | None = None, beats_s: float = 0.0) -> Opened:
        """A window on the copy."""
        from tests.support.probed_window import probed_window

        chosen = self.environment if environment is None else environment
        return probed_window(self.profile, chosen, beats_s=beats_s, limit_s=self.limit_s)

    def warm_up(self) -> None:
        """Do what is done once a day."""
        with self.opened() as window:
            window.told()
            window.tree.until_quiet(self.limit_s)

    def starts_until_quiet(self) -> dict[str, float]:
        """First rows, processor time and memory."""
        taken: dict[str, list[float]] = {}
        for _ in range(self.starts):
            with self.opened() as window:
                rows = window.told()
                quiet, memory = window.tree.until_quiet(self.limit_s), window.tree.memory()
                if not quiet.is_quiet:
                    say("it did not come to rest; its figures are of the moment when that was given up")
                for name, value in (
                    ("first_rows_ms", rows["first_rows_ms"]),
                    ("first_rows_cpu_ms", rows["first_rows_cpu_ms"]),
                    ("cpu_until_quiet_s", quiet.cpu_s),
                    ("rss_mb", memory.rss_mb),
                    ("private_mb", memory.private_mb),
                    ("threads", window.tree.threads()),
                ):
                    assert not isinstance(value, list)
                    taken.setdefault(name, []).append(value)
        return {name: statistics.median(values) for name, values in taken.items()}

    def first_rows(self) -> float:
        """Milliseconds until the first rows alone."""
        taken = list[float]()
        for _ in range(self.starts):
            with self.opened() as window:
                taken.append(window.number("first_rows_ms"))
        return statistics.median(taken)

    def stall(self) -> float:
        """The worst stall of a start, in milliseconds."""
        taken = list[float]()
        for _ in range(self.starts):
            with self.opened(beats_s=BEATS_S) as window:
                window.told()
                taken.append(window.number("stall_ms"))
        return statistics.median(taken)

    def use(self, sound: str, texts: Sequence[str]) -> dict[str, float]:
        """Play, search and skip in one window."""
        from tests.support.sound import pulse_sink

        with contextlib.ExitStack() as stack:
            environment = self.environment
            try:
                sink = stack.enter_context(pulse_sink())
            except SkipTest as reason:
                say(f"played without a sound server: {reason}")
            else:
                its_own = ("XDG_RUNTIME_DIR", "PULSE_SERVER")
                environment = environment | {name: sink.environment[name] for name in its_own}
            window = stack.enter_context(self.opened(environment))
            window.told()
            window.tree.until_quiet(self.limit_s)
            window.ask("play", sound)
            time.sleep(SETTLING_S)
            window.ask("pause")
            window.tree.until_quiet(self.limit_s)  # the new track is listened to, and its picture made
            window.ask("resume")
            time.sleep(SETTLING_S)
            visible = window.tree.percent(PLAYING_S)
            hidden = []
            for way in ("minimise", "hide"):
                window.ask(way)
                time.sleep(SETTLING_S)
                hidden.append(window.tree.percent(PLAYING_S))
            window.ask("show")
            searched = window.numbers("search", list(texts))
            skipped = window.numbers("skip", SKIPS, SESSION)
            drawn = window.numbers("again", SKIPS)
        return {
            "playing_visible_percent": visible,
            "playing_hidden_percent": max(hidden),
            "search_p50_ms": statistics.median(searched),
            "search_worst_ms": max(searched),
            "skip_ms": statistics.median(skipped),
            "skip_p95_ms": statistics.quantiles(skipped, n=20)[-1],
            "draw_ms": statistics.median(drawn),
            "draw_p95_ms": statistics.quantiles(drawn, n=20)[-1],
        }


def say(line: str) -> None:
    """Tell how far it is; figures alone go to the standard output."""
    sys.stderr.write(f"light: {line}\n")


@contextlib.contextmanager
def displays() -> Iterator[dict[str, dict[str, str]]]:
    """The environments by the word for what draws: ``"x11"`` where there is an X server, ``"offscreen"``."""
    from tests.support.screens import x_screen

    plain = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
    found = {"offscreen": plain | {"QT_QPA_PLATFORM": "offscreen"}}
    with contextlib.ExitStack() as stack:
        try:
            display = os.environ.get("DISPLAY") or stack.enter_context(x_screen())
        except SkipTest as reason:
            say(f"no X server: {reason}")
        else:
            found = {"x11": plain | {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display}} | found
        yield found


def texts_of(profile: str) -> tuple[list[str], int]:
    """What is searched for, and the number of tracks."""
    from musicrec_desktop.core.paths import ProfilePaths
    from musicrec_desktop.storage.database import Database

    database = Database(ProfilePaths.under(profile).database)
    database.open()
    try:
        rows = database.query("SELECT title, artist_text, album FROM track ORDER BY id")
    finally:
        database.close()
    picked = [rows[len(rows) * part // 9] for part in range(9)]
    words = [row[place % 3].partition(" ")[0].lower() for place, row in enumerate(picked)]
    words += [f"{picked[4][1]} {picked[4][0]}".lower(), "a", *_QUERIES]
    return words, len(rows)


def conditions_of(tracks: int, starts: int) -> Conditions:
    """When, where and of what the figures are."""
    asked = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False
    )
    return Conditions(
        date=dt.datetime.now(dt.UTC).date().isoformat(),
        load=os.getloadavg()[1],
        cores=os.cpu_count() or 1,
        machine=platform.machine(),
        python=platform.python_version(),
        commit=asked.stdout.strip() or "unknown",
        tracks=tracks,
        starts=starts,
    )


def measure(profile: str, starts: int) -> LightRecord:
    """All figures of a profile, which stays as it is."""
    from tests.support.audio_files import encode_pieces
    from tests.support.kept_queue import keep_queue
    from tests.support.swelling_noise import swelling_noise

    with tempfile.TemporaryDirectory(prefix="musicrec-light-") as folder, displays() as environments:
        copy = os.path.join(folder, "profile")
        shutil.copytree(profile, copy, ignore=shutil.ignore_patterns("run", "log"))
        keep_queue(copy)
        texts, tracks = texts_of(copy)
        (sound,) = encode_pieces(folder, "flac", [swelling_noise(_SOUND_S)])
        name, *others = environments
        limit_s = LIMIT_S * max(1.0, tracks / _USUAL_TRACKS)
        bench = Bench(copy, environments[name], starts, limit_s)
        say(f"one start on {tracks:,} tracks that does not count")
        bench.warm_up()
        say(f"{starts} starts until quiet ({name})")
        figures = bench.starts_until_quiet()
        say(f"{starts} starts with beats")
        figures["worst_stall_ms"] = bench.stall()
        for other in others:
            say(f"{starts} starts ({other})")
            drawn = Bench(copy, environments[other], starts, limit_s)
            figures[f"first_rows_{other}_ms"] = drawn.first_rows()
        say("playing, searching, skipping")
        figures |= bench.use(sound, texts)
        database = os.path.join(copy, "library.sqlite3")
        figures["bytes_per_track"] = os.path.getsize(database) / tracks
        return LightRecord(conditions_of(tracks, starts), name, figures)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", action="store_true", help="print the figures as one line of JSON")
    parser.add_argument("--profile", help="its folder; it is copied, its music is not touched")
    parser.add_argument("--tracks", type=int, default=100_000, help="of a library that is made")
    parser.add_argument("--starts", type=int, default=3, help="that count, of each kind")
    parser.add_argument("--record", help="a file to keep figures and conditions in, as JSON")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="musicrec-made-") as folder:
        profile = options.profile
        if profile is None:
            from tests.support.made_library.profile import make_library

            say(f"making a library of {options.tracks:,} tracks")
            profile = make_library(folder, options.tracks, say).profile
        record = measure(profile, options.starts)
    if options.record:
        record.save(options.record)
    if options.json:
        print(json.dumps(record.rounded()))
    else:
        print(table_of(record))


if __name__ == "__main__":
    main()
