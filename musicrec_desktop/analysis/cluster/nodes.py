"""Scheduler, worker and client of Dask as we use them; importing this loads ``distributed``.

Neither the scheduler nor a worker opens a page for browsers, nothing is spilled to disk, and no work is moved
from one worker to another: ``foreman`` says who does what. A worker that is silent for a minute is lost.
"""

from __future__ import annotations

import logging
import ssl
from collections.abc import Callable
from typing import Any, Final

import dask

dask.config.set(
    {
        # Our log is told what matters; theirs would get a line for each connection.
        "logging": {"version": 1, "incremental": True},
        "distributed.scheduler.work-stealing": False,
        "distributed.scheduler.allowed-failures": 0,
        "distributed.scheduler.worker-ttl": "60s",
        "distributed.scheduler.http.routes": [],
        "distributed.scheduler.preload": [],
        "distributed.worker.http.routes": [],
        "distributed.worker.preload": [],
        "distributed.worker.profile.enabled": False,
        "distributed.worker.memory.target": False,
        "distributed.worker.memory.spill": False,
        "distributed.worker.memory.pause": False,
        "distributed.worker.memory.terminate": False,
        "distributed.diagnostics.nvml": False,
        "distributed.comm.timeouts.connect": "10s",
        "distributed.comm.retry.count": 0,
    }
)

from distributed import Client, Scheduler, Security, Worker  # noqa: E402  the settings come first
from distributed.comm import CommClosedError  # noqa: E402
from distributed.core import Status, connect  # noqa: E402
from distributed.diagnostics.plugin import SchedulerPlugin  # noqa: E402

__all__ = [
    "ANNOUNCE",
    "DISMISS",
    "TERMS",
    "Client",
    "OwnScheduler",
    "OwnWorker",
    "Watch",
    "ask",
    "has_hung_up",
    "is_running",
    "security_of",
]

for _name in ("distributed", "tornado"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)

TERMS: Final = "musicrec_terms"
ANNOUNCE: Final = "musicrec_announce"
DISMISS: Final = "musicrec_dismiss"
_ANSWER_S: Final = 2.0


class OwnScheduler(Scheduler):  # type: ignore[misc]
    """A scheduler without pages."""

    def start_http_server(self, *_args: Any, **_more: Any) -> None:
        """Open no port."""


class OwnWorker(Worker):  # type: ignore[misc]
    """A worker without pages."""

    def start_http_server(self, *_args: Any, **_more: Any) -> None:
        """Open no port."""


class Watch(SchedulerPlugin):  # type: ignore[misc]
    """Tells which workers come and go, in the loop of the scheduler."""

    name = "musicrec-watch"

    def __init__(self, on_join: Callable[[str, str, int], None], on_leave: Callable[[str], None]) -> None:
        self._on_join = on_join
        self._on_leave = on_leave

    def add_worker(self, scheduler: Any, worker: str, **_more: Any) -> None:
        """A worker has registered."""
        state = scheduler.workers[worker]
        self._on_join(worker, str(state.name), int(state.nthreads))

    def remove_worker(self, scheduler: Any, worker: str, **_more: Any) -> None:  # noqa: ARG002
        """A worker is not registered any more."""
        self._on_leave(worker)


def security_of(key_file: str | None) -> Any:
    """What a connection needs: TLS 1.3 with one key for all sides, or nothing.

    Args:
        key_file: holds the private key of the cluster and its certificate, which also is the only authority
            that is believed; None for connections inside this computer.
    """
    if key_file is None:
        return Security(require_encryption=False)
    sides = ("client", "scheduler", "worker")
    files = {f"tls_{side}_{part}": key_file for side in sides for part in ("cert", "key")}
    return Security(
        require_encryption=True, tls_ca_file=key_file, tls_min_version=ssl.TLSVersion.TLSv1_3, **files
    )


async def ask(where: str, security: Any, operation: str, **more: Any) -> Any:
    """The answer of a scheduler or worker to one of our own operations.

    Raises:
        OSError: it cannot be reached, or does not know us; TLS errors are of this kind, too.
    """
    comm = await connect(where, timeout=_ANSWER_S, **security.get_connection_args("worker"))
    try:
        await comm.write({"op": operation, "reply": True, **more})
        return await comm.read()
    finally:
        comm.abort()


def has_hung_up(error: BaseException) -> bool:
    """Whether somebody was there and hung up, as who has another key does; else nobody was reached."""
    return isinstance(error, CommClosedError)


def is_running(worker: OwnWorker) -> bool:
    """Whether a worker is registered and not about to close."""
    return bool(worker.status == Status.running)
