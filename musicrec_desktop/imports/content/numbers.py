"""Numbers as sources write them: also as text, of any size, and of any type that a column takes."""

from __future__ import annotations

import math
from typing import Final

_LONGEST_MS: Final = 7 * 86_400_000
_MOST: Final = 1_000_000_000


def number_of(value: object) -> float | None:
    """A finite number, or the number in a text; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if math.isfinite(found) else None


def count_of(value: object) -> int | None:
    """How often, which is 0 for less; None where it is no number."""
    found = number_of(value)
    return None if found is None else min(max(0, int(found)), _MOST)


def length_of(value: object, factor: float = 1.0) -> int | None:
    """A length in ms: a number times a factor; None for none, for 0 and less, and above a week."""
    found = number_of(value)
    if found is None or not 0 < found * factor < _LONGEST_MS:
        return None
    return round(found * factor)


def rating_of(value: object, most: float) -> int | None:
    """A rating on the scale of 1 to 100; None for none, for 0 and less, and above ``most``.

    Args:
        value: a number, or its text.
        most: the best rating of the source.
    """
    found = number_of(value)
    if found is None or not 0 < found <= most:
        return None
    return round(found * 100 / most) or None
