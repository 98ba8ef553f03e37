"""An album leads to its other versions."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from musicrec_desktop.model.browse import Scope, ScopeKind
from musicrec_desktop.model.track import Tags
from tests.support.library import add_tracks, scanned
from tests.ui.conftest import Rig


@pytest.mark.parametrize("count", [0, 1, 2])
def test_the_head_of_an_album_leads_to_its_versions(rig: Rig, qtbot: QtBot, count: int) -> None:
    names = ("Night Bus (Deluxe Edition)", "Night Bus [Remastered]")[:count]
    for number, name in enumerate(names):
        tags = Tags("T", ("The Lanterns",), name, ("The Lanterns",), year=2010 + number)
        add_tracks(rig.app.database, [scanned("x.mp3", tags)], f"/{number}")
    page, asked = rig.window.pages.tracks, list[Scope]()
    rig.window.navigator.go_scope(Scope(ScopeKind.ALBUM, "Night Bus", "The Lanterns"))
    rig.wait_rows(4)
    qtbot.waitUntil(lambda: page.tools.versions.isVisible() is bool(count))
    page.tools.versions.scope_requested.connect(asked.append)
    if count == 1:
        assert page.tools.versions.full_text == "Also: Night Bus (Deluxe Edition) · 2010 · 1 track"
        page.tools.versions.clicked.emit()
        assert asked == [Scope(ScopeKind.ALBUM, "Night Bus (Deluxe Edition)", "The Lanterns")]
    elif count:
        assert page.tools.versions.full_text == "2 other versions"
        menu = page.tools.versions.menu()
        menu.actions()[1].trigger()
        assert asked == [Scope(ScopeKind.ALBUM, names[1], "The Lanterns")]
        menu.close()
    else:
        rig.window.navigator.back()
        assert not page.tools.versions.isVisible()
