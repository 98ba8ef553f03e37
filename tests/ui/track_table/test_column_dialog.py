"""Columns are chosen, moved and reset, and several of them order the rows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from musicrec_desktop.model.browse import Scope, ScopeKind, SortColumn, SortKey
from musicrec_desktop.model.track import TagDetails, Tags
from musicrec_desktop.ui.kit.columns import ColumnGroup
from musicrec_desktop.ui.track_table.column_dialog import (
    MOST_KEYS,
    ColumnDialog,
    kept_order,
    make_column_menu,
    turned,
)
from musicrec_desktop.ui.track_table.columns import COLUMN_KEYS, TRACK_COLUMNS
from musicrec_desktop.ui.window.places import PageId
from tests.support.library import add_tracks, scanned
from tests.ui.conftest import Opener, Rig

COLUMNS = {column.key: column for column in TRACK_COLUMNS}
YEAR, TITLE = SortKey(SortColumn.YEAR), SortKey(SortColumn.TITLE)


def click_head(rig: Rig, key: str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    head = rig.window.pages.tracks.view.head
    section = COLUMN_KEYS.index(key)
    left = head.sectionViewportPosition(section)
    point = QPoint(left + head.sectionSize(section) // 2, head.height() // 2)
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, modifier, point)


def open_dialog(rig: Rig) -> ColumnDialog:
    rig.window.actions_table.run("columns")
    dialog = rig.window.findChild(QDialog)
    assert isinstance(dialog, ColumnDialog)
    return dialog


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier])
def test_a_click_with_a_modifier_adds_a_column(rig: Rig, qtbot: QtBot, modifier: Qt.KeyboardModifier) -> None:
    page = rig.window.pages.tracks
    page.view.set_column_shown("year", is_shown=True)
    click_head(rig, "year")
    click_head(rig, "title", modifier)
    assert list(page.order) == [YEAR, TITLE]
    assert page.view.head.order == [(COLUMN_KEYS.index("year"), False), (COLUMN_KEYS.index("title"), False)]
    click_head(rig, "title", modifier)
    qtbot.waitUntil(lambda: rig.rows[:2] == ["Blue Hour 4", "Blue Hour 3"])
    click_head(rig, "year")
    assert list(page.order) == [SortKey(SortColumn.YEAR, is_descending=True)]


def test_clicks_turn_and_add() -> None:
    plays = SortKey(SortColumn.PLAYS, is_descending=True)
    assert turned([YEAR], COLUMNS["plays"], is_adding=False) == [plays]
    assert turned([plays], COLUMNS["plays"], is_adding=False) == [SortKey(SortColumn.PLAYS)]
    assert turned([YEAR, TITLE], COLUMNS["title"], is_adding=False) == [TITLE]
    assert turned([YEAR], COLUMNS["plays"], is_adding=True) == [YEAR, plays]
    full = [SortKey(column) for column in list(SortColumn)[:MOST_KEYS]]
    assert turned(full, COLUMNS["size"], is_adding=True) == [
        *full[:-1],
        SortKey(SortColumn.SIZE, is_descending=True),
    ]


def test_orders_are_kept_and_what_is_none_is_left_out() -> None:
    assert kept_order([["year", False], ["title", True]]) == (YEAR, SortKey(SortColumn.TITLE, True))
    assert kept_order(["title", True]) == (SortKey(SortColumn.TITLE, True),)
    assert kept_order([["nonsense", True], ["year"], 3]) == ()
    assert kept_order(None) == ()


def test_each_page_has_its_own_columns_and_order_over_a_restart(open_window: Opener, qtbot: QtBot) -> None:
    rig = open_window()
    window = rig.window
    view = window.pages.tracks.view
    view.set_column_shown("composer", is_shown=True)
    view.move_column("composer", 0)
    window.pages.tracks.order_by([YEAR, TITLE])
    window.navigator.go_page(PageId.LIKED)
    assert not view.is_column_shown("composer")
    window.navigator.go_scope(Scope(ScopeKind.ARTIST, "Ada North"))
    view.set_column_shown("size", is_shown=True)
    window.navigator.go_page(PageId.TRACKS)
    assert view.is_column_shown("composer")
    assert not view.is_column_shown("size")
    rig.window.state.save()
    again = open_window().window
    view = again.pages.tracks.view
    assert view.columns_in_order[0].key == "composer"
    assert again.pages.tracks.order == (YEAR, TITLE)
    again.navigator.go_scope(Scope(ScopeKind.ARTIST, "Ada North"))
    assert view.is_column_shown("size")
    assert view.columns_in_order[0].key == "number"


def test_the_menu_shows_hides_and_resets(rig: Rig) -> None:
    view = rig.window.pages.tracks.view
    asked: list[str] = []
    menu = make_column_menu(view, lambda: asked.append("dialog"))
    texts = [action.text() for action in menu.actions()]
    assert "Title" not in texts
    assert [group.value for group in ColumnGroup if group.value] == [
        action.text() for action in menu.actions() if action.menu() is not None
    ]
    by_text = {action.text(): action for action in menu.actions()}
    by_text["Genre"].trigger()
    assert view.is_column_shown("genre") == by_text["Genre"].isChecked()
    by_text["Columns and order…"].trigger()
    assert asked == ["dialog"]
    view.move_column("duration", 0)
    view.set_column_shown("key", is_shown=True)
    by_text["Reset columns"].trigger()
    assert not view.is_column_shown("key")
    assert [column.key for column in view.columns_in_order] == list(COLUMN_KEYS)


def test_the_dialog_ticks_moves_and_orders(rig: Rig, qtbot: QtBot) -> None:
    page = rig.window.pages.tracks
    dialog = open_dialog(rig)
    names = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert len(names) == len(TRACK_COLUMNS)
    label = names.index("Label")
    dialog.list.item(label).setCheckState(Qt.CheckState.Checked)
    assert page.view.is_column_shown("label")
    dialog.list.setCurrentRow(label)
    dialog.up_button.click()
    assert page.view.columns_in_order[label - 1].key == "label"
    assert dialog.list.currentRow() == label - 1
    first, second = dialog.order_rows[0], dialog.order_rows[1]
    assert first[0].currentText() == "Artist"
    first[0].setCurrentIndex(first[0].findText("Year"))
    first[0].activated.emit(first[0].currentIndex())
    second[0].setCurrentIndex(second[0].findText("Title"))
    second[0].activated.emit(second[0].currentIndex())
    second[1].setCurrentIndex(1)
    second[1].activated.emit(1)
    assert page.order == (YEAR, SortKey(SortColumn.TITLE, is_descending=True))
    qtbot.waitUntil(lambda: rig.rows[0] == "Blue Hour 4")
    dialog.reset_button.click()
    assert not page.view.is_column_shown("label")
    dialog.accept()


def test_a_page_without_columns_says_so(rig: Rig) -> None:
    rig.window.navigator.go_page(PageId.ALBUMS)
    rig.window.actions_table.run("columns")
    assert rig.window.findChild(ColumnDialog) is None


def test_columns_beside_the_rows_show_their_values(rig: Rig) -> None:
    tags = Tags("Suite", ("X",), "Y", codec="flac", details=TagDetails(composers=("Holst",)))
    add_tracks(rig.app.database, [scanned("h.flac", tags, size=12_000_000)], "/more")
    rig.window.navigator.page.refresh()
    rig.wait_rows(13)
    model = rig.window.pages.tracks.model
    row = next(row for row in range(13) if model.index(row, 1).data() == "Suite")
    texts = {key: model.index(row, COLUMN_KEYS.index(key)).data() for key in COLUMN_KEYS}
    assert (texts["composer"], texts["codec"], texts["size"], texts["label"]) == (
        "Holst",
        "FLAC",
        "12 MB",
        "",
    )
    assert texts["path"] == "/more"
