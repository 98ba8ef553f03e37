"""How fast folders are scanned, against the least that could be done.

``python -m tests.benchmarks.scan_speed [--files N] [--rounds N]`` makes a tree of small tagged files (MP3,
FLAC, Opus, M4A; 20 to a folder) in a temporary directory and measures, in turns in one process:

* a full scan into an empty database against a bare loop that opens each file with ``mutagen.File``
  (wanted: at most 1.5 times);
* a rescan with nothing changed against a bare walk with ``os.scandir`` and a stat of each file
  (wanted: at most 2 times).

The medians of the rounds count; the page cache is warm.
"""

from __future__ import annotations

import argparse
import math
import os
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
from musicrec_desktop.model.track import ScanReport
from musicrec_desktop.services.scan.service import ScanService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.folders import FolderStore
from musicrec_desktop.storage.tracks import TrackStore
from musicrec_desktop.storage.unread_files import UnreadFileStore

CODECS = {"mp3": "libmp3lame", "flac": "flac", "opus": "libopus", "m4a": "aac"}
FILES_IN_FOLDER = 20


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--files", type=int, default=3000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="scan-speed-")
    try:
        root = os.path.join(folder, "tree")
        make_tree(root, options.files)
        show(measure(root, folder, options.rounds), options.files, options.rounds)
    finally:
        shutil.rmtree(folder)


def make_tree(root: str, count: int) -> None:
    """Write ``count`` tagged files of two seconds."""
    os.makedirs(root)
    sources = {extension: _encode(root, extension, codec) for extension, codec in CODECS.items()}
    for number in range(count):
        extension = tuple(CODECS)[number % len(CODECS)]
        directory = os.path.join(root, f"Artist {number // 60:03}", f"Album {number // FILES_IN_FOLDER:04}")
        os.makedirs(directory, exist_ok=True)
        path = os.path.join(directory, f"{number % FILES_IN_FOLDER + 1:02} - Title {number}.{extension}")
        shutil.copyfile(sources[extension], path)
        _tag(path, number)
    for path in sources.values():
        os.unlink(path)


def measure(root: str, folder: str, rounds: int) -> dict[str, list[float]]:
    """Seconds of each of the four loops, round by round."""
    seconds: dict[str, list[float]] = {"mutagen loop": [], "full scan": [], "bare walk": [], "rescan": []}
    for turn in range(rounds + 1):  # the first one warms the cache and does not count
        library = _Library(os.path.join(folder, f"library-{turn}.sqlite3"))
        for name, work in (
            ("mutagen loop", open_each),
            ("full scan", library.scan),
            ("bare walk", walk),
            ("rescan", library.scan),
        ):
            started = time.perf_counter()
            work(root)
            if turn:
                seconds[name].append(time.perf_counter() - started)
        library.close()
    return seconds


def open_each(root: str) -> int:
    """The bare loop: every file opened with mutagen."""
    return sum(mutagen.File(path) is not None for path in walk(root))


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


def show(seconds: dict[str, list[float]], files: int, rounds: int) -> None:
    """Print the table; the exit status tells whether both ratios hold."""
    medians = {name: statistics.median(values) for name, values in seconds.items()}
    table = Table(title=f"{files} files, median of {rounds} rounds")
    for column in ("what", "seconds", "files/s", "ratio", "wanted"):
        table.add_column(column, justify="left" if column == "what" else "right")
    ratios = {
        "full scan": (medians["full scan"] / medians["mutagen loop"], 1.5),
        "rescan": (medians["rescan"] / medians["bare walk"], 2.0),
    }
    for name, value in medians.items():
        ratio, wanted = ratios.get(name, (1.0, math.inf))
        words = (f"{ratio:.2f}", f"≤ {wanted}") if name in ratios else ("", "")
        table.add_row(name, f"{value:.3f}", f"{files / value:,.0f}", *words)
    Console().print(table)
    sys.exit(any(ratio > wanted for ratio, wanted in ratios.values()))


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
