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
NO_MARK: Final = -1


@dataclass(frozen=True, slots=True, eq=False)
class Coded:
    """The names of n tracks as numbers.

    Attributes:
        codes: of each track, ``NO_CODE`` behind its last one, shape (n, most names of a track).
        numbers: the number of each name; also of names that no track of these has.
    """

    codes: CodeArray
    numbers: Mapping[str, int]


class CodeTable:
    """Grows by the names of more tracks.

    Attributes:
        numbers: the number of each name.
        names: the names by their numbers.
    """

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.names: list[str] = []
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
        width = self._codes.shape[1]
        nothing = (NO_CODE,) * width
        self._codes[list(rows)] = [(*map(self._number_of, each), *nothing)[:width] for each in names]

    def of(self, rows: NDArray[np.intp]) -> Coded:
        """The names in some rows."""
        return Coded(self.codes(rows), self.numbers)

    def codes(self, rows: NDArray[np.intp]) -> CodeArray:
        """The names in some rows as numbers, as ``Coded.codes``."""
        return self._codes[rows]

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

    def _number_of(self, name: str) -> int:
        number = self.numbers.get(name)
        if number is None:
            number = self.numbers[name] = len(self.names)
            self.names.append(name)
        return number


class NameMarks:
    """A mark of each name of a table, asked for once, while the table grows.

    Args:
        table: of the names.
        mark_of: gives the mark of a name, 0 or more; ``NO_MARK`` for none.
        marked: all names that have a mark by now, at least; a few of the many of the table.
    """

    def __init__(self, table: CodeTable, mark_of: Callable[[str], int], marked: Iterable[str]) -> None:
        self._table, self._mark_of = table, mark_of
        # The last one is for ``NO_CODE``.
        self._marks = np.full(len(table.names) + 1, NO_MARK, dtype=np.int64)
        for name in marked:
            if (number := table.numbers.get(name)) is not None:
                self._marks[number] = mark_of(name)

    def greatest(self, rows: NDArray[np.intp]) -> NDArray[np.int64]:
        """The greatest mark of the names in some rows, ``NO_MARK`` for none; shape (n,)."""
        known = len(self._marks) - 1
        if len(self._table.names) > known:
            new = [self._mark_of(name) for name in self._table.names[known:]]
            self._marks = np.concatenate((self._marks[:-1], new, (NO_MARK,)), dtype=np.int64)
        return np.asarray(self._marks[self._table.codes(rows)].max(axis=1))

    def mark(self, row: int) -> None:
        """Ask for the marks of the names in a row again."""
        known = len(self._marks) - 1
        for code in self._table.codes(np.array([row], dtype=np.intp))[0].tolist():
            if NO_CODE < code < known:
                self._marks[code] = self._mark_of(self._table.names[code])


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
