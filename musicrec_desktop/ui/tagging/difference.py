"""What of a text becomes another one: what both begin and end with, and what lies between."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

_TOKENS: Final = re.compile(r"\w+|.", re.DOTALL)
"""Words, and each sign between them: half a word that stays is harder to read than a word that changes."""


class Parts(NamedTuple):
    """A text in three parts.

    Attributes:
        start: what the other text begins with, too.
        own: what only this one has; empty where the other one has more.
        end: what the other text ends with, too.
    """

    start: str
    own: str
    end: str


def parts_of(before: str, after: str) -> tuple[Parts, Parts]:
    """Both texts in their parts; texts that have no word in common are their own as a whole."""
    one, other = _TOKENS.findall(before), _TOKENS.findall(after)
    start = _common(one, other)
    end = _common(one[: start - 1 if start else None : -1], other[: start - 1 if start else None : -1])
    return _parts(one, start, end), _parts(other, start, end)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """With how many equal tokens both begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (first, second) in pairs if first != second), min(len(one), len(other)))


def _parts(tokens: Sequence[str], start: int, end: int) -> Parts:
    last = len(tokens) - end
    return Parts("".join(tokens[:start]), "".join(tokens[start:last]), "".join(tokens[last:]))
