"""The head of a page."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from musicrec_desktop.ui.kit.page_head import PageHead
from musicrec_desktop.ui.theme.control import ThemeController

FIGURES = "35 recordings, 5.9 MB to gain · 3 works in versions · 1 track was not listened to yet"


def test_figures_end_before_the_title_does(qtbot: QtBot, themes: ThemeController) -> None:
    head = PageHead(themes)
    qtbot.addWidget(head)
    head.set_title("Copies and versions")
    head.set_figures(FIGURES)
    head.show()
    for width in (1_400, 560, 480, 1_400):
        head.resize(width, head.height())
        title, figures = head.shown_texts
        assert title == "Copies and versions"
        assert (figures == FIGURES) is (width == 1_400)


def test_a_title_takes_no_more_than_half_of_the_line(qtbot: QtBot, themes: ThemeController) -> None:
    head = PageHead(themes)
    qtbot.addWidget(head)
    head.set_title("A name that is so long that it has no room beside anything " * 3)
    head.set_figures("12 tracks")
    head.resize(700, head.height())
    head.show()
    assert head.shown_texts[0].endswith("…")
    assert head.shown_texts[1] == "12 tracks"


def test_a_large_head_has_its_figures_in_a_line_of_their_own(qtbot: QtBot, themes: ThemeController) -> None:
    head = PageHead(themes)
    qtbot.addWidget(head)
    head.set_title("A title")
    head.set_figures(FIGURES)
    head.resize(480, head.height())
    head.show()
    assert head.shown_texts[1] != FIGURES
    head.set_large(is_large=True)
    head.resize(800, head.height())
    assert head.shown_texts == ("A title", FIGURES)
