"""The words of all names of the library in memory, for the first letters of words.

The first letters of a word find much: with a hundred thousand tracks the index of words in the database takes
ten milliseconds for that, and as long again to say all their ids. Here the words stand in the order of the
alphabet, so those with the same beginning stand beside each other, and so do their tracks.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.core.text.search_words import Phrase
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.name_index import FREE_COLUMNS, NAMES_STATE, SEARCH_COLUMNS

_LETTERS: Final = 8
"""How many bytes of a word are known; longer beginnings are for the index in the database, which has few."""
_LEAST_TRACKS: Final = 5_000
"""In a smaller library the index in the database answers within two milliseconds."""
_MOST_TRACKS: Final = 300_000
"""The words take some 100 bytes a track, and four times as much while they are read."""
_REST: Final = 10
"""While the library changes all the time, a tenth of the time at most is spent on reading its words."""
_LINE_END: Final = 0x0A
# As the tokenizer "ascii" of the index: ASCII that is neither a letter nor a digit parts words.
_IS_GAP: Final = np.array([code < 0x80 and not chr(code).isalnum() for code in range(256)], np.bool_)


class _Column(NamedTuple):
    """The words of one column of the index of words.

    Attributes:
        beginnings: the first bytes of each word as a number, ascending, each once.
        places: where the tracks of each of them begin in ``ids``, and the end.
        ids: of the tracks.
    """

    beginnings: NDArray[np.uint64]
    places: NDArray[np.int64]
    ids: NDArray[np.int32]

    def found(self, beginning: bytes) -> NDArray[np.int32]:
        """The tracks with a word that begins so, some of them twice."""
        lowest = int.from_bytes(beginning.ljust(_LETTERS, b"\0"), "big")
        highest = int.from_bytes(beginning.ljust(_LETTERS, b"\xff"), "big")
        first = self.beginnings.searchsorted(np.uint64(lowest))
        last = self.beginnings.searchsorted(np.uint64(highest), "right")
        return self.ids[self.places[first] : self.places[last]]


class _Words(NamedTuple):
    """The words of one state of the index in the database."""

    state: bytes
    columns: Mapping[str, _Column]


class NameWords:
    """Finds tracks by the beginnings of words; any thread may ask.

    It answers only while it knows the words of the state of the library that is read, and never waits for
    them: whoever has time calls ``prepare``.

    Args:
        database: of the library.
        least: the smallest library that it is for, in tracks.
        monotonic: seconds, for how often it reads.
    """

    def __init__(
        self,
        database: Database,
        least: int = _LEAST_TRACKS,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._database, self._least, self._monotonic = database, least, monotonic
        self._words: _Words | None = None
        self._not_before = -np.inf
        self._lock = threading.Lock()

    def found(self, columns: Sequence[str], phrases: Sequence[Phrase]) -> NDArray[np.int32] | None:
        """The tracks with any of some phrases in any of some columns, some of them twice.

        Called while the database is read (``Database.reading``).

        Returns:
            None where the database must be asked: for phrases of several words, for long words, and while
            the words are not known.
        """
        words = self._words
        if words is None or not words.columns.keys() >= set(columns):
            return None
        beginnings = [phrase[0].encode("utf-8", "surrogatepass") for phrase in phrases if len(phrase) == 1]
        if len(beginnings) != len(phrases) or not all(map(_is_known, beginnings)):
            return None
        if words.state != self._state():
            return None
        found = [words.columns[name].found(one) for name in columns for one in beginnings]
        return np.concatenate(found) if found else np.zeros(0, np.int32)

    @property
    def is_due(self) -> bool:
        """Whether ``prepare`` would help the next search."""
        if self._monotonic() < self._not_before:
            return False
        row = self._database.one("SELECT max(id) FROM track")
        if row is None or not self._least <= (row[0] or 0) <= _MOST_TRACKS:
            return False
        return self._words is None or self._words.state != self._state()

    def prepare(self) -> None:
        """Read the words, if that is due; some tenths of a second for 100,000 tracks."""
        with self._lock, self._database.reading():
            if self.is_due:
                began = self._monotonic()
                self._words = self._read()
                now = self._monotonic()
                self._not_before = now + _REST * (now - began)

    def _state(self) -> bytes:
        row = self._database.one(NAMES_STATE)
        return b"" if row is None else bytes(row[0])

    def _read(self) -> _Words:
        state, columns = self._state(), dict[str, _Column]()
        numbers = [SEARCH_COLUMNS.index(name) for name in FREE_COLUMNS]
        texts = ", ".join(f"group_concat(c{number}, char({_LINE_END}))" for number in numbers)
        # From the table behind the index: through the index itself it takes twice as long.
        row = self._database.one(f"SELECT group_concat(id), {texts} FROM track_search_content")
        if row is not None and row[0] is not None:
            ids = np.fromstring(row[0], np.int32, sep=",")
            for name, text in zip(FREE_COLUMNS, row[1:], strict=True):
                lines = text.encode() + bytes([_LINE_END])
                if lines.count(_LINE_END) == len(ids):
                    columns[name] = _column(ids, lines)
        return _Words(state, columns)


def _column(ids: NDArray[np.int32], lines: bytes) -> _Column:
    """The words of a column, of which each track has a line."""
    text = np.frombuffer(lines + bytes(_LETTERS), np.uint8)
    gaps = _IS_GAP[text]
    begins = np.flatnonzero(~gaps & np.append(True, gaps[:-1]))
    numbers, is_word = np.zeros(len(begins), np.uint64), np.ones(len(begins), np.bool_)
    for place in range(_LETTERS):
        is_word &= ~gaps[begins + place]
        numbers = (numbers << np.uint64(8)) | np.where(is_word, text[begins + place], 0).astype(np.uint64)
    rows = np.cumsum(text == _LINE_END)[begins]
    # Stable: the tracks of a word stay in ascending order.
    order = np.argsort(numbers, kind="stable")
    beginnings, places = np.unique(numbers[order], return_index=True)
    return _Column(beginnings, np.append(places, len(order)), ids[rows[order]])


def _is_known(beginning: bytes) -> bool:
    is_word = not _IS_GAP[np.frombuffer(beginning, np.uint8)].any()
    return 0 < len(beginning) <= _LETTERS and is_word
