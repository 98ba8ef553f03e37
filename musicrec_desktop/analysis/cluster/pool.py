"""The pool whose workers are other computers: the owner's side of a cluster.

A thread runs the scheduler of Dask and our client of it in one event loop. Everything else of this module
lives in that loop, but for ``submit``, ``crew`` and the ends, which any thread may call. The port is open as
long as the pool is.
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib.util
import logging
import os
import socket
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, InvalidStateError
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from typing_extensions import override

from musicrec_desktop.analysis.cluster.address import ClusterAddress, check_protection
from musicrec_desktop.analysis.cluster.foreman import Foreman, Job
from musicrec_desktop.analysis.cluster.orders import Answer, Order, perform
from musicrec_desktop.analysis.cluster.terms import TRANSPORT, own_terms
from musicrec_desktop.analysis.outcome import Failure
from musicrec_desktop.analysis.port import WorkerPool, wall_limit_s
from musicrec_desktop.core.errors import ClusterError
from musicrec_desktop.model.cluster import ClusterWorker

log = logging.getLogger(__name__)

A = TypeVar("A")
T = TypeVar("T")

OPENING_S: Final = 30.0
CLOSING_S: Final = 10.0
_UNUSABLE: Final = frozenset({"no-workers", "no-ear"})
"""Failures of a computer that cannot work at all."""
_UNREACHED: Final = frozenset({"gone", "unreadable"})
_CANCELLED: Final = Failure("cancelled", is_of_file=False)
_SET_ASIDE: Final = Failure("crashed", "several computers were lost with this file")


@dataclass(eq=False, slots=True)
class _Errand(Job):
    """A job with its order and its future."""

    order: Order | None = None
    result: Future[Any] | None = None
    failed: Callable[[Failure], Any] | None = None

    def settle(self, value: Any) -> None:
        assert self.result is not None
        with contextlib.suppress(InvalidStateError):
            self.result.set_result(value)

    def fail(self, failure: Failure) -> None:
        assert self.failed is not None
        self.settle(self.failed(failure))


def check_installed() -> None:
    """Refuse where the extra is not installed.

    Raises:
        ClusterError: ``"not-installed"``.
    """
    if importlib.util.find_spec(TRANSPORT) is None:
        raise ClusterError("not-installed")


class ClusterPool(WorkerPool):
    """Computers that analyse files.

    Args:
        address: where to listen for them.
        key_file: the path of the key of the cluster; None for workers on this computer alone.
        on_change: hears, in the thread of the pool, of each computer that comes, goes or is sent away.

    Attributes:
        address: where workers reach it.

    Raises:
        ClusterError: it may not or cannot listen there.
    """

    def __init__(
        self,
        address: ClusterAddress,
        *,
        key_file: str | None = None,
        on_change: Callable[[ClusterWorker], object] | None = None,
    ) -> None:
        check_installed()
        check_protection(address, key_file)
        self._wanted = address
        self._key_file = key_file
        self._on_change = on_change or (lambda _worker: None)
        self._terms = own_terms()
        self._foreman: Foreman[_Errand] = Foreman()
        self._lock = threading.Lock()
        self._is_closed = False
        self._cores = 0
        self._crew: tuple[ClusterWorker, ...] = ()
        self._waiting: set[_Errand] = set()
        self._gone: dict[str, asyncio.Event] = {}
        self._running: set[asyncio.Task[None]] = set()
        self._count = 0
        self._client: Any = None
        self._scheduler: Any = None
        self._security: Any = None
        self._loop = asyncio.new_event_loop()
        self._stopping = asyncio.Event()
        opened: Future[str] = Future()
        self._thread = threading.Thread(target=self._live, args=(opened,), name="cluster", daemon=True)
        self._thread.start()
        try:
            self.address = opened.result(OPENING_S)
        except (OSError, ValueError, RuntimeError) as error:
            self._thread.join(CLOSING_S)
            raise ClusterError("not-opened", f"{address}: {error}") from error

    @override
    def submit(
        self,
        task: Callable[[A], T],
        subject: A,
        limit_s: float,
        failed: Callable[[Failure], T],
        wall_s: float | None = None,
    ) -> Future[T]:
        wall_s = wall_limit_s(limit_s) if wall_s is None else wall_s
        order = Order(task, subject, limit_s, wall_s, self._terms)
        result: Future[T] = Future()
        errand = _Errand(order.path, order=order, result=result, failed=failed)
        with self._lock:
            if not self._is_closed:
                self._waiting.add(errand)
                self._loop.call_soon_threadsafe(self._take, errand)
                return result
        errand.fail(_CANCELLED)
        return result

    @property
    @override
    def workers(self) -> int:
        return self._cores

    @property
    def crew(self) -> tuple[ClusterWorker, ...]:
        """Every computer that is or was there, and what it has done and does, as of the last change."""
        return self._crew

    @override
    def rest(self) -> None:
        """Nothing: each computer ends its own processes."""

    @override
    def close(self) -> None:
        with self._lock:
            self._is_closed = True
            if not self._waiting:
                self._end()

    @override
    def kill(self) -> None:
        with self._lock:
            self._is_closed = True
            waiting = tuple(self._waiting)
            self._waiting.clear()
            self._end()
        for errand in waiting:
            errand.fail(_CANCELLED)
        if threading.current_thread() is not self._thread:
            self._thread.join(CLOSING_S)

    def _end(self) -> None:
        with contextlib.suppress(RuntimeError):  # it has ended
            self._loop.call_soon_threadsafe(self._stopping.set)

    def _live(self, opened: Future[str]) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_until_complete(self._serve(opened))
        except Exception as error:
            if opened.done():
                raise
            opened.set_exception(error)
        finally:
            self._loop.run_until_complete(self._loop.shutdown_asyncgens())
            self._loop.run_until_complete(self._loop.shutdown_default_executor())
            asyncio.set_event_loop(None)
            self._loop.close()

    async def _serve(self, opened: Future[str]) -> None:
        from musicrec_desktop.analysis.cluster import nodes

        await asyncio.to_thread(_check_free, self._wanted)
        self._security = nodes.security_of(self._key_file)
        self._scheduler = scheduler = nodes.OwnScheduler(
            protocol=self._wanted.protocol,
            host=self._wanted.host,
            port=self._wanted.port,
            security=self._security,
            dashboard=False,
        )
        scheduler.handlers[nodes.TERMS] = self._tell_terms
        scheduler.handlers[nodes.ANNOUNCE] = self._hear_announcement
        try:
            await scheduler
            scheduler.add_plugin(nodes.Watch(self._joined, self._left))
            self._client = await nodes.Client(scheduler.address, security=self._security, asynchronous=True)
            opened.set_result(scheduler.address)
            await self._stopping.wait()
        finally:
            for task in self._running:
                task.cancel()
            await asyncio.gather(*self._running, return_exceptions=True)
            if self._client is not None:
                await self._client.close()
            await scheduler.close(reason="musicrec-end")

    def _tell_terms(self) -> dict[str, Any]:
        return self._terms.as_dict()

    def _hear_announcement(self, worker: str) -> str:
        self._foreman.announce(worker)
        self._note()
        return "OK"

    def _joined(self, address: str, name: str, cores: int) -> None:
        self._gone[address] = asyncio.Event()
        self._foreman.join(address, name, cores, time.monotonic())
        self._note(address)
        # The scheduler gives it work only when it has finished this registration.
        self._loop.call_soon(self._dispatch)

    def _left(self, address: str) -> None:
        if self._stopping.is_set():
            self._foreman.announce(address)
        if (gone := self._gone.pop(address, None)) is not None:
            gone.set()
        for errand in self._foreman.leave(address, time.monotonic()):
            log.warning("%r is set aside: several computers were lost with it", errand.path)
            self._settle(errand, lambda errand=errand: errand.fail(_SET_ASIDE))  # type: ignore[misc]
        self._note(address)
        self._loop.call_soon(self._dispatch)

    def _note(self, changed: str = "") -> None:
        """Renew what other threads see, and tell of a computer that came or went."""
        self._cores = self._foreman.cores
        self._crew = self._foreman.crew(time.monotonic())
        if self._stopping.is_set():
            return
        for worker in reversed(self._crew):
            if worker.address == changed:
                self._on_change(worker)
                return

    def _take(self, errand: _Errand) -> None:
        self._foreman.add(errand)
        self._dispatch()

    def _dispatch(self) -> None:
        if self._stopping.is_set():
            return
        for errand, address in self._foreman.assignments():
            task = self._loop.create_task(self._send(errand, address))
            self._running.add(task)
            task.add_done_callback(self._running.discard)
        self._note()

    async def _send(self, errand: _Errand, address: str) -> None:
        """Have one computer do one job, until it has, or is gone; ``_left`` then has seen to the job."""
        gone = self._gone.get(address)
        if gone is None:
            return
        self._count += 1
        future = self._client.submit(
            perform,
            errand.order,
            key=f"musicrec-{self._count}",
            workers=[address],
            allow_other_workers=False,
            pure=False,
        )
        answering, going = asyncio.ensure_future(_answer(future)), asyncio.ensure_future(gone.wait())
        try:
            await asyncio.wait({answering, going}, return_when=asyncio.FIRST_COMPLETED)
            if gone.is_set() and not answering.done():
                return
            answer = await answering
        finally:
            going.cancel()
            answering.cancel()
            future.release()
        if answer is None:
            # Either it goes just now, or it is no worker of ours.
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(gone.wait(), CLOSING_S)
            if not gone.is_set():
                await self._dismiss(errand, address, "foreign", address)
            return
        await self._hear(errand, address, answer)
        self._dispatch()

    async def _hear(self, errand: _Errand, address: str, answer: Answer) -> None:
        problem = answer.problem
        if answer.refusal:
            await self._dismiss(errand, address, "versions", answer.refusal)
        elif problem is not None and problem.reason == "cancelled":
            self._foreman.give_back(errand, address)
        elif problem is not None and problem.reason in _UNUSABLE:
            await self._dismiss(errand, address, problem.reason, problem.detail)
        elif problem is not None and await self._is_only_unseen(errand, problem):
            await self._strike(errand, address, answer)
        elif self._foreman.end(errand, address, has_failed=problem is not None):
            self._finish(errand, answer)

    async def _is_only_unseen(self, errand: _Errand, problem: Failure) -> bool:
        """Whether a file that a computer could not reach can be read here."""
        if problem.is_of_file or problem.reason not in _UNREACHED:
            return False
        return await asyncio.to_thread(os.access, errand.path, os.R_OK)

    async def _strike(self, errand: _Errand, address: str, answer: Answer) -> None:
        if self._foreman.strike(errand, address):
            self._finish(errand, answer)
        if self._foreman.is_blind(address):
            await self._dismiss(None, address, "blind", errand.path)

    async def _dismiss(self, errand: _Errand | None, address: str, reason: str, what: str) -> None:
        """Send a computer away and tell it why; what it has is done by others."""
        from musicrec_desktop.analysis.cluster import nodes

        self._foreman.dismiss(address, reason)
        if errand is not None:
            self._foreman.give_back(errand, address)
        if address not in self._scheduler.workers:
            return
        with contextlib.suppress(OSError, TimeoutError):
            await nodes.ask(address, self._security, nodes.DISMISS, reason=reason, what=what)
        if address in self._scheduler.workers:
            await self._scheduler.remove_worker(address, stimulus_id="musicrec-dismissal", expected=True)

    def _finish(self, errand: _Errand, answer: Answer) -> None:
        if answer.failure is not None:
            failure = answer.failure
            self._settle(errand, lambda: errand.fail(failure))
        else:
            self._settle(errand, lambda: errand.settle(answer.value))
        self._note()

    def _settle(self, errand: _Errand, settle: Callable[[], None]) -> None:
        with self._lock:
            self._waiting.discard(errand)
            is_last = self._is_closed and not self._waiting
        settle()
        if is_last:
            self._stopping.set()


def _check_free(address: ClusterAddress) -> None:
    """Refuse an address that is taken or not ours; Tornado would leave a socket open then.

    Raises:
        OSError: it is.
    """
    found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    for family, kind, protocol, _, place in found[:1]:
        with socket.socket(family, kind, protocol) as probe:
            if os.name == "posix":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(place)


async def _answer(future: Any) -> Answer | None:
    """What a computer answered; None where it could not."""
    try:
        answer = await future
    except Exception as error:  # noqa: BLE001  whatever Dask, or a worker that is none of ours, raises
        log.info("no answer of a worker: %r", error)
        return None
    return answer if isinstance(answer, Answer) else None
