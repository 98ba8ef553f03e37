"""What stands at the end of a file behind its sound: ID3v1, and Lyrics3 before it.

mutagen cuts off what stands behind the tag that it writes. So it is taken off first, and put back as it was,
but for the fields of ID3v1 that are to be others.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import IO, Final

import mutagen.id3

from musicrec_desktop.library.formats import id3_length
from musicrec_desktop.library.tag_writing import Texts

_V1_BYTES: Final = 128
_V1: Final = b"TAG"
_BEFORE: Final = b"APE"
_LYRICS3: Final = b"LYRICS200"
_LYRICS3_SIZE: Final = 6
_SLOTS: Final = {"title": (3, 30), "artist": (33, 30), "album": (63, 30), "date": (93, 4)}
_COMMENT: Final = 97
_COMMENT_BYTES: Final = 30
_TRACK: Final = 126
_GENRE: Final = 127
_NO_GENRE: Final = 255
_APE: Final = b"APETAGEX"
_FLAC: Final = b"fLaC"
_APE_FOOTER: Final = 32
_PIECE: Final = 1 << 20
_LEADING: Final = re.compile(r"\d{1,3}")


def take_off(path: str) -> bytes:
    """Cut ID3v1 (with Lyrics3v2) off the end of a file; the bytes, none where there is none."""
    with open(path, "r+b") as file:
        size = file.seek(0, os.SEEK_END)
        length = _v1_length(file, size)
        file.seek(size - length)
        trailer = file.read(length)
        file.truncate(size - length)
    return trailer


def _v1_length(file: IO[bytes], size: int) -> int:
    """Bytes of ID3v1 and Lyrics3v2 at the end of a file."""
    if size < _V1_BYTES + len(_BEFORE):
        return 0
    file.seek(size - _V1_BYTES - len(_BEFORE))
    # The name of an APEv2 tag has the same letters in it.
    before, trailer = file.read(len(_BEFORE)), file.read(_V1_BYTES)
    if not trailer.startswith(_V1) or (before == _BEFORE and trailer.startswith(b"TAGEX")):
        return 0
    mark = _LYRICS3_SIZE + len(_LYRICS3)
    if size > _V1_BYTES + mark:
        file.seek(size - _V1_BYTES - mark)
        found = file.read(mark)
        if found.endswith(_LYRICS3) and found[:_LYRICS3_SIZE].isdigit():
            whole = _V1_BYTES + mark + int(found[:_LYRICS3_SIZE])
            return whole if whole <= size else _V1_BYTES
    return _V1_BYTES


def put_back(path: str, trailer: bytes, changes: Mapping[str, Texts]) -> None:
    """Write what was taken off, with changed fields in its ID3v1."""
    if trailer:
        with open(path, "ab") as file:
            file.write(trailer[:-_V1_BYTES] + _with_changes(trailer[-_V1_BYTES:], changes))


def have_same_sound(path: str, other: str) -> bool:
    """Whether two files have the same bytes between the tags before and behind them.

    Holds for formats that keep their tags there: MP3, FLAC, and those with APEv2.
    """
    with open(path, "rb") as first, open(other, "rb") as second:
        begin, end = _sound(first)
        other_begin, other_end = _sound(second)
        if end - begin != other_end - other_begin:
            return False
        first.seek(begin)
        second.seek(other_begin)
        left = end - begin
        while left:
            piece = first.read(min(_PIECE, left))
            if not piece or piece != second.read(len(piece)):
                return False
            left -= len(piece)
    return True


def _sound(file: IO[bytes]) -> tuple[int, int]:
    """Where the sound begins and ends."""
    size = file.seek(0, os.SEEK_END)
    begin = 0
    while True:
        file.seek(begin)
        if not (length := id3_length(file.read(10))):
            break
        begin += length
    file.seek(begin)
    if file.read(len(_FLAC)) == _FLAC:
        begin = _end_of_blocks(file, begin + len(_FLAC))
    end = size - _v1_length(file, size)
    file.seek(max(begin, end - _APE_FOOTER))
    footer = file.read(_APE_FOOTER)
    if footer.startswith(_APE):
        header = _APE_FOOTER if footer[23] & 0x80 else 0
        end -= int.from_bytes(footer[12:16], "little") + header
    return min(begin, size), max(begin, end)


def _end_of_blocks(file: IO[bytes], at: int) -> int:
    """Where the blocks of a FLAC file end, and its frames begin."""
    is_last = False
    while not is_last:
        file.seek(at)
        head = file.read(4)
        if len(head) < 4:
            return at
        is_last = bool(head[0] & 0x80)
        at += 4 + int.from_bytes(head[1:], "big")
    return at


def _with_changes(block: bytes, changes: Mapping[str, Texts]) -> bytes:
    changed = bytearray(block)
    for name, (start, length) in _SLOTS.items():
        if name in changes:
            changed[start : start + length] = _slot(changes[name], length)
    has_track = block[_TRACK - 1] == 0 and block[_TRACK] != 0
    if "tracknumber" in changes:
        found = _LEADING.match(next(iter(changes["tracknumber"]), ""))
        number = int(found[0]) if found and int(found[0]) < 256 else 0
        if number or has_track:
            changed[_TRACK - 1 : _TRACK + 1] = bytes((0, number))
            has_track = True
    if "comment" in changes:
        length = _COMMENT_BYTES - 2 if has_track else _COMMENT_BYTES
        changed[_COMMENT : _COMMENT + length] = _slot(changes["comment"], length)
    if "genre" in changes:
        names = [name.casefold() for name in mutagen.id3.TCON.GENRES]
        wanted = next(iter(changes["genre"]), "").casefold()
        changed[_GENRE] = names.index(wanted) if wanted in names else _NO_GENRE
    return bytes(changed)


def _slot(values: Texts, length: int) -> bytes:
    return ", ".join(values).encode("latin-1", "replace")[:length].ljust(length, b"\0")
