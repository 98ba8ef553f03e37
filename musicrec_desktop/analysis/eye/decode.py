"""The first picture of a picture file as pixels of one size, whatever its format."""

from __future__ import annotations

import errno
import struct
from dataclasses import dataclass
from typing import Final

import av
import numpy as np
from av.error import FFmpegError
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame
from av.video.reformatter import Interpolation
from numpy.typing import NDArray

from musicrec_desktop.core.errors import AnalysisError

SIDE_PX: Final = 171
"""The network was trained on 227 pixels, with which it takes 1.8 times as long and finds no more."""
MOST_PIXELS: Final = 7_500_000
"""A picture with more is made small before it comes here (``CoverService``); decoding takes 30 MB at most."""
# The decoder is chosen here: to let FFmpeg guess would let a file pass for a playlist that opens others.
_DECODERS: Final = (
    (b"\xff\xd8\xff", "mjpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF8", "gif"),
    (b"RIFF", "webp"),
    (b"BM", "bmp"),
)
_ANIMATION_HEADER_BYTES: Final = 16
_JPEG: Final = "mjpeg"
_START_OF_FRAME: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_EIGHTHS_AND_QUARTERS: Final = (3, 2)
"""Powers of two by which FFmpeg makes a JPEG small while it decodes; halves take longer than the whole."""
_LEAST_SMALL_PX: Final = SIDE_PX * 7 // 5
_WHITE: Final = 255


@dataclass(frozen=True, slots=True, eq=False)
class Pixels:
    """A picture.

    Attributes:
        rgb: uint8, shape (``SIDE_PX``, ``SIDE_PX``, 3), stretched to a square.
        width_px: of the file.
        height_px: of the file.
    """

    rgb: NDArray[np.uint8]
    width_px: int
    height_px: int


def decode(data: bytes) -> Pixels:
    """Decode a JPEG, PNG, WebP, GIF or BMP file; of an animation its first picture.

    Raises:
        AnalysisError: ``"unreadable"``, ``"too-large"`` or ``"out-of-memory"``.
    """
    codec = next((name for magic, name in _DECODERS if data.startswith(magic)), None)
    if codec is None:
        raise AnalysisError("", "unreadable", "of no known format")
    size = _size_of_jpeg(data) if codec == _JPEG else None
    if size is not None:
        _check(size)
    power = next((one for one in _EIGHTHS_AND_QUARTERS if size and min(size) >> one >= _LEAST_SMALL_PX), 0)
    frame = _frame(codec, _first_of_animation(data) if codec == "webp" else data, power)
    if size is None or not power:
        size = (frame.width, frame.height)
        _check(size)
    try:
        rgb = _square(frame)
    except (FFmpegError, ValueError) as error:
        raise AnalysisError("", "unreadable", str(error)) from error
    return Pixels(rgb, *size)


def _check(size: tuple[int, int]) -> None:
    if size[0] * size[1] > MOST_PIXELS:
        raise AnalysisError("", "too-large", f"{size[0]} × {size[1]}")


def _frame(codec: str, data: bytes, power: int) -> VideoFrame:
    context = av.CodecContext.create(codec, "r")
    assert isinstance(context, VideoCodecContext)
    context.options = {"max_pixels": str(MOST_PIXELS), "threads": "1", "lowres": str(power)}
    try:
        frames = context.decode(av.Packet(data)) or context.decode(None)
    except FFmpegError as error:
        reason = "out-of-memory" if error.errno == errno.ENOMEM else "unreadable"
        raise AnalysisError("", reason, str(error)) from error
    if not frames:
        raise AnalysisError("", "unreadable", "no picture in it")
    return frames[0]


def _square(frame: VideoFrame) -> NDArray[np.uint8]:
    """The frame, each pixel the mean of those that it stands for; what is transparent lies on white."""
    has_alpha = (
        any(component.is_alpha for component in frame.format.components) or frame.format.name == "pal8"
    )
    layout = "rgba" if has_alpha else "rgb24"
    scaled = frame.reformat(SIDE_PX, SIDE_PX, layout, interpolation=Interpolation.AREA).to_ndarray()
    if not has_alpha:
        return np.ascontiguousarray(scaled)
    alpha = scaled[:, :, 3:].astype(np.float32) / _WHITE
    blended = scaled[:, :, :3] * alpha + _WHITE * (1 - alpha)
    return np.asarray(np.rint(blended), np.uint8)


def _size_of_jpeg(data: bytes) -> tuple[int, int] | None:
    """Width and height as the header says them; None where it has none."""
    place = 2
    while place + 9 <= len(data) and data[place] == 0xFF:
        marker, length = data[place + 1], int.from_bytes(data[place + 2 : place + 4], "big")
        if marker in _START_OF_FRAME:
            height_px, width_px = struct.unpack_from(">HH", data, place + 5)
            return width_px, height_px
        # A filling byte may stand before a marker.
        place += 1 if marker == 0xFF else 2 + length
    return None


def _first_of_animation(data: bytes) -> bytes:
    """A WebP file with the first picture of an animation, which FFmpeg does not read; others as they are."""
    place = 12
    while place + 8 <= len(data):
        name, size = data[place : place + 4], struct.unpack_from("<I", data, place + 4)[0]
        if name == b"ANMF":
            return _still(data[place + 8 + _ANIMATION_HEADER_BYTES : place + 8 + size])
        place += 8 + size + size % 2
    return data


def _still(chunks: bytes) -> bytes:
    """The WebP file of the picture in a frame of an animation; a plane for transparency is left out."""
    place = 0
    while place + 8 <= len(chunks):
        name, size = chunks[place : place + 4], struct.unpack_from("<I", chunks, place + 4)[0]
        end = place + 8 + size + size % 2
        if name in {b"VP8 ", b"VP8L"}:
            picture = chunks[place:end]
            return b"RIFF" + struct.pack("<I", len(picture) + 4) + b"WEBP" + picture
        place = end
    return b""
