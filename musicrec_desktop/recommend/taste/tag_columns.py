"""Names of many tracks as numbers side by side, so that those with a name in common are found at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.track import TrackFacts
from musicrec_desktop.recommend.taste.belonging import artists

CodeArray = NDArray[np.int32]
NO_CODE: Final = -1


@dataclass(frozen=True, slots=True, eq=False)
class Coded:
    """The names of n tracks as numbers.

    Attributes:
        codes: of each track, ``NO_CODE`` behind its last one, shape (n, most names of a track).
        numbers: the number of each name; also of names that no track of these has.
    """

    codes: CodeArray
    numbers: Mapping[str, int]

    def having(self, names: Collection[str]) -> NDArray[np.bool_]:
        """Which tracks have one of some names, shape (n,)."""
        is_wanted = np.zeros(len(self.numbers) + 1, dtype=np.bool_)
        is_wanted[[number for name in names if (number := self.numbers.get(name)) is not None]] = True
        return np.asarray(is_wanted[self.codes].any(axis=1))

    def latest(self, places: Mapping[str, int]) -> NDArray[np.int64]:
        """The greatest of the places of a track's names, -1 where none of them has one; shape (n,)."""
        by_code = np.full(len(self.numbers) + 1, -1, dtype=np.int64)
        for name, place in places.items():
            number = self.numbers.get(name)
            if number is not None:
                by_code[number] = place
        return np.asarray(by_code[self.codes].max(axis=1))


class CodeTable:
    """Grows by the names of more tracks.

    Attributes:
        numbers: the number of each name.
    """

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self._codes: CodeArray = np.full((0, 1), NO_CODE, dtype=np.int32)

    def put(self, rows: Sequence[int], names: Sequence[Collection[str]]) -> None:
        """Write the names of tracks into rows, which may be behind the last one."""
        width, height = max(map(len, names), default=0), max(rows, default=-1) + 1
        if height > len(self._codes) or width > self._codes.shape[1]:
            grown = np.full(
                (max(height, 2 * len(self._codes)), max(width, self._codes.shape[1])),
                NO_CODE,
                dtype=np.int32,
            )
            grown[: len(self._codes), : self._codes.shape[1]] = self._codes
            self._codes = grown
        numbers = self.numbers
        width = self._codes.shape[1]
        nothing = (NO_CODE,) * width
        self._codes[list(rows)] = [
            ((*(numbers.setdefault(name, len(numbers)) for name in each), *nothing)[:width]) for each in names
        ]

    def of(self, rows: NDArray[np.intp]) -> Coded:
        """The names in some rows."""
        return Coded(self._codes[rows], self.numbers)

    def sharing(self, rows: NDArray[np.intp], row: int) -> NDArray[np.bool_]:
        """Which of some rows have a name in common with one row, shape (n,)."""
        own = self._codes[row]
        codes = self._codes[rows]
        is_shared = np.zeros(len(rows), dtype=np.bool_)
        for code in own[own != NO_CODE].tolist():
            is_shared |= (codes == code).any(axis=1)
        return is_shared

    def keep(self, rows: NDArray[np.intp]) -> None:
        """Keep these rows alone, in this order."""
        self._codes = self._codes[rows]


@dataclass(frozen=True, slots=True, eq=False)
class TagColumns:
    """What tracks may have in common by their tags."""

    artists: Coded
    albums: Coded
    genres: Coded

    @classmethod
    def of(cls, tracks: Sequence[TrackFacts | None]) -> TagColumns:
        """The tags of tracks; none where nothing is known of a track."""
        rows, found = np.arange(len(tracks)), []
        for tags_of in TAGS_OF.values():
            table = CodeTable()
            table.put(range(len(tracks)), [() if one is None else tags_of(one) for one in tracks])
            found.append(table.of(rows))
        return cls(*found)

    def by_name(self) -> Iterable[tuple[str, Coded]]:
        """The columns with their names in ``TAGS_OF``."""
        return zip(TAGS_OF, (self.artists, self.albums, self.genres), strict=True)


def _album(facts: TrackFacts) -> Collection[str]:
    return (facts.album_key,) if facts.album_key else ()


TAGS_OF: Final[Mapping[str, Callable[[TrackFacts], Collection[str]]]] = {
    "artist": artists,
    "album": _album,
    "genre": lambda facts: facts.genre_keys,
}
"""The names of a track, by the kind of tag, in the order of ``TagColumns``."""
