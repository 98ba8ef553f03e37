"""The records in the cells of a b-tree page; inconsistent cells are left out, and nothing is guessed."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from musicrec_desktop.storage.recovery.pages import (
    HEADER_BYTES,
    INDEX_INTERIOR,
    INDEX_LEAF,
    TABLE_INTERIOR,
    TABLE_LEAF,
    tree_kind,
)

Value = int | float | str | bytes | None
ReadPage = Callable[[int], bytes]

NO_CHARACTER: Final = "\ufffd"
"""Replaces bytes of a text that are not UTF-8."""
LARGEST_RECORD: Final = 64 << 20
_SIZES: Final = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 1 << 62, 1 << 62)
"""Bytes of a value by its serial type; the last two types never occur in a file."""


class Record(NamedTuple):
    """One row as it is stored.

    Attributes:
        rowid: of the row; None in a tree that is ordered by its columns.
        values: in the order of the file.
    """

    rowid: int | None
    values: tuple[Value, ...]


class Content(NamedTuple):
    """What a page holds.

    Attributes:
        records: the readable records.
        broken: how many cells are unreadable.
    """

    records: list[Record]
    broken: int


def children(page: bytes, number: int) -> list[int]:
    """The pages below an interior page; none for a leaf."""
    kind = tree_kind(page, number)
    if kind not in (INDEX_INTERIOR, TABLE_INTERIOR):
        return []
    start = HEADER_BYTES if number == 1 else 0
    found = [
        int.from_bytes(page[offset : offset + 4], "big")
        for offset in _cell_offsets(page, number)
        if offset + 4 <= len(page)
    ]
    return [*found, int.from_bytes(page[start + 8 : start + 12], "big")]


def content(page: bytes, number: int, read_page: ReadPage) -> Content:
    """The records of a leaf, or of an interior page of a tree that is ordered by its columns."""
    kind = tree_kind(page, number)
    records: list[Record] = []
    broken = 0
    if kind in (0, TABLE_INTERIOR):
        return Content(records, broken)
    for offset in _cell_offsets(page, number):
        try:
            records.append(_record(page, offset, kind, read_page))
        except (ValueError, IndexError, struct.error):
            broken += 1
    return Content(records, broken)


def column_count(page: bytes, number: int, read_page: ReadPage) -> int:
    """The number of columns of the first readable record of a page; 0 where there is none."""
    kind = tree_kind(page, number)
    if kind not in (0, TABLE_INTERIOR):
        for offset in _cell_offsets(page, number):
            try:
                return len(_record(page, offset, kind, read_page).values)
            except (ValueError, IndexError, struct.error):
                continue
    return 0


def _cell_offsets(page: bytes, number: int) -> Iterator[int]:
    start = HEADER_BYTES if number == 1 else 0
    is_leaf = page[start] in (INDEX_LEAF, TABLE_LEAF)
    first = start + (8 if is_leaf else 12)
    count = int.from_bytes(page[start + 3 : start + 5], "big")
    for position in range(first, first + 2 * count, 2):
        offset = int.from_bytes(page[position : position + 2], "big")
        yield offset if first + 2 * count <= offset < len(page) else len(page)


def _record(page: bytes, offset: int, kind: int, read_page: ReadPage) -> Record:
    if kind == INDEX_INTERIOR:
        offset += 4
    size, offset = _varint(page, offset)
    rowid = None
    if kind == TABLE_LEAF:
        unsigned, offset = _varint(page, offset)
        rowid = unsigned - (1 << 64) if unsigned >= 1 << 63 else unsigned
    if size > LARGEST_RECORD:
        raise ValueError(size)
    return Record(rowid, _values(_payload(page, offset, size, is_table=kind == TABLE_LEAF, read=read_page)))


def _payload(page: bytes, offset: int, size: int, *, is_table: bool, read: ReadPage) -> bytes:
    """The bytes of a record, with those on overflow pages."""
    usable = len(page)
    most = usable - 35 if is_table else (usable - 12) * 64 // 255 - 23
    if size <= most:
        local = size
    else:
        least = (usable - 12) * 32 // 255 - 23
        fitting = least + (size - least) % (usable - 4)
        local = fitting if fitting <= most else least
    if offset + local > usable:
        raise ValueError(offset)
    parts = [page[offset : offset + local]]
    missing = size - local
    following = int.from_bytes(page[offset + local : offset + local + 4], "big") if missing else 0
    while missing > 0:
        overflow = read(following)
        if len(overflow) != usable:
            raise ValueError(following)
        following = int.from_bytes(overflow[:4], "big")
        parts.append(overflow[4 : 4 + missing])
        missing -= len(parts[-1])
    return b"".join(parts)


def _values(payload: bytes) -> tuple[Value, ...]:
    """The values of the columns; their sizes in the header must add up to the whole record."""
    head_size, position = _varint(payload, 0)
    if not position <= head_size <= len(payload):
        raise ValueError(head_size)
    start = head_size
    values: list[Value] = []
    while position < head_size:
        serial = payload[position]
        if serial < 0x80:
            position += 1
        else:
            serial, position = _varint(payload, position)
        end = start + (_SIZES[serial] if serial < 12 else (serial - 12) >> 1)
        values.append(_value(serial, payload[start:end]))
        start = end
    if position != head_size or start != len(payload):
        raise ValueError(position)
    return tuple(values)


def _value(serial: int, data: bytes) -> Value:
    if serial >= 12:
        return data.decode("utf-8", "replace") if serial & 1 else data
    if serial == 0:
        return None
    if serial in (8, 9):
        return serial - 8
    if serial == 7:
        number: float = struct.unpack(">d", data)[0]
        return number
    return int.from_bytes(data, "big", signed=True)


def _varint(data: bytes, position: int) -> tuple[int, int]:
    value = 0
    for index in range(8):
        byte = data[position + index]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, position + index + 1
    return value << 8 | data[position + 8], position + 9
