"""CPU seconds a track beside bliss-audio, on the same files in one run.

``python -m tests.benchmarks.peer_speed [--shared DIR] [--tracks N] [--rounds N]`` analyses each file with
both programs in turns, in one process, with one thread each; of each file the least of the rounds counts, of
each format the median over files (wanted: at most bliss's time divided by 2.8).

bliss-audio is no dependency of ours: ``pip install --target SOMEWHERE bliss-audio`` and put SOMEWHERE into
``PYTHONPATH``.
"""

from __future__ import annotations

import os

os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "RAYON_NUM_THREADS"), "1"))

import argparse
import importlib
import statistics
import sys
import tempfile
import time
from collections.abc import Callable

from rich.console import Console
from rich.table import Table

from musicrec_desktop.analysis.extractor import describe_file
from tests.benchmarks.long_tracks import find_source, make_tracks

WANTED_RATIO = 2.8


def main() -> None:
    """Measure and print; the exit status tells whether the wanted ratio is reached."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", default=os.environ.get("MUSICREC_SHARED", os.path.join("..", "shared")))
    parser.add_argument("--tracks", type=int, default=6)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    try:
        song: Callable[[str], object] = importlib.import_module("bliss_audio").Song
    except ImportError:
        sys.exit("bliss-audio is not there: pip install --target SOMEWHERE bliss-audio, and set PYTHONPATH")
    source = find_source(options.shared, options.tracks)
    with tempfile.TemporaryDirectory(prefix="peer-speed-") as folder:
        tracks = make_tracks(folder, source, options.tracks)
        describe_file(tracks["ogg"][0])
        table = Table(title=f"CPU seconds a track, {options.tracks} tracks ({source.name})")
        for column in ("format", "ours", "bliss", "ratio"):
            table.add_column(column, justify="left" if column == "format" else "right")
        least = float("inf")
        for name, paths in tracks.items():
            rows = [_best(path, song, options.rounds) for path in paths]
            ours, theirs = (statistics.median(column) for column in zip(*rows, strict=True))
            least = min(least, theirs / ours)
            table.add_row(name, f"{ours:.3f}", f"{theirs:.3f}", f"{theirs / ours:.2f}")
    Console().print(table)
    Console().print(f"least ratio {least:.2f} (wanted ≥ {WANTED_RATIO})")
    sys.exit(least < WANTED_RATIO)


def _best(path: str, song: Callable[[str], object], rounds: int) -> tuple[float, float]:
    """The least CPU seconds of ours and of theirs."""
    ours = theirs = float("inf")
    for _ in range(rounds):
        started = time.process_time()
        describe_file(path)
        between = time.process_time()
        song(path)
        ours, theirs = min(ours, between - started), min(theirs, time.process_time() - between)
    return ours, theirs


if __name__ == "__main__":
    main()
