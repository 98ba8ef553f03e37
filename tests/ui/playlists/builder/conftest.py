"""The builder on a library of twelve tracks, with what finds tracks in the database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from musicrec_desktop.model.playlist import PlaylistId, SmartRules
from musicrec_desktop.model.smart_templates import SMART_TEMPLATES
from musicrec_desktop.services.playlists.smart import SmartPlaylists, SmartPreview
from musicrec_desktop.ui.playlists.builder.controller import SmartController
from musicrec_desktop.ui.playlists.builder.dialog import SmartDialog
from tests.ui.stage import Stage


class CountingFinder:
    """Asks the real service, and notes what it was asked."""

    def __init__(self, smart: SmartPlaylists) -> None:
        self._smart = smart
        self.asked: list[SmartRules] = []

    def preview(
        self,
        rules: SmartRules,
        on_done: Callable[[SmartPreview], object],
        on_error: Callable[[Exception], object] | None = None,
        *,
        playlist_id: PlaylistId | None = None,
    ) -> object:
        self.asked.append(rules)
        return self._smart.preview(rules, on_done, on_error, playlist_id=playlist_id)


@dataclass
class Bench:
    """The builder before an empty window."""

    stage: Stage
    controller: SmartController
    finder: CountingFinder
    chosen: list[PlaylistId]
    searched: list[str]

    @property
    def dialog(self) -> SmartDialog:
        """The dialog that is open."""
        assert self.controller.dialog is not None
        return self.controller.dialog

    def open(self, act: str = "new_smart_playlist") -> SmartDialog:
        """Do a command, and wait for its dialog."""
        self.controller.actions()[act]()
        self.stage.qtbot.waitUntil(lambda: self.controller.dialog is not None)
        return self.dialog

    def wait_count(self, text: str) -> None:
        """Wait until the preview says how many."""
        self.stage.qtbot.waitUntil(lambda: text in self.dialog.preview.count.text())

    def saved(self) -> None:
        """Save, and wait until the dialog is gone."""
        self.dialog.save()
        self.stage.qtbot.waitUntil(lambda: self.controller.dialog is None)


@pytest.fixture
def bench(stage: Stage) -> Iterator[Bench]:
    services = stage.app.services
    finder = CountingFinder(services.smart)
    chosen: list[PlaylistId] = []
    searched = [""]
    controller = SmartController(
        services,
        finder,
        services.browse.load_values,
        SMART_TEMPLATES,
        stage.window.theme,
        stage.window.notices,
        stage.window,
        chosen=lambda: chosen[-1] if chosen else None,
        searched=lambda: searched[-1],
    )
    yield Bench(stage, controller, finder, chosen, searched)
    if controller.dialog is not None:
        controller.dialog.reject()
