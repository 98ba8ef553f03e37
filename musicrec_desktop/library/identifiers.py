"""Identifiers of MusicBrainz in tags."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_IDENTIFIER: Final = re.compile(
    r"(?<![0-9a-f-])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-f-])", re.IGNORECASE
)
_NOBODY: Final = "00000000-0000-0000-0000-000000000000"
MOST_IDENTIFIERS: Final = 16


def identifiers(values: Iterable[str]) -> tuple[str, ...]:
    """The identifiers in the values of a field, in order, in small letters; other text is no identifier."""
    found = (match.lower() for value in values for match in _IDENTIFIER.findall(value))
    return tuple(dict.fromkeys(one for one in found if one != _NOBODY))[:MOST_IDENTIFIERS]


def identifier(values: Iterable[str]) -> str:
    """The only or first identifier, or empty."""
    return next(iter(identifiers(values)), "")
