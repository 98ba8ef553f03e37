"""APEv2 tags in which every item that is not edited stays as it is, byte for byte.

mutagen writes items without their flags, and one of several with the same name.

Source: the APEv2 specification (wiki.hydrogenaud.io, "APEv2 specification" and "Ape Tags Flags").
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import mutagen.apev2

_ITEM_HEAD: Final = 8


class _Flags(int):
    """The flags of an item, where mutagen makes them from a kind of value by a shift."""

    def __lshift__(self, _by: int) -> int:
        return int(self)


@dataclass(frozen=True, slots=True)
class _RawItem:
    """An item as it stands in the file, under mutagen's names."""

    kind: _Flags
    data: bytes

    def _write(self) -> bytes:
        return self.data


def keep_items(tags: Any, path: str) -> None:
    """Have the items of a tag written as they stand in a file, but for those that will be changed.

    Args:
        tags: of mutagen, as they were read; nothing was changed in them.
        path: of the file.
    """
    with open(path, "rb") as file:
        data = mutagen.apev2._APEv2Data(file).tag or b""  # noqa: SLF001  the one place where the bytes pass
    raw: dict[str, list[tuple[str, _RawItem]]] = {}
    for key, item in _items(data):
        raw.setdefault(key.lower(), []).append((key, item))
    before = {key.lower(): value for key, value in tags.items()}

    def items() -> Iterator[tuple[str, Any]]:
        for key, value in type(tags).items(tags):
            name = key.lower()
            yield from raw[name] if name in raw and before.get(name) is value else [(key, value)]

    def save(*places: Any, **options: Any) -> None:
        tags.items = items
        try:
            type(tags).save(tags, *places, **options)
        finally:
            del tags.items

    tags.save = save


def _items(data: bytes) -> Iterator[tuple[str, _RawItem]]:
    """Name and content of each item; the first that is wrong ends it."""
    at = 0
    while at + _ITEM_HEAD < len(data):
        size, flags = struct.unpack_from("<2I", data, at)
        end = data.find(b"\0", at + _ITEM_HEAD)
        if end < 0 or end + 1 + size > len(data):
            return
        key = data[at + _ITEM_HEAD : end].decode("latin-1")
        yield key, _RawItem(_Flags(flags), data[end + 1 : end + 1 + size])
        at = end + 1 + size
