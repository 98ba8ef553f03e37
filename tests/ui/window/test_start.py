"""Queues that start from tracks, albums, artists, genres, and from one's own taste."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from musicrec_desktop.model.browse import Scope, ScopeKind
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.library.group_page import GroupPage
from musicrec_desktop.ui.window.places import PageId
from tests.ui import hands
from tests.ui.conftest import Rig
from tests.ui.window.test_feedback import menu_of, trigger
from tests.ui.window.test_tune import automatic

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NIGHT_BUS = Scope(ScopeKind.ALBUM, "Night Bus", "The Lanterns")


def current(rig: Rig) -> TrackId:
    entry = rig.window.services.player.queue.current
    assert entry is not None
    return entry.track_id


def test_a_queue_starts_from_tracks(rig: Rig, qtbot: QtBot) -> None:
    rig.window.services.autoplay.set_enabled(False)
    ids = [TrackId(int(value)) for value in rig.window.pages.tracks.model.ids[4:7]]
    trigger(menu_of(rig, 4, 5, 6), "Start a queue from this")
    assert current(rig) in ids
    qtbot.waitUntil(lambda: bool(automatic(rig)))
    assert not rig.window.services.player.queue.user_part


def test_the_key_starts_from_the_selection(rig: Rig) -> None:
    page = rig.window.pages.tracks
    rig.window.activateWindow()
    page.view.setFocus()
    page.view.selectRow(6)
    hands.type_key(page.view, Qt.Key.Key_Q, CTRL | SHIFT)
    assert current(rig) == page.model.id_at(6)


def test_an_opened_album_has_a_button_that_starts_from_it(rig: Rig) -> None:
    page = rig.window.pages.tracks
    assert not page.tools.start_button.isVisible()
    rig.window.navigator.go_scope(NIGHT_BUS)
    rig.wait_rows(4)
    assert page.tools.start_button.toolTip() == "Start a queue from this album"
    hands.click(page.tools.start_button)
    assert current(rig) in list(page.model.ids)
    rig.window.navigator.go_scope(Scope(ScopeKind.GENRE, "Jazz"))
    rig.wait_rows(4)
    assert page.tools.start_button.toolTip() == "Start a queue from this genre"


def _is_filled(page: GroupPage) -> bool:
    return page.model.rowCount() == 3


def test_groups_start_from_their_menu_and_by_key(rig: Rig, qtbot: QtBot) -> None:
    window = rig.window
    for page_id in (PageId.ALBUMS, PageId.ARTISTS, PageId.GENRES):
        window.navigator.go_page(page_id)
        page = window.pages.groups[page_id]
        qtbot.waitUntil(partial(_is_filled, page))
        window.activateWindow()
        page.view.setFocus()
        page.view.setCurrentIndex(page.model.index(1, 0))
        scope = page.selected_scope()
        assert scope is not None
        hands.type_key(page.view, Qt.Key.Key_Q, CTRL | SHIFT)
        track = window.services.browse.track(current(rig))
        assert track is not None
        assert scope.name in (track.tags.album, *track.tags.artists, *track.tags.genres)


def test_what_cannot_start_is_told_and_what_plays_goes_on(rig: Rig) -> None:
    window = rig.window
    window.services.player.play_now([rig.ids[0]])
    window.feedback.ban_artist_named("The Lanterns")
    window.starts.start_scope(NIGHT_BUS)
    assert "all of it is banned" in window.notices.toast.text
    window.starts.start_scope(Scope(ScopeKind.ALBUM, "Nowhere", "Nobody"))
    assert "cannot start" in window.notices.toast.text
    assert current(rig) == rig.ids[0]


def test_ones_taste_needs_something_to_go_on(rig: Rig, qtbot: QtBot) -> None:
    window = rig.window
    hands.type_key(window.pages.tracks.view, Qt.Key.Key_T, CTRL | SHIFT)
    assert window.notices.toast.isVisible()
    assert window.services.player.queue.current is None
    window.feedback.like([rig.ids[5]])
    qtbot.waitUntil(lambda: window.services.autoplay.is_settled)
    window.starts.start_from_taste()
    assert window.services.player.queue.current is not None


def test_the_menu_opens_the_report_on_recommendations(rig: Rig) -> None:
    rig.window.actions_table.run("recommendation_report")
    titles = [dialog.windowTitle() for dialog in rig.window.findChildren(QDialog) if dialog.isVisible()]
    assert titles == ["Recommendation report"]
    for dialog in rig.window.findChildren(QDialog):
        dialog.close()
