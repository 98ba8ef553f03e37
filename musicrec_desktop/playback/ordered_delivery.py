"""Signals that everybody sees in the order in which things happened."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable


class OrderedDelivery:
    """Delivers emissions one after the other.

    A slot that gives a new command inside an emission causes further emissions; those wait until the present
    one has reached every slot. Without this a late slot would see the end of a track before its start.
    """

    def __init__(self) -> None:
        self._waiting: deque[Callable[[], object]] = deque()
        self._is_delivering = False

    def deliver(self, emission: Callable[[], object]) -> None:
        """Run an emission now, or after those that are under way."""
        self._waiting.append(emission)
        if self._is_delivering:
            return
        self._is_delivering = True
        try:
            while self._waiting:
                self._waiting.popleft()()
        finally:
            self._is_delivering = False
