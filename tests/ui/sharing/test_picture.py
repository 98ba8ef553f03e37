"""The picture card: in both shapes and looks it holds whatever names and covers there are."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.sharing.documents import SharedList, SharedTrack
from musicrec_desktop.ui.kit.painting import png_of
from musicrec_desktop.ui.sharing.picture import PictureShape, paint_picture
from musicrec_desktop.ui.theme.colours import DARK, LIGHT, Theme

SIZES = {PictureShape.SQUARE: QSize(1080, 1080), PictureShape.WIDE: QSize(1200, 630)}
TRACKS = tuple(
    SharedTrack(TrackId(number), f"Track {number}", ("Somebody",), duration_ms=200_000) for number in range(9)
)


def cover(colour: str, side: int = 64) -> bytes:
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return png_of(image)


def painted(
    shared: SharedList,
    covers: tuple[bytes, ...] = (),
    shape: PictureShape = PictureShape.SQUARE,
    theme: Theme = DARK,
) -> QImage:
    return paint_picture(shared, covers, theme, shape, QApplication.font())


def bytes_of(image: QImage) -> bytes:
    return bytes(image.constBits())


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("shape", PictureShape)
def test_four_covers_are_a_collage(qapp: QApplication, shape: PictureShape, theme: Theme) -> None:
    colours = ("#ff0000", "#00ff00", "#0000ff", "#ffff00")
    shared = SharedList("Evening", "Because.", TRACKS, "Daily mix")
    image = painted(shared, tuple(map(cover, colours)), shape, theme)
    assert image.size() == SIZES[shape]
    found = [image.pixelColor(x, y).name() for y in (200, 400) for x in (200, 400)]
    assert found == list(colours)
    assert image.pixelColor(image.width() - 4, image.height() - 4).name() == theme.surface


def test_fewer_covers_and_none_still_make_a_card(qapp: QApplication) -> None:
    shared = SharedList("Evening", "", TRACKS)
    one = painted(shared, (b"no picture", cover("#ff0000"), cover("#00ff00")))
    assert one.pixelColor(200, 200).name() == one.pixelColor(400, 400).name() == "#ff0000"
    none = painted(shared)
    assert none.pixelColor(100, 100) != QColor(DARK.surface), "the name gives a colour"


@pytest.mark.parametrize("shape", PictureShape)
@pytest.mark.parametrize(
    "shared",
    [
        SharedList("T" * 500, "word " * 300, TRACKS * 1200, "Playlist", "A" * 300),
        SharedList("\u2066שלום\n\x00", "לילה", (SharedTrack(TrackId(1), "שיר 🎹" * 40, ("אמן",)),) * 2),
        SharedList("", "", TRACKS[:1], "Track", "Ada"),
        SharedList("🎹" * 80, "", (SharedTrack(TrackId(1), ""),) * 3),
    ],
    ids=["long", "right-to-left", "nameless", "emoji"],
)
def test_any_names_stay_inside(qapp: QApplication, shared: SharedList, shape: PictureShape) -> None:
    image = painted(shared, (), shape)
    edges = [image.pixelColor(image.width() - 20, y) for y in range(image.height())]
    assert all(abs(one.red() - other.red()) <= 3 for one, other in pairwise(edges))


def test_a_name_is_on_it_only_where_it_is_given(qapp: QApplication) -> None:
    plain, named = SharedList("Evening", "", TRACKS), SharedList("Evening", "", TRACKS, profile_name="Ada")
    painted(plain)  # the first letters of a size differ by a shade from later ones
    assert bytes_of(painted(plain)) == bytes_of(painted(plain))
    assert bytes_of(painted(plain)) != bytes_of(painted(named))
