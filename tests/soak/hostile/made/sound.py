"""Sound files whose tags or headers promise more than a machine has."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from tests.soak.hostile.doors import Door
from tests.soak.hostile.made.archives import packed_zeros
from tests.soak.hostile.made.values import Made, written

_DOORS: Final = (Door.TAGS, Door.PLAYING, Door.LISTENING)
_FRAMES: Final = (b"\xff\xfb\x90\xc4" + bytes(413)) * 100
"""MPEG frames of silence."""


def _syncsafe(number: int) -> bytes:
    return bytes((number >> shift) & 0x7F for shift in (21, 14, 7, 0))


def _tag(frames: bytes, version: int = 4, flags: int = 0) -> bytes:
    return b"ID3" + bytes((version, 0, flags)) + _syncsafe(len(frames)) + frames + _FRAMES


def _packed_frame(kind: bytes, promised: int, content: bytes) -> bytes:
    """A frame of ID3v2.4 that is compressed, with how long it says that it becomes."""
    body = _syncsafe(promised) + content
    return kind + _syncsafe(len(body)) + b"\0\x09" + body


def _packed_frames() -> bytes:
    bomb = b"\x78\xda" + packed_zeros(8 << 30) + bytes(4)
    return _tag(b"".join(_packed_frame(kind, 20, bomb) for kind in (b"TIT2", b"APIC", b"USLT")))


def _old_packed_frame() -> bytes:
    """The same of ID3v2.3, whose frames tell 32 bits."""
    bomb = b"\x78\xda" + packed_zeros(8 << 30) + bytes(4)
    return _tag(b"TIT2" + struct.pack(">IH", len(bomb) + 4, 0x80) + struct.pack(">I", 20) + bomb, 3)


def _many_frames() -> bytes:
    """Twenty thousand chapters in a table of contents that names itself."""
    chapter = b"CHAP" + _syncsafe(22) + b"\0\0" + b"chp\0" + bytes(16) + b"\0\0"
    contents = b"CTOC" + _syncsafe(10) + b"\0\0" + b"toc\0\3\1toc\0"
    return _tag(contents * 2000 + chapter * 20_000)


def _promised_tag() -> bytes:
    return b"ID3\4\0\0\x7f\x7f\x7f\x7f" + b"TIT2\x7f\x7f\x7f\x7f\0\0\3One" + _FRAMES


def _atom(kind: bytes, content: bytes = b"", size: int | None = None) -> bytes:
    return struct.pack(">I", len(content) + 8 if size is None else size) + kind + content


def _deep_atoms() -> bytes:
    inner = b""
    for _ in range(50_000):
        inner = _atom(b"moov", inner)
    return _atom(b"ftyp", b"M4A \0\0\0\0M4A mp42") + inner


def _huge_atoms() -> bytes:
    """Tables of samples with four thousand million rows, and an atom of 64 bits."""
    rows = b"\0\0\0\0\xff\xff\xff\xff"
    table = b"".join(_atom(kind, rows) for kind in (b"stts", b"stsz", b"stco", b"stsc", b"stss", b"ctts"))
    track = _atom(b"trak", _atom(b"mdia", _atom(b"minf", _atom(b"stbl", table))))
    tags = _atom(b"udta", _atom(b"meta", bytes(4) + _atom(b"ilst", _atom(b"covr", b"x" * 20, 0xFFFFFFF0))))
    wide = struct.pack(">I4sQ", 1, b"mdat", 1 << 62)
    return _atom(b"ftyp", b"M4A \0\0\0\0M4A mp42") + _atom(b"moov", track + tags) + wide


def _endless_atom() -> bytes:
    return _atom(b"ftyp", b"M4A \0\0\0\0M4A mp42") + _atom(b"moov", _atom(b"trak", b"", 0) * 400, 0)


def _flac(blocks: bytes) -> bytes:
    info = struct.pack(">HH", 4096, 4096) + bytes(6) + (44_100 << 44 | 1 << 41 | 15 << 36).to_bytes(8, "big")
    return b"fLaC\0\0\0\x22" + info + bytes(16) + blocks


def _flac_comments() -> bytes:
    comments = struct.pack("<I", 4) + b"made" + struct.pack("<I", 0xFFFFFFFF) + struct.pack("<I", 0xFFFFFFF0)
    return _flac(b"\x04" + len(comments).to_bytes(3, "big") + comments + b"\x86\xff\xff\xff")


def _flac_seek_points() -> bytes:
    return _flac((b"\3\xff\xff\xf0" + b"\xff" * 0xFFFFF0) * 2 + b"\x81\0\0\0")


def _cue_block() -> bytes:
    """A block that tells 255 tracks of 255 marks each."""
    track = bytes(8) + b"\1" + bytes(12) + bytes(14) + b"\xff" + bytes(12 * 255)
    block = bytes(128) + bytes(8) + b"\1" + bytes(258) + b"\xff" + track * 255
    return _flac(b"\x85" + len(block).to_bytes(3, "big") + block)


def _ogg_page(data: bytes, serial: int = 1, sequence: int = 0, flags: int = 0, granule: int = 0) -> bytes:
    lacing = b"\xff" * (len(data) // 255) + bytes((len(data) % 255,))
    page = b"OggS\0" + bytes((flags,)) + struct.pack("<qIII", granule, serial, sequence, 0)
    return page + bytes((len(lacing),)) + lacing + data


def _ogg_streams() -> bytes:
    """Thousands of streams in one file."""
    head = b"\1vorbis" + struct.pack("<IBIiiiBB", 0, 2, 44_100, 0, 128_000, 0, 0xB8, 1)
    return b"".join(_ogg_page(head, serial, 0, 2, (1 << 63) - 1) for serial in range(20_000))


def _opus_gain() -> bytes:
    head = b"OpusHead" + struct.pack("<BBHIhB", 1, 2, 65_535, 0xFFFFFFFF, 32_767, 0)
    tags = b"OpusTags" + struct.pack("<II", 4, 0) + struct.pack("<I", 1 << 31)
    return _ogg_page(head, flags=2) + _ogg_page(tags, sequence=1) + _ogg_page(bytes(200), granule=1 << 62)


def _wave() -> bytes:
    form = struct.pack("<HHIIHH", 1, 65_535, 0xFFFFFFFF, 0xFFFFFFFF, 0, 64)
    lists = (b"LIST" + struct.pack("<I", 0xFFFFFFF0) + b"INFOINAM" + struct.pack("<I", 0xFFFFFFFF)) * 1000
    return b"RIFF\xff\xff\xff\xffWAVEfmt " + struct.pack("<I", 16) + form + lists + b"data\xff\xff\xff\xff"


def _ape_items() -> bytes:
    items = struct.pack("<II", 0xFFFFFFF0, 0) + b"Title\0One"
    footer = b"APETAGEX" + struct.pack("<IIII", 2000, len(items) + 32, 0xFFFFFFFF, 0) + bytes(8)
    return _FRAMES + items + footer


def _dsf() -> bytes:
    head = b"DSD " + struct.pack("<QQQ", 28, 1 << 62, 1 << 62)
    return head + b"fmt " + struct.pack("<QIIIIIIQII", 52, 1, 0, 7, 65_535, 0, 1, 1 << 62, 0, 0) + b"data"


def _asf() -> bytes:
    head = bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c")
    content = bytes.fromhex("40a4d0d207e3d21197f000a0c95ea850") + struct.pack("<QH", 1 << 40, 0xFFFF)
    return head + struct.pack("<QIBB", 1 << 50, 0xFFFFFFFF, 1, 2) + content * 400


def _matroska() -> bytes:
    return b"\x1aE\xdf\xa3\x80" + (b"\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff") * 20_000


def _sparse(head: bytes, size: int = 4 << 30) -> Callable[[Path], None]:
    """A file of gigabytes that takes no room."""

    def make(path: Path) -> None:
        with open(path, "wb") as file:
            file.write(head)
            file.truncate(size)

    return make


MADE: Final = (
    Made("packed.mp3", written(_packed_frames), _DOORS),
    Made("packed-old.mp3", written(_old_packed_frame), _DOORS),
    Made("chapters.mp3", written(_many_frames), _DOORS),
    Made("promised.mp3", written(_promised_tag), _DOORS),
    Made("items.mp3", written(_ape_items), _DOORS),
    Made("deep.m4a", written(_deep_atoms), _DOORS),
    Made("huge.m4a", written(_huge_atoms), _DOORS),
    Made("endless.m4a", written(_endless_atom), _DOORS),
    Made("comments.flac", written(_flac_comments), _DOORS),
    Made("points.flac", written(_flac_seek_points), _DOORS),
    Made("table.flac", written(_cue_block), _DOORS),
    Made("streams.ogg", written(_ogg_streams), _DOORS),
    Made("gain.opus", written(_opus_gain), _DOORS),
    Made("wide.wav", written(_wave), _DOORS),
    Made("long.dsf", written(_dsf), _DOORS),
    Made("long.wma", written(_asf), _DOORS),
    Made("deep.mka", written(_matroska), _DOORS),
    Made("zeros.mp3", _sparse(_FRAMES), _DOORS),
    Made("zeros-behind-tag.mp3", _sparse(b"ID3\4\0\0\x7f\x7f\x7f\x7f"), _DOORS),
    Made("zeros.flac", _sparse(_flac(b"")), _DOORS),
    Made("zeros.ogg", _sparse(_ogg_page(b"\1vorbis" + bytes(23), flags=2)), _DOORS),
    Made("zeros.m4a", _sparse(_atom(b"ftyp", b"M4A \0\0\0\0M4A mp42")), _DOORS),
    Made("zeros.wav", _sparse(b"RIFF\xff\xff\xff\xffWAVE"), _DOORS),
    Made("zeros.aac", _sparse(b"\xff\xf1\x50\x80\x01\x7f\xfc" + bytes(40)), _DOORS),
    Made("zeros.mpc", _sparse(b"MPCK"), _DOORS),
    Made("zeros.wv", _sparse(b"wvpk" + zlib.compress(b"")), _DOORS),
)
