"""What came of changes of all rows of a profile at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CopiedRows:
    """What one profile got of another, or of an archive.

    Attributes:
        rows: how many rows each table got.
        replaced_ratings: ratings that the newer ones of the source replaced.
        kept_ratings: ratings that stayed, because they are newer than those of the source.
    """

    rows: Mapping[str, int]
    replaced_ratings: int
    kept_ratings: int


@dataclass(frozen=True, slots=True)
class Erasure:
    """What became of the copies of the library when a profile was deleted.

    Attributes:
        scrubbed: how many copies have everything but the profile now.
        removed: the paths of those that were removed, because they could not be scrubbed.
        left: the paths of those that could be neither scrubbed nor removed.
        is_overwritten: whether the library itself was written anew; else another program kept it in use, or
            the disk is full, and bytes of deleted rows may stay until the next time.
    """

    scrubbed: int
    removed: tuple[str, ...]
    left: tuple[str, ...]
    is_overwritten: bool
