"""The records in the cells of a b-tree page; what does not fit together is left out, never guessed."""

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

LARGEST_RECORD: Final = 64 << 20
_INTEGER_SIZES: Final = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_MOST_COLUMNS: Final = 2000


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
        records: those that can be read.
        broken: how many cells cannot.
    """

    records: list[Record]
    broken: int


def children(page: bytes, number: int) -> list[int]:
    """The pages below an interior page; none below another one."""
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
    """The bytes of a record, also those on overflow pages."""
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
    """The columns; the sizes in the head must sum up to the whole record."""
    head_size, position = _varint(payload, 0)
    if not position <= head_size <= len(payload):
        raise ValueError(head_size)
    serials: list[int] = []
    while position < head_size:
        serial, position = _varint(payload, position)
        serials.append(serial)
    if position != head_size or len(serials) > _MOST_COLUMNS:
        raise ValueError(position)
    if head_size + sum(map(_size, serials)) != len(payload):
        raise ValueError(len(payload))
    values = []
    for serial in serials:
        end = position + _size(serial)
        values.append(_value(serial, payload[position:end]))
        position = end
    return tuple(values)


def _size(serial: int) -> int:
    if serial >= 12:
        return (serial - 12) // 2
    if serial in (10, 11):
        raise ValueError(serial)
    return 8 if serial == 7 else _INTEGER_SIZES.get(serial, 0)


def _value(serial: int, data: bytes) -> Value:
    if serial == 0:
        return None
    if serial in (8, 9):
        return serial - 8
    if serial == 7:
        number: float = struct.unpack(">d", data)[0]
        return number
    if serial < 7:
        return int.from_bytes(data, "big", signed=True)
    return data if serial % 2 == 0 else data.decode("utf-8", "replace")


def _varint(data: bytes, position: int) -> tuple[int, int]:
    value = 0
    for index in range(8):
        byte = data[position + index]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, position + index + 1
    return value << 8 | data[position + 8], position + 9
