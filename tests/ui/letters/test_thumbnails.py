"""The small pictures of letters, from real picture files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage

from musicrec_desktop.services.covers import CoverService
from musicrec_desktop.services.letters.pictures import ALL_BYTES, EDGE_PX, LARGEST_BYTES, LetterPictures
from musicrec_desktop.storage.tracks import TrackStore
from musicrec_desktop.ui.kit.big_pictures import BigPictures
from musicrec_desktop.ui.kit.thumbnails import Thumbnails
from tests.support.library import add_tracks, library_of, scanned
from tests.support.scheduler import ManualScheduler


def picture(width: int, height: int, layout: str, colour: QColor | None = None) -> bytes:
    """A picture file; noise where no colour is given."""
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    if colour is None:
        image = QImage(os.urandom(width * height * 4), width, height, QImage.Format.Format_RGB32).copy()
    else:
        image.fill(colour)
    written = QByteArray()
    target = QBuffer(written)
    target.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(target, layout)  # type: ignore[call-overload]
    return bytes(written.data())


def test_a_picture_becomes_a_small_square_jpeg() -> None:
    small = Thumbnails().jpeg(picture(900, 600, "PNG", QColor("red")), EDGE_PX, LARGEST_BYTES)
    assert small is not None
    assert small.startswith(b"\xff\xd8")
    image = QImage.fromData(small)
    assert (image.width(), image.height()) == (EDGE_PX, EDGE_PX)
    assert len(small) < LARGEST_BYTES


def test_what_is_transparent_becomes_white() -> None:
    small = Thumbnails().jpeg(picture(300, 300, "PNG", QColor(0, 0, 0, 0)), EDGE_PX, LARGEST_BYTES)
    assert small is not None
    assert QImage.fromData(small).pixelColor(70, 70).lightness() > 250


@pytest.mark.parametrize("data", [b"", b"no picture", b"\xff\xd8\xff\xe0broken"])
def test_what_is_no_picture_gives_none(data: bytes) -> None:
    assert Thumbnails().jpeg(data, EDGE_PX, LARGEST_BYTES) is None


def test_noise_is_written_coarser_or_left_out() -> None:
    noise = picture(300, 300, "PNG")
    small = Thumbnails().jpeg(noise, EDGE_PX, 12_000)
    assert small is None or len(small) <= 12_000
    assert Thumbnails().jpeg(noise, EDGE_PX, 100) is None


def test_covers_of_a_library_and_all_of_them_within_bounds(tmp_path: Path) -> None:
    database = library_of(str(tmp_path / "library.sqlite3"), "")
    ids = []
    for number, data in enumerate(
        (picture(200, 200, "JPEG", QColor("blue")), picture(2600, 2600, "JPEG"), b"x")
    ):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "cover.jpg").write_bytes(data)
        ids += add_tracks(database, [scanned("one.mp3")], str(folder))[1]
    covers = CoverService(
        scheduler=ManualScheduler(),
        tracks=TrackStore(database),
        covers_dir=str(tmp_path / "covers"),
        shrinker=BigPictures(),
    )
    found = LetterPictures(covers, Thumbnails()).of(ids)
    assert list(found) == ids[:2]
    assert sum(map(len, found.values())) <= ALL_BYTES
    database.close()
