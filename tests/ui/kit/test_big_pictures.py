"""Large pictures are made small in a process of their own, and bombs are no pictures."""

from __future__ import annotations

import os
import random
import struct
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageReader

from musicrec_desktop.ui.kit import big_pictures
from musicrec_desktop.ui.kit.big_pictures import SMALL_EDGE_PX, BigPictures, plain_format
from musicrec_desktop.ui.kit.covers import decode_cover
from tests.support.pictures import png


def saved(width: int, height: int, layout: str) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, layout)  # type: ignore[call-overload]
    return bytes(data.data())


def jpeg(width: int, height: int) -> bytes:
    return saved(width, height, "JPEG")


@pytest.mark.parametrize(
    ("make", "size"),
    [
        # Qt refuses to decode the first one in the window's process: 288 MB.
        (lambda: png(6000, 6000, depth=16), (SMALL_EDGE_PX, SMALL_EDGE_PX)),
        (lambda: png(6000, 2000, colour=6), (SMALL_EDGE_PX, SMALL_EDGE_PX // 3 + 1)),
        (lambda: jpeg(4000, 3000), (SMALL_EDGE_PX, SMALL_EDGE_PX * 3 // 4)),
    ],
    ids=["deep-png", "wide-png", "jpeg"],
)
def test_a_large_picture_becomes_a_small_file(make: Callable[[], bytes], size: tuple[int, int]) -> None:
    data = make()
    pictures = BigPictures()
    assert pictures.is_large(data)
    assert decode_cover(data, 64).isNull()
    small = pictures.shrunk(data)
    assert small is not None
    image = QImage.fromData(QByteArray(small))
    assert (image.width(), abs(image.height() - size[1]) <= 1) == (size[0], True)
    assert not pictures.is_large(small)
    assert not decode_cover(small, 64).isNull()


def test_usual_pictures_are_left_as_they_are() -> None:
    assert not BigPictures().is_large(png(1500, 1500))
    assert not BigPictures().is_large(b"no picture")


def test_a_jpeg_of_many_scans_is_not_decoded_in_the_window() -> None:
    """Each scan goes over all pixels, and fifty thousand of them have room in a megabyte."""
    data = jpeg(64, 64) + b"\xff\xda" * 200
    assert BigPictures().is_large(data)
    assert decode_cover(data, 64).isNull()
    small = BigPictures().shrunk(data)
    assert small is not None
    assert not decode_cover(small, 64).isNull()


@pytest.mark.parametrize("layout", ["JPEG", "PNG", "BMP", "WEBP"])
def test_plain_formats_are_shown_by_the_window_itself(layout: str) -> None:
    data = saved(24, 24, layout)
    assert plain_format(data) == layout.lower()
    assert not BigPictures().is_large(data)
    assert not decode_cover(data, 8).isNull()


def test_a_tiff_is_read_by_the_child_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Qt's reader of TIFF takes the process with it at some damaged heads."""
    data = saved(24, 24, "TIFF")
    assert BigPictures().is_large(data)
    assert decode_cover(data, 8).isNull()
    small = BigPictures().shrunk(data)
    assert small is not None
    assert not decode_cover(small, 8).isNull()

    def refuse(_reader: QImageReader) -> None:
        raise AssertionError

    monkeypatch.setattr(QImageReader, "size", refuse)
    seed = random.Random(1)
    for _ in range(5):
        spoiled = bytearray(data)
        for place in seed.sample(range(4, len(spoiled)), 12):
            spoiled[place] = seed.randrange(256)
        assert BigPictures().is_large(bytes(spoiled))
        assert decode_cover(bytes(spoiled), 8).isNull()
    # A child that ends before it answers is a picture that cannot be shown.
    monkeypatch.setattr(big_pictures, "_serve", _end)
    assert BigPictures().shrunk(data) is None


def _end(_connection: Connection) -> None:
    os.abort()


def test_a_large_file_is_read_by_the_child_alone(tmp_path: Path) -> None:
    # 41 MB: three bytes for each pixel, behind a header of 54.
    edge = 3_700
    head = struct.pack("<2sIIIIiiHHIIiiII", b"BM", 54, 0, 54, 40, edge, edge, 1, 24, 0, 0, 0, 0, 0, 0)
    path = tmp_path / "folder.jpg"  # the content tells what it is
    path.write_bytes(head + bytes(3 * edge * edge))
    assert path.stat().st_size > 40_000_000
    small = BigPictures().shrunk_file(str(path))
    assert small is not None
    assert QImage.fromData(QByteArray(small)).width() == SMALL_EDGE_PX
    assert BigPictures().shrunk_file(str(tmp_path / "gone.jpg")) is None


def test_a_bomb_is_no_picture_and_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    bomb = png(60_000, 60_000, rows=10)
    assert BigPictures().is_large(bomb)
    assert BigPictures().shrunk(bomb) is None
    assert decode_cover(bomb, 64).isNull()
    assert BigPictures().shrunk(png(5000, 5000, rows=3)[:-30]) is None
    assert capfd.readouterr().err == ""
