"""Pictures that are too large to decode whenever they are shown: made small once, in a process of its own.

A picture of 9000 by 9000 takes 324 MB to decode, few formats can shrink while they are read, and a small file
may claim any size. So the window's process reads the header only; a child with limits on memory and time
decodes, and a picture that exceeds them counts as unreadable. Formats whose reader may end the process at a
damaged file are read by the child alone.
"""

from __future__ import annotations

import multiprocessing
import os
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Final

from musicrec_desktop.core.rlimit import limit_memory

if TYPE_CHECKING:
    from PySide6.QtCore import QIODevice
    from PySide6.QtGui import QImageReader

LARGE_PIXELS: Final = 2500 * 2500
"""A picture with more is kept in a smaller form."""
SMALL_EDGE_PX: Final = 1600
LARGEST_BYTES: Final = 1 << 30
"""What decoding may take; a square of 16384 pixels, or of 11585 with 16 bits a colour."""
CPU_S: Final = 30
WALL_S: Final = 90.0
_QUALITY: Final = 90
_JPEG: Final = b"\xff\xd8"
_PLAIN: Final = {b"\xff\xd8\xff": "jpeg", b"\x89PNG\r\n\x1a\n": "png", b"GIF8": "gif", b"BM": "bmp"}
"""Formats that the window reads itself, by how they begin; WebP beside them."""
_FRAIL: Final = (b"II*\0", b"MM\0*")
"""TIFF: a spoiled head ends the process that asks Qt for the size."""
_START_OF_SCAN: Final = b"\xff\xda"
_MOST_SCANS: Final = 100
"""Scans of a JPEG, each of which goes over all pixels; progressive ones in use have about ten."""


class BigPictures:
    """Makes large pictures small. Callable from any thread; calls should not overlap."""

    def is_large(self, data: bytes) -> bool:
        """Whether a picture file takes so much to decode that it is to be made small before it is shown.

        True also where the window's process must not read it.
        """
        layout = plain_format(data)
        if not layout:
            return data.startswith(_FRAIL)
        reader, _device = _reader(data, layout)
        size = reader.size()
        return size.width() * size.height() > LARGE_PIXELS or is_laborious(data)

    def shrunk(self, data: bytes) -> bytes | None:
        """The picture as a file of at most ``SMALL_EDGE_PX`` a side; None where it cannot be decoded."""
        return self._shrunk(data)

    def shrunk_file(self, path: str) -> bytes | None:
        """As ``shrunk``, of a file that is read by the child alone, however large it is."""
        return self._shrunk(path)

    def _shrunk(self, source: bytes | str) -> bytes | None:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        child = context.Process(target=_serve, args=(theirs,), name="picture", daemon=True)
        child.start()
        theirs.close()
        try:
            ours.send(source)
            found = ours.recv_bytes() if ours.poll(WALL_S) else b""
        except (EOFError, OSError):
            found = b""
        finally:
            ours.close()
            child.kill()
            child.join()
        return found or None


def is_laborious(data: bytes) -> bool:
    """Whether a JPEG goes over its pixels so often that a small one takes minutes."""
    return data.startswith(_JPEG) and data.count(_START_OF_SCAN) > _MOST_SCANS


def plain_format(data: bytes) -> str:
    """Qt's name of the format of a picture that the window may read; an empty string for any other one."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return next((layout for head, layout in _PLAIN.items() if data.startswith(head)), "")


def _is_too_large(reader: QImageReader) -> bool:
    """Whether decoding takes more than is allowed, as the header tells."""
    from PySide6.QtGui import QImage

    size, layout = reader.size(), reader.imageFormat()
    depth = 0 if layout == QImage.Format.Format_Invalid else QImage.toPixelFormat(layout).bitsPerPixel()
    return size.width() * size.height() * max(depth, 32) // 8 > LARGEST_BYTES


def _reader(source: bytes | str, layout: str = "") -> tuple[QImageReader, QIODevice]:
    """A reader of a picture file, or of its bytes, and what it reads from, which has to be kept with it.

    Args:
        source: the path, or the bytes.
        layout: the only format that is read; without one, what the content looks like.
    """
    from PySide6.QtGui import QImageReader

    device = _opened(source)
    reader = QImageReader(device, layout.encode("ascii")) if layout else QImageReader(device)
    reader.setAutoDetectImageFormat(not layout)
    reader.setDecideFormatFromContent(not layout)
    return reader, device


def _opened(source: bytes | str) -> QIODevice:
    """A picture file, or its bytes, for a reader."""
    from PySide6.QtCore import QBuffer, QByteArray, QFile, QIODevice

    device: QIODevice
    if isinstance(source, str):
        device = QFile(source)
    else:
        device = QBuffer()
        device.setData(QByteArray(source))
    device.open(QIODevice.OpenModeFlag.ReadOnly)
    return device


def _serve(connection: Connection) -> None:
    """Inside the child: a picture file comes, a smaller one goes back; nothing where it cannot be read."""
    _limit()
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
    from PySide6.QtGui import QImageReader

    QImageReader.setAllocationLimit(LARGEST_BYTES >> 20)
    reader, _device = _reader(connection.recv())
    if _is_too_large(reader):
        connection.send_bytes(b"")
        return
    edge = QSize(SMALL_EDGE_PX, SMALL_EDGE_PX)
    # JPEG and WebP shrink while they are read.
    reader.setScaledSize(reader.size().scaled(edge, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    written = QByteArray()
    target = QBuffer(written)
    target.open(QIODevice.OpenModeFlag.WriteOnly)
    layout = "PNG" if image.hasAlphaChannel() else "JPEG"
    if not image.isNull():
        image.save(target, layout, _QUALITY)  # type: ignore[call-overload]
    connection.send_bytes(bytes(written.data()))


def _limit() -> None:
    """Bound what a hostile picture takes, and discard what decoders write to stderr."""
    with open(os.devnull, "w", encoding="ascii") as nowhere:
        os.dup2(nowhere.fileno(), 2)
    limit_memory(LARGEST_BYTES + (256 << 20))
    if os.name == "posix":
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, CPU_S))
