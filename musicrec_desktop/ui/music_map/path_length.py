"""How long a path over the map shall be; the map remembers it before its panel is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

FEWEST_TRACKS: Final = 3
MOST_TRACKS: Final = 100
USUAL_TRACKS: Final = 20
FEWEST_MINUTES: Final = 10
MOST_MINUTES: Final = 240
USUAL_MINUTES: Final = 60


@dataclass(frozen=True, slots=True)
class PathLength:
    """How long a path shall be.

    Attributes:
        is_minutes: whether ``number`` counts minutes, else tracks.
        number: of them.
    """

    is_minutes: bool = False
    number: int = USUAL_TRACKS

    @classmethod
    def from_json(cls, value: object) -> PathLength:
        """What ``as_json`` gave, within the limits; the usual length for what cannot be read."""
        if not isinstance(value, list) or len(value) != 2 or type(value[1]) is not int:
            return cls()
        is_minutes = value[0] is True
        low, high = (FEWEST_MINUTES, MOST_MINUTES) if is_minutes else (FEWEST_TRACKS, MOST_TRACKS)
        return cls(is_minutes, min(max(value[1], low), high))

    def as_json(self) -> list[object]:
        """The value that is kept."""
        return [self.is_minutes, self.number]
