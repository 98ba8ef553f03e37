"""How many tasks may run in the background at once."""

from __future__ import annotations

import contextlib
import os
from typing import Final

POWER_DIR: Final = "/sys/class/power_supply"
TASKS_A_WORKER: Final = 2
"""Enough that no worker waits; few enough that what plays is analysed soon."""


class AnalysisPace:
    """Every core when nothing else goes on; one is left free while music plays, half of them on battery.

    Args:
        power_dir: where Linux tells about batteries; on other systems there is none, and the mains are taken
            for granted.
    """

    def __init__(self, power_dir: str = POWER_DIR) -> None:
        self._power_dir = power_dir
        self.is_playing = False

    def tasks(self, workers: int) -> int:
        """How many tasks may be on their way at once.

        Args:
            workers: processes that there are; those without a task sleep.
        """
        if self.is_on_battery():
            return max(1, workers // 2)
        if self.is_playing:
            return max(1, workers - 1)
        return TASKS_A_WORKER * workers

    def is_on_battery(self) -> bool:
        """Whether there is a battery and no mains adapter gives power."""
        kinds: dict[str, bool] = {}
        with contextlib.suppress(OSError):
            for name in os.listdir(self._power_dir):
                kind = self._read(name, "type")
                kinds[kind] = kinds.get(kind, False) or self._read(name, "online") == "1"
        has_power = any(kinds.get(kind, False) for kind in ("Mains", "USB"))
        return "Battery" in kinds and "Mains" in kinds and not has_power

    def _read(self, name: str, fact: str) -> str:
        with (
            contextlib.suppress(OSError, ValueError),
            open(os.path.join(self._power_dir, name, fact), encoding="ascii") as file,
        ):
            return file.read().strip()
        return ""
