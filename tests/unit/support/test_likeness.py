"""Another smoothing of letters is alike; what has moved, says something else or has another colour is not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from tests.support.likeness import TILE_PX, compare, keep_difference

WIDTH, HEIGHT = 400, 240
Draw = Callable[..., QImage]


@pytest.fixture(params=["light", "dark"])
def page(request: pytest.FixtureRequest, qapp: QApplication) -> Draw:
    """Draws a small page: a heading, three lines in two colours, and a button."""
    paper, ink, dim = (
        ("#ffffff", "#1a1d21", "#5c616b") if request.param == "light" else ("#17191e", "#eee", "#aaa")
    )

    def draw(
        *,
        title: str = "36 tracks",
        hinting: QFont.HintingPreference = QFont.HintingPreference.PreferDefaultHinting,
        is_smooth: bool = True,
        off_px: float = 0.0,
        button_at: tuple[float, float] = (250, 180),
        button: str = "#0b7261",
    ) -> QImage:
        image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
        image.fill(QColor(paper))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, is_smooth)
        font = qapp.font()
        font.setPixelSize(13)
        font.setHintingPreference(hinting)
        if not is_smooth:
            font.setStyleStrategy(QFont.StyleStrategy.NoAntialias)
        painter.setFont(font)
        painter.translate(off_px, off_px)
        painter.setPen(QColor(ink))
        for row, text in enumerate((title, "Low Tide, Evening", "The Unsent Letter", "Moth Hour")):
            painter.drawText(QPointF(20, 30 + 30 * row), text)
        painter.setPen(QColor(dim))
        painter.drawText(QPointF(230, 60), "Letters to the Sea")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(button))
        left, top = button_at
        painter.drawRoundedRect(QRectF(left, top, 90, 30), 6, 6)
        painter.setPen(QColor("#ffffff"))
        painter.drawText(QPointF(left + 18, top + 20), "Play all")
        painter.end()
        return image

    return draw


def test_the_same_is_the_same(page: Draw) -> None:
    likeness = compare(page(), page())
    assert likeness.is_alike
    assert likeness.similarity == 1


@pytest.mark.parametrize(
    "how",
    [
        {"hinting": QFont.HintingPreference.PreferNoHinting},
        {"hinting": QFont.HintingPreference.PreferFullHinting},
        {"is_smooth": False},
        {"off_px": 0.25},
        {"off_px": 0.5},
        {"button": "#0c7463"},
    ],
    ids=[
        "no hinting",
        "full hinting",
        "no smoothing",
        "quarter of a pixel",
        "half a pixel",
        "rounded colour",
    ],
)
def test_another_smoothing_is_alike(page: Draw, how: dict[str, object]) -> None:
    likeness = compare(page(), page(**how))
    assert likeness.is_alike, str(likeness)


@pytest.mark.parametrize(
    "how",
    [
        {"button_at": (252, 180)},
        {"button_at": (250, 182)},
        {"button_at": (600, 180)},
        {"title": "36 track"},
        {"title": "No tracks"},
        {"button": "#0b5a72"},
        {"off_px": 2},
    ],
    ids=["two to the right", "two below", "gone", "plural", "words", "colour", "all of it"],
)
def test_what_a_user_would_see_differs(page: Draw, how: dict[str, object]) -> None:
    likeness = compare(page(), page(**how))
    assert not likeness.is_alike, str(likeness)
    assert len(likeness.squares)


def test_another_size_differs(page: Draw) -> None:
    assert not compare(page(), page().copy(0, 0, WIDTH - 1, HEIGHT)).is_alike
    assert not compare(QImage(), page()).is_alike


def test_the_squares_are_where_the_difference_is(page: Draw) -> None:
    rows, columns = compare(page(), page(button="#b01030")).squares.T
    assert {int(row) for row in rows} <= set(range(180 // TILE_PX, 210 // TILE_PX + 1))
    assert {int(column) for column in columns} <= set(range(250 // TILE_PX, 340 // TILE_PX + 1))


def test_the_difference_is_kept_beside_both(page: Draw, tmp_path: Path) -> None:
    old, new = page(), page(title="No tracks")
    path = keep_difference(tmp_path / "made" / "here", "tracks-light", old, new, compare(old, new))
    whole = QImage(str(path))
    assert path.name == "tracks-light.png"
    assert whole.copy(0, 0, WIDTH, HEIGHT).pixelColor(30, 26) == old.pixelColor(30, 26)
    assert whole.width() > 3 * WIDTH
    marked = whole.copy(whole.width() - WIDTH, 0, WIDTH, HEIGHT)
    assert is_red(marked.pixelColor(2 * TILE_PX, TILE_PX)), "the words above have changed"
    assert not is_red(marked.pixelColor(2 * TILE_PX, HEIGHT - TILE_PX))


def is_red(colour: QColor) -> bool:
    return colour.red() > colour.green() + 10
