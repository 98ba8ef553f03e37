"""For you: the cards of the day."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.model.card import Card, CardPage
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.browse import BrowseService
from musicrec_desktop.ui.discover.card_model import CardModel
from musicrec_desktop.ui.discover.card_view import CardView
from musicrec_desktop.ui.discover.controls_strip import ControlsStrip
from musicrec_desktop.ui.kit.buttons import IconButton
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.page import Page
from musicrec_desktop.ui.kit.painting import CoverLookup
from musicrec_desktop.ui.kit.wording.cards import day_line
from musicrec_desktop.ui.theme.control import ThemeController

if TYPE_CHECKING:
    from musicrec_desktop.services.discover.service import DiscoverService

TITLE = tr("For you")


class ForYouPage(Page):
    """Shows what was kept at once, and has today’s cards made where there are none.

    Args:
        discover: makes and keeps the cards.
        browse: reads their tracks.
        covers: gives pictures.
        theme: colours.

    Attributes:
        card_requested: the key of a card whose tracks are wanted.
        card_pressed: the key of a card, and the ``CardButton`` that was clicked in it.
        card_menu_requested: the key of a card and a global point.
        anew_requested: all cards shall be made anew.
    """

    card_requested = Signal(str)
    card_pressed = Signal(str, object)
    card_menu_requested = Signal(str, QPoint)
    anew_requested = Signal()

    def __init__(
        self,
        discover: DiscoverService,
        browse: BrowseService,
        covers: CoverLookup,
        theme: ThemeController,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._discover = discover
        self._is_making = False
        self._kept: tuple[str, int] | None = None
        self.model = CardModel(browse.page, self)
        self.view = CardView(self.model, theme, covers)
        self.view.open_requested.connect(self.open_row)
        self.view.cards.pressed.connect(self._on_pressed)
        self.view.menu_requested.connect(
            lambda row, point: self.card_menu_requested.emit(self.model.cards[row].key, point)
        )
        self.controls = ControlsStrip(theme)
        self.head.set_title(TITLE)
        self.anew_button = IconButton(theme, Glyph.ANEW, tr("Make all cards anew"))
        self.anew_button.clicked.connect(self.anew_requested)
        self.head.add_tool(self.anew_button)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.controls)
        column.addWidget(self.view, 1)
        self.set_list(self.view, holder)

    @property
    def current_card(self) -> Card | None:
        """The card that the keyboard is on."""
        return self.model.card_at(self.view.currentIndex())

    @override
    def refresh(self) -> None:
        self._load()
        with contextlib.suppress(MusicRecError):  # what cannot be read is told when cards are made
            self._discover.load()
        self.show_page()
        self.make()

    def make(self, *, again: bool = False) -> None:
        """Have the cards made, where there are none of today or others are wanted."""
        self._is_making = True
        self._discover.make(again=again)
        # Cards that are there already come at once: nothing is said of them.
        QTimer.singleShot(0, self, self._show_making)

    def show_page(self) -> None:
        """Show the cards as the service has them now."""
        page = self._discover.page
        self.controls.show_controls(self._discover.controls)
        current = self.current_card
        bar = self.view.verticalScrollBar()
        value = bar.value()
        self.model.show_cards(() if page is None else page.cards)
        if page is None or not page.cards:
            self._say_empty()
            return
        if current is not None and (index := self.model.index_of(current.key)).isValid():
            self.view.setCurrentIndex(index)
        self.view.doItemsLayout()
        bar.setValue(value)
        self._take_back()
        self._show_figures(page)
        self.show_list()

    def made(self) -> None:
        """The cards were made, or could not be."""
        self._is_making = False
        self.show_page()
        self._loaded()

    @override
    def forget(self) -> None:
        """Another profile is in use: show its cards only."""
        self.controls.forget()
        self.show_page()

    @override
    def cover_changed(self, track_id: TrackId) -> None:
        """A cover was loaded."""
        self.view.cards.forget_covers(track_id)
        self.model.cover_changed(track_id)

    def forget_covers(self) -> None:
        """Files changed: their covers may be others now."""
        self.view.cards.forget_covers()

    @override
    def open_row(self, row: int) -> None:
        self.card_requested.emit(self.model.cards[row].key)

    @override
    def listed_ids(self) -> Sequence[TrackId]:
        return list(dict.fromkeys(one for card in self.model.cards for one in card.track_ids))

    @override
    def layout_state(self) -> dict[str, object]:
        card = self.current_card
        return {"card": "" if card is None else card.key, "scroll": self.view.verticalScrollBar().value()}

    @override
    def restore_layout(self, state: object) -> None:
        if not isinstance(state, dict):
            return
        key, scroll = state.get("card"), state.get("scroll")
        if isinstance(key, str) and isinstance(scroll, int) and not isinstance(scroll, bool):
            self._kept = key, scroll

    def _take_back(self) -> None:
        """Go back to where the last run of the program was, once."""
        if self._kept is None:
            return
        (key, scroll), self._kept = self._kept, None
        if (index := self.model.index_of(key)).isValid():
            self.view.setCurrentIndex(index)
        self.view.verticalScrollBar().setValue(scroll)

    def _on_pressed(self, row: int, button: object) -> None:
        self.card_pressed.emit(self.model.cards[row].key, button)

    def _show_making(self) -> None:
        if not self._is_making:
            return
        if self.model.cards:
            self.head.set_figures(tr("Making cards…"))
        else:
            self._say_empty()

    def _show_figures(self, page: CardPage) -> None:
        self.head.set_figures(
            plural(
                "{day_line} · {n} card",
                "{day_line} · {n} cards",
                len(page.cards),
                day_line=day_line(page.day),
            )
        )

    def _say_empty(self) -> None:
        self.head.set_figures("")
        if self._is_making and not self._discover.problem:
            self.empty.show_message(
                tr("Making your cards"),
                tr("They are made of what you have and what you play."),
                glyph=Glyph.FOR_YOU,
            )
        else:
            self.empty.show_message(
                tr("No cards yet"),
                self._discover.problem or tr("They come as soon as there are tracks to make them of."),
                tr("Try again"),
                self.anew_requested.emit,
                glyph=Glyph.FOR_YOU,
            )
        self.show_empty()
