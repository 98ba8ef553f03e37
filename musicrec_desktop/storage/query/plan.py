"""What must be asked of the database for a query: sets of tracks, and how they are joined."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray


class Cost(IntEnum):
    """How dear it is to find the tracks of a part in the whole library."""

    KNOWN = 0
    """They are in memory."""
    INDEX = 1
    """An index has them."""
    SCAN = 2
    """Every row is looked at."""
    TEST = 3
    """A function of this program tests every row."""


@dataclass(frozen=True, slots=True)
class Ids:
    """Tracks that are known."""

    ids: Collection[int] | NDArray[np.integer[Any]]

    @property
    def cost(self) -> Cost:
        """How dear they are to find."""
        return Cost.KNOWN


@dataclass(frozen=True, slots=True)
class Rows:
    """The tracks of the rows of a table that meet a condition.

    Attributes:
        table: the table or view.
        where: the condition; rows for which it is NULL are left out.
        parameters: of the condition.
        cost: how dear they are to find.
        id: the column with the id of the track.
    """

    table: str
    where: str
    parameters: tuple[Any, ...] = ()
    cost: Cost = Cost.INDEX
    id: str = "track_id"


@dataclass(frozen=True, slots=True)
class Rest:
    """All other tracks."""

    part: Plan

    @property
    def cost(self) -> Cost:
        """How dear they are to find."""
        return self.part.cost


@dataclass(frozen=True, slots=True)
class Every:
    """The tracks that are in every part; all tracks where there is no part."""

    parts: tuple[Plan, ...]

    @property
    def cost(self) -> Cost:
        """How dear they are to find; the cheapest part leaves few for the others."""
        return min((part.cost for part in self.parts), default=Cost.KNOWN)


@dataclass(frozen=True, slots=True)
class Some:
    """The tracks that are in any part; none where there is no part."""

    parts: tuple[Plan, ...]

    @property
    def cost(self) -> Cost:
        """How dear they are to find."""
        return max((part.cost for part in self.parts), default=Cost.KNOWN)


Plan = Ids | Rows | Rest | Every | Some
