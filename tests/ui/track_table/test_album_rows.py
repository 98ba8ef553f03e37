"""Tracks under the headings of their albums: folded by click and key, selected, played, remembered."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from musicrec_desktop.model.browse import Scope, ScopeKind, SortColumn, SortKey
from musicrec_desktop.model.listing import AlbumRuns
from musicrec_desktop.model.track import Tags, Track, TrackId
from musicrec_desktop.ui.kit.wording.covers import LOOK_ALIKES
from musicrec_desktop.ui.kit.wording.sound import ALBUMS_ALIKE
from musicrec_desktop.ui.track_table.album_heading import FOLD_PX
from musicrec_desktop.ui.track_table.album_rows import HEADINGS_READ, AlbumRows, Folds
from musicrec_desktop.ui.window.places import PageId
from tests.support.library import add_tracks, scanned
from tests.ui import hands
from tests.ui.conftest import Opener, Rig
from tests.ui.track_table.tracks import id_array

ALBUMS, TRACKS = 3, 4
ROWS = ALBUMS * (TRACKS + 2)


def group(rig: Rig) -> None:
    rig.window.actions_table.run("toggle_by_album")
    rig.wait_rows(ROWS)


def click(rig: Rig, row: int, x: int) -> None:
    view = rig.window.pages.tracks.view
    top = view.rowViewportPosition(row)
    point = QPoint(x, top + view.rowHeight(row) // 2)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)


def texts(rig: Rig) -> list[str]:
    model = rig.window.pages.tracks.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount()) if model.is_heading(row)]


def test_albums_are_headed_with_their_facts(rig: Rig) -> None:
    group(rig)
    assert texts(rig)[:2] == ["Blue Hour", "Ada North · 1959 · 4 tracks · 10 minutes"]
    assert [rig.window.pages.tracks.model.is_heading(row) for row in range(3)] == [True, True, False]
    rig.window.actions_table.run("toggle_by_album")
    rig.wait_rows(ALBUMS * TRACKS)


def test_the_options_of_the_list_say_what_is_on(rig: Rig) -> None:
    group(rig)
    page = rig.window.pages.tracks
    menu = page.options_button.menu()
    menu.aboutToShow.emit()
    by_text = {action.text().partition("\t")[0]: action for action in menu.actions()}
    assert by_text["Tracks under their albums"].isChecked()
    assert not by_text["Panes above the list"].isChecked()
    assert not page.view.is_column_shown("album")
    by_text["Fold or open all albums"].trigger()
    assert page.model.rowCount() == 2 * ALBUMS
    by_text["Tracks under their albums"].trigger()
    rig.wait_rows(ALBUMS * TRACKS)
    rig.window.navigator.go_scope(Scope(ScopeKind.ALBUM, "Night Bus", "The Lanterns"))
    menu.aboutToShow.emit()
    texts_now = [action.text().partition("\t")[0] for action in menu.actions() if action.text()]
    assert texts_now == [ALBUMS_ALIKE, LOOK_ALIKES, "Columns and order…", "Reset columns"]


def test_a_click_folds_and_another_opens(rig: Rig) -> None:
    group(rig)
    model = rig.window.pages.tracks.model
    click(rig, 6, FOLD_PX // 2)
    assert model.rowCount() == ROWS - TRACKS
    assert [model.is_heading(row) for row in range(6, 10)] == [True, True, True, True]
    click(rig, 6, FOLD_PX // 2)
    assert model.rowCount() == ROWS


def test_a_click_beside_the_sign_selects_the_album(rig: Rig) -> None:
    group(rig)
    page = rig.window.pages.tracks
    click(rig, 6, 300)
    assert page.selected_ids() == list(page.model.ids[TRACKS : 2 * TRACKS])


def test_keys_fold_one_album_and_all(rig: Rig) -> None:
    group(rig)
    page = rig.window.pages.tracks
    page.view.select_rows([4], 4)
    page.view.setFocus()
    hands.type_key(page.view, Qt.Key.Key_G)
    assert page.model.rowCount() == ROWS - TRACKS
    assert page.view.currentIndex().row() == 0
    rig.window.actions_table.run("turn_album")
    assert page.model.rowCount() == ROWS
    rig.window.actions_table.run("turn_albums")
    assert page.model.rowCount() == 2 * ALBUMS
    rig.window.actions_table.run("turn_albums")
    assert page.model.rowCount() == ROWS


def test_a_folded_album_plays_and_what_follows_too(rig: Rig) -> None:
    group(rig)
    page = rig.window.pages.tracks
    rig.window.actions_table.run("turn_albums")
    rig.window.services.autoplay.set_enabled(False)
    page.open_row(2)
    queue = rig.window.services.player.queue
    assert queue.current is not None
    assert queue.current.track_id == page.model.ids[TRACKS]
    assert len(queue.user_part) == ALBUMS * TRACKS - TRACKS - 1


def test_the_order_is_that_of_the_first_tracks_and_each_page_remembers(
    open_window: Opener, qtbot: QtBot
) -> None:
    rig = open_window()
    group(rig)
    rig.window.pages.tracks.order_by([SortKey(SortColumn.YEAR, is_descending=True)])
    qtbot.waitUntil(lambda: texts(rig)[::2] == ["Night Bus", "Four Rivers", "Blue Hour"])
    rig.window.navigator.go_scope(Scope(ScopeKind.GENRE, "Jazz"))
    rig.wait_rows(TRACKS)
    rig.window.state.save()
    again = open_window()
    again.window.navigator.go_page(PageId.TRACKS)
    again.wait_rows(ROWS)


def test_an_artist_has_albums_by_year(rig: Rig) -> None:
    files = [
        scanned(f"{year}.mp3", Tags("T", ("Ada North",), f"Of {year}", ("Ada North",), year=year))
        for year in (2001, 1950)
    ]
    add_tracks(rig.app.database, files, "/years")
    rig.window.navigator.go_scope(Scope(ScopeKind.ARTIST, "Ada North"))
    rig.wait_rows(TRACKS + 2 + 3 + 3)
    assert texts(rig)[::2] == ["Of 1950", "Blue Hour", "Of 2001"]
    rig.window.actions_table.run("toggle_by_album")
    rig.wait_rows(TRACKS + 2)


def test_an_album_and_days_have_no_headings_of_albums(rig: Rig, qtbot: QtBot) -> None:
    page = rig.window.pages.tracks
    rig.window.navigator.go_scope(Scope(ScopeKind.ALBUM, "Night Bus", "The Lanterns"))
    rig.wait_rows(TRACKS)
    assert not page.toggle_by_album()
    assert not page.turn_all_albums()
    rig.window.navigator.go_page(PageId.ADDED)
    rig.wait_rows(ALBUMS * TRACKS + 1)
    assert len(texts(rig)) == 1
    assert page.head.title == "Recently added"


def test_discs_have_headings_below_the_album(rig: Rig, qtbot: QtBot) -> None:
    files = [
        scanned(f"{disc}.mp3", Tags(f"D{disc}", ("Z",), "Aaa", ("Aaa",), disc_number=disc)) for disc in (1, 2)
    ]
    add_tracks(rig.app.database, files, "/discs")
    group_rows = ROWS + 2 + 2 + 2
    rig.window.actions_table.run("toggle_by_album")
    rig.wait_rows(group_rows)
    assert [text for text in texts(rig) if text.startswith("Disc")] == ["Disc 1", "Disc 2"]


def test_the_menu_of_a_heading_is_that_of_its_album(rig: Rig, qtbot: QtBot) -> None:
    group(rig)
    page = rig.window.pages.tracks
    asked: list[Scope] = []
    page.scope_menu_requested.connect(lambda scope, _point: asked.append(scope))
    view = page.view
    point = view.visualRect(page.model.index(0, 1)).center()
    view.menu_requested.emit(view.viewport().mapToGlobal(point))
    assert asked == [Scope(ScopeKind.ALBUM, "Blue Hour", "Ada North")]


def test_headings_read_few_tracks_together() -> None:
    asked: list[int] = []

    def load(ids: object) -> list[Track]:
        assert isinstance(ids, list)
        asked.append(len(ids))
        return [Track(TrackId(one), "/x", Tags("T", album=f"A{one}"), 1) for one in ids]

    count = 3 * HEADINGS_READ
    starts = np.arange(0, 2 * count, 2)
    twos, nothing = np.full(count, 2), np.zeros(0, np.int64)
    runs = AlbumRuns(starts, twos, twos, [str(place) for place in range(count)], nothing, nothing, [])
    rows = AlbumRows(id_array(range(1, 2 * count + 1)), runs, Folds(), load)
    assert len(rows.rows) == 4 * count
    heading = rows.heading(rows.rows[4 * 40])
    assert heading is not None
    assert (heading.title, heading.line, heading.count) == ("A81", 0, 2)
    rows.heading(rows.rows[4 * 41])
    assert asked == [HEADINGS_READ]


@pytest.mark.parametrize("album", [0, 7, 49])
def test_each_row_knows_its_album(album: int) -> None:
    counts = np.arange(1, 51)
    starts = np.append(0, np.cumsum(counts)[:-1])
    folds = Folds()
    folds.turn("3")
    nothing = np.zeros(0, np.int64)
    runs = AlbumRuns(starts, counts, counts, [str(place) for place in range(50)], nothing, nothing, [])
    rows = AlbumRows(id_array(range(1, int(counts.sum()) + 1)), runs, folds, lambda _ids: [])
    row = rows.row_of(album)
    assert {rows.album_at(row), rows.album_at(row + 1), rows.album_at(row + 2)} == {album}
    assert rows.ids_of(album) == [int(starts[album]) + 1 + place for place in range(album + 1)]
    assert len(rows.rows) == counts.sum() - 4 + 2 * 50
