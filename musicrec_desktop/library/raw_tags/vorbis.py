"""Vorbis comments in which every comment that is not edited stays as it is, byte for byte.

mutagen puts a sign of its own in the place of what is not UTF-8, leaves out comments whose name is none, and
gives those without a name one. Here the comments that nobody touched are written as they stand in the file.

Source: the specification of Vorbis I (section 5), RFC 7845 (Opus) and RFC 9639 (FLAC).
"""

from __future__ import annotations

import struct
from typing import IO, Any, Final

import mutagen
import mutagen.flac
from mutagen._vorbis import VComment, error
from mutagen.ogg import OggPage

from musicrec_desktop.library.formats import id3_length

_FLAC: Final = b"fLaC"
_COMMENTS: Final = 4
_LAST_BLOCK: Final = 0x80
_HEADS: Final = (b"\x03vorbis", b"OpusTags", b"\x81theora")
"""What stands before the comments in their packet; nothing in Speex."""
_OGG_FLAC: Final = b"\x7fFLAC"
_BLOCK_HEAD: Final = 4
_ALONE: Final = struct.pack("<II", 0, 1)
"""A vendor without letters, and one comment."""


def keep_comments(tags: Any, audio: Any, path: str) -> None:
    """Have the comments of a file written as they stand in it, but for those that will be changed.

    Args:
        tags: of mutagen, as they were read; nothing was changed in them.
        audio: the file that they belong to, of mutagen.
        path: of the file.
    """
    is_flac = isinstance(audio, mutagen.flac.FLAC)
    with open(path, "rb") as file:
        parts = _split(_flac_block(file) if is_flac else _ogg_packet(file, audio.info.serial))
    if parts is None:
        return
    vendor, comments = parts
    is_read = list(map(_is_read, comments))
    if sum(is_read) != len(tags):
        return
    pairs = iter(list(tags))
    # Each pair is the very object that the tag has, as long as nobody puts another in its place.
    raw = [(one, next(pairs) if read else None) for one, read in zip(comments, is_read, strict=True)]

    def write(framing: bool = not is_flac) -> bytes:
        tags.validate()
        return _joined(vendor, _written(list(tags), raw)) + (b"\x01" if framing else b"")

    tags.write = write


def _written(pairs: list[Any], raw: list[tuple[bytes, Any]]) -> list[bytes]:
    """Every comment as bytes; those that mutagen does not know stand before the one that followed them."""
    place_of = {id(pair): place for place, (_, pair) in enumerate(raw) if pair is not None}
    unknown = [(place, comment) for place, (comment, pair) in enumerate(raw) if pair is None]
    found: list[bytes] = []
    for pair in pairs:
        place = place_of.get(id(pair))
        if place is None:
            found.append(f"{pair[0]}={pair[1]}".encode())
            continue
        while unknown and unknown[0][0] < place:
            found.append(unknown.pop(0)[1])
        found.append(raw[place][0])
    return [*found, *(comment for _, comment in unknown)]


def _is_read(comment: bytes) -> bool:
    """Whether mutagen makes something of a comment."""
    try:
        return bool(VComment(_ALONE + struct.pack("<I", len(comment)) + comment, framing=False))
    except error:
        return False


def _joined(vendor: bytes, comments: list[bytes]) -> bytes:
    sized = (struct.pack("<I", len(one)) + one for one in comments)
    return b"".join((struct.pack("<I", len(vendor)), vendor, struct.pack("<I", len(comments)), *sized))


def _split(data: bytes) -> tuple[bytes, list[bytes]] | None:
    """Vendor and comments; None where the lengths do not fit."""
    try:
        (length,) = struct.unpack_from("<I", data)
        at = 4 + length
        vendor = data[4:at]
        (count,) = struct.unpack_from("<I", data, at)
        at += 4
        comments: list[bytes] = []
        for _ in range(count):
            (length,) = struct.unpack_from("<I", data, at)
            if at + 4 + length > len(data):
                return None
            comments.append(data[at + 4 : at + 4 + length])
            at += 4 + length
    except struct.error:
        return None
    return vendor, comments


def _flac_block(file: IO[bytes]) -> bytes:
    """The block of comments, behind whatever ID3 tags stand before the stream."""
    at = 0
    while True:
        file.seek(at)
        head = file.read(10)
        if not (length := id3_length(head)):
            break
        at += length
    if not head.startswith(_FLAC):
        return b""
    at += len(_FLAC)
    while True:
        file.seek(at)
        head = file.read(4)
        if len(head) < 4:
            return b""
        size = int.from_bytes(head[1:], "big")
        if head[0] & ~_LAST_BLOCK == _COMMENTS:
            return file.read(size)
        if head[0] & _LAST_BLOCK:
            return b""
        at += 4 + size


def _ogg_packet(file: IO[bytes], serial: int) -> bytes:
    """The comments in the second packet of a stream, without what stands before them."""
    pages: list[Any] = []
    packets: list[bytes] = []
    is_whole = False
    try:
        while not is_whole:
            page = OggPage(file)
            if page.serial != serial:
                continue
            pages.append(page)
            packets = OggPage.to_packets(pages, strict=False)
            is_whole = len(packets) > 2 or (len(packets) == 2 and bool(page.complete))
    except (EOFError, ValueError, IndexError, mutagen.MutagenError):
        return b""
    packet = packets[1]
    if packets[0].startswith(_OGG_FLAC):
        return packet[_BLOCK_HEAD:]
    head = next((one for one in _HEADS if packet.startswith(one)), b"")
    return packet[len(head) :]
