"""A typed signal without Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVarTuple

Ts = TypeVarTuple("Ts")


class Signal(Generic[*Ts]):
    """Calls all connected slots in the order of connection, in the emitting thread.

    A slot that is disconnected during an emission is not called any more.
    """

    __slots__ = ("_before", "_slots")

    def __init__(self) -> None:
        self._slots: list[Callable[[*Ts], object]] = []
        self._before: Callable[[], object] | None = None

    def announce(self, act: Callable[[], object] | None) -> None:
        """Call ``act`` before each emission, so that who wants to hear of it can connect; None ends that."""
        self._before = act

    def connect(self, slot: Callable[[*Ts], object]) -> Callable[[], None]:
        """Add a slot; returns a function that removes it."""
        self._slots.append(slot)

        def disconnect() -> None:
            if slot in self._slots:
                self._slots.remove(slot)

        return disconnect

    def emit(self, *args: *Ts) -> None:
        """Call the slots with the arguments."""
        if self._before is not None:
            self._before()
        for slot in tuple(self._slots):
            if slot in self._slots:
                slot(*args)
