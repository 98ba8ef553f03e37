"""Lines that stand twice in an export: the same play, written again near the first one."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from typing import Final

_WINDOW: Final = 20_000


class Recent:
    """The last keys; doubles stand near each other, so the others are forgotten."""

    def __init__(self) -> None:
        self._keys: OrderedDict[int, None] = OrderedDict()

    def has(self, key: Hashable) -> bool:
        """Whether the key was asked for lately; it is kept."""
        number = hash(key)
        if number in self._keys:
            return True
        self._keys[number] = None
        if len(self._keys) > _WINDOW:
            self._keys.popitem(last=False)
        return False
