"""Backups of the library, and what was done with a damaged one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class RecoveryKind(StrEnum):
    """What was done with a damaged database."""

    REBUILT = "rebuilt"
    """Only indexes or search were damaged."""
    SALVAGED = "salvaged"
    """The readable rows are in a new file."""
    RESTORED = "restored"
    """Nothing could be read; a backup took its place."""
    EMPTY = "empty"
    """Nothing could be read, and there is no backup."""


@dataclass(frozen=True, slots=True)
class Recovery:
    """How a damaged database was brought back.

    Attributes:
        kind: what was done.
        aside: where the damaged file is kept, or an empty string where it was mended in place.
        kept: how many tracks, listens, likes and settings there are now.
        lost: how many of them are known to be lost; a part of it may be unknown. ``"track details"`` counts
            tracks that keep their history and whose tags the next scan reads, ``"listen details"`` listens of
            which it is not known any more how long they were.
        is_complete: whether nothing was lost for all that is known.
        backup: the backup that was used, or an empty string.
    """

    kind: RecoveryKind
    aside: str = ""
    kept: Mapping[str, int] = field(default_factory=dict)
    lost: Mapping[str, int] = field(default_factory=dict)
    is_complete: bool = True
    backup: str = ""


@dataclass(frozen=True, slots=True)
class Backup:
    """One verified copy of the database.

    Attributes:
        path: of the file.
        made_at_ms: when it was made.
        is_replaced: whether it is what a restore replaced, and not a copy of the day.
        size: bytes.
        counts: tracks, listens, likes and settings in it; empty where it cannot be read.
    """

    path: str
    made_at_ms: int
    is_replaced: bool
    size: int
    counts: Mapping[str, int]
