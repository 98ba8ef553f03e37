"""How much faster two workers of one core are than one, through the cluster, on loopback.

``python -m tests.benchmarks.cluster_speed [--tracks N] [--rounds N]``. Each worker is a process of ``musicrec
worker`` with one job, bound to a core of its own. Each listens to one track before the time is taken, so that
what it loads once is not in it. The same tracks are listened to by one worker and by two, in turns; also by a
local pool of one process on the same core, which tells what the cluster itself costs.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import Future, wait
from pathlib import Path

from musicrec_desktop.analysis.outcome import FeatureOutcome
from musicrec_desktop.analysis.pool import AnalysisPool
from musicrec_desktop.analysis.port import WorkerPool
from tests.support.cluster import cluster, wait_for_workers, worker_process
from tests.unit.analysis.making import melody, write


def seconds_for(pool: WorkerPool, paths: list[str], warm_ups: int) -> float:
    """The wall time of all tracks, behind as many at once as there are workers."""
    wait([pool.submit_features(paths[0]) for _ in range(warm_ups)])
    started_s = time.monotonic()
    asked: list[Future[FeatureOutcome]] = [pool.submit_features(path) for path in paths]
    wait(asked)
    taken_s = time.monotonic() - started_s
    failed = [one.result().failure for one in asked if one.result().failure is not None]
    assert not failed, failed[0]
    return taken_s


@contextlib.contextmanager
def workers(cores: list[int]) -> Iterator[WorkerPool]:
    """A cluster with a worker on each core."""
    with cluster() as pool, contextlib.ExitStack() as stack:
        for core in cores:
            process = stack.enter_context(worker_process(pool.address))
            os.sched_setaffinity(process.pid, {core})
        wait_for_workers(pool, len(cores))
        yield pool


@contextlib.contextmanager
def local(core: int) -> Iterator[WorkerPool]:
    """One process of this computer on a core."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {core})
    pool = AnalysisPool(1)
    try:
        yield pool
    finally:
        pool.kill()
        os.sched_setaffinity(0, before)


def main() -> None:
    """Print seconds and ratios."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--tracks", type=int, default=40)
    parser.add_argument("--seconds", type=int, default=60, help="length of a track")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    first, second, *_ = sorted(os.sched_getaffinity(0))
    with tempfile.TemporaryDirectory() as folder:
        paths = [
            write(Path(folder) / f"{number}.flac", melody(options.seconds, number))
            for number in range(options.tracks)
        ]
        ratios, costs = [], []
        for _ in range(options.rounds):
            with local(first) as pool:
                alone_s = seconds_for(pool, paths, 1)
            with workers([first]) as pool:
                one_s = seconds_for(pool, paths, 1)
            with workers([first, second]) as pool:
                two_s = seconds_for(pool, paths, 2)
            ratios.append(one_s / two_s)
            costs.append(one_s / alone_s)
            print(f"local {alone_s:.1f} s, one {one_s:.1f} s, two {two_s:.1f} s: {one_s / two_s:.2f} ×")
        print(f"medians: two workers {statistics.median(ratios):.2f} × one, ", end="")
        print(f"the cluster costs {100 * (statistics.median(costs) - 1):+.0f} %")


if __name__ == "__main__":
    main()
