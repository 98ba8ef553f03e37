"""A worker of a cluster: waits for an analysis, helps until that ends, and says how much it did.

The worker itself only speaks; what is sent to it runs in the worker processes of its ``Workplace``, so that a
file that crashes or hangs costs a process and not the worker.
"""

from __future__ import annotations

import asyncio
import os
import platform
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final

from musicrec_desktop.analysis.cluster.address import ClusterAddress, check_protection
from musicrec_desktop.analysis.cluster.orders import Workplace, open_desk
from musicrec_desktop.analysis.cluster.pool import check_installed
from musicrec_desktop.analysis.cluster.terms import differences
from musicrec_desktop.core.errors import ClusterError
from musicrec_desktop.model.cluster import Shift

ASK_EVERY_S: Final = 1.0
"""How long a worker waits before it looks for an analysis again."""
MOST_HANGUPS: Final = 3
"""A scheduler that is just closing hangs up once; who has another key, always."""
LOOK_EVERY_S: Final = 0.2
"""How often a worker looks whether it is to stop."""


def default_name() -> str:
    """The name of this computer, and of this process, as one computer may have several workers."""
    return f"{platform.node() or 'computer'}-{os.getpid()}"


async def work_a_shift(
    address: ClusterAddress,
    workplace: Workplace,
    *,
    cores: int,
    key_file: str | None = None,
    name: str = "",
    is_asked_to_stop: Callable[[], bool] = lambda: False,
    on_wait: Callable[[], object] = lambda: None,
    on_begin: Callable[[], object] = lambda: None,
) -> Shift | None:
    """Wait for an analysis and help until it ends.

    Args:
        address: of the scheduler.
        workplace: does what is asked.
        cores: how many files at once.
        key_file: the key of the cluster, or None.
        name: unique in the cluster; empty for one of this process.
        is_asked_to_stop: looked at now and then; the worker then says goodbye.
        on_wait: is called once, if nobody listens at the address yet.
        on_begin: is called when the worker is registered.

    Returns:
        What was done; None where it was asked to stop before it began.

    Raises:
        ClusterError: it may not speak there, is not understood or was sent away.
    """
    check_installed()
    check_protection(address, key_file)
    from musicrec_desktop.analysis.cluster import nodes

    security = nodes.security_of(key_file)
    terms = await _terms_of(address, security, is_asked_to_stop, on_wait)
    if terms is None:
        return None
    if difference := differences(workplace.terms, terms):
        raise ClusterError("versions", difference)
    dismissal: list[ClusterError] = []

    def hear_dismissal(reason: str, what: str) -> str:
        dismissal.append(ClusterError(reason, what))
        return "OK"

    began_s, done, failed = time.monotonic(), workplace.done, workplace.failed
    worker = nodes.OwnWorker(
        str(address),
        nthreads=cores,
        name=name or default_name(),
        host=address.host if address.is_of_this_computer else None,
        protocol=address.protocol,
        security=security,
        memory_limit=0,
        dashboard=False,
    )
    worker.handlers[nodes.DISMISS] = hear_dismissal
    open_desk(workplace)
    try:
        try:
            await worker
        except (OSError, ValueError, RuntimeError) as error:
            raise ClusterError("not-taken", str(error)) from error
        on_begin()
        await _until_end(worker, is_asked_to_stop, dismissal)
    finally:
        open_desk(None)
        await _leave(worker, address, security)
    if dismissal:
        raise dismissal[0]
    return Shift(
        str(worker.name),
        str(address),
        workplace.done - done,
        workplace.failed - failed,
        time.monotonic() - began_s,
    )


async def _terms_of(
    address: ClusterAddress,
    security: Any,
    is_asked_to_stop: Callable[[], bool],
    on_wait: Callable[[], object],
) -> dict[str, Any] | None:
    """The versions of who listens there, as soon as somebody does; None where the worker is to stop."""
    from musicrec_desktop.analysis.cluster import nodes

    has_told, hung_up = False, 0
    while not is_asked_to_stop():
        answer: Any = None
        try:
            answer = await nodes.ask(str(address), security, nodes.TERMS)
        except (OSError, TimeoutError) as error:
            hung_up = hung_up + 1 if nodes.has_hung_up(error) else 0
            if hung_up >= MOST_HANGUPS:
                raise ClusterError("refused", str(address)) from error
        if isinstance(answer, dict) and "program" in answer:
            return answer
        if answer is not None:
            raise ClusterError("foreign", str(address))
        if not has_told:
            has_told = True
            on_wait()
        await asyncio.sleep(ASK_EVERY_S)
    return None


async def _until_end(
    worker: Any, is_asked_to_stop: Callable[[], bool], dismissal: list[ClusterError]
) -> None:
    ending = asyncio.ensure_future(worker.finished())
    try:
        while not ending.done() and not is_asked_to_stop() and not dismissal:
            await asyncio.wait({ending}, timeout=LOOK_EVERY_S)
    finally:
        ending.cancel()


async def _leave(worker: Any, address: ClusterAddress, security: Any) -> None:
    """Say goodbye, so that no file is blamed for it, and close."""
    from musicrec_desktop.analysis.cluster import nodes

    if nodes.is_running(worker):
        with suppress(OSError, TimeoutError):
            await nodes.ask(str(address), security, nodes.ANNOUNCE, worker=worker.address)
    await worker.close(executor_wait=False, reason="musicrec-end")
