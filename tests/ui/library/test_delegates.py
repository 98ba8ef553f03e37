"""Delegates paint what the roles say, and covers never move the layout."""

from __future__ import annotations

from array import array
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from musicrec_desktop.model.browse import BrowseRequest, HistoryRow
from musicrec_desktop.model.listen import Listen
from musicrec_desktop.model.playback import EndReason
from musicrec_desktop.model.recommendation import Recommendation
from musicrec_desktop.model.track import Tags, Track, TrackId
from musicrec_desktop.ui.kit.list_view import ListView
from musicrec_desktop.ui.kit.roles import Role
from musicrec_desktop.ui.library.album_delegate import CELL, AlbumDelegate
from musicrec_desktop.ui.library.group_delegate import ROW_PX, GroupDelegate
from musicrec_desktop.ui.library.history_model import HistoryModel
from musicrec_desktop.ui.library.similar_model import SimilarModel
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.track_table.columns import (
    COLUMN_KEYS,
    HISTORY_COLUMNS,
    SIMILAR_COLUMNS,
    TRACK_COLUMNS,
    SimilarRow,
)
from musicrec_desktop.ui.track_table.model import TrackTableModel
from musicrec_desktop.ui.track_table.row_painter import TrackRowPainter

LIKED, MISSING, PLAYING, PLAIN, BANNED = (TrackId(number) for number in (1, 2, 3, 4, 5))


@pytest.fixture
def themes(qapp: QApplication) -> Iterator[ThemeController]:
    controller = ThemeController(qapp, "dark")
    yield controller
    controller.deleteLater()


def _track(track_id: int) -> Track:
    tags = Tags("Same title", ("Same artist",), "Same album", track_number=1)
    number = TrackId(track_id)
    return Track(number, "/m/a.mp3", tags, 1_000, is_missing=number == MISSING, is_liked=number == LIKED)


@pytest.fixture
def table(themes: ThemeController, qtbot: QtBot) -> ListView:
    view = ListView(themes, TRACK_COLUMNS, "Tracks")
    qtbot.addWidget(view)
    model = TrackTableModel(
        lambda ids: [_track(value) for value in ids], view, is_banned=lambda track: track.id == BANNED
    )
    model.show_ids(array("q", [LIKED, MISSING, PLAYING, PLAIN, BANNED]), BrowseRequest())
    view.setModel(model)
    view.set_row_painter(TrackRowPainter(themes, view))
    model.set_current(PLAYING, is_playing=True)
    view.resize(1600, 300)
    view.show()
    return view


def _cell(view: ListView, row: int, key: str) -> QImage:
    model, column = view.model(), COLUMN_KEYS.index(key)
    image = view.viewport().grab(view.visualRect(model.index(row, column))).toImage()
    assert not image.isNull()
    return image


def _has(image: QImage, colour: str) -> bool:
    wanted = QColor(colour)
    return any(image.pixelColor(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


def test_liked_tracks_have_a_heart(table: ListView, themes: ThemeController) -> None:
    assert _has(_cell(table, 0, "liked"), themes.theme.like)
    assert not _has(_cell(table, 3, "liked"), themes.theme.like)


def test_what_plays_is_marked(table: ListView, themes: ThemeController) -> None:
    assert _has(_cell(table, 2, "number"), themes.theme.accent)
    assert _cell(table, 2, "title") != _cell(table, 3, "title")
    assert not _has(_cell(table, 3, "number"), themes.theme.accent)


def test_missing_files_are_dim(table: ListView) -> None:
    def brightest(image: QImage) -> int:
        return max(
            image.pixelColor(x, y).lightness() for x in range(image.width()) for y in range(image.height())
        )

    assert brightest(_cell(table, 1, "title")) < brightest(_cell(table, 3, "title"))


def test_what_is_banned_is_dim_and_has_a_sign(table: ListView, themes: ThemeController) -> None:
    assert _has(_cell(table, 4, "liked"), themes.theme.danger)
    assert not _has(_cell(table, 3, "liked"), themes.theme.danger)
    assert _cell(table, 4, "title") != _cell(table, 3, "title")


def test_the_pointer_lights_the_whole_row(table: ListView, themes: ThemeController) -> None:
    table.entered.emit(table.model().index(3, 1))
    assert _has(_cell(table, 3, "title"), themes.theme.hover)
    assert _has(_cell(table, 3, "duration"), themes.theme.hover)
    QApplication.sendEvent(table.viewport(), QEvent(QEvent.Type.Leave))
    assert not _has(_cell(table, 3, "title"), themes.theme.hover)


def test_selected_rows_have_their_ground(table: ListView, themes: ThemeController) -> None:
    table.selectRow(3)
    assert _has(_cell(table, 3, "album"), themes.theme.selection)


def test_a_score_is_a_bar_where_there_is_room(themes: ThemeController, qtbot: QtBot) -> None:
    view, model = ListView(themes, SIMILAR_COLUMNS, "Similar tracks"), SimilarModel()
    qtbot.addWidget(view)
    model.show_rows([SimilarRow(_track(PLAIN), Recommendation(PLAIN, 0.87))])
    view.setModel(model)
    view.set_row_painter(TrackRowPainter(themes, view))
    view.resize(400, 100)
    view.show()
    for width, has_bar in ((140, True), (60, False)):
        view.setColumnWidth(0, width)
        image = view.viewport().grab(view.visualRect(model.index(0, 0))).toImage()
        assert _has(image, themes.theme.accent) is has_bar


def test_headings_are_words_only(themes: ThemeController, qtbot: QtBot) -> None:
    view, model = ListView(themes, HISTORY_COLUMNS, "History"), HistoryModel(lambda: 0)
    qtbot.addWidget(view)
    model.show_rows([HistoryRow(Listen(PLAIN, 0, 500, 1_000, EndReason.FINISHED), _track(PLAIN))])
    view.setModel(model)
    view.set_row_painter(TrackRowPainter(themes, view))
    view.show()
    view.selectRow(0)
    image = view.viewport().grab(view.visualRect(model.index(0, 0))).toImage()
    assert not _has(image, themes.theme.selection)


@pytest.mark.parametrize("kind", ["album", "group"])
def test_covers_are_looked_up_and_never_move_the_layout(
    kind: str, themes: ThemeController, qtbot: QtBot
) -> None:
    asked: list[TrackId] = []
    covers: dict[TrackId, QPixmap] = {}

    def look_up(track_id: TrackId, size_px: int) -> QPixmap | None:
        asked.append(track_id)
        return covers.get(track_id)

    view, model = QListView(), QStandardItemModel()
    qtbot.addWidget(view)
    for number, name in enumerate(("Kind of Blue", "A very long name of an album that never ends at all")):
        item = QStandardItem(name)
        item.setData("Miles Davis · 1959", Role.DETAIL)
        item.setData(number or None, Role.TRACK_ID)
        model.appendRow(item)
    view.setModel(model)
    is_album = kind == "album"
    view.setItemDelegate(AlbumDelegate(themes, look_up) if is_album else GroupDelegate(themes, look_up))
    view.resize(500, 500)
    view.show()
    index: QModelIndex = model.index(1, 0)
    place, before = view.visualRect(index), view.viewport().grab().toImage()
    assert set(asked) == {1}
    assert view.sizeHintForIndex(index) == (CELL if is_album else QSize(240, ROW_PX))
    covers[TrackId(1)] = QPixmap(64, 48)
    covers[TrackId(1)].fill(Qt.GlobalColor.red)
    assert view.viewport().grab().toImage() != before
    assert view.visualRect(index) == place
