"""Pictures that decode to gigabytes, or that are documents in truth."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from typing import Final

from tests.soak.hostile.doors import Door
from tests.soak.hostile.made.archives import packed_zeros
from tests.soak.hostile.made.values import Made, written
from tests.support.audio_files import write_tone

SIDE_PX: Final = 60_000
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_LAUGHS: Final = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(side_px: int, content: bytes, more: bytes = b"", bits: int = 8) -> bytes:
    header = struct.pack(">IIBBBBB", side_px, side_px, bits, 6, 0, 0, 0)
    return _PNG + _chunk(b"IHDR", header) + more + _chunk(b"IDAT", content) + _chunk(b"IEND", b"")


def png_bomb() -> bytes:
    """14 GB of pixels in 10 MB."""
    return _png(SIDE_PX, b"\x78\xda" + packed_zeros(SIDE_PX * SIDE_PX * 4) + bytes(4))


def _middle_png() -> bytes:
    """Large enough to be made small, and small enough to be decoded for that."""
    return _png(16_000, b"\x78\xda" + packed_zeros(16_000 * 16_001 * 4) + bytes(4))


def _profile_png() -> bytes:
    """A small picture with a colour profile that unpacks to gigabytes."""
    bomb = b"a\0\0\x78\xda" + packed_zeros(4 << 30) + bytes(4)
    return _png(4, zlib.compress(bytes(4 * 17)), _chunk(b"iCCP", bomb))


def _animated_png() -> bytes:
    control = b"".join(
        _chunk(b"fcTL", struct.pack(">IIIIIHHBB", number, 60_000, 60_000, 0, 0, 1, 1, 0, 0))
        for number in range(2000)
    )
    return _png(60_000, zlib.compress(bytes(100)), _chunk(b"acTL", struct.pack(">II", 1 << 31, 0)) + control)


def jpeg_head(width_px: int, height_px: int, *, is_progressive: bool = False) -> bytes:
    """The header of a JPEG file."""
    kind = b"\xff\xc2" if is_progressive else b"\xff\xc0"
    parts = struct.pack(">BHHB", 8, height_px, width_px, 3) + b"\1\x22\0\2\x11\0\3\x11\0"
    table = b"\xff\xdb" + struct.pack(">H", 67) + b"\0" + b"\1" * 64
    return b"\xff\xd8" + table + kind + struct.pack(">H", len(parts) + 2) + parts


def _scans(width_px: int, height_px: int, count: int) -> bytes:
    """A progressive JPEG of many scans, each of which goes over all pixels."""
    codes = b"\xff\xc4" + struct.pack(">H", 19 + 1) + b"\0" + b"\1" + bytes(15) + b"\0"
    scan = b"\xff\xda" + struct.pack(">H", 12) + b"\3\1\0\2\0\3\0\0\0\1" + b"\0\0\0\0"
    return jpeg_head(width_px, height_px, is_progressive=True) + codes + scan * count + b"\xff\xd9"


def _gif() -> bytes:
    head = b"GIF89a" + struct.pack("<HHBBB", 65_535, 65_535, 0x80, 0, 0) + bytes(6)
    frame = b"," + struct.pack("<HHHHB", 0, 0, 65_535, 65_535, 0) + b"\2\2\x4c\1\0"
    return head + frame * 5000 + b";"


def _webp() -> bytes:
    frame = b"\x9d\1\x2a" + struct.pack("<HH", 16_383, 16_383)
    data = b"VP8 " + struct.pack("<I", 3 + len(frame) + 100) + b"\x10\0\0" + frame + bytes(100)
    return b"RIFF" + struct.pack("<I", len(data) + 4) + b"WEBP" + data


def _lossless_webp() -> bytes:
    bits = (16_383 | 16_383 << 14).to_bytes(4, "little")
    data = b"VP8L" + struct.pack("<I", 1005) + b"\x2f" + bits + bytes(1000)
    return b"RIFF" + struct.pack("<I", len(data) + 4) + b"WEBP" + data


def _bmp() -> bytes:
    header = struct.pack("<IiiHHIIiiII", 40, 60_000, 60_000, 1, 8, 1, 0, 0, 0, 256, 0)
    return b"BM" + struct.pack("<IHHI", 2000, 0, 0, 54 + 1024) + header + bytes(1024) + b"\xff\1" * 400


def _tiff() -> bytes:
    """A directory that leads to itself."""
    entries = struct.pack("<HHII", 256, 4, 1, 60_000) + struct.pack("<HHII", 257, 4, 1, 60_000)
    return b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", 2) + entries + struct.pack("<I", 8)


def _svg() -> bytes:
    return (
        f'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY l0 "lol">{_LAUGHS}]><svg xmlns="http://www.w3.org/2000/svg"'
        ' width="60000" height="60000"><text>&l9;</text><image href="file:///etc/passwd"/></svg>'
    ).encode()


def _inside_sound(data: Callable[[], bytes]) -> Callable[[], bytes]:
    """A FLAC file with the picture."""

    def make() -> bytes:
        import os
        import tempfile

        import mutagen.flac

        with tempfile.TemporaryDirectory() as folder:
            path = write_tone(os.path.join(folder, "a.flac"), 0.5)
            file = mutagen.flac.FLAC(path)
            picture = mutagen.flac.Picture()
            picture.type, picture.data = 3, data()
            file.add_picture(picture)
            file.save()
            with io.FileIO(path) as written_file:
                return written_file.readall()

    return make


_FILES: Final = {
    "bomb.png": png_bomb,
    "middle.png": _middle_png,
    "profile.png": _profile_png,
    "animated.png": _animated_png,
    "bomb.jpg": lambda: jpeg_head(60_000, 60_000) + bytes(1000),
    "scans.jpg": lambda: _scans(2400, 2400, 50_000),
    "large-scans.jpg": lambda: _scans(16_000, 16_000, 50_000),
    "bomb.gif": _gif,
    "bomb.webp": _webp,
    "lossless.webp": _lossless_webp,
    "bomb.bmp": _bmp,
    "circle.tiff": _tiff,
    "laughs.svg": _svg,
    "laughs.png": _svg,
}
MADE: Final = (
    *(Made(name, written(make), (Door.PICTURE,)) for name, make in _FILES.items()),
    *(
        Made(f"{name}.flac", written(_inside_sound(_FILES[name])), (Door.TAGS, Door.PLAYING))
        for name in ("bomb.png", "middle.png", "scans.jpg", "bomb.gif")
    ),
)
