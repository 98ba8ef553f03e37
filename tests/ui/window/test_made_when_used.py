"""Pages, what does their work, and services are made when they are first used."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from musicrec_desktop.core.later import load_code, made
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.track_table.page import TablePage
from musicrec_desktop.ui.window.first_rows import LONGEST_MS, FirstRows
from musicrec_desktop.ui.window.overviews import DISCOVER_ACTIONS, INSIGHTS_ACTIONS, SUGGEST_ACTIONS
from musicrec_desktop.ui.window.pages import PAGE_MODULES
from musicrec_desktop.ui.window.places import PageId
from tests.ui.conftest import Opener, Rig

LATE_PAGES = (
    PageId.FOR_YOU,
    PageId.CARD,
    PageId.PLAYLIST,
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
    assert set(overviews.discover.actions()) == set(DISCOVER_ACTIONS)
    assert set(overviews.suggest.actions()) == set(SUGGEST_ACTIONS)
    listed = {*INSIGHTS_ACTIONS, *DISCOVER_ACTIONS, *SUGGEST_ACTIONS}
    assert set(overviews.music_map.actions()) | listed == own
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


class _ShownWindows(QObject):
    """Notes every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.names.append(type(watched).__name__)
        return False


def test_no_part_is_shown_as_a_window_of_its_own_on_its_way_into_the_window(
    open_window: Opener, qapp: QApplication
) -> None:
    shown = _ShownWindows()
    qapp.installEventFilter(shown)
    window = open_window().window
    for page_id in window.pages.ids:
        window.pages.page(page_id)
    qapp.removeEventFilter(shown)
    assert shown.names == ["MainWindow"]


@pytest.mark.parametrize("page_id", [PageId.PLAYLIST, PageId.HISTORY])
def test_a_list_that_comes_later_has_columns_that_fit(rig: Rig, page_id: PageId, qtbot: QtBot) -> None:
    page = rig.window.pages.page(page_id)
    assert isinstance(page, TablePage)
    rig.window.stack.setCurrentWidget(page)
    header = page.view.horizontalHeader()
    qtbot.waitUntil(lambda: 0 <= page.view.viewport().width() - header.length() <= header.count())
    assert header.hiddenSectionCount() > 0


@pytest.mark.parametrize("page_id", PAGE_MODULES)
def test_a_large_page_is_made_over_turns_and_then_shown(rig: Rig, qtbot: QtBot, page_id: PageId) -> None:
    window, navigator = rig.window, rig.window.navigator
    window.navigator.go_page(PageId.TRACKS)
    window.sidebar.page_button(page_id).click()
    assert (navigator.is_coming, navigator.place.page) == (True, PageId.TRACKS)
    assert window.pages.made(page_id) is None
    qtbot.waitUntil(lambda: navigator.place.page is page_id)
    assert not navigator.is_coming
    assert navigator.page.isVisible()
    assert window.pages.steps(page_id) == []
    navigator.go_page(PageId.TRACKS)
    navigator.visit(page_id)
    assert navigator.place.page is page_id  # at once


def test_who_goes_elsewhere_while_a_page_is_made_is_there(rig: Rig) -> None:
    navigator = rig.window.navigator
    navigator.visit(PageId.MUSIC_MAP)
    navigator.go_page(PageId.ALBUMS)
    assert not navigator.is_coming
    assert navigator.place.page is PageId.ALBUMS
    assert rig.window.sidebar.page_button(PageId.ALBUMS).isChecked()
