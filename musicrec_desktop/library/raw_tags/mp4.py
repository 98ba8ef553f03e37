"""MP4 tags in which every atom that is not edited stays as it is, byte for byte.

mutagen writes each atom anew from what it understood of it, without its flags and locale.
"""

from __future__ import annotations

import struct
from collections.abc import Set as AbstractSet
from typing import Any, Final

import mutagen.mp4

_HEAD: Final = 8
_OWN_NAME: Final = b"----"
_GENRE_NUMBER: Final = b"gnre"
_GENRE: Final = "\xa9gen"


def keep_atoms(tags: Any, path: str, touched: AbstractSet[str]) -> None:
    """Have the atoms of a file written as they stand in it, but for those that were touched.

    Args:
        tags: of mutagen, about to be saved.
        path: of the file that they were read from.
        touched: the keys that were put or taken away, in small letters.
    """
    with open(path, "rb") as file:
        try:
            atoms = mutagen.mp4.Atoms(file).path(b"moov", b"udta", b"meta", b"ilst")[-1].children or []
        except (KeyError, mutagen.mp4.AtomError):
            return
        raw: dict[str, bytes] = {}
        for atom in atoms:
            file.seek(atom.offset)
            data = file.read(atom.length)
            key = _key(data)
            raw[key] = raw.get(key, b"") + data
    render = tags._render  # noqa: SLF001  the one place where the bytes pass

    def rendered(key: str, value: Any) -> Any:
        return raw[key] if key in raw and key.lower() not in touched else render(key, value)

    tags._render = rendered  # noqa: SLF001


def _key(atom: bytes) -> str:
    """The key of mutagen for an atom."""
    name = atom[4:_HEAD]
    if name == _GENRE_NUMBER:
        return _GENRE
    if name != _OWN_NAME:
        return name.decode("latin-1")
    parts: list[str] = []
    at = _HEAD
    while at + _HEAD <= len(atom) and len(parts) < 2:
        (length,) = struct.unpack_from(">I", atom, at)
        if length < _HEAD + 4:
            break
        parts.append(atom[at + _HEAD + 4 : at + length].decode("utf-8", "replace"))
        at += length
    return ":".join(("----", *parts))
