"""What is told of computers that analyse together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Presence(Enum):
    """What became of a computer.

    ``DISMISSED``: it was sent away, because it cannot work; ``LOST``: it went without a word.
    """

    WORKS = "works"
    LEFT = "left"
    DISMISSED = "dismissed"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class ClusterWorker:
    """One computer of a cluster, and what it has done.

    Attributes:
        name: unique in the cluster.
        address: where it listens.
        cores: how many files it works on at once.
        presence: whether it is there.
        done: files that it has ended, with a result or with a fault of the file.
        failed: of these, files without a result.
        lost: files that it had when it went; others do them.
        seconds: how long it has been there.
        busy_with: paths of the files that it has now.
        reason: why it was sent away, else empty.
    """

    name: str
    address: str
    cores: int
    presence: Presence
    done: int
    failed: int
    lost: int
    seconds: float
    busy_with: tuple[str, ...] = ()
    reason: str = ""

    @property
    def per_minute(self) -> float:
        """Files a minute since it came."""
        return 60 * self.done / self.seconds if self.seconds > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Shift:
    """What a worker did for one analysis.

    Attributes:
        name: of the worker.
        address: of the analysis.
        done: files that came to an end.
        failed: of these, those without a result.
        seconds: how long it helped.
    """

    name: str
    address: str
    done: int
    failed: int
    seconds: float
