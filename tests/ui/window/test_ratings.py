"""Stars: given by pointer, key and menu, in every table and in the player bar, with a way back."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from musicrec_desktop.core.errors import DiskFullError
from musicrec_desktop.core.settings import BAR_STARS, WRITE_RATINGS
from musicrec_desktop.library.rating_tags import read_rating
from musicrec_desktop.model.browse import SortColumn
from musicrec_desktop.model.playlist import SmartRules
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.kit.column_model import ColumnModel
from musicrec_desktop.ui.kit.list_view import ListView
from musicrec_desktop.ui.theme.sizes import Space
from musicrec_desktop.ui.track_table.columns import STAR_PX, STARS_PX
from musicrec_desktop.ui.window.places import PageId
from tests.ui import hands
from tests.ui.conftest import Opener, Rig
from tests.ui.window.test_feedback import menu_of, trigger, undo

ALT = Qt.KeyboardModifier.AltModifier


def shown(view: ListView) -> ListView:
    """A table with its column of ratings."""
    view.set_column_shown("rating", is_shown=True)
    return view


def point(view: ListView, row: int, half_stars: int) -> QPoint:
    """Where a click gives a row so many half stars."""
    model = view.model()
    assert isinstance(model, ColumnModel)
    place = [column.key for column in model.columns].index("rating")
    x = view.columnViewportPosition(place) + Space.S + (half_stars - 0.5) * STAR_PX / 2
    return QPoint(round(x), view.rowViewportPosition(row) + view.rowHeight(row) // 2)


def stars(rig: Rig, *ids: TrackId) -> list[int]:
    ratings = rig.window.services.ratings.ratings(ids)
    return [ratings.get(track_id, 0) for track_id in ids]


def inner(menu: QMenu) -> QMenu:
    """The submenu of ratings."""
    found = next(action.menu() for action in menu.actions() if action.text() == "Rating")
    assert isinstance(found, QMenu)
    return found


def test_a_click_on_half_a_star_rates_and_again_takes_it_away(rig: Rig) -> None:
    page = rig.window.pages.tracks
    view, one = shown(page.view), page.model.id_at(1)
    played: list[int] = []
    view.play_requested.connect(played.append)
    hands.click(view.viewport(), point(view, 1, 7))
    assert stars(rig, one) == [7]
    assert "3.5 stars" in rig.window.notices.toast.text
    assert page.model.index(1, [c.key for c in page.model.columns].index("rating")).data() == "3.5 stars"
    hands.click(view.viewport(), point(view, 1, 10))
    assert stars(rig, one) == [10]
    hands.click(view.viewport(), point(view, 1, 10))
    assert stars(rig, one) == [0]
    undo(rig)
    assert stars(rig, one) == [10]
    hands.double_click(view.viewport(), point(view, 1, 4))
    assert stars(rig, one) == [4]
    assert (page.selected_ids(), played) == ([], [])


def test_a_click_on_what_is_selected_rates_the_selection(rig: Rig) -> None:
    page = rig.window.pages.tracks
    view = shown(page.view)
    ids = [page.model.id_at(row) for row in range(4)]
    view.select_rows([0, 2])
    hands.click(view.viewport(), point(view, 2, 9))
    assert stars(rig, *ids) == [9, 0, 9, 0]
    assert list(page.selected_ids()) == [ids[0], ids[2]]
    assert "2 tracks: 4.5 stars" in rig.window.notices.toast.text
    hands.click(view.viewport(), point(view, 3, 2))
    assert stars(rig, *ids) == [9, 0, 9, 2]


def test_what_a_click_would_give_is_shown_before(rig: Rig, qtbot: QtBot) -> None:
    view = shown(rig.window.pages.tracks.view)

    def amber() -> int:
        colour = QColor(rig.window.theme.theme.accent).rgb()
        place = point(view, 1, 1)
        corner = QPoint(place.x() - 6, view.rowViewportPosition(1))
        grabbed = view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        ratio = grabbed.devicePixelRatio()
        xs = range(round(corner.x() * ratio), round((corner.x() + 5 * STAR_PX + 6) * ratio))
        ys = range(round(corner.y() * ratio), round((corner.y() + view.rowHeight(1)) * ratio))
        return sum(grabbed.pixel(x, y) == colour for x in xs for y in ys)

    assert amber() == 0
    counts = []
    for half_stars in (2, 5, 10):
        _hover(view, point(view, 1, half_stars))
        counts.append(amber())
    assert 0 < counts[0] < counts[1] < counts[2]
    QApplication.sendEvent(view.viewport(), QEvent(QEvent.Type.Leave))
    assert amber() == 0


def _hover(view: ListView, at: QPoint) -> None:
    none = Qt.MouseButton.NoButton
    spot = QPointF(at)
    everywhere = QPointF(view.viewport().mapToGlobal(at))
    event = QMouseEvent(QEvent.Type.MouseMove, spot, everywhere, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view.viewport(), event)


def test_keys_rate_the_selection_or_what_plays(rig: Rig) -> None:
    window, page = rig.window, rig.window.pages.tracks
    window.activateWindow()
    page.view.setFocus()
    page.view.selectRow(1)
    one = page.model.id_at(1)
    for key, expected in (
        (Qt.Key.Key_4, 8),
        (Qt.Key.Key_Period, 9),
        (Qt.Key.Key_Comma, 8),
        (Qt.Key.Key_0, 0),
        (Qt.Key.Key_Comma, 0),
        (Qt.Key.Key_Period, 1),
    ):
        hands.type_key(page.view, key, ALT)
        assert stars(rig, one) == [expected]
    window.actions_table.run("undo")
    assert stars(rig, one) == [0]
    window.actions_table.run("redo")
    assert stars(rig, one) == [1]
    page.view.clearSelection()
    window.services.player.play_now([page.model.id_at(3)])
    hands.type_key(page.view, Qt.Key.Key_3, ALT)
    assert stars(rig, page.model.id_at(3)) == [6]


def test_the_menu_marks_the_rating_and_rates(rig: Rig) -> None:
    ids = [rig.window.pages.tracks.model.id_at(row) for row in range(2)]
    menu = inner(menu_of(rig, 0, 1))
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["No rating\tAlt+0"]
    next(action for action in menu.actions() if action.text() == "4.5 stars").trigger()
    assert stars(rig, *ids) == [9, 9]
    rig.window.services.ratings.rate(ids[:1], 8)
    assert not [action for action in inner(menu_of(rig, 0, 1)).actions() if action.isChecked()]
    marked = [action.text() for action in inner(menu_of(rig, 0)).actions() if action.isChecked()]
    assert marked == ["4 stars\tAlt+4"]


def test_tables_are_sorted_by_stars_and_remember_the_column(
    rig: Rig, open_window: Opener, qtbot: QtBot
) -> None:
    page = rig.window.pages.tracks
    ids = [page.model.id_at(row) for row in (5, 2, 7)]
    for half_stars, track_id in zip((10, 3, 1), ids, strict=True):
        rig.window.services.ratings.rate([track_id], half_stars)
    column = [column.key for column in page.model.columns].index("rating")
    shown(page.view).horizontalHeader().sectionClicked.emit(column)
    qtbot.waitUntil(lambda: list(page.model.ids[:3]) == ids)
    assert page.model.request.sort is SortColumn.RATING
    page.view.setColumnWidth(column, STARS_PX + 40)
    again = open_window()
    again.wait_rows(12)
    view = again.window.pages.tracks.view
    assert view.is_column_shown("rating")
    assert view.columnWidth(column) == STARS_PX + 40
    assert list(again.window.pages.tracks.model.ids[:3]) == ids


def test_history_and_similar_tracks_are_rated_and_keep_their_selection(rig: Rig, qtbot: QtBot) -> None:
    window = rig.window
    window.services.player.play_now([rig.ids[0]])
    window.services.player.next()
    page = window.pages.history
    window.navigator.go_page(PageId.HISTORY)
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    view = shown(page.view)
    view.selectRow(1)
    hands.click(view.viewport(), point(view, 1, 6))
    assert stars(rig, rig.ids[0]) == [6]
    track = page.model.track_at(1)
    assert track is not None
    qtbot.waitUntil(lambda: (page.model.track_at(1) or track).half_stars == 6)
    assert view.selected_rows() == [1]


def test_playlists_are_rated_and_smart_ones_follow_at_once(rig: Rig, qtbot: QtBot) -> None:
    window, lists = rig.window, rig.window.services.playlists.lists
    page = window.pages.playlist
    smart = lists.create_smart("Best", SmartRules("rating:>=4.5")).made
    plain = lists.create("Mine", rig.ids[:2]).made
    assert smart is not None
    assert plain is not None
    window.navigator.go_playlist(plain)
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    view = shown(page.view)
    hands.click(view.viewport(), point(view, 1, 9))
    assert stars(rig, *rig.ids[:2]) == [0, 9]
    window.navigator.go_playlist(smart)
    qtbot.waitUntil(lambda: list(page.model.ids) == [rig.ids[1]])
    window.services.ratings.rate([rig.ids[5]], 10)
    qtbot.waitUntil(lambda: sorted(page.model.ids) == [rig.ids[1], rig.ids[5]])
    hands.click(view.viewport(), point(view, list(page.model.ids).index(rig.ids[1]), 9))
    qtbot.waitUntil(lambda: list(page.model.ids) == [rig.ids[5]])


def test_the_bar_shows_stars_on_wish_and_follows_ratings(rig: Rig) -> None:
    window, field = rig.window, rig.window.bar.stars
    window.services.player.play_now([rig.ids[0]])
    assert not field.isVisible()
    window.settings.set(BAR_STARS, True)
    assert field.isVisible()
    window.services.ratings.rate([rig.ids[0]], 7)
    assert field.value == 7
    assert "3.5 stars" in field.toolTip()
    hands.click(field, QPoint(5 + 16 * 5 - 2, field.height() // 2))
    assert stars(rig, rig.ids[0]) == [10]
    hands.click(field, QPoint(5 + 16 * 5 - 2, field.height() // 2))
    assert stars(rig, rig.ids[0]) == [0]
    field.setFocus(Qt.FocusReason.TabFocusReason)
    hands.type_key(field, Qt.Key.Key_Right)
    assert stars(rig, rig.ids[0]) == [1]
    undo(rig)
    assert (stars(rig, rig.ids[0]), field.value) == ([0], 0)
    window.services.player.play_now([rig.ids[1]])
    assert field.value == 0
    window.settings.set(BAR_STARS, False)
    assert not field.isVisible()


def test_a_full_disk_is_told_and_nothing_is_rated(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> None:
        raise DiskFullError("/profile/library.sqlite3")

    monkeypatch.setattr(rig.app.database, "execute_many", refuse)
    page = rig.window.pages.tracks
    view = shown(page.view)
    hands.click(view.viewport(), point(view, 0, 4))
    assert stars(rig, page.model.id_at(0)) == [0]
    assert "full" in rig.window.notices.toast.text.lower()


def test_ratings_go_into_files_on_wish_and_what_fails_is_told(
    rig: Rig, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("musicrec_desktop.services.file_tags.ratings.DELAY_MS", 0)
    window, page = rig.window, rig.window.pages.tracks
    paths = {track.id: track.path for track in window.services.browse.page(rig.ids)}
    ids = [page.model.id_at(row) for row in range(2)]
    window.settings.set(WRITE_RATINGS, True)
    os.link(paths[ids[1]], tmp_path / "another name.wav")
    view = shown(page.view)
    view.select_rows([0, 1])
    hands.click(view.viewport(), point(view, 0, 9))
    qtbot.waitUntil(lambda: "not written into 1 file" in window.notices.toast.text, timeout=20_000)
    assert "hard links" in window.notices.toast.text
    assert [read_rating(paths[track_id]).rating for track_id in ids] == [90, None]
    assert stars(rig, *ids) == [9, 9]


def test_ratings_of_a_selection_are_written_from_its_menu(rig: Rig, qtbot: QtBot) -> None:
    window, one = rig.window, rig.window.pages.tracks.model.id_at(0)
    trigger(menu_of(rig, 0), "Write ratings to tags")
    assert "nothing to write" in window.notices.toast.text
    window.services.ratings.rate([one], 5)
    trigger(menu_of(rig, 0), "Write ratings to tags")
    qtbot.waitUntil(lambda: "written into 1 file" in window.notices.toast.text, timeout=20_000)
    (track,) = window.services.browse.page([one])
    assert read_rating(track.path).rating == 50
