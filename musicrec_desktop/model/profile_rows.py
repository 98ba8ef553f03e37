"""What came of changes of all rows of a profile at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from musicrec_desktop.model.profile import ProfileId


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


@dataclass(frozen=True, slots=True)
class ArchiveReport:
    """What came of an export or an import.

    Attributes:
        profile_id: whose rows were written, or who got them.
        name: of that profile.
        rows: how many rows of each table; of an import those that were new.
        tracks: how many tracks the archive knows.
        by_sound: how many of them were found by their sound.
        by_names: how many by their path, ids and names.
        waiting: listens that wait for their track.
        replaced_ratings: ratings that newer ones replaced.
        kept_ratings: ratings that stayed, because they are newer.
        accounts: scrobbling accounts that came without their token.
    """

    profile_id: ProfileId
    name: str
    rows: Mapping[str, int]
    tracks: int = 0
    by_sound: int = 0
    by_names: int = 0
    waiting: int = 0
    replaced_ratings: int = 0
    kept_ratings: int = 0
    accounts: int = 0

    @property
    def missing(self) -> int:
        """How many tracks are not in the library."""
        return self.tracks - self.by_sound - self.by_names
