"""What stands under each other, and what has the room that it needs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from musicrec_desktop.ui.kit.calm_inputs import TEXT_INDENT_PX, CalmSpinBox
from musicrec_desktop.ui.library.album_delegate import MARGIN_PX, fitted_detail
from musicrec_desktop.ui.queue.tune_drawer import ROOM_SHARE, TuneDrawer
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space
from musicrec_desktop.ui.window.places import PageId
from tests.ui.conftest import Rig


@pytest.mark.parametrize("width", [911, 960, 1280, 1900])
def test_the_first_cover_stands_under_the_title_and_no_card_is_cut(rig: Rig, width: int) -> None:
    window = rig.window
    window.resize(width, 800)
    window.navigator.go_page(PageId.ALBUMS)
    page = window.pages.groups[PageId.ALBUMS]
    rig.qtbot.waitUntil(lambda: page.model.rowCount() > 1)
    view = page.view
    first = view.visualRect(page.model.index(0, 0))
    corner = view.viewport().mapTo(page, first.topLeft())
    assert corner.x() + MARGIN_PX == Space.L
    second = view.visualRect(page.model.index(1, 0))
    assert second.top() == first.top()
    assert second.right() <= view.viewport().width()


@pytest.mark.parametrize("width", [60, 90, 168])
def test_of_a_long_artist_the_year_stays(qtbot: QtBot, width: int) -> None:
    metrics = QFontMetrics(QApplication.font())
    shown = fitted_detail("Harrow Vale Philharmonic and Friends · 2013", metrics, width)
    assert shown.endswith("… · 2013")
    assert fitted_detail("Ada · 2013", metrics, 500) == "Ada · 2013"
    assert fitted_detail("12 tracks", metrics, 500) == "12 tracks"


@pytest.mark.parametrize("room_px", [300, 600, 1000])
def test_the_tune_section_is_whole_where_there_is_room(
    qtbot: QtBot, themes: ThemeController, room_px: int
) -> None:
    drawer = TuneDrawer(themes)
    qtbot.addWidget(drawer)
    drawer.show()
    closed = drawer.sizeHint().height()
    drawer.set_room(room_px)
    drawer.set_open(is_open=True)
    wanted = drawer.section.sizeHint().height()
    assert wanted > 360, "more than a scroll area asks for by itself"
    assert drawer.sizeHint().height() - closed == min(wanted, round(room_px * ROOM_SHARE))


def test_numbers_do_not_touch_their_box(qtbot: QtBot) -> None:
    box = CalmSpinBox()
    qtbot.addWidget(box)
    line = box.findChild(QLineEdit)
    assert line is not None
    assert line.textMargins().left() == TEXT_INDENT_PX >= 6


def test_the_buttons_of_an_album_begin_under_its_title(rig: Rig) -> None:
    window = rig.window
    window.resize(1280, 800)
    window.navigator.go_page(PageId.ALBUMS)
    rig.qtbot.waitUntil(lambda: window.pages.groups[PageId.ALBUMS].model.rowCount() > 1)
    window.pages.groups[PageId.ALBUMS].open_row(0)
    tools = window.pages.tracks.tools
    rig.qtbot.waitUntil(tools.start_button.isVisible)
    places = [
        button.mapTo(window, QPoint()).x()
        for button in (tools.play_button, tools.shuffle_button, tools.start_button, tools.more_button)
    ]
    assert places == sorted(places)


def test_headings_of_fixed_columns_are_whole(rig: Rig) -> None:
    window = rig.window
    window.resize(1280, 800)
    window.navigator.go_page(PageId.HISTORY)
    view = window.pages.history.view
    view.fit_columns()
    head, model = view.horizontalHeader(), view.model()
    for place in range(model.columnCount()):
        if head.isSectionHidden(place):
            continue
        text = str(model.headerData(place, Qt.Orientation.Horizontal))
        font = head.font()
        font.setPixelSize(11)
        font.setWeight(font.Weight.DemiBold)
        room = head.sectionSize(place) - 2 * Space.S
        assert QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room) == text
