"""What a picture is by its bytes: its format and its size, without decoding it.

Sources: ISO/IEC 10918-1 (JPEG: the frame headers SOF0 to SOF15), the PNG specification (IHDR and IEND),
GIF89a, the WebP container specification, and the BITMAPINFOHEADER of Windows.
"""

from __future__ import annotations

import struct
from typing import Final, NamedTuple

_NO_FRAME_HEADERS: Final = frozenset({0xC4, 0xC8, 0xCC})
_WITHOUT_LENGTH: Final = frozenset({0x01, *range(0xD0, 0xD9)})
_JPEG_END: Final = b"\xff\xd9"
_PNG_END: Final = b"IEND"
_TAIL_BYTES: Final = 4096


class ImageHeader(NamedTuple):
    """The format and the size of a picture.

    Attributes:
        mime: ``"image/jpeg"`` and so on; empty for bytes that are no picture.
        width: in pixels; 0 where the header is broken.
        height: in pixels; 0 where the header is broken.
        is_whole: its end is there, as far as the format tells.
    """

    mime: str
    width: int
    height: int
    is_whole: bool


NO_IMAGE: Final = ImageHeader("", 0, 0, False)


def image_header(data: bytes) -> ImageHeader:
    """What some bytes are."""
    try:
        if data.startswith(b"\xff\xd8\xff"):
            width, height = _jpeg_size(data)
            return ImageHeader("image/jpeg", width, height, _JPEG_END in data[-_TAIL_BYTES:])
        if data.startswith(b"\x89PNG\r\n\x1a\n"):
            width, height = struct.unpack(">II", data[16:24])
            return ImageHeader("image/png", width, height, _PNG_END in data[-_TAIL_BYTES:])
        if data.startswith((b"GIF87a", b"GIF89a")):
            width, height = struct.unpack("<HH", data[6:10])
            return ImageHeader("image/gif", width, height, b";" in data[-16:])
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            width, height = _webp_size(data)
            whole = len(data) >= int.from_bytes(data[4:8], "little") + 8
            return ImageHeader("image/webp", width, height, whole)
        if data.startswith(b"BM"):
            width, height = struct.unpack("<ii", data[18:26])
            return ImageHeader("image/bmp", width, abs(height), True)
    except (struct.error, IndexError):
        return ImageHeader(_mime(data), 0, 0, False)
    return NO_IMAGE


def _mime(data: bytes) -> str:
    for magic, mime in (
        (b"\xff\xd8", "image/jpeg"),
        (b"\x89PNG", "image/png"),
        (b"GIF", "image/gif"),
        (b"RIFF", "image/webp"),
    ):
        if data.startswith(magic):
            return mime
    return "image/bmp"


def _jpeg_size(data: bytes) -> tuple[int, int]:
    at = 2
    while (at := data.find(b"\xff", at)) >= 0:
        marker = data[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in _NO_FRAME_HEADERS:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        if marker == 0xFF:
            at += 1
        elif marker in _WITHOUT_LENGTH:
            at += 2
        else:
            at += 2 + int(struct.unpack(">H", data[at + 2 : at + 4])[0])
    return 0, 0


def _webp_size(data: bytes) -> tuple[int, int]:
    form = data[12:16]
    if form == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if form == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    width, height = struct.unpack("<HH", data[26:30])
    return width & 0x3FFF, height & 0x3FFF
