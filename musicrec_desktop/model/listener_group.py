"""Several listeners of one queue, and the two ways in which their tastes are mixed.

Source of the names: Masthoff, "Group recommender systems: combining individual models", in Ricci et al.,
"Recommender Systems Handbook", 2011.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Mixing(StrEnum):
    """How the scores of several listeners become one."""

    AVERAGE = "average"
    """The mean: best on the whole; one listener may like some tracks much less than the others."""
    LEAST_MISERY = "least-misery"
    """The lowest: a track counts as much as for the listener who likes it least, which is fair to each."""


MIXING_LABELS: Final[Mapping[Mixing, str]] = {
    Mixing.LEAST_MISERY: "Fair to each",
    Mixing.AVERAGE: "Best on the whole",
}
"""The two ways in words, in the order in which they are offered."""


@dataclass(frozen=True, slots=True)
class ListenerGroup:
    """Who listens beside the profile in use.

    Attributes:
        others: ids of profiles; empty where nobody else listens.
        how: in which way their tastes are mixed.
    """

    others: tuple[int, ...] = ()
    how: Mixing = Mixing.LEAST_MISERY

    def as_json(self) -> dict[str, object]:
        """A value for the state that is kept."""
        return {"others": list(self.others), "how": str(self.how)}

    @classmethod
    def from_json(cls, value: object) -> ListenerGroup:
        """The group that was kept; nobody else where the value is none."""
        if not isinstance(value, dict):
            return cls()
        others, how = value.get("others"), value.get("how")
        known = (
            tuple(dict.fromkeys(one for one in others if isinstance(one, int) and not isinstance(one, bool)))
            if isinstance(others, list)
            else ()
        )
        return cls(known, Mixing(how) if how in set(Mixing) else Mixing.LEAST_MISERY)
