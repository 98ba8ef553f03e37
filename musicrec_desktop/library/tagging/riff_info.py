"""The texts of a WAV file in its LIST INFO chunk, which are kept in step with the ID3 tag.

Source: Microsoft and IBM, Multimedia Programming Interface and Data Specifications 1.0 (RIFF, LIST INFO).
"""

from __future__ import annotations

import os
import struct
from collections.abc import Mapping
from typing import IO, Final

from musicrec_desktop.library.tag_writing import Texts
from musicrec_desktop.library.tagging.places import PLACES

_HEAD: Final = 8
_ALSO: Final = {"tracknumber": ("IPRT",)}
_LARGEST: Final = 1 << 22


def keep_in_step(path: str, changes: Mapping[str, Texts]) -> None:
    """Write fields into the INFO chunk of a WAV file that has one; all else in it stays as it is.

    A chunk that becomes longer is written anew at the end of the file, and the old one becomes padding.
    """
    with open(path, "r+b") as file:
        found = _find(file)
        if found is None:
            return
        at, length = found
        file.seek(at + _HEAD)
        old = file.read(length)
        new = b"INFO" + _changed(old[4:], changes)
        if new == old:
            return
        _write(file, at, length, new)


def info_ids(name: str) -> tuple[str, ...]:
    """The chunks that mean a field."""
    own = PLACES[name].info
    return (*((own,) if own else ()), *_ALSO.get(name, ()))


def _find(file: IO[bytes]) -> tuple[int, int] | None:
    """Where the INFO chunk begins, and how long its content is."""
    size = file.seek(0, os.SEEK_END)
    at = 12
    while at + _HEAD + 4 <= size:
        file.seek(at)
        name, length = struct.unpack("<4sI", file.read(_HEAD))
        if name == b"LIST" and file.read(4) == b"INFO":
            return (at, length) if length <= min(_LARGEST, size - at - _HEAD) else None
        at += _HEAD + length + length % 2
    return None


def _changed(content: bytes, changes: Mapping[str, Texts]) -> bytes:
    wanted = {chunk.encode(): texts for name, texts in changes.items() for chunk in info_ids(name)}
    there: set[bytes] = set()
    parts: list[bytes] = []
    at = 0
    while at + _HEAD <= len(content):
        name, length = struct.unpack_from("<4sI", content, at)
        whole = content[at : at + _HEAD + length + length % 2]
        at += _HEAD + length + length % 2
        if name not in wanted:
            parts.append(whole)
        elif wanted[name]:
            parts.append(_chunk(name, wanted[name]))
        there.add(name)
    for name, texts in changes.items():
        ids = [chunk.encode() for chunk in info_ids(name)]
        if texts and ids and not there.intersection(ids):
            parts.append(_chunk(ids[0], texts))
    return b"".join(parts)


def _chunk(name: bytes, texts: Texts) -> bytes:
    data = "; ".join(texts).encode() + b"\0"
    return struct.pack("<4sI", name, len(data)) + data + b"\0" * (len(data) % 2)


def _write(file: IO[bytes], at: int, length: int, new: bytes) -> None:
    size = file.seek(0, os.SEEK_END)
    room = length + length % 2
    left = room - len(new)
    if left == 0 or left >= _HEAD:
        file.seek(at)
        file.write(struct.pack("<4sI", b"LIST", len(new)) + new)
        if left:
            file.write(struct.pack("<4sI", b"JUNK", left - _HEAD) + b"\0" * (left - _HEAD))
        return
    file.seek(at)
    if at + _HEAD + room >= size:
        file.truncate()
    else:
        file.write(b"JUNK")
    end = file.seek(0, os.SEEK_END)
    file.write(b"\0" * (end % 2) + struct.pack("<4sI", b"LIST", len(new)) + new)
    whole = file.seek(0, os.SEEK_END)
    file.seek(4)
    file.write(struct.pack("<I", whole - _HEAD))
