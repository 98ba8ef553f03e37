"""Lines of both directions: which way they run, where they stand, and what holds them together."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from musicrec_desktop.core.bidi import is_right_to_left, isolated, quoted
from musicrec_desktop.ui.kit.labels import ElidedLabel
from musicrec_desktop.ui.kit.painting import draw_elided
from musicrec_desktop.ui.kit.tool_tips import LINE_CHARACTERS, tool_tip_text
from musicrec_desktop.ui.theme.control import ThemeController

HEBREW = "שיר הירח הארוך"
ARABIC = "أغنية البحر"
LONG_HEBREW = f"{HEBREW} {HEBREW} {HEBREW} {HEBREW}"


@pytest.mark.parametrize(
    ("text", "is_mirrored"),
    [
        (HEBREW, True),
        (ARABIC, True),
        (f"12. {HEBREW}", True),
        (f"{ARABIC} (Live in Beirut)", True),
        (f"Live in Beirut ({ARABIC})", False),
        ("Blue in Green", False),
        ("", False),
        ("1999", False),
    ],
)
def test_the_first_letter_decides_which_way_a_line_runs(text: str, is_mirrored: bool) -> None:
    assert is_right_to_left(text) is is_mirrored


def test_names_are_kept_together_in_sentences_only_where_they_need_it() -> None:
    assert isolated("Blue in Green") == "Blue in Green"
    assert quoted("Blue") == "“Blue”"
    assert isolated(HEBREW) == f"\u2068{HEBREW}\u2069"
    assert quoted(f"Love {HEBREW}") == f"“\u2068Love {HEBREW}\u2069”"


def _inked(image: QImage) -> list[int]:
    """The columns of a picture in which something is painted."""
    blank = image.pixelColor(0, 0)
    return [
        x for x in range(image.width()) if any(image.pixelColor(x, y) != blank for y in range(image.height()))
    ]


@pytest.mark.parametrize("text", [HEBREW, ARABIC, "Blue in Green", f"Love {HEBREW} 2020"])
def test_every_title_in_the_player_bar_begins_at_the_cover(
    qtbot: QtBot, themes: ThemeController, text: str
) -> None:
    label = ElidedLabel(text)
    qtbot.addWidget(label)
    label.resize(400, 24)
    inked = _inked(label.grab().toImage())
    assert inked[0] < 8
    assert inked[-1] < 300


@pytest.mark.parametrize("align", [Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight])
def test_rows_stand_where_the_column_says(qtbot: QtBot, align: Qt.AlignmentFlag) -> None:
    image = QImage(400, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    draw_elided(painter, QRect(0, 0, 400, 30), HEBREW, align | Qt.AlignmentFlag.AlignVCenter)
    painter.end()
    inked = _inked(image)
    assert (inked[0] < 8) is (align is Qt.AlignmentFlag.AlignLeft)
    assert (inked[-1] > 392) is (align is Qt.AlignmentFlag.AlignRight)


def test_a_line_in_hebrew_ends_in_the_ellipsis_at_its_left(qtbot: QtBot) -> None:
    """The dots stand low and apart: the first inked columns of the cut line are theirs."""
    image = QImage(160, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    draw_elided(painter, QRect(0, 0, 160, 30), LONG_HEBREW)
    painter.end()
    first = _inked(image)[0]
    rows = [y for y in range(30) if image.pixelColor(first, y) != QColor("white")]
    assert min(rows) > 14


def test_tooltips_wrap_and_show_markup_as_it_is(qtbot: QtBot) -> None:
    long = "word " * 60
    lines = tool_tip_text("Title", long).split("\n")
    assert lines[0] == "Title"
    assert len(lines) > 3
    assert max(map(len, lines)) <= LINE_CHARACTERS
    assert tool_tip_text("海" * 200).count("\n") >= 3
    assert tool_tip_text("<b>Bold</b> & Co", "") == "<qt>&lt;b&gt;Bold&lt;/b&gt; &amp; Co</qt>"
    assert tool_tip_text("") == ""
