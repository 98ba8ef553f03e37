"""The pages of an SQLite file, read without SQLite, which stops at the first damaged page.

The format is described at https://www.sqlite.org/fileformat2.html. All values in the file are checked: sizes,
page numbers and offsets may be wrong.
"""

from __future__ import annotations

import mmap
import os
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

HEADER_BYTES: Final = 100
"""Size of the header of the file, which stands before the content of page 1."""
INDEX_INTERIOR, TABLE_INTERIOR, INDEX_LEAF, TABLE_LEAF = 2, 5, 10, 13
_TREE_KINDS: Final = frozenset({INDEX_INTERIOR, TABLE_INTERIOR, INDEX_LEAF, TABLE_LEAF})
_SIZES: Final = tuple(1 << power for power in range(9, 17))
_DEFAULT_SIZE: Final = 4096
_SAMPLED_PAGES: Final = 400
_CLEAR_SHARE: Final = 0.9
_WAL_HEADER: Final = struct.Struct(">8I")
_FRAME_HEADER: Final = struct.Struct(">6I")
_WAL_MAGIC: Final = 0x377F0682
"""The lowest bit gives the byte order of the checksums."""


@dataclass(frozen=True, slots=True)
class PageFile:
    """A database file with its write-ahead log on top.

    Attributes:
        page_size: bytes.
        content: of the database file.
        newer: pages of the log by number, up to its last complete transaction.
    """

    page_size: int
    content: bytes | mmap.mmap
    newer: Mapping[int, bytes] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """The highest page number that has any bytes; the last page may be cut off."""
        return max(-(-len(self.content) // self.page_size), max(self.newer, default=0))

    def page(self, number: int) -> bytes:
        """A page, filled up with zeros where the file ends; no bytes for a page outside the file."""
        if (newer := self.newer.get(number)) is not None:
            return newer
        if number < 1:
            return b""
        start = (number - 1) * self.page_size
        found = bytes(self.content[start : start + self.page_size])
        return found.ljust(self.page_size, b"\0") if found else b""


def open_pages(path: str) -> PageFile:
    """The pages of a database file.

    Raises:
        OSError: the file cannot be read.
    """
    content = _content(path)
    page_size = _page_size(content)
    return PageFile(page_size, content, _log_pages(_content(path + "-wal"), page_size))


def tree_kind(page: bytes, number: int) -> int:
    """The kind of a b-tree page; 0 for any other page."""
    start = HEADER_BYTES if number == 1 else 0
    if len(page) < start + 8 or page[start] not in _TREE_KINDS:
        return 0
    kind = page[start]
    cell_count = int.from_bytes(page[start + 3 : start + 5], "big")
    pointers_end = start + (8 if kind in (INDEX_LEAF, TABLE_LEAF) else 12) + 2 * cell_count
    return kind if pointers_end <= len(page) else 0


def _content(path: str) -> bytes | mmap.mmap:
    try:
        if os.path.getsize(path) == 0:
            return b""
        with open(path, "rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except FileNotFoundError:
        return b""


def _page_size(content: bytes | mmap.mmap) -> int:
    """The size in the header, where the pages fit it; else the size at which most pages look right."""
    shares = {size: _tree_share(content, size) for size in _SIZES}
    best = max(shares.values())
    if best == 0:
        return _DEFAULT_SIZE
    stated = int.from_bytes(content[16:18], "big")
    stated = 65536 if stated == 1 else stated
    if shares.get(stated, 0) >= _CLEAR_SHARE * best:
        return stated
    # Pages also look right at a multiple of the real size, so the smallest size counts.
    return min(size for size, share in shares.items() if share >= _CLEAR_SHARE * best)


def _tree_share(content: bytes | mmap.mmap, size: int) -> float:
    count = len(content) // size
    if count < 2:
        return float(count == 1 and size == _DEFAULT_SIZE) * 0.01
    step = max(1, count // _SAMPLED_PAGES)
    sampled = range(2, count + 1, step)
    looks = sum(1 for number in sampled if _looks_like_tree(content[(number - 1) * size : number * size]))
    return looks / len(sampled)


def _looks_like_tree(page: bytes) -> bool:
    kind = tree_kind(page, 2)
    if not kind or len(page) < 12:
        return False
    content_start = int.from_bytes(page[5:7], "big") or 65536
    first_free = int.from_bytes(page[1:3], "big")
    return content_start <= len(page) and first_free < len(page) and page[7] <= 60


def _log_pages(log: bytes | mmap.mmap, page_size: int) -> dict[int, bytes]:
    """The newest committed state of each page in a write-ahead log, up to the first wrong checksum."""
    if len(log) < _WAL_HEADER.size:
        return {}
    magic, _version, size, _sequence, salt_1, salt_2, sum_1, sum_2 = _WAL_HEADER.unpack_from(log, 0)
    if magic & ~1 != _WAL_MAGIC or size != page_size:
        return {}
    order = ">" if magic & 1 else "<"
    sums = _sums(order, bytes(log[:24]), (0, 0))
    if sums != (sum_1, sum_2):
        return {}
    committed: dict[int, bytes] = {}
    open_pages_: dict[int, bytes] = {}
    position = _WAL_HEADER.size
    while position + _FRAME_HEADER.size + page_size <= len(log):
        number, commit_size, *salts, sum_1, sum_2 = _FRAME_HEADER.unpack_from(log, position)
        page = bytes(log[position + _FRAME_HEADER.size : position + _FRAME_HEADER.size + page_size])
        sums = _sums(order, bytes(log[position : position + 8]), sums)
        sums = _sums(order, page, sums)
        if salts != [salt_1, salt_2] or sums != (sum_1, sum_2):
            break
        open_pages_[number] = page
        if commit_size:
            committed.update(open_pages_)
            open_pages_.clear()
        position += _FRAME_HEADER.size + page_size
    return committed


def _sums(order: str, data: bytes, start: tuple[int, int]) -> tuple[int, int]:
    first, second = start
    for even, odd in struct.iter_unpack(f"{order}II", data):
        first = (first + even + second) & 0xFFFFFFFF
        second = (second + odd + first) & 0xFFFFFFFF
    return first, second
