"""How fast the analysis is: ``python -m tests.benchmarks.analysis_speed [FOLDER] [--workers N] [--count N]``.

Every sound file of FOLDER (without one: a dozen files made on the spot) is decoded, described and drawn in
this process, one after the other, on process time; then all go through the real pool, on wall time.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from musicrec_desktop.analysis.pool import AnalysisPool
from musicrec_desktop.core.errors import AnalysisError
from tests.unit.analysis.making import melody, write

SUFFIXES = frozenset({".mp3", ".flac", ".ogg", ".opus", ".m4a", ".wav", ".wma", ".aiff", ".ape", ".wv"})
SYNTHETIC_S = 200


def main() -> None:
    """Measure and print, with one thread as the workers have."""
    if "OPENBLAS_NUM_THREADS" not in os.environ:
        limits = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS"), "1")
        os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], {**os.environ, **limits})
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?")
    parser.add_argument("--workers", type=int, default=0, help="processes of the pool (0: all cores but one)")
    parser.add_argument("--count", type=int, default=24, help="how many files at most")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        paths = sound_files(options.folder or synthesise(scratch))
        step = max(1, len(paths) // options.count)
        paths = paths[::step][: options.count]
        print(f"{len(paths)} files, process time of one thread, median (maximum)")
        measure_steps(paths)
        measure_pool(paths, options.workers)


def synthesise(folder: str) -> str:
    """Two files of each common format."""
    for suffix in (".mp3", ".flac", ".ogg", ".opus", ".m4a", ".wav"):
        for seed in (1, 2):
            write(Path(folder) / f"{seed}{suffix}", melody(SYNTHETIC_S, seed))
    return folder


def sound_files(folder: str) -> list[str]:
    """Every sound file below a folder."""
    return sorted(
        os.path.join(parent, name)
        for parent, _, names in os.walk(folder)
        for name in names
        if os.path.splitext(name)[1].lower() in SUFFIXES
    )


def measure_steps(paths: Sequence[str]) -> None:
    """Process time of each step."""
    from musicrec_desktop.analysis.decode import SoundFile
    from musicrec_desktop.analysis.duration import find_duration_s
    from musicrec_desktop.analysis.excerpts import Excerpts, read_excerpts
    from musicrec_desktop.analysis.extractor import describe
    from musicrec_desktop.analysis.identity import audio_id
    from musicrec_desktop.analysis.picture import make_picture

    lengths: dict[str, float | None] = {}
    pieces: dict[str, Excerpts] = {}

    def identify(path: str) -> None:
        with SoundFile(path) as sound:
            audio_id(sound)

    def find_length(path: str) -> None:
        with SoundFile(path) as sound:
            lengths[path] = find_duration_s(sound)

    def decode(path: str) -> None:
        with SoundFile(path) as sound:
            pieces[path] = read_excerpts(sound, lengths[path])

    def describe_pieces(path: str) -> None:
        if path in pieces:
            describe(pieces[path])

    warm_up = time.process_time()
    with SoundFile(paths[0]) as sound:
        describe(read_excerpts(sound, None))
    print(f"  {'first use of the libraries':28} {time.process_time() - warm_up:8.3f} s")
    steps: tuple[tuple[str, Callable[[str], object]], ...] = (
        ("identity", identify),
        ("length", find_length),
        ("decode excerpts", decode),
        ("features", describe_pieces),
        ("seek picture", make_picture),
    )
    for name, step in steps:
        spent = [_cpu_of(step, path) for path in paths]
        print(f"  {name:28} {statistics.median(spent):8.3f} s  ({max(spent):.3f} s)")


def measure_pool(paths: Sequence[str], workers: int) -> None:
    """Wall time through the processes, and what they take of memory."""
    pool = AnalysisPool(workers)
    pool.submit_features(paths[0]).result()
    started = time.monotonic()
    outcomes = [future.result() for future in [pool.submit_features(path) for path in paths]]
    seconds = time.monotonic() - started
    cpu = [outcome.cpu_seconds for outcome in outcomes if outcome.features is not None]
    peak = max((_peak_mib(process_id) for process_id in pool.process_ids), default=0.0)
    pool.kill()
    print(
        f"pool of {pool.workers}: {len(cpu)} described in {seconds:.1f} s = {len(cpu) / seconds:.2f} tracks/s"
    )
    print(f"  worker CPU a track {statistics.mean(cpu):.3f} s, peak memory of a worker {peak:.0f} MiB")


def _cpu_of(step: Callable[[str], object], path: str) -> float:
    before = time.process_time()
    try:
        step(path)
    except AnalysisError as error:
        print(f"  {os.path.basename(path)}: {error.reason}")
    return time.process_time() - before


def _peak_mib(process_id: int) -> float:
    with open(f"/proc/{process_id}/status", encoding="ascii", errors="replace") as status:
        return next((int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM:")), 0.0)


if __name__ == "__main__":
    main()
