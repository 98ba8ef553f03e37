"""Every page of the sidebar has an entry, an action, an empty state, and keeps to the search."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from musicrec_desktop.ui.kit.actions import ACTIONS_BY_ID, key_of
from musicrec_desktop.ui.window.places import LIBRARY_PAGES, SEARCHABLE_PAGES, PageId, page_action
from tests.ui.conftest import Opener, Rig

each_page = pytest.mark.parametrize("page_id", LIBRARY_PAGES)


def test_the_sidebar_has_what_the_table_of_actions_says(rig: Rig) -> None:
    window = rig.window
    for number, page_id in enumerate(LIBRARY_PAGES, start=1):
        button, spec = window.sidebar.page_button(page_id), ACTIONS_BY_ID[page_action(page_id)]
        assert button.accessibleName() == button.text().strip() == spec.label
        assert key_of(spec.id) == f"Ctrl+{number}", "keys follow the order of the sidebar"
        assert button.toolTip() == f"{spec.label} (Ctrl+{number})"
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
