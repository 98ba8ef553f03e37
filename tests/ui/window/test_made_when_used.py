"""Pages, what does their work, and services are made when they are first used."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from musicrec_desktop.core.later import load_code, made
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.window.first_rows import LONGEST_MS, FirstRows
from musicrec_desktop.ui.window.overviews import INSIGHTS_ACTIONS
from musicrec_desktop.ui.window.places import PageId
from tests.ui.conftest import Rig

LATE_PAGES = (
    PageId.ALBUMS,
    PageId.ARTISTS,
    PageId.GENRES,
    PageId.FOLDERS,
    PageId.HISTORY,
    PageId.SIMILAR,
    PageId.WALL,
    PageId.MUSIC_MAP,
    PageId.INSIGHTS,
    PageId.COPIES,
)


def test_a_window_starts_without_the_pages_and_services_that_it_does_not_show(rig: Rig) -> None:
    window, services = rig.window, rig.window.services
    assert [page_id for page_id in window.pages.ids if window.pages.made(page_id) is None] == [
        page_id for page_id in window.pages.ids if page_id in LATE_PAGES
    ]
    for service in (
        services.archives,
        services.copies,
        services.demo,
        services.evaluate,
        services.features,
        services.insights,
        services.journeys,
        services.library_report,
        services.merging,
        services.music_map,
        services.sharing,
        services.spotify,
        services.taste_test,
        services.tracklists,
    ):
        assert made(service) is None


def test_a_page_that_comes_later_shows_what_the_others_show(rig: Rig, qtbot: QtBot) -> None:
    window = rig.window
    window.pages.set_compact(is_compact=True)
    window.pages.set_current(TrackId(1), is_playing=True)
    window.navigator.go_page(PageId.HISTORY)
    page = window.pages.history
    heights = {window.pages.tracks.view.verticalHeader().defaultSectionSize()}
    assert {page.view.verticalHeader().defaultSectionSize()} == heights
    assert page.head.queue_button.isChecked() == window.drawer.is_shown
    shown = window.drawer.is_shown
    page.head.queue_button.click()
    assert window.drawer.is_shown is not shown


def test_a_page_that_comes_later_has_the_layout_that_was_kept(rig: Rig) -> None:
    window = rig.window
    window.navigator.go_page(PageId.HISTORY)
    kept = window.pages.history.layout_state()
    window.state.save()
    state = window.services.state.get("window")
    assert isinstance(state, dict)
    assert state["pages"]["history"] == kept
    assert "insights" not in state["pages"]


def test_the_actions_of_late_pages_are_those_of_their_controllers(rig: Rig) -> None:
    overviews = rig.window.overviews
    own = set(overviews.actions())
    assert set(overviews.insights.actions()) == set(INSIGHTS_ACTIONS)
    assert set(overviews.music_map.actions()) | set(INSIGHTS_ACTIONS) == own
    assert overviews.music_map is overviews.music_map


class _Page(QObject):
    loaded = Signal()


def test_the_rest_begins_when_the_first_rows_are_there_and_once(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    page, told = _Page(), list[int]()
    first = FirstRows(window, page)  # type: ignore[arg-type]  # what it uses of a page
    first.shown.connect(lambda: told.append(1))
    window.show()
    page.loaded.emit()
    page.loaded.emit()
    assert not told
    qtbot.waitUntil(lambda: bool(told), timeout=LONGEST_MS)
    page.loaded.emit()
    assert told == [1]


def test_what_is_loaded_beside_the_window_can_be_loaded(rig: Rig) -> None:
    services = rig.window.services
    load_code(services.exchange, services.importing, services.letters)
    assert "musicrec_desktop.services.importing.service" in sys.modules
