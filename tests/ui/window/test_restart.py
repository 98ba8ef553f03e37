"""What comes back after a restart."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from musicrec_desktop.core.errors import DiskFullError
from musicrec_desktop.core.settings import COMPACT_ROWS
from musicrec_desktop.model.browse import Scope, ScopeKind, SortColumn, SortKey
from musicrec_desktop.model.playback import PlayerState
from musicrec_desktop.ui.kit.roles import Role
from musicrec_desktop.ui.library.track_page import TrackPage
from musicrec_desktop.ui.track_table.columns import COLUMN_KEYS
from musicrec_desktop.ui.window.places import PageId, Place, PlaceHistory, root_place
from musicrec_desktop.ui.window.state import STATE_KEY
from tests.ui.conftest import Opener, Rig


def test_the_window_comes_back_as_it_was(open_window: Opener, qtbot: QtBot) -> None:
    rig = open_window()
    rig.wait_rows(12)
    window = rig.window
    window.resize(window.minimumWidth(), 640)
    view = window.pages.tracks.view
    view.horizontalHeader().moveSection(COLUMN_KEYS.index("album"), 1)
    view.set_column_shown("genre", is_shown=False)
    window.pages.tracks.order_by([SortKey(SortColumn.TITLE, is_descending=True)])
    rig.search("night")
    rig.wait_rows(4)
    was_shown = window.panel.isVisible()
    window.drawer.toggle()
    again = open_window()
    again.wait_rows(4)
    window, view = again.window, again.window.pages.tracks.view
    assert window.height() == 640
    assert view.horizontalHeader().visualIndex(COLUMN_KEYS.index("album")) == 1
    assert view.isColumnHidden(COLUMN_KEYS.index("genre"))
    assert window.sidebar.search.text() == "night"
    assert again.rows[0] == "Night Bus 4"
    assert window.panel.isVisible() is not was_shown


def test_an_opened_album_comes_back(open_window: Opener) -> None:
    rig = open_window()
    rig.window.navigator.go_scope(Scope(ScopeKind.ALBUM, "Night Bus", "The Lanterns"))
    rig.wait_rows(4)
    again = open_window()
    again.wait_rows(4)
    assert again.window.pages.tracks.head.title == "Night Bus"


def test_the_queue_comes_back_paused(open_window: Opener, qtbot: QtBot) -> None:
    rig = open_window()
    rig.wait_rows(12)
    rig.window.pages.tracks.open_row(6)
    qtbot.waitUntil(lambda: rig.window.services.player.state is PlayerState.PLAYING)
    rig.window.services.player.seek(20_000)
    rig.window.services.player.set_volume(44)
    again = open_window()
    player = again.window.services.player
    assert again.window.bar.title.full_text == "Night Bus 3"
    assert player.state is PlayerState.PAUSED
    assert player.position_ms >= 20_000
    assert player.volume_percent == 44


def test_the_track_that_comes_back_is_marked_in_lists(open_window: Opener, qtbot: QtBot) -> None:
    rig = open_window()
    rig.wait_rows(12)
    rig.window.pages.tracks.open_row(6)
    qtbot.waitUntil(lambda: rig.window.services.player.state is PlayerState.PLAYING)
    again = open_window()
    again.wait_rows(12)
    pages = again.window.pages
    again.window.navigator.go_page(PageId.FOLDERS)
    qtbot.waitUntil(lambda: pages.page(PageId.FOLDERS).listed_ids() != [])
    for page in (pages.tracks, pages.page(PageId.FOLDERS)):
        assert isinstance(page, TrackPage)
        rows = [page.model.index(row, 0) for row in range(page.model.rowCount())]
        marked = [row for row in rows if row.data(Role.IS_CURRENT)]
        assert [page.model.id_at(row.row()) for row in marked] == [again.window.playback.current_id]
        assert not marked[0].data(Role.IS_PLAYING)


def test_strange_state_does_no_harm(open_window: Opener) -> None:
    rig = open_window()
    for strange in (
        7,
        {"geometry": 5, "place": {"page": "nowhere"}, "pages": [], "up_next": "x"},
        {"geometry": "%%%", "place": {"page": "similar", "seed": 99999}, "pages": {"tracks": {"columns": 4}}},
        {
            "place": {"page": "tracks", "scope": ["?", "", ""]},
            "pages": {"tracks": {"sorts": {"all": ["x", 1]}}},
        },
        {
            "pages": {
                "tracks": {"columns": {"order": ["title", "?"], "widths": {"title": -4}, "shown": {"?": 1}}}
            }
        },
    ):
        rig.window.services.state.set(STATE_KEY, strange)
        rig.window.state.restore()
        rig.wait_rows(12)
        assert rig.window.navigator.place.page is PageId.TRACKS


def test_compact_rows_count_at_once_and_after_a_restart(open_window: Opener) -> None:
    rig = open_window()
    rows = rig.window.pages.tracks.view.verticalHeader()
    assert rows.defaultSectionSize() == 30
    rig.window.services.settings.set(COMPACT_ROWS, True)
    rig.window.settings.changed.emit(COMPACT_ROWS, True)
    assert rows.defaultSectionSize() == 24
    again = open_window()
    assert again.window.pages.tracks.view.verticalHeader().defaultSectionSize() == 24


def test_a_narrow_window_hides_the_queue_behind_a_button(rig: Rig) -> None:
    window = rig.window
    window.resize(1280, 800)
    assert window.panel.isVisible()
    window.resize(960, 600)
    assert not window.panel.isVisible()
    window.pages.tracks.head.queue_button.click()
    assert window.panel.isVisible()
    assert window.pages.tracks.head.queue_button.isChecked()
    window.resize(1280, 800)
    assert window.panel.isVisible()


def test_the_way_back_has_an_end() -> None:
    history = PlaceHistory(root_place(PageId.TRACKS))
    history.go(root_place(PageId.TRACKS))
    assert not history.can_go_back
    history.go(Place(PageId.ALBUMS))
    history.set_text("blue")
    history.go(Place(PageId.ALBUMS, Scope(ScopeKind.ALBUM, "Blue", "")))
    assert history.back() == Place(PageId.ALBUMS, text="blue")
    assert history.back() == root_place(PageId.TRACKS)
    assert history.back() == root_place(PageId.TRACKS)


def test_the_way_forward_is_what_the_way_back_left() -> None:
    blue = Place(PageId.ALBUMS, Scope(ScopeKind.ALBUM, "Blue", ""))
    history = PlaceHistory(root_place(PageId.TRACKS))
    assert not history.can_go_forward
    assert history.forward() == root_place(PageId.TRACKS)
    history.go(Place(PageId.ALBUMS))
    history.go(blue)
    history.back()
    history.back()
    assert history.forward() == Place(PageId.ALBUMS)
    history.set_text("night")
    history.go(Place(PageId.ALBUMS, text="night"))
    assert history.can_go_forward, "going where we are is no step"
    assert history.forward() == blue
    assert not history.can_go_forward
    history.back()
    history.go(Place(PageId.ARTISTS))
    assert not history.can_go_forward
    assert history.back() == Place(PageId.ALBUMS, text="night")


@pytest.mark.expects_warnings
def test_a_full_disk_neither_stops_a_like_nor_the_end(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object) -> None:
        raise DiskFullError("/profile/library.sqlite3")

    monkeypatch.setattr(rig.window.services.feedback, "like", full)
    monkeypatch.setattr(rig.window.services.state, "set", full)
    rig.window.feedback.like([rig.ids[0]])
    assert "disk is full" in rig.window.notices.toast.text
    rig.window.close()
    assert not rig.window.isVisible()
