"""Marks of profiles that were deleted and are not erased as a whole yet.

A mark is written in the transaction in which the profile is gone, and taken away when nothing of it is left.
So a program that was killed in between, at whatever step, leaves the mark, and the next one goes on. A copy
of the library that is made meanwhile has the mark, too, by which it is scrubbed although the rows are gone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.model.profile import ProfileId
from musicrec_desktop.model.scrobble import TokenPlace
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.state import StateStore

UNFINISHED: Final = "unfinished_erasures"
"""Key in the state of everybody."""


@dataclass(frozen=True, slots=True)
class UnfinishedErasure:
    """What is left to do.

    Attributes:
        secrets: to forget: name and place of each.
        has_traces: whether bytes of its rows may be in the library, its copies or the log.
    """

    secrets: tuple[tuple[str, TokenPlace], ...] = ()
    has_traces: bool = True


class UnfinishedErasures:
    """The marks; any thread may use it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._state = StateStore(database, is_shared=True)

    def all(self) -> Mapping[ProfileId, UnfinishedErasure]:
        """What is left to do of each profile."""
        return {ProfileId(int(number)): _erasure(kept) for number, kept in self._kept().items()}

    def note(self, profile_id: ProfileId, left: UnfinishedErasure) -> None:
        """Keep what is left to do; nothing is left where it is neither secrets nor traces.

        Raises:
            StorageError: it could not be kept.
        """
        with self._database.transaction():
            kept = self._kept()
            kept.pop(str(profile_id), None)
            if left.secrets or left.has_traces:
                kept[str(profile_id)] = {
                    "secrets": [[name, str(place.value)] for name, place in left.secrets],
                    "has_traces": left.has_traces,
                }
            self._state.set(UNFINISHED, kept)

    def _kept(self) -> dict[str, object]:
        kept = self._state.get(UNFINISHED)
        return dict(kept) if isinstance(kept, dict) else {}


def _erasure(kept: object) -> UnfinishedErasure:
    assert isinstance(kept, dict)
    return UnfinishedErasure(
        tuple((name, TokenPlace(place)) for name, place in kept["secrets"]), kept["has_traces"]
    )
