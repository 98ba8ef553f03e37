"""The builder on a library of twelve tracks, with what finds tracks in the database."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pytest

from musicrec_desktop.model.browse import BrowseRequest, ListTotals
from musicrec_desktop.model.playlist import LimitUnit, PlaylistId, SmartRules
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.query.parser import Problem
from musicrec_desktop.services.browse import BrowseService
from musicrec_desktop.ui.playlists.builder.controller import SmartController
from musicrec_desktop.ui.playlists.builder.dialog import SmartDialog
from musicrec_desktop.ui.playlists.builder.fields import Found as Texts
from musicrec_desktop.ui.playlists.builder.preview import Found
from tests.ui.conftest import Rig


@dataclass(frozen=True)
class Answer:
    """What rules find."""

    count: int
    length_ms: int
    ids: Sequence[TrackId]
    problems: Sequence[Problem] = ()


@dataclass(frozen=True)
class Ready:
    """A template."""

    name: str
    hint: str
    rules: SmartRules


TEMPLATES = (
    Ready("Never played", "What you never heard", SmartRules("plays:0", sort=(("added", True),))),
    Ready(
        "An hour", "An hour of anything", SmartRules("length:>0:01", limit=60, limit_unit=LimitUnit.MINUTES)
    ),
)


class BrowseFinder:
    """Finds what a query finds by the lists of the library; order and limits do not count."""

    def __init__(self, browse: BrowseService) -> None:
        self._browse = browse
        self.asked: list[str] = []

    def preview(
        self,
        rules: SmartRules,
        on_done: Callable[[Found], object],
        on_error: Callable[[Exception], object] | None = None,
        *,
        playlist_id: PlaylistId | None = None,
    ) -> object:
        self.asked.append(rules.query)

        def done(ids: array[int], totals: ListTotals) -> None:
            on_done(Answer(totals.tracks, totals.duration_ms, [TrackId(one) for one in ids[:50]]))

        return self._browse.load_ids(BrowseRequest(rules.query), done, on_error, list_name="builder")


@dataclass
class Bench:
    """The builder in a window."""

    rig: Rig
    controller: SmartController
    finder: BrowseFinder
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
        self.rig.qtbot.waitUntil(lambda: self.controller.dialog is not None)
        return self.dialog

    def wait_count(self, text: str) -> None:
        """Wait until the preview says how many."""
        self.rig.qtbot.waitUntil(lambda: text in self.dialog.preview.count.text())

    def saved(self) -> None:
        """Save, and wait until the dialog is gone."""
        self.dialog.save()
        self.rig.qtbot.waitUntil(lambda: self.controller.dialog is None)


@pytest.fixture
def bench(rig: Rig) -> Iterator[Bench]:
    services = rig.app.services
    finder = BrowseFinder(services.browse)
    chosen: list[PlaylistId] = []
    searched = [""]

    def suggest(field: str, typed: str, found: Texts) -> None:
        names = {"genre": ["Jazz", "Electronic", "Classical"]}.get(field, [])
        found([name for name in names if typed.lower() in name.lower()])

    controller = SmartController(
        services,
        finder,
        suggest,
        TEMPLATES,
        rig.window.theme,
        rig.window.notices,
        rig.window,
        chosen=lambda: chosen[-1] if chosen else None,
        searched=lambda: searched[-1],
    )
    yield Bench(rig, controller, finder, chosen, searched)
    if controller.dialog is not None:
        controller.dialog.reject()
