"""Picture files of every kind become pixels, or a word."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from musicrec_desktop.analysis.eye.decode import MOST_PIXELS, SIDE_PX, _size_of_jpeg, decode
from musicrec_desktop.core.errors import AnalysisError
from tests.support.pictures import Rgb, animation, encoded, image_of, jpeg, png, quarters, saved, scene

COLOURS = ((200, 40, 60), (20, 40, 60), (200, 180, 60), (20, 180, 60))
FOUR = quarters(300, *COLOURS)


def middles(rgb: Rgb) -> list[tuple[int, ...]]:
    """The colours in the middles of the quarters."""
    near, far = SIDE_PX // 4, 3 * SIDE_PX // 4
    places = ((near, near), (near, far), (far, near), (far, far))
    return [tuple(int(value) for value in rgb[place]) for place in places]


@pytest.mark.parametrize("layout", ["JPEG", "PNG", "WEBP", "BMP", "CMYK"])
def test_the_formats_give_the_same_pixels(layout: str) -> None:
    found = decode(encoded(FOUR, layout))
    assert found.rgb.shape == (SIDE_PX, SIDE_PX, 3)
    assert (found.width_px, found.height_px) == (300, 300)
    assert np.abs(np.subtract(middles(found.rgb), COLOURS)).max() <= 8


@pytest.mark.parametrize("layout", ["gif", "webp"])
def test_the_first_picture_of_an_animation_counts(layout: str) -> None:
    found = decode(animation([FOUR, 255 - FOUR, 255 - FOUR], layout))
    # 256 colours, dithered: the mean of a place is near.
    near = found.rgb[20:80, 20:80].reshape(-1, 3).mean(axis=0)
    assert np.abs(near - COLOURS[0]).max() <= 25
    assert (found.width_px, found.height_px) == (300, 300)


def test_pixels_are_those_of_a_viewer() -> None:
    rgb = scene(3, 640)
    viewer = image_of(rgb).scaled(
        SIDE_PX,
        SIDE_PX,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    bits = np.frombuffer(viewer.convertToFormat(QImage.Format.Format_RGB888).constBits(), np.uint8)
    shown = bits.reshape(SIDE_PX, -1)[:, : 3 * SIDE_PX].reshape(SIDE_PX, SIDE_PX, 3)
    found = decode(encoded(rgb, "PNG")).rgb
    assert np.abs(found.astype(int) - shown).mean() < 1.0


@pytest.mark.parametrize(("times", "is_progressive"), [(5, False), (5, True), (9, False)])
def test_a_large_jpeg_is_made_small_while_it_is_decoded(times: int, is_progressive: bool) -> None:
    small = scene(3, 303)
    rgb = small.repeat(times, 0).repeat(times, 1)
    found = decode(jpeg(rgb, is_progressive=is_progressive))
    assert (found.width_px, found.height_px) == (303 * times, 303 * times)
    assert np.abs(found.rgb.astype(int) - decode(encoded(small, "BMP")).rgb).mean() < 2.0


def test_the_size_of_a_jpeg_is_that_of_its_header() -> None:
    wide = jpeg(scene(3, 600)[:400])
    assert _size_of_jpeg(wide) == (600, 400)
    assert [_size_of_jpeg(data) for data in (wide[:100], b"\xff\xd8", wide[:2] + b"\0" * 50)] == [None] * 3


def test_one_pixel_fills_the_square() -> None:
    for layout in ("PNG", "JPEG", "BMP"):
        found = decode(encoded(np.array([[[200, 30, 40]]], np.uint8), layout))
        assert (found.width_px, found.height_px) == (1, 1)
        assert np.abs(found.rgb.astype(int) - (200, 30, 40)).max() <= 3


def test_what_is_transparent_lies_on_white() -> None:
    image = QImage(100, 100, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    assert (decode(saved(image, "PNG")).rgb == 255).all()


def test_a_picture_of_many_pixels_is_refused_before_it_is_decoded() -> None:
    side = int(MOST_PIXELS**0.5) + 50
    with pytest.raises(AnalysisError) as caught:
        decode(png(12_000, 12_000, rows=1))
    assert caught.value.reason in {"unreadable", "too-large"}
    with pytest.raises(AnalysisError):
        decode(png(side, side))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no picture",
        b"#EXTM3U\nfile:///etc/passwd\n",
        b"\xff\xd8\xff" + b"abc" * 100,
        b"\x89PNG\r\n\x1a\n" + b"\0" * 200,
        b"GIF89a" + b"\0" * 50,
        b"RIFF\x10\0\0\0WEBPANMF\xff\xff\xff\xff",
        b"BM" + b"\xff" * 100,
        encoded(FOUR, "PNG")[:60],
        encoded(FOUR, "WEBP")[:40],
    ],
    ids=["empty", "text", "playlist", "jpeg", "png", "gif", "webp", "bmp", "cut-png", "cut-webp"],
)
def test_what_is_broken_gives_a_word(data: bytes) -> None:
    with pytest.raises(AnalysisError) as caught:
        decode(data)
    assert caught.value.reason == "unreadable"
