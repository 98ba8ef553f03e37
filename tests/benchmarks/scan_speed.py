"""How fast folders are scanned, against the least that could be done.

``python -m tests.benchmarks.scan_speed [--files N] [--rounds N] [--lyrics]`` makes a tree of small tagged
files (MP3, FLAC, Opus, M4A; 20 to a folder) in a temporary directory and measures, in turns in one process:

* a full scan into an empty database against a bare loop that opens each file with ``mutagen.File``
  (wanted: at most 1.4 times);
* with ``--lyrics``, a file of lyrics beside each file, which a full scan reads, too;
* a rescan with nothing changed against a bare walk with ``os.scandir`` and a stat of each file
  (wanted: at most 1.8 times).

The medians of the rounds count; the page cache is warm. Beside the time that passes stands the processor time
of all processes, the reading helpers among them: where other programs use the machine, that ratio is the
steadier one. At the end it prints what a rescan leaves in memory, without the pages of the database file.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import os
import random
import shutil
import statistics
import sys
import tempfile
import time

import av
import mutagen
import mutagen.easyid3
import mutagen.easymp4
import numpy as np
from rich.console import Console
from rich.table import Table

from musicrec_desktop.core.loop_scheduler import LoopScheduler
from musicrec_desktop.core.tasks import TaskContext
from musicrec_desktop.model.files import ScanReport
from musicrec_desktop.services.scan.service import ScanService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.folders import FolderStore
from musicrec_desktop.storage.tracks import TrackStore
from musicrec_desktop.storage.unread_files import UnreadFileStore

CODECS = {"mp3": "libmp3lame", "flac": "flac", "opus": "libopus", "m4a": "aac"}
FILES_IN_FOLDER = 20
WORDS = tuple(f"{begin}{end}" for begin in ("ba", "lo", "mi", "ru", "se") for end in map(str, range(400)))
"""Of made lyrics; 280 of them are a song."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--files", type=int, default=3000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--lyrics", action="store_true")
    options = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="scan-speed-")
    try:
        root = os.path.join(folder, "tree")
        make_tree(root, options.files, has_lyrics=options.lyrics)
        seconds = measure(root, folder, options.rounds)
        database = os.path.getsize(os.path.join(folder, "library-1.sqlite3"))
        print(f"database: {database / options.files:,.0f} bytes a file")
        show(seconds, kept_mb(root, folder), options.files, options.rounds)
    finally:
        shutil.rmtree(folder)


def make_tree(root: str, count: int, *, has_lyrics: bool = False) -> None:
    """Write ``count`` tagged files of two seconds, each with lyrics beside it where they are wanted."""
    draws = random.Random(1)
    os.makedirs(root)
    sources = {extension: _encode(root, extension, codec) for extension, codec in CODECS.items()}
    for number in range(count):
        extension = tuple(CODECS)[number % len(CODECS)]
        directory = os.path.join(root, f"Artist {number // 60:03}", f"Album {number // FILES_IN_FOLDER:04}")
        os.makedirs(directory, exist_ok=True)
        path = os.path.join(directory, f"{number % FILES_IN_FOLDER + 1:02} - Title {number}.{extension}")
        shutil.copyfile(sources[extension], path)
        _tag(path, number)
        if has_lyrics:
            with open(f"{os.path.splitext(path)[0]}.lrc", "w", encoding="utf-8") as file:
                file.writelines(
                    f"[00:{second:02}.00]{' '.join(draws.choices(WORDS, k=7))}\n" for second in range(40)
                )
    for path in sources.values():
        os.unlink(path)


WANTED = {"full scan": ("mutagen loop", 1.4), "rescan": ("bare walk", 1.8)}
"""What a loop is compared with, and how often as long as that it may take."""

Seconds = dict[str, list[tuple[float, float]]]
"""By loop, a pair for each round: seconds that passed, and seconds of processors."""


def measure(root: str, folder: str, rounds: int) -> Seconds:
    """Seconds of each of the four loops, round by round."""
    seconds: Seconds = {"mutagen loop": [], "full scan": [], "bare walk": [], "rescan": []}
    for turn in range(rounds + 1):  # the first one warms the cache and does not count
        library = _Library(os.path.join(folder, f"library-{turn}.sqlite3"))
        for name, work in (
            ("mutagen loop", open_each),
            ("full scan", library.scan),
            ("bare walk", walk),
            ("rescan", library.scan),
        ):
            started, used = time.perf_counter(), processor_s()
            work(root)
            if turn:
                seconds[name].append((time.perf_counter() - started, processor_s() - used))
        library.close()
    return seconds


def processor_s() -> float:
    """Processor seconds of this process and its helpers; those of helpers in steps of a hundredth."""
    helpers = multiprocessing.active_children()  # those that ended are counted from here on
    ended = os.times()
    total = time.process_time() + ended.children_user + ended.children_system
    for helper in helpers:
        with open(f"/proc/{helper.pid}/stat", encoding="ascii", errors="replace") as file:
            fields = file.read().rpartition(")")[2].split()
        total += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return total


def kept_mb(root: str, folder: str) -> float:
    """Megabytes of memory of its own that the process has more after the first rescan of a library."""
    library = _Library(os.path.join(folder, "library-1.sqlite3"))
    before = _own_mb()
    library.scan(root)
    kept = _own_mb() - before
    library.close()
    return kept


def _own_mb() -> float:
    with open("/proc/self/smaps_rollup", encoding="ascii") as file:
        lines = [line.split() for line in file]
    return sum(int(line[1]) for line in lines if line[0] == "Anonymous:") / 1024


def open_each(root: str) -> int:
    """The bare loop: every file opened with mutagen."""
    return sum(mutagen.File(path) is not None for path in walk(root) if not path.endswith(".lrc"))


def walk(root: str) -> list[str]:
    """The bare walk: every file found and its state asked for."""
    found: list[str] = []
    waiting = [root]
    while waiting:
        with os.scandir(waiting.pop()) as listing:
            for entry in listing:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    entry.stat()
                    found.append(entry.path)
    return found


def show(seconds: Seconds, kept: float, files: int, rounds: int) -> None:
    """Print the table; the exit status tells whether both ratios hold."""
    passed, used = (
        {name: statistics.median(pair[part] for pair in pairs) for name, pairs in seconds.items()}
        for part in (0, 1)
    )
    table = Table(title=f"{files} files, median of {rounds} rounds")
    for column in ("what", "seconds", "files/s", "ratio", "wanted", "of processors", "ratio"):
        table.add_column(column, justify="left" if column == "what" else "right")
    is_missed = False
    for name, value in passed.items():
        other, wanted = WANTED.get(name, (name, math.inf))
        ratio = value / passed[other]
        is_missed |= ratio > wanted
        words = (f"{ratio:.2f}", f"≤ {wanted}") if name in WANTED else ("", "")
        own = (f"{used[name]:.3f}", f"{used[name] / used[other]:.2f}" if name in WANTED else "")
        table.add_row(name, f"{value:.3f}", f"{files / value:,.0f}", *words, *own)
    Console().print(table)
    print(f"memory kept after the first rescan of a library: {kept:.1f} MB")
    sys.exit(is_missed)


class _Library:
    """An open player's part that scans: a database and the service over it."""

    def __init__(self, path: str) -> None:
        self._database = Database(path)
        self._database.open()
        self._scheduler = LoopScheduler()
        self._service = ScanService(
            scheduler=self._scheduler,
            folders=FolderStore(self._database),
            tracks=TrackStore(self._database),
            unread=UnreadFileStore(self._database),
        )

    def scan(self, root: str) -> ScanReport:
        return self._service.scan_blocking([root], TaskContext())

    def close(self) -> None:
        self._scheduler.close()
        self._database.close()


def _encode(root: str, extension: str, codec: str) -> str:
    path = os.path.join(root, f"source.{extension}")
    samples = (np.random.default_rng(1).normal(0, 3000, (1, 2 * 48_000))).astype(np.int16)
    with av.open(path, "w") as container:
        stream = container.add_stream(codec, rate=48_000, layout="mono")
        assert isinstance(stream, av.AudioStream)
        frame = av.AudioFrame.from_ndarray(samples, format="s16", layout="mono")
        frame.rate = 48_000
        resampler = av.AudioResampler(stream.format, "mono", 48_000, frame_size=stream.frame_size or None)
        for piece in (*resampler.resample(frame), *resampler.resample(None)):
            container.mux(stream.encode(piece))
        container.mux(stream.encode(None))
    return path


def _tag(path: str, number: int) -> None:
    audio = mutagen.File(path, easy=True)
    audio["title"] = f"Title {number}"
    audio["artist"] = [f"Artist {number // 60}", "A Guest"]
    audio["album"] = f"Album {number // FILES_IN_FOLDER}"
    audio["genre"] = "Rock"
    audio["date"] = "1999"
    audio["tracknumber"] = str(number % FILES_IN_FOLDER + 1)
    audio.save()


if __name__ == "__main__":
    main()
