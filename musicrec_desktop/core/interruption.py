"""Ends a command on SIGINT, SIGTERM or SIGHUP, at a point where its state is whole.

Python raises ``KeyboardInterrupt`` between any two instructions of the main thread. Inside a callback of a
weak reference (``threading`` has one for each thread that ends), of ctypes or a finaliser, it is printed and
lost, and the command goes on. Inside ``threading.Condition``, which is written in Python, it
leaves the lock taken, and what needs the lock waits without end. Inside ``Thread.start`` or a step of closing
it leaves something half done that the next steps break at. A command that owns threads therefore runs inside
``held``: a signal is noted there, and raised by ``check``, which the loop of the command and its waits for
worker processes call; work with a context finds it cancelled. Outside, as at a prompt, a signal is raised at
once.

Signal handlers belong to the process, so the state of this module does, too.
"""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from typing import Final, TypeVar

from typing_extensions import override

from musicrec_desktop.core.tasks import TaskContext

PATIENCE_S: Final = 1.0
"""A signal that comes so long after the first one ends the process at once. Some senders, such as
``timeout``, send a signal twice in a row."""

_CHECK_EVERY_S: Final = 0.1
_SIGNALS: Final = ("SIGINT", "SIGTERM", "SIGHUP")

T = TypeVar("T")


@dataclass(slots=True)
class _State:
    """What came in, and whether it may be raised.

    Attributes:
        asked_s: when the first signal came, on the monotonic clock; None before.
        is_told: whether it was raised.
        is_held: whether signals wait for ``check``.
        monotonic_s: the clock.
    """

    asked_s: float | None = None
    is_told: bool = False
    is_held: bool = False
    monotonic_s: Callable[[], float] = time.monotonic


_state = _State()


@contextlib.contextmanager
def handling(monotonic_s: Callable[[], float] = time.monotonic) -> Iterator[None]:
    """Handle termination signals while the block runs; in the main thread only.

    A signal that the caller of the process ignores, as ``nohup`` does, stays ignored.

    Args:
        monotonic_s: the clock that tells a second signal from an echo of the first.
    """
    global _state  # noqa: PLW0603  see the module
    _state = _State(monotonic_s=monotonic_s)
    before = {}
    for name in _SIGNALS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            before[number] = signal.signal(number, _on_signal)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextlib.contextmanager
def held() -> Iterator[None]:
    """Keep signals back while the block runs, but for ``check``; also raises after the block.

    Raises:
        KeyboardInterrupt: a signal came and no ``check`` raised it.
    """
    was_held, _state.is_held = _state.is_held, True
    try:
        yield
    finally:
        _state.is_held = was_held
    if not was_held:
        check()


@contextlib.contextmanager
def raised_at_once() -> Iterator[None]:
    """Let signals interrupt the block, such as a read from the terminal, inside ``held``.

    Raises:
        KeyboardInterrupt: a signal came.
    """
    was_held, _state.is_held = _state.is_held, False
    try:
        check()
        yield
    finally:
        _state.is_held = was_held


def is_asked() -> bool:
    """Whether a signal came that was not raised yet."""
    return _state.asked_s is not None and not _state.is_told


def check() -> None:
    """Raise a signal that came, once, in the main thread; without effect in others.

    Raises:
        KeyboardInterrupt: a signal came and was not raised yet.
    """
    if is_asked() and threading.current_thread() is threading.main_thread():
        _state.is_told = True
        raise KeyboardInterrupt


def wait_for_any(futures: Iterable[Future[T]]) -> set[Future[T]]:
    """The futures that have ended, as soon as one has.

    Raises:
        KeyboardInterrupt: a signal came.
    """
    waiting = tuple(futures)
    while True:
        check()
        if done := wait(waiting, _CHECK_EVERY_S, return_when=FIRST_COMPLETED).done:
            return done


class CommandContext(TaskContext):
    """The context of work in the thread of a command: a signal cancels it."""

    @property
    @override
    def is_cancelled(self) -> bool:
        return is_asked() or super().is_cancelled

    @override
    def check(self) -> None:
        check()
        super().check()


def _on_signal(number: int, _frame: object) -> None:
    now_s = _state.monotonic_s()
    if _state.asked_s is None:
        _state.asked_s = now_s
    elif now_s - _state.asked_s >= PATIENCE_S:
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
        return
    if not _state.is_held and not _state.is_told:
        _state.is_told = True
        raise KeyboardInterrupt
