"""Every page of the sidebar has an entry, an action, an empty state, and keeps to the search."""

from __future__ import annotations

from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from musicrec_desktop.core.settings import COMPACT_ROWS
from musicrec_desktop.ui.kit.actions import ACTIONS_BY_ID, key_of
from musicrec_desktop.ui.kit.list_view import COMPACT_ROW_HEIGHT, ROW_HEIGHT, ListView
from musicrec_desktop.ui.library.track_page import TrackPage
from musicrec_desktop.ui.window.places import LIBRARY_PAGES, SEARCHABLE_PAGES, PageId, page_action
from tests.ui.conftest import Opener, Rig

each_page = pytest.mark.parametrize("page_id", LIBRARY_PAGES)


def test_the_sidebar_has_what_the_table_of_actions_says(rig: Rig) -> None:
    window = rig.window
    keys = [key for page_id in LIBRARY_PAGES if (key := key_of(page_action(page_id)))]
    assert keys == [f"Ctrl+{number}" for number in range(1, len(keys) + 1)], "keys follow the sidebar"
    for page_id in LIBRARY_PAGES:
        button, spec = window.sidebar.page_button(page_id), ACTIONS_BY_ID[page_action(page_id)]
        assert button.accessibleName() == button.text().strip() == spec.label
        key = key_of(spec.id)
        assert button.toolTip() == (f"{spec.label} ({key})" if key else spec.label)
        window.actions_table.run(spec.id)
        assert window.stack.currentWidget() is window.navigator.page
        assert window.navigator.place.page is page_id
        assert button.isChecked()
        assert window.navigator.page.head.title == spec.label


@each_page
def test_a_page_without_rows_says_why(page_id: PageId, open_window: Opener, qtbot: QtBot) -> None:
    window = open_window(albums=()).window
    window.navigator.go_page(page_id)
    page = window.navigator.page
    qtbot.waitUntil(lambda: page.is_empty_shown)
    assert page.empty.headline


@each_page
def test_the_search_narrows_the_page_or_goes_to_the_tracks(page_id: PageId, rig: Rig, qtbot: QtBot) -> None:
    navigator = rig.window.navigator
    navigator.go_page(page_id)
    navigator.search("nothing is called so")
    assert navigator.place.page is (page_id if page_id in SEARCHABLE_PAGES else PageId.TRACKS)
    qtbot.waitUntil(lambda: navigator.page.is_empty_shown)


def test_every_list_of_tracks_has_the_height_that_is_set_and_keeps_its_columns(rig: Rig) -> None:
    lists = [
        (page, view)
        for page in map(rig.window.pages.page, rig.window.pages.ids)
        for view in page.findChildren(ListView)
    ]
    assert len(lists) >= 3
    for is_compact, height_px in ((True, COMPACT_ROW_HEIGHT), (False, ROW_HEIGHT)):
        rig.window.settings.set(COMPACT_ROWS, is_compact)
        assert {view.verticalHeader().defaultSectionSize() for _, view in lists} == {height_px}
    for page, view in lists:
        state = page.layout_state()
        kept = state.get("columns")
        if isinstance(page, TrackPage):
            layouts = state["layouts"]
            assert isinstance(layouts, dict)
            kept = layouts[page.scope.kind]
        assert kept == view.layout_state(), type(page).__name__


def test_every_list_of_tracks_tells_what_is_selected(rig: Rig, qtbot: QtBot) -> None:
    services, navigator = rig.window.services, rig.window.navigator
    services.feedback.like(rig.ids[0])
    services.player.play_now([rig.ids[0]])
    services.player.stop()
    for page_id in LIBRARY_PAGES:
        if page_id is PageId.SPOKEN:  # has what no other page has
            continue
        navigator.go_page(page_id)
        page = navigator.page
        for view in page.findChildren(ListView):
            qtbot.waitUntil(partial(_has_rows, view))
            view.selectAll()
            assert rig.ids[0] in page.selected_ids(), page_id


def _has_rows(view: ListView) -> bool:
    return view.model().rowCount() > 0
