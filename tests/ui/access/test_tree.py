"""All that is shown has a name, fits its role, and tells its state to a screen reader."""

from __future__ import annotations

import pytest

from musicrec_desktop.ui.window.places import PageId
from tests.ui.access import showing
from tests.ui.access.tree import faults
from tests.ui.conftest import Rig

pytestmark = pytest.mark.timeout(300)


@pytest.mark.parametrize("is_playing", [False, True], ids=["silent", "playing"])
def test_every_page_can_be_told(rig: Rig, *, is_playing: bool) -> None:
    if is_playing:
        rig.app.services.player.play_now(rig.ids[:6])
    found = [f"{page}: {fault}" for page in showing.pages(rig) for fault in faults(rig.window)]
    assert not found, "\n".join(dict.fromkeys(found))


def test_every_dialog_can_be_told(rig: Rig) -> None:
    opened, found = set(), []
    for action, dialog in showing.dialogs(rig):
        opened.add(action)
        found += [f"{action}: {fault}" for fault in faults(dialog)]
    assert not found, "\n".join(dict.fromkeys(found))
    assert not set(showing.DIALOGS) - opened


def test_a_search_and_what_is_filtered_can_be_told(rig: Rig) -> None:
    window = rig.window
    window.navigator.go_page(PageId.TRACKS)
    rig.search("blue")
    window.actions_table.run("filter_queue")
    rig.wait_idle()
    assert not faults(window), "\n".join(faults(window))
