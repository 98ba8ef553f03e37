"""What decoding the excerpts of a track costs beside FFmpeg alone for the same seconds.

``python -m tests.benchmarks.decode_floor [--shared DIR] [--tracks N] [--rounds N]`` takes tracks of three to
five minutes (from DIR, or composed) as MP3 (192 kbit/s), FLAC and Ogg Vorbis. In turns, in one process and
with one thread, it measures CPU seconds of

* FFmpeg decoding: seeks to the twelve places and decodes as many frames there as we do, nothing else;
* FFmpeg converting as well: these frames, joined, through its resampler to our rate, and read as arrays;
* ours: ``read_excerpts``, with its checks, its pieces and their level.

Of each file the least of the rounds counts, of each format the median over files (wanted: ours at most 1.3
times FFmpeg decoding and converting).
"""

from __future__ import annotations

import os

os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1"))

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable

import av
from rich.console import Console
from rich.table import Table

from musicrec_desktop.analysis.excerpts import EXCERPT_COUNT, EXCERPT_S, SAMPLE_RATE_HZ, read_excerpts
from musicrec_desktop.audio.decode import SoundFile
from musicrec_desktop.audio.duration import find_duration_s
from tests.benchmarks.long_tracks import find_source, make_tracks

WANTED_RATIO = 1.3


def main() -> None:
    """Measure and print; the exit status tells whether the wanted ratio is reached."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", default=os.environ.get("MUSICREC_SHARED", os.path.join("..", "shared")))
    parser.add_argument("--tracks", type=int, default=6)
    parser.add_argument("--rounds", type=int, default=8)
    options = parser.parse_args()
    source = find_source(options.shared, options.tracks)
    table = Table(title=f"CPU seconds a track, {options.tracks} tracks ({source.name})")
    for column in ("format", "decoding", "and converting", "ours", "ratio"):
        table.add_column(column, justify="left" if column == "format" else "right")
    highest = 0.0
    with tempfile.TemporaryDirectory(prefix="decode-floor-") as folder:
        for name, paths in make_tracks(folder, source, options.tracks).items():
            rows = [_best(path, options.rounds) for path in paths]
            decoding, converting, ours = (statistics.median(column) for column in zip(*rows, strict=True))
            highest = max(highest, ours / converting)
            figures = (f"{seconds:.3f}" for seconds in (decoding, converting, ours))
            table.add_row(name, *figures, f"{ours / converting:.2f}")
    Console().print(table)
    Console().print(f"highest ratio {highest:.2f} (wanted ≤ {WANTED_RATIO})")
    sys.exit(highest > WANTED_RATIO)


def _best(path: str, rounds: int) -> list[float]:
    """The least CPU seconds of FFmpeg decoding, of it converting as well, and of ours."""
    with SoundFile(path) as sound:
        duration_s = find_duration_s(sound)
    assert duration_s is not None
    known_s = duration_s
    ways: tuple[Callable[[], object], ...] = (
        lambda: _floor(path, known_s, converts=False),
        lambda: _floor(path, known_s, converts=True),
        lambda: _ours(path, known_s),
    )
    best = [float("inf")] * len(ways)
    for _ in range(rounds):
        for number, way in enumerate(ways):
            started = time.process_time()
            way()
            best[number] = min(best[number], time.process_time() - started)
    return best


def _ours(path: str, duration_s: float) -> None:
    with SoundFile(path) as sound:
        read_excerpts(sound, duration_s)


def _floor(path: str, duration_s: float, *, converts: bool) -> None:
    """The same places and seconds by PyAV alone."""
    resampler = av.AudioResampler("fltp", "stereo", SAMPLE_RATE_HZ)
    joined = av.AudioFifo()
    with av.open(path) as container:
        stream = container.streams.audio[0]
        assert stream.time_base is not None
        for number in range(EXCERPT_COUNT):
            start_s = (number + 0.5) / EXCERPT_COUNT * duration_s - EXCERPT_S / 2
            container.seek(int(start_s / stream.time_base), stream=stream)
            heard_s = 0.0
            for frame in container.decode(stream):
                if converts:
                    frame.pts = None
                    joined.write(frame)
                heard_s += frame.samples / frame.sample_rate
                if heard_s >= EXCERPT_S:
                    break
            if converts and (piece := joined.read()) is not None:
                for converted in resampler.resample(piece):
                    converted.to_ndarray()


if __name__ == "__main__":
    main()
