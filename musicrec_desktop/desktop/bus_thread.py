"""The one thread that speaks D-Bus: an asyncio loop that lives as long as there is a bus to speak to."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from typing import Final

from musicrec_desktop.core.scheduler import Scheduler

THREAD_NAME: Final = "desktop-bus"
ANSWER_LIMIT_S: Final = 2.0
"""A client is answered after this long even where the owner's thread is busy."""

CLOSE_LIMIT_S: Final = 2.0


class BusThread:
    """Runs a conversation in its own loop, and carries messages between it and the owner's thread.

    Args:
        scheduler: reaches the owner's thread.
        converse: runs in the loop; gets an event that is set when it should end. The thread ends with it.
    """

    def __init__(self, scheduler: Scheduler, converse: Callable[[asyncio.Event], Awaitable[None]]) -> None:
        self._scheduler = scheduler
        self._converse = converse
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: asyncio.Event | None = None
        self._is_ended = False
        self._is_closing = False
        self._asked: set[asyncio.Future[None]] = set()
        self._thread = threading.Thread(target=self._run, name=THREAD_NAME, daemon=True)

    @property
    def is_alive(self) -> bool:
        """Whether the thread runs."""
        return self._thread.is_alive()

    def start(self) -> None:
        """Begin; returns at once."""
        self._thread.start()

    def tell(self, function: Callable[[], object]) -> None:
        """Run a function in the loop soon, from any thread; dropped before the conversation and after it."""
        with self._lock:
            if self._loop is not None and not self._is_ended:
                self._loop.call_soon_threadsafe(function)

    async def ask(self, command: Callable[[], object]) -> None:
        """Run a command in the owner's thread and wait (in the loop) until it and what it told were heard."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[None] = loop.create_future()
        self._asked.add(answer)

        def run() -> None:
            try:
                command()
            finally:
                self.tell(lambda: _settle(answer))

        self._scheduler.post(run)
        await asyncio.wait((answer,), timeout=ANSWER_LIMIT_S)
        self._asked.discard(answer)

    def close(self) -> None:
        """End the conversation and wait a moment for the thread."""
        with self._lock:
            self._is_closing = True
        self.tell(self._end)
        if self._thread.is_alive():
            self._thread.join(CLOSE_LIMIT_S)

    def _run(self) -> None:
        asyncio.run(self._live())

    async def _live(self) -> None:
        stop = asyncio.Event()
        with self._lock:
            self._stop, self._loop = stop, asyncio.get_running_loop()
            if self._is_closing:
                stop.set()
        try:
            await self._converse(stop)
        finally:
            with self._lock:
                self._is_ended = True
            self._release()

    def _end(self) -> None:
        self._release()
        if self._stop is not None:
            self._stop.set()

    def _release(self) -> None:
        """Release the calls that wait for an owner that is about to end."""
        for answer in self._asked:
            _settle(answer)


def _settle(answer: asyncio.Future[None]) -> None:
    if not answer.done():
        answer.set_result(None)
