"""Builds both sides of a cluster: the pool of who owns the library, and the workplace of who helps."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
from collections.abc import Callable, Iterator, Sequence

from musicrec_desktop.analysis.cluster.address import address_of
from musicrec_desktop.analysis.cluster.mounts import mount_of
from musicrec_desktop.analysis.cluster.orders import Workplace
from musicrec_desktop.analysis.cluster.pool import ClusterPool, check_installed
from musicrec_desktop.analysis.cluster.terms import own_terms
from musicrec_desktop.analysis.pool import AnalysisPool
from musicrec_desktop.encryption.cluster_key import make_cluster_key
from musicrec_desktop.model.cluster import ClusterWorker


def make_key_if_needed(address: str, key_file: str | None) -> bool:
    """Make the key of a cluster where an address needs one and its file is not there; whether it was made.

    Raises:
        ClusterError: the address is none, or the key cannot be written.
    """
    check_installed()
    if key_file is None or not address_of(address).is_protected or os.path.lexists(key_file):
        return False
    make_cluster_key(key_file, dt.datetime.now(dt.UTC))
    return True


@contextlib.contextmanager
def open_cluster(
    address: str, key_file: str | None, on_change: Callable[[ClusterWorker], object]
) -> Iterator[ClusterPool]:
    """Wait for workers at an address while the block runs.

    Args:
        address: as it was typed.
        key_file: of the cluster, or None.
        on_change: hears of each computer that comes or goes, in another thread.

    Raises:
        ClusterError: that may not or cannot be.
    """
    pool = ClusterPool(address_of(address), key_file=key_file, on_change=on_change)
    try:
        yield pool
    finally:
        pool.kill()


@contextlib.contextmanager
def open_workplace(jobs: int | None, maps: Sequence[str]) -> Iterator[tuple[Workplace, int]]:
    """What helps another computer, and how many files it takes at once.

    Args:
        jobs: processes; None for one a core.
        maps: folders there and here, as they were typed.

    Raises:
        ClusterError: a map is none.
    """
    check_installed()
    mounts = [mount_of(text) for text in maps]
    pool = AnalysisPool(jobs or 0)
    try:
        yield Workplace(pool, own_terms(), mounts), pool.workers
    finally:
        pool.kill()
