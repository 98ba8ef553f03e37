"""Helper processes that answer calls about files, because files can make parsers hang or crash.

A file can make a parser loop for ever, ask for all memory or end the process. So the window's process never
parses files: a helper does (``reading_process.py``), and a helper that dies costs only the file that it was
busy with. Calls go to a helper in packets, and the next packet is there before it asks, so that
reading and writing into the database go on side by side. Two helpers share the files of a large scan.
"""

from __future__ import annotations

import contextlib
import ctypes
import itertools
import multiprocessing
import os
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from musicrec_desktop.library import reading_process

MOST_HELPERS: Final = 3
MOST_FAILED_STARTS: Final = 5
"""After this many failed helpers in a row the run tries no more files."""
PACKET_CALLS: Final = 100
PACKET_BYTES: Final = 16_000
"""All unanswered packets fit into the buffer of a pipe, so that sending one never waits for its reader."""
PACKETS_AHEAD: Final = 3
LEAST_SHARED: Final = 600
"""Fewer files are read by one helper before another one has started."""
_STOP_CHECK_S: Final = 0.25

HANGS: Final = "reading-hangs"
CRASHES: Final = "reading-crashes"
NEEDS_MEMORY: Final = "reading-needs-memory"
SILENT_DRIVE: Final = "drive-silent"
NO_READER: Final = "no-reader"
LASTING: Final = frozenset({HANGS, CRASHES, NEEDS_MEMORY})
"""Reasons that are the file's own: it is not tried again until it changes."""

SERVE: Final = reading_process.serve

Call = tuple[Any, ...]
IsStopped = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one call may take.

    Attributes:
        cpu_s: processor time.
        wall_s: how long a drive may take to answer.
    """

    cpu_s: float
    wall_s: float


class Stopped(Exception):  # noqa: N818  no error: who waits was told to stop
    """The wait was given up because the caller asked to stop."""


class HelperPool:
    """Some helper processes, each started when it is first needed; of any thread."""

    def __init__(self) -> None:
        self._idle: list[_Helper] = []
        self._free = threading.BoundedSemaphore(MOST_HELPERS)
        self._lock = threading.Lock()
        self._sharing = threading.Lock()
        """Held by the one run that uses two helpers: who has one and waits for another would block others."""

    def close(self) -> None:
        """End the helpers that are not in use."""
        with self._lock:
            idle, self._idle = self._idle, []
        for one in idle:
            one.end()

    def shared(
        self, task: str, limits: Limits, calls: Sequence[Call], is_stopped: IsStopped
    ) -> Generator[reading_process.Answer, None, None]:
        """As ``each``; many calls go to two helpers in turns, a packet to each."""
        if (
            len(calls) < LEAST_SHARED
            or (os.cpu_count() or 1) < 2
            or not self._sharing.acquire(blocking=False)
        ):
            yield from self.each(task, limits, calls, is_stopped)
            return
        try:
            shares: list[list[Call]] = [[], []]
            for turn, first in enumerate(range(0, len(calls), PACKET_CALLS)):
                shares[turn % 2].extend(calls[first : first + PACKET_CALLS])
            with contextlib.ExitStack() as both:
                answers = [
                    both.enter_context(contextlib.closing(self.each(task, limits, share, is_stopped)))
                    for share in shares
                ]
                for turn in range(-(-len(calls) // PACKET_CALLS)):
                    yield from itertools.islice(answers[turn % 2], PACKET_CALLS)
        finally:
            self._sharing.release()

    def each(
        self, task: str, limits: Limits, calls: Sequence[Call], is_stopped: IsStopped
    ) -> Generator[reading_process.Answer, None, None]:
        """The answers in the order of the calls; a helper that dies is replaced."""
        done = 0
        failed: dict[int, reading_process.Answer] = {}
        suspect, starts_failed = -1, 0
        while done < len(calls):
            if done in failed:
                yield failed[done]
                done += 1
                continue
            end = min((place for place in failed if place > done), default=len(calls))
            with self._helper() as one:
                try:
                    for answer in one.answers(task, limits, calls[done:end], is_stopped):
                        done, starts_failed = done + 1, 0
                        yield answer
                except _DiedError as death:
                    place = done + death.unanswered
                    if death.reason in {None, NO_READER}:
                        starts_failed += 1
                        if starts_failed >= MOST_FAILED_STARTS:
                            yield from itertools.repeat(_not_started(death), len(calls) - done)
                            return
                        continue
                    starts_failed = 0
                    # The kernel may have ended it for want of memory: it is tried once more.
                    if death.reason != CRASHES or place == suspect:
                        failed[place] = "failed", death.reason, f"helper ended: {death.exit_code}"
                    suspect = place

    @contextlib.contextmanager
    def _helper(self) -> Iterator[_Helper]:
        with self._free:
            with self._lock:
                one = self._idle.pop() if self._idle else None
            one = one or _Helper()
            try:
                yield one
            finally:
                if one.is_ready:
                    with self._lock:
                        self._idle.append(one)
                else:
                    one.end()


class _DiedError(Exception):
    """A helper ended while an answer was due.

    Attributes:
        reason: None where it had gone by itself before it was asked.
        unanswered: how many calls were done whose answers were not sent.
    """

    def __init__(self, reason: str | None, unanswered: int, exit_code: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.unanswered = unanswered
        self.exit_code = exit_code


class _Helper:
    """One helper process.

    Attributes:
        is_ready: it owes no answer.
    """

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._begun: ctypes.c_longlong = context.RawValue("q", 0)
        self._answered = 0
        self._process = context.Process(
            target=SERVE, args=(theirs, self._begun), name="file-reader", daemon=True
        )
        self._process.start()
        theirs.close()
        self.is_ready = True

    def answers(
        self, task: str, limits: Limits, calls: Sequence[Call], is_stopped: IsStopped
    ) -> Iterator[reading_process.Answer]:
        """The answers to some calls, in their order.

        Raises:
            _DiedError: the process ended, or took longer than ``limits.wall_s`` and was ended.
            Stopped: the caller asked to stop.
        """
        self.is_ready = False
        packets = deque(_packets(calls))
        try:
            due = deque[int]()
            for _ in range(PACKETS_AHEAD):
                self._send(task, limits.cpu_s, packets, due)
            while due:
                open_count = due.popleft()
                while open_count:
                    self._wait(limits.wall_s, is_stopped)
                    answers: list[reading_process.Answer] = self._connection.recv()
                    open_count -= len(answers)
                    self._answered += len(answers)
                    # Before the last answer is given: who wanted only that asks for no more, and a helper
                    # that seems to owe something would be ended, and another started for the next file.
                    self.is_ready = not (open_count or due or packets)
                    yield from answers
                self._send(task, limits.cpu_s, packets, due)
            self.is_ready = True
        except (EOFError, OSError) as error:
            self._process.join(_STOP_CHECK_S * 20)
            raise self._death() from error

    def end(self) -> None:
        """End the process at once; it holds nothing that could be lost."""
        self._connection.close()
        self._process.kill()
        self._process.join(_STOP_CHECK_S)
        # One that hangs in the kernel, on a dead drive, is left behind.
        with contextlib.suppress(ValueError):
            self._process.close()

    def _send(self, task: str, cpu_s: float, packets: deque[list[Call]], due: deque[int]) -> None:
        if packets:
            packet = packets.popleft()
            self._connection.send((task, cpu_s, packet))
            due.append(len(packet))

    def _wait(self, wall_s: float, is_stopped: IsStopped) -> None:
        deadline = time.monotonic() + wall_s
        while not self._connection.poll(_STOP_CHECK_S):
            if is_stopped():
                raise Stopped
            if time.monotonic() > deadline:
                raise _DiedError(SILENT_DRIVE, self._unanswered)

    def _death(self) -> _DiedError:
        code = self._process.exitcode
        if code == 0:
            return _DiedError(None, 0)
        if self._begun.value == 0:
            return _DiedError(NO_READER, 0, code)
        reason = HANGS if reading_process.died_of_its_limit(code) else CRASHES
        return _DiedError(reason, self._unanswered, code)

    @property
    def _unanswered(self) -> int:
        return max(0, self._begun.value - self._answered - 1)


def _packets(calls: Sequence[Call]) -> Iterator[list[Call]]:
    packet: list[Call] = []
    size = 0
    for call in calls:
        call_size = sum(len(part) for part in call if isinstance(part, str))
        if packet and (len(packet) >= PACKET_CALLS or size + call_size > PACKET_BYTES):
            yield packet
            packet, size = [], 0
        packet.append(call)
        size += call_size
    if packet:
        yield packet


def _not_started(death: _DiedError) -> reading_process.Answer:
    return "failed", NO_READER, f"no helper starts: {death.exit_code}"
