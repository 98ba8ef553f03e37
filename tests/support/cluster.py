"""Clusters on loopback: workers as processes, and workers of this process with the answers of a test."""

from __future__ import annotations

import asyncio
import contextlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Final

import pytest

from musicrec_desktop.analysis.cluster.address import address_of
from musicrec_desktop.analysis.cluster.orders import Workplace
from musicrec_desktop.analysis.cluster.pool import ClusterPool
from musicrec_desktop.analysis.cluster.terms import own_terms
from musicrec_desktop.analysis.port import WorkerPool
from musicrec_desktop.model.cluster import ClusterWorker, Shift
from tests.support.processes import ended

ROOT: Final = Path(__file__).parents[2]
LIMIT_S: Final = 60.0
ANY_PORT: Final = "tcp://127.0.0.1:0"


def need_cluster() -> None:
    """Skip a test where the extra is not installed."""
    pytest.importorskip("distributed", reason="needs the extra “cluster” (distributed)")


@contextlib.contextmanager
def cluster(address: str = ANY_PORT, key_file: str | None = None) -> Iterator[ClusterPool]:
    """A cluster without workers."""
    pool = ClusterPool(address_of(address), key_file=key_file)
    try:
        yield pool
    finally:
        pool.kill()


@contextlib.contextmanager
def worker_process(address: str, *arguments: str, **environment: str) -> Iterator[subprocess.Popen[str]]:
    """``musicrec worker`` with one process; it imports the tests, too."""
    process = subprocess.Popen(
        [sys.executable, "-m", "musicrec_desktop", "worker", address, "--jobs", "1", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with ended(process, grace_s=10.0):
        yield process


def wait_for(is_so: Callable[[], bool]) -> None:
    """Wait until something that another thread or process does is so."""
    end_s = time.monotonic() + LIMIT_S
    while not is_so():
        assert time.monotonic() < end_s, "it did not come to that"
        threading.Event().wait(0.02)


def wait_for_workers(pool: ClusterPool, count: int) -> tuple[ClusterWorker, ...]:
    """Everybody who is or was there, as soon as so many cores are there."""
    wait_for(lambda: pool.workers == count)
    return pool.crew


@contextlib.contextmanager
def worker_here(
    address: str, pool: WorkerPool, *, key_file: str | None = None, cores: int = 1, name: str = "here"
) -> Iterator[Future[Shift | None]]:
    """A worker of this process, in a thread; the future has what becomes of it."""
    stopping, end = threading.Event(), Future[Shift | None]()

    def work() -> None:
        try:
            end.set_result(
                asyncio.run(
                    work_a_shift(
                        address_of(address),
                        Workplace(pool, own_terms()),
                        cores=cores,
                        key_file=key_file,
                        name=name,
                        is_asked_to_stop=stopping.is_set,
                    )
                )
            )
        except Exception as error:  # noqa: BLE001  the test sees it
            end.set_exception(error)

    from musicrec_desktop.analysis.cluster.shift import work_a_shift

    thread = threading.Thread(target=work, name="worker-here")
    thread.start()
    try:
        yield end
    finally:
        stopping.set()
        thread.join(LIMIT_S)
