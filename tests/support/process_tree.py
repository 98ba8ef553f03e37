"""What a process and those that it started need: processor time and memory, read from ``/proc``."""

from __future__ import annotations

import contextlib
import os
import time
from dataclasses import dataclass
from typing import Final

QUIET_SHARE: Final = 0.02
"""Of one core; below it a program does nothing that matters."""
QUIET_S: Final = 5.0
_TICKS_A_SECOND: Final = os.sysconf("SC_CLK_TCK")
_STEP_S: Final = 0.25


@dataclass(frozen=True, slots=True)
class Memory:
    """What is in memory.

    Attributes:
        rss_mb: resident pages of all processes; those that two share count twice.
        private_mb: of them those that no other process has.
    """

    rss_mb: float
    private_mb: float


@dataclass(frozen=True, slots=True)
class Quiet:
    """How a program came to rest.

    Attributes:
        cpu_s: processor seconds until then.
        wall_s: seconds of the clock until then, from when it was looked at.
        is_quiet: False where it did not come to rest within the limit.
    """

    cpu_s: float
    wall_s: float
    is_quiet: bool


class ProcessTree:
    """A process with all that it started.

    Args:
        process_id: of the first one.
    """

    def __init__(self, process_id: int) -> None:
        self._process_id = process_id

    def cpu_s(self) -> float:
        """Processor seconds until now, those of ended and awaited children among them."""
        return sum(self._ticks(one) for one in self._members()) / _TICKS_A_SECOND

    def memory(self) -> Memory:
        """What is in memory now."""
        rss = private = 0
        for one in self._members():
            with contextlib.suppress(OSError), open(f"/proc/{one}/smaps_rollup", encoding="ascii") as file:
                for line in file:
                    name, _, value = line.partition(":")
                    if name == "Rss":
                        rss += int(value.split()[0])
                    elif name in ("Private_Clean", "Private_Dirty"):
                        private += int(value.split()[0])
        return Memory(rss / 1000, private / 1000)

    def threads(self) -> int:
        """How many threads run or wait."""
        count = 0
        for one in self._members():
            with contextlib.suppress(OSError):
                count += len(os.listdir(f"/proc/{one}/task"))
        return count

    def percent(self, seconds: float) -> float:
        """Of one core, while these seconds pass."""
        before, began = self.cpu_s(), time.monotonic()
        time.sleep(seconds)
        return 100 * (self.cpu_s() - before) / (time.monotonic() - began)

    def until_quiet(self, limit_s: float = 240.0) -> Quiet:
        """Wait until less than ``QUIET_SHARE`` of a core is used for ``QUIET_S``; that begin counts."""
        began = time.monotonic()
        readings = [(began, self.cpu_s())]
        while readings[-1][0] - began < limit_s:
            time.sleep(_STEP_S)
            now = (time.monotonic(), self.cpu_s())
            readings.append(now)
            while now[0] - readings[1][0] >= QUIET_S:
                del readings[0]
            (first_s, first_cpu_s), spent_s = readings[0], now[1] - readings[0][1]
            if now[0] - first_s >= QUIET_S and spent_s < QUIET_SHARE * (now[0] - first_s):
                return Quiet(first_cpu_s, first_s - began, is_quiet=True)
        return Quiet(readings[-1][1], readings[-1][0] - began, is_quiet=False)

    def _members(self) -> list[int]:
        parents: dict[int, list[int]] = {}
        for name in os.listdir("/proc"):
            if name.isdigit():
                with contextlib.suppress(OSError):
                    parents.setdefault(int(_fields(int(name))[1]), []).append(int(name))
        found, waiting = [], [self._process_id]
        while waiting:
            one = waiting.pop()
            found.append(one)
            waiting += parents.get(one, [])
        return found

    @staticmethod
    def _ticks(process_id: int) -> int:
        try:
            return sum(map(int, _fields(process_id)[11:15]))
        except OSError:
            return 0


def _fields(process_id: int) -> list[str]:
    """The fields of ``/proc/PID/stat`` behind the name, which may have spaces."""
    with open(f"/proc/{process_id}/stat", encoding="utf-8", errors="replace") as file:
        return file.read().rpartition(")")[2].split()
