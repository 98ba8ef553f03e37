"""The words of all names of the library in memory, for the first letters of words.

The first letters of a word find much: with a hundred thousand tracks the index of words in the database takes
ten milliseconds for that, and as long again to say all their ids. Here the words stand in the order of the
alphabet, so those with the same beginning stand beside each other, and so do their tracks.

Reading them from the library takes some tenths of a second, so they are kept in a file of the cache as well,
and mapped from it if the names are still the same.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import mmap
import os
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.core.atomic import atomic_path
from musicrec_desktop.core.text.search_words import Phrase
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.name_index import FREE_COLUMNS, NAMES_STATE, SEARCH_COLUMNS

log = logging.getLogger(__name__)

_LETTERS: Final = 8
"""How many bytes of a word are known; longer beginnings are for the index in the database, which has few."""
_LEAST_TRACKS: Final = 5_000
"""In a smaller library the index in the database answers within two milliseconds."""
_AT_ONCE: Final = 50_000
"""Tracks whose words are read at a time, which takes some 500 bytes for each of them."""
_REST: Final = 10
"""While the library changes all the time, a tenth of the time at most is spent on reading its words."""
_LINE_END: Final = 0x0A
FORMAT: Final = "musicrec words 1"
_CHECK_BYTES: Final = 4
_LENGTH_BYTES: Final = 4
_AT: Final = 8
"""Arrays begin at multiples of this many bytes."""
_CHUNK_BYTES: Final = 1 << 18
_FIGURES: Final = "SELECT block FROM track_search_data WHERE id = 1"
"""What FTS5 notes about the sizes of all columns: how many rows and words they have."""
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
        path: of the file that keeps the words; empty to keep none.
        at_once: of how many tracks the words are read at a time.
    """

    def __init__(
        self,
        database: Database,
        least: int = _LEAST_TRACKS,
        monotonic: Callable[[], float] = time.monotonic,
        path: str = "",
        at_once: int = _AT_ONCE,
    ) -> None:
        self._database, self._least, self._monotonic, self._path = database, least, monotonic, path
        self._at_once = at_once
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
        if row is None or (row[0] or 0) < self._least:
            return False
        return self._words is None or self._words.state != self._state()

    def prepare(self) -> None:
        """Read the words, if that is due; some tenths of a second for 100,000 tracks that no file has."""
        with self._lock, self._database.reading():
            if not self.is_due:
                return
            key, state = self._key(), self._state()
            columns = kept_columns(self._path, key) if self._path else None
            if columns is not None:
                self._words = _Words(state, columns)
                return
            began = self._monotonic()
            words = self._words = self._read()
            now = self._monotonic()
            self._not_before = now + _REST * (now - began)
        if self._path:
            try:
                keep_columns(self._path, key, words.columns)
            except OSError as error:
                log.info("the words of names are not kept: %s", error)
                return
            columns = kept_columns(self._path, key)
            if columns is not None:
                self._words = _Words(state, columns)  # mapped, so that they need no memory of their own

    def _state(self) -> bytes:
        row = self._database.one(NAMES_STATE)
        return b"" if row is None else bytes(row[0])

    def _key(self) -> str:
        """What a kept file must be of: this very library, and its names as they are.

        A backup that took the place of the library has another file, so what was written since is not
        mistaken for what was written instead.
        """
        try:
            status = os.stat(self._database.path)
        except OSError:
            return ""
        row = self._database.one(_FIGURES)
        digest = hashlib.blake2b(digest_size=16)
        for part in (self._state(), b"" if row is None else bytes(row[0])):
            digest.update(len(part).to_bytes(_LENGTH_BYTES, "big") + part)
        return f"{FORMAT} {status.st_dev} {status.st_ino} {digest.hexdigest()}"

    def _read(self) -> _Words:
        numbers = [SEARCH_COLUMNS.index(name) for name in FREE_COLUMNS]
        columns = ", ".join(f"c{number}" for number in numbers)
        texts = ", ".join(f"group_concat(c{number}, char({_LINE_END}))" for number in numbers)
        # From the table behind the index: through the index itself it takes twice as long.
        sql = (
            f"SELECT group_concat(id), {texts} FROM (SELECT id, {columns} FROM track_search_content"
            " WHERE id > ? ORDER BY id LIMIT ?)"
        )
        state, last = self._state(), 0
        parts, broken = dict[str, list[_Column]](), set[str]()
        while (row := self._database.one(sql, (last, self._at_once))) is not None and row[0] is not None:
            ids = np.fromstring(row[0], np.int32, sep=",")
            last = int(ids[-1])
            for name, text in zip(FREE_COLUMNS, row[1:], strict=True):
                lines = text.encode() + bytes([_LINE_END])
                if lines.count(_LINE_END) == len(ids):
                    parts.setdefault(name, []).append(_column(ids, lines))
                else:
                    broken.add(name)
        return _Words(state, {name: _joined(found) for name, found in parts.items() if name not in broken})


def keep_columns(path: str, key: str, columns: Mapping[str, _Column]) -> None:
    """Keep words in a file: a checksum, the length of a head and the head, JSON, then the arrays.

    Raises:
        OSError: it cannot be written.
    """
    lengths = {name: [len(column.beginnings), len(column.ids)] for name, column in columns.items()}
    head = json.dumps([key, lengths]).encode()
    head += b" " * (-(_CHECK_BYTES + _LENGTH_BYTES + len(head)) % _AT)
    parts = [len(head).to_bytes(_LENGTH_BYTES, "big"), head]
    for column in columns.values():
        parts += [column.beginnings.tobytes(), column.places.tobytes(), column.ids.tobytes()]
        parts.append(bytes(-column.ids.nbytes % _AT))
    check = 0
    for part in parts:
        check = zlib.crc32(part, check)
    with atomic_path(path) as draft, open(draft, "wb") as file:
        file.write(check.to_bytes(_CHECK_BYTES, "big"))
        file.writelines(parts)


def kept_columns(path: str, key: str) -> dict[str, _Column] | None:
    """The words in a file, mapped; None where there is none, a damaged one, or one of another key."""
    with contextlib.suppress(OSError, ValueError, TypeError, RecursionError), open(path, "rb") as file:
        check = int.from_bytes(file.read(_CHECK_BYTES), "big")
        length = file.read(_LENGTH_BYTES)
        head = file.read(int.from_bytes(length, "big"))
        made_of, lengths = json.loads(head)
        if not key or made_of != key:
            return None
        found = zlib.crc32(head, zlib.crc32(length))
        # Read and not mapped: what is mapped and looked at would stay in memory.
        for chunk in iter(lambda: file.read(_CHUNK_BYTES), b""):
            found = zlib.crc32(chunk, found)
        if found == check:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            return dict(_mapped(mapped, _CHECK_BYTES + _LENGTH_BYTES + len(head), lengths))
    return None


def _mapped(
    mapped: mmap.mmap, at: int, lengths: Mapping[str, tuple[int, int]]
) -> Iterator[tuple[str, _Column]]:
    for name, (words, tracks) in lengths.items():
        beginnings = np.frombuffer(mapped, np.uint64, words, at)
        places = np.frombuffer(mapped, np.int64, words + 1, at + beginnings.nbytes)
        ids = np.frombuffer(mapped, np.int32, tracks, at + beginnings.nbytes + places.nbytes)
        at += beginnings.nbytes + places.nbytes + ids.nbytes + -ids.nbytes % _AT
        yield name, _Column(beginnings, places, ids)


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


def _joined(parts: Sequence[_Column]) -> _Column:
    """The words of a column of all tracks, from those of some tracks after the other, ids ascending."""
    if len(parts) == 1:
        return parts[0]
    beginnings = np.unique(np.concatenate([part.beginnings for part in parts]))
    counts = np.zeros(len(beginnings) + 1, np.int64)
    for part in parts:
        counts[1 + beginnings.searchsorted(part.beginnings)] += np.diff(part.places)
    places = np.cumsum(counts)
    ids, free = np.empty(places[-1], np.int32), places[:-1].copy()
    for part in parts:
        words, lengths = beginnings.searchsorted(part.beginnings), np.diff(part.places)
        ids[np.repeat(free[words] - part.places[:-1], lengths) + np.arange(len(part.ids))] = part.ids
        free[words] += lengths
    return _Column(beginnings, places, ids)


def _is_known(beginning: bytes) -> bool:
    is_word = not _IS_GAP[np.frombuffer(beginning, np.uint8)].any()
    return 0 < len(beginning) <= _LETTERS and is_word
