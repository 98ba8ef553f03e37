"""Values that are made when they are first used, so that a start does not load what nobody opens.

``later`` gives a stand-in, which makes the value when one of its attributes is asked for, and passes
everything on. Its signals can be connected with before, and what is known of a value that does nothing yet
can be asked for (``signals``, ``meanwhile``). Who wants to hear of the value without having it made uses
``when_made``; who has something to say only to a value that is there uses ``made``.
"""

from __future__ import annotations

import importlib
import sys
import threading
from collections import deque
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Final, Generic, Protocol, TypeVar, cast

from musicrec_desktop.core import garbage
from musicrec_desktop.core.signal import Signal

T = TypeVar("T")

_loading: Final = threading.RLock()


class _Later(Generic[T]):
    """Stands in for a value; its own attributes have names that no value has."""

    __slots__ = (
        "_later_lock", "_later_made", "_later_make", "_later_meanwhile", "_later_modules", "_later_signals",
        "_later_waiting",
    )  # fmt: skip

    def __init__(
        self,
        make: Callable[[], T],
        modules: Sequence[str | Callable[[], object]],
        signals: Collection[str],
        meanwhile: Mapping[str, object],
    ) -> None:
        self._later_make, self._later_modules = make, modules
        self._later_signals, self._later_meanwhile = signals, meanwhile
        self._later_made: list[T] = []
        self._later_waiting: dict[object, Callable[[T], object]] = {}
        self._later_lock = threading.RLock()

    def __getattr__(self, name: str) -> object:
        if not self._later_made:
            if name in self._later_signals:
                return _LaterSignal(self, name)
            if name in self._later_meanwhile:
                return self._later_meanwhile[name]
        return getattr(self.later_value(), name)

    def __setattr__(self, name: str, value: object) -> None:
        if name.startswith("_later_"):
            object.__setattr__(self, name, value)
        else:
            setattr(self.later_value(), name, value)

    def __delattr__(self, name: str) -> None:
        delattr(self.later_value(), name)

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
        for load in self._later_modules:
            if isinstance(load, str):
                importlib.import_module(load)
            else:
                load()

    def later_peek(self) -> T | None:
        """The value where it is made."""
        return self._later_made[0] if self._later_made else None


class _LaterSignal:
    """Stands in for a signal of a value that is not made yet."""

    __slots__ = ("_name", "_value")

    def __init__(self, value: _Later[T], name: str) -> None:
        self._value, self._name = value, name

    def connect(self, slot: Callable[..., object]) -> Callable[[], None]:
        """Connect as soon as the signal is there; returns what disconnects."""

        def connect(value: object) -> Callable[[], None]:
            signal: Signal[*tuple[object, ...]] = getattr(value, self._name)
            return signal.connect(slot)

        return when_made(cast("object", self._value), connect)

    def emit(self, *values: object) -> None:
        """Emit the signal of the value, which is made where it was not."""
        getattr(self._value.later_value(), self._name).emit(*values)


def later(
    make: Callable[[], T],
    *modules: str | Callable[[], object],
    signals: Collection[str] = (),
    meanwhile: Mapping[str, object] | None = None,
) -> T:
    """A value that ``make`` makes in the first thread that uses it.

    Args:
        make: makes it.
        modules: what ``make`` imports, for ``load_code``: names, or calls that load something.
        signals: the names of its signals; to connect with one does not make the value.
        meanwhile: what some of its attributes are until it is made.
    """
    return cast("T", _Later(make, modules, signals, meanwhile or {}))


def load_code(*values: object) -> None:
    """Import what making these values needs, in any thread, so that another one need not wait for it.

    What modules are made of is never garbage, and is searched for garbage no more.
    """
    before = len(sys.modules)
    # One thread at a time: two that import wait for each other at each module, and take longer together.
    with _loading, garbage.left_alone():
        for value in values:
            if isinstance(value, _Later):
                value.later_load()
    if len(sys.modules) > before:
        garbage.settle()


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


def _nothing() -> None:
    """What disconnects where there is nothing to disconnect."""


class Announcing(Protocol):
    """A signal, whatever it tells."""

    def announce(self, act: Callable[[], object] | None) -> None:
        """As ``Signal.announce``."""
        ...


class Waking:
    """Values that have to be made before something happens that they hear of; used in the owner's thread.

    Args:
        values: in the order in which they are made.
        before: the signals that they must not miss.
    """

    def __init__(self, values: Sequence[object], before: Sequence[Announcing]) -> None:
        self._values, self._waiting = values, deque(values)
        self._before: list[Announcing] = []
        self.hear(*before)

    def hear(self, *signals: Announcing) -> Callable[[], None]:
        """Make all of them before one of these signals tells something; nothing is to be disconnected."""
        if self._waiting:
            self._before += signals
            for signal in signals:
                signal.announce(self.now)
        return _nothing

    def now(self) -> None:
        """Make all of them."""
        while self.step():
            pass

    def step(self) -> bool:
        """Make the next one; False where all are made."""
        if not self._waiting:
            return False
        itself(self._waiting.popleft())
        if not self._waiting:
            for signal in self._before:
                signal.announce(None)
        return True

    def load_code(self) -> None:
        """Import what making them needs, in any thread."""
        load_code(*self._values)
