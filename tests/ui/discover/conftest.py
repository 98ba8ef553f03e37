"""A library whose listener loved some tracks long ago, so that there are cards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from musicrec_desktop.model.card import Card, CardKind
from musicrec_desktop.model.listen import Listen
from musicrec_desktop.model.playback import EndReason, Origin
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.ui.discover.controller import DiscoverController
from musicrec_desktop.ui.discover.for_you_page import ForYouPage
from musicrec_desktop.ui.window.main_window import MainWindow
from musicrec_desktop.ui.window.places import PageId
from tests.ui.conftest import Opener, Rig

DAY_MS = 86_400_000
LOVED = 10


def live(rig: Rig) -> None:
    """Hear most tracks several times, half a year ago, and like them."""
    listens, now_ms = ListenStore(rig.app.database), rig.app.services.scheduler.clock.now_ms()
    for place, track_id in enumerate(rig.ids[:LOVED]):
        for time in range(3):
            at_ms = now_ms - (200 - time) * DAY_MS + place * 300_000
            session = 1 + time
            listens.finish(Listen(track_id, at_ms, 60_000, 60_000, EndReason.FINISHED, Origin.USER, session))
        rig.app.services.feedback.like(track_id)


@dataclass
class Cards:
    """A window on For you.

    Attributes:
        rig: the window.
    """

    rig: Rig

    @property
    def window(self) -> MainWindow:
        return self.rig.window

    @property
    def page(self) -> ForYouPage:
        return self.window.pages.for_you

    @property
    def controller(self) -> DiscoverController:
        return self.window.overviews.discover

    @property
    def said(self) -> str:
        return self.window.notices.toast.text

    def wait(self, is_done: Callable[[], bool]) -> None:
        self.rig.qtbot.waitUntil(is_done, timeout=10_000)

    def show(self) -> None:
        """Go to the page, and wait for its cards."""
        self.window.navigator.go_page(PageId.FOR_YOU)
        self.wait(lambda: bool(self.page.model.cards))

    @property
    def card(self) -> Card:
        """The card of what was loved, as it is now."""
        return next(card for card in self.page.model.cards if card.kind is CardKind.REDISCOVER)

    @property
    def row(self) -> int:
        return self.page.model.cards.index(self.card)

    def select(self) -> None:
        """Give the keyboard to the card."""
        self.page.view.setFocus()
        self.page.view.setCurrentIndex(self.page.model.index(self.row, 0))

    def choose(self, words: str) -> None:
        """Choose an entry of the card’s menu."""
        menu = self.controller.show_menu(self.card, QPoint(0, 0))
        entry_of(menu, words).trigger()
        menu.close()


def entry_of(menu: QMenu, words: str) -> QAction:
    return next(action for action in menu.actions() if action.text().partition("\t")[0] == words)


@pytest.fixture
def cards(open_window: Opener) -> Cards:
    rig = open_window()
    live(rig)
    made = Cards(rig)
    made.show()
    return made
