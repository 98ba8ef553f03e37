"""Values that are made when they are first used, so that a start does not load what nobody opens.

``later`` gives a stand-in, which makes the value when one of its attributes is asked for, and passes
everything on. Who wants to hear of the value without having it made uses ``when_made``; who has something to
say only to a value that is there uses ``made``.
"""

from __future__ import annotations

import importlib
import threading
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, cast

T = TypeVar("T")


class _Later(Generic[T]):
    """Stands in for a value; its own attributes have names that no value has."""

    __slots__ = ("_later_lock", "_later_made", "_later_make", "_later_modules", "_later_waiting")

    def __init__(self, make: Callable[[], T], modules: Sequence[str]) -> None:
        self._later_make, self._later_modules = make, modules
        self._later_made: list[T] = []
        self._later_waiting: dict[object, Callable[[T], object]] = {}
        self._later_lock = threading.RLock()

    def __getattr__(self, name: str) -> object:
        return getattr(self.later_value(), name)

    def later_value(self) -> T:
        """The value, made by the first call."""
        if not self._later_made:
            with self._later_lock:
                if not self._later_made:
                    self._later_made.append(self._later_make())
                    for act in self._later_waiting.values():
                        act(self._later_made[0])
                    self._later_waiting.clear()
        return self._later_made[0]

    def later_wait(self, act: Callable[[T], object]) -> Callable[[], object]:
        """Call ``act`` with the value when it is made; the result takes that back."""
        key = object()
        self._later_waiting[key] = act
        return lambda: self._later_waiting.pop(key, None)

    def later_load(self) -> None:
        """Import what making needs."""
        for name in self._later_modules:
            importlib.import_module(name)

    def later_peek(self) -> T | None:
        """The value where it is made."""
        return self._later_made[0] if self._later_made else None


def later(make: Callable[[], T], *modules: str) -> T:
    """A value that ``make`` makes in the first thread that uses it.

    Args:
        make: makes it.
        modules: what ``make`` imports, for ``load_code``.
    """
    return cast("T", _Later(make, modules))


def load_code(*values: object) -> None:
    """Import what making these values needs, in any thread, so that another one need not wait for it."""
    for value in values:
        if isinstance(value, _Later):
            value.later_load()


def itself(value: T) -> T:
    """The value itself, made by this call where it was not."""
    return cast("T", value.later_value()) if isinstance(value, _Later) else value


def made(value: T) -> T | None:
    """The value itself; None where it is still to be made."""
    return value.later_peek() if isinstance(value, _Later) else value


def when_made(value: T, act: Callable[[T], Callable[[], None]]) -> Callable[[], None]:
    """Connect with a value as soon as it is there, which is now where it is made already.

    Args:
        value: perhaps to be made.
        act: connects, and returns what disconnects.

    Returns:
        What disconnects, or stops waiting.
    """
    if not isinstance(value, _Later) or value.later_peek() is not None:
        return act(value)
    undo: list[Callable[[], None]] = []
    forget = value.later_wait(lambda there: undo.append(act(there)))

    def disconnect() -> None:
        forget()
        while undo:
            undo.pop()()

    return disconnect
