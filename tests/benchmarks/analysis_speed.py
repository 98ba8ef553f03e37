"""What the analysis of a track costs.

``python -m tests.benchmarks.analysis_speed [--shared DIR] [--tracks N] [--rounds N]`` takes tracks of three
to five minutes (from DIR, or composed) as MP3 (192 kbit/s), FLAC and Ogg Vorbis and measures CPU seconds of
one process with one BLAS thread, the libraries loaded and compiled before: the whole of ``describe_file``
(wanted: at most 0.30 s, and 0.15 s without the trained ear), and its parts: identity, length, decoding the
excerpts, features and descriptors.
Of each file the least of the rounds counts (other programs only add to it), of each format the median.
It also prints the highest memory mark of the process (wanted: at most 420 MB).
"""

from __future__ import annotations

import os

os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS"), "1"))

import argparse
import resource
import statistics
import sys
import tempfile
import time
from itertools import pairwise

from rich.console import Console
from rich.table import Table

from musicrec_desktop.analysis.excerpts import read_excerpts
from musicrec_desktop.analysis.extractor import describe, describe_file
from musicrec_desktop.analysis.identity import audio_id
from musicrec_desktop.audio.decode import SoundFile
from musicrec_desktop.audio.duration import find_duration_s
from tests.benchmarks.long_tracks import find_source, make_tracks

WANTED_S = 0.30
WANTED_MB = 420
WANTED_PLAIN_S = 0.15
"""Without the trained ear."""
PARTS = ("identity", "length", "decoding", "features", "without the ear", "whole")


def main() -> None:
    """Measure and print; the exit status tells whether the wanted figures are reached."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", default=os.environ.get("MUSICREC_SHARED", os.path.join("..", "shared")))
    parser.add_argument("--tracks", type=int, default=6)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    source = find_source(options.shared, options.tracks)
    with tempfile.TemporaryDirectory(prefix="analysis-speed-") as folder:
        tracks = make_tracks(folder, source, options.tracks)
        describe_file(tracks["ogg"][0])
        table = Table(
            title=f"CPU seconds a track, {options.tracks} tracks ({source.name}), best of {options.rounds}"
        )
        for column in ("format", *PARTS):
            table.add_column(column, justify="left" if column == "format" else "right")
        slowest = slowest_plain = 0.0
        for name, paths in tracks.items():
            rows = [_best(path, options.rounds) for path in paths]
            medians = [statistics.median(column) for column in zip(*rows, strict=True)]
            slowest, slowest_plain = max(slowest, medians[-1]), max(slowest_plain, medians[-2])
            table.add_row(name, *(f"{value:.3f}" for value in medians))
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    Console().print(table)
    Console().print(
        f"slowest format {slowest:.3f} s (wanted ≤ {WANTED_S}), without the ear {slowest_plain:.3f} s"
        f" (wanted ≤ {WANTED_PLAIN_S}); memory {peak_mb:.0f} MB"
    )
    sys.exit(slowest > WANTED_S or slowest_plain > WANTED_PLAIN_S or peak_mb > WANTED_MB)


def _best(path: str, rounds: int) -> list[float]:
    measured = [_measure(path) for _ in range(rounds)]
    return [min(column) for column in zip(*measured, strict=True)]


def _measure(path: str) -> list[float]:
    moments = [time.process_time()]
    with SoundFile(path) as sound:
        audio_id(sound)
    moments.append(time.process_time())
    with SoundFile(path) as sound:
        duration_s = find_duration_s(sound)
    moments.append(time.process_time())
    with SoundFile(path) as sound:
        excerpts = read_excerpts(sound, duration_s)
    moments.append(time.process_time())
    describe(excerpts)
    moments.append(time.process_time())
    describe_file(path, has_ear=False)
    moments.append(time.process_time())
    describe_file(path)
    moments.append(time.process_time())
    return [after - before for before, after in pairwise(moments)]


if __name__ == "__main__":
    main()
