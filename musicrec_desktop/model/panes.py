"""Panes: lists of values beside each other, each of which narrows those at its right and the tracks below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray


class PaneField(StrEnum):
    """What a pane can list."""

    GENRE = "genre"
    ALBUM_ARTIST = "album_artist"
    ARTIST = "artist"
    ALBUM = "album"
    COMPOSER = "composer"
    CONDUCTOR = "conductor"
    PERFORMER = "performer"
    WORK = "work"
    ENSEMBLE = "ensemble"
    GROUPING = "grouping"
    MOOD = "mood"
    LABEL = "label"
    YEAR = "year"
    DECADE = "decade"
    RATING = "rating"
    CODEC = "codec"
    FOLDER = "folder"


USUAL_FIELDS: Final = (PaneField.GENRE, PaneField.ALBUM_ARTIST, PaneField.ALBUM)
"""What panes list before anybody chose."""


@dataclass(frozen=True, slots=True)
class PaneChoice:
    """A pane and what is chosen in it.

    Attributes:
        field: what it lists.
        keys: of the values that are chosen (``PaneColumn.keys``); none for all tracks.
    """

    field: PaneField
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class PaneColumn:
    """The values of a field in the whole library, in the order of lists.

    Attributes:
        keys: stable names of the values; the last one, of the tracks without a value, is empty.
        texts: what is shown of them; empty for the last one.
        track_ids: a track for each value that it has, shape (n,), int64.
        codes: the places of these values in ``keys``, shape (n,), int64.
    """

    keys: Sequence[str]
    texts: Sequence[str]
    track_ids: NDArray[np.int64]
    codes: NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class PaneValues:
    """What a pane shows.

    Attributes:
        field: what it lists.
        column: the values of the library.
        codes: those that tracks have here, ascending, as places in the column; shape (n,), int64.
        counts: how many tracks have each, shape (n,), int64.
        total: how many tracks there are; one may have several values.
        chosen: the places in ``codes`` that are chosen; none for all.
    """

    field: PaneField
    column: PaneColumn
    codes: NDArray[np.int64]
    counts: NDArray[np.int64]
    total: int
    chosen: tuple[int, ...] = ()

    @property
    def number(self) -> int:
        """How many values there are, that of the tracks without one not counted."""
        count = len(self.codes)
        return count - 1 if count and self.codes[-1] == len(self.column.keys) - 1 else count

    def key(self, row: int) -> str:
        """The key of a value."""
        return self.column.keys[int(self.codes[row])]

    def text(self, row: int) -> str:
        """The text of a value; empty for the tracks without one."""
        return self.column.texts[int(self.codes[row])]

    def is_like(self, other: PaneValues) -> bool:
        """Whether another one shows the same values with the same numbers; what is chosen does not count."""
        return (
            self.column is other.column
            and self.total == other.total
            and np.array_equal(self.codes, other.codes)
            and np.array_equal(self.counts, other.counts)
        )
