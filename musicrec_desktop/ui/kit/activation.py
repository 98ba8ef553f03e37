"""What a double-click or Enter on a row is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from musicrec_desktop.model.track import TrackId


@dataclass(frozen=True, slots=True)
class Activation:
    """A row that was activated, and what stands below it.

    Attributes:
        ids: the track of the row, then those of the rows below it.
        starts_alone: the row is a beginning that others will fit to, and not part of a list to be played.
        noun: what the rows are called, one of them.
    """

    ids: Sequence[TrackId]
    starts_alone: bool = False
    noun: str = "track"
