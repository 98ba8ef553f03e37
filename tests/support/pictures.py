"""Picture files of every kind, made here."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

Rgb = NDArray[np.uint8]
"""Shape (height, width, 3)."""


def encoded(rgb: Rgb, layout: str = "JPEG", quality: int = 90) -> bytes:
    """A picture file.

    Args:
        rgb: the picture.
        layout: a name that Qt knows, or ``"CMYK"`` for a JPEG of printing inks.
        quality: of formats that lose something.
    """
    image = image_of(rgb)
    if layout == "CMYK":
        image, layout = image.convertToFormat(QImage.Format.Format_CMYK8888), "JPEG"
    return saved(image, layout, quality)


def image_of(rgb: Rgb) -> QImage:
    """The picture as Qt has it."""
    height, width = rgb.shape[:2]
    data = np.ascontiguousarray(rgb)
    return QImage(data.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def saved(image: QImage, layout: str, quality: int = 90) -> bytes:
    """An image as a file."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, layout, quality)  # type: ignore[call-overload]
    return bytes(data.data())


def jpeg(rgb: Rgb, *, is_progressive: bool = False) -> bytes:
    """A JPEG file, which a progressive one describes coarsely at first."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpeg"))
    writer.setQuality(90)
    writer.setProgressiveScanWrite(is_progressive)
    assert writer.write(image_of(rgb))
    return bytes(data.data())


def animation(frames: list[Rgb], layout: str) -> bytes:
    """An animated ``gif`` or ``webp``."""
    target = io.BytesIO()
    codec, pixels = {"gif": ("gif", "rgb8"), "webp": ("libwebp_anim", "bgra")}[layout]
    with av.open(target, "w", format=layout) as container:
        height, width = frames[0].shape[:2]
        stream: Any = container.add_stream(codec, rate=5, width=width, height=height, pix_fmt=pixels)
        for rgb in frames:
            container.mux(stream.encode(av.VideoFrame.from_ndarray(rgb, format="rgb24")))
        container.mux(stream.encode())
    return target.getvalue()


def quarters(side_px: int, *colours: tuple[int, int, int]) -> Rgb:
    """A square of four colours, from the upper left, row by row."""
    half = side_px // 2
    rgb = np.zeros((side_px, side_px, 3), np.uint8)
    for number, colour in enumerate(colours):
        row, column = divmod(number, 2)
        rgb[row * half : (row + 1) * half or None, column * half : (column + 1) * half or None] = colour
    return rgb


def scene(seed: int, side_px: int = 300) -> Rgb:
    """A picture with shapes, gradients and some grain, another one for each seed."""
    generator = np.random.default_rng(seed)
    rows, columns = np.mgrid[0:side_px, 0:side_px] / side_px
    rgb = np.zeros((side_px, side_px, 3))
    low, high = generator.uniform(0, 255, (2, 3))
    rgb += low + (high - low) * (rows if seed % 2 else columns)[..., None]
    for _ in range(6):
        centre, size = generator.uniform(0, 1, 2), generator.uniform(0.08, 0.3, 2)
        if generator.random() < 0.5:
            inside = np.hypot((rows - centre[0]) / size[0], (columns - centre[1]) / size[1]) < 1
        else:
            inside = (abs(rows - centre[0]) < size[0]) & (abs(columns - centre[1]) < size[1])
        rgb[inside] = generator.uniform(0, 255, 3)
    rgb += generator.normal(0, 4, rgb.shape)
    return np.asarray(np.clip(rgb, 0, 255), np.uint8)


def png(width: int, height: int, *, depth: int = 8, colour: int = 2, rows: int | None = None) -> bytes:
    """A PNG of one colour, written row by row; with fewer ``rows`` than it says it is cut off."""
    channels = {0: 1, 2: 3, 6: 4}[colour]
    row = b"\0" + b"\x80" * (width * channels * depth // 8)
    packer = zlib.compressobj(1)
    data = b"".join(packer.compress(row) for _ in range(height if rows is None else rows)) + packer.flush()

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + check

    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    signature = b"\x89PNG\r\n\x1a\n"
    return signature + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
