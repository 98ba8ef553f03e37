"""The tracks of one card, each with its why."""

from __future__ import annotations

import contextlib
from array import array
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.model.browse import BrowseRequest
from musicrec_desktop.model.card import Card, CardKind
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.services.browse import BrowseService
from musicrec_desktop.ui.discover.card_delegate import CardButton
from musicrec_desktop.ui.discover.card_model import COVER_TRACKS, cover_ids
from musicrec_desktop.ui.kit.buttons import IconButton, text_button
from musicrec_desktop.ui.kit.columns import Column
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.labels import dim_label
from musicrec_desktop.ui.kit.list_view import ListView
from musicrec_desktop.ui.kit.mosaic import mosaic
from musicrec_desktop.ui.kit.page import Activation
from musicrec_desktop.ui.kit.page_head import MIDDLE_COVER_PX
from musicrec_desktop.ui.kit.painting import CoverLookup
from musicrec_desktop.ui.kit.signs import SIGNS, Meaning
from musicrec_desktop.ui.kit.wording.cards import CARD_WORDS
from musicrec_desktop.ui.kit.wording.formats import format_long_duration
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.track_table.banned_marks import IsBanned, nothing_banned
from musicrec_desktop.ui.track_table.columns import TRACK_COLUMNS
from musicrec_desktop.ui.track_table.model import TrackTableModel
from musicrec_desktop.ui.track_table.page import TrackTablePage

if TYPE_CHECKING:
    from musicrec_desktop.services.discover.service import DiscoverService

ROOMY_PX: Final = 560
"""The width from which every tool of the head has room."""
LEAST_LIST_PX: Final = 150
"""What the head leaves to the list; below that it is one line."""
_BEFORE_WHY, _BEHIND_WHY = ("number", "title", "artist"), ("album", "liked", "rating", "duration")


class CardTracksPage(TrackTablePage):
    """Enter or a double-click plays from a row on.

    Args:
        discover: has the cards.
        browse: reads their tracks.
        covers: gives pictures.
        theme: colours.
        is_banned: which rows never play by themselves.

    Attributes:
        card_pressed: the key of the card, and the ``CardButton`` that stands for what shall be done with it.
        card_menu_requested: the key of the card and a global point.
        refresh_requested: the key of a card that shall be made anew.
        cards_requested: the cards of the day are wanted.
    """

    card_pressed = Signal(str, object)
    card_menu_requested = Signal(str, QPoint)
    refresh_requested = Signal(str)
    cards_requested = Signal()

    def __init__(
        self,
        discover: DiscoverService,
        browse: BrowseService,
        covers: CoverLookup,
        theme: ThemeController,
        parent: QWidget | None = None,
        *,
        is_banned: IsBanned = nothing_banned,
    ) -> None:
        super().__init__(theme, parent)
        self._discover, self._browse, self._covers = discover, browse, covers
        self._key = ""
        self._card: Card | None = None
        self._whys: dict[TrackId, str] = {}
        self._cover_ids: tuple[TrackId, ...] = ()
        columns = self._columns()
        self.model = TrackTableModel(
            browse.page,
            self,
            load_sounds=browse.sounds,
            load_genres=browse.suggested_genres,
            load_facts=browse.row_facts,
            is_banned=is_banned,
            columns=columns,
        )
        self.set_table(self.model, ListView(theme, columns, tr("Tracks of the card")))
        self._make_head(theme)

    @property
    def card(self) -> Card | None:
        """The card that is shown; None where today’s page has it no more."""
        return self._card

    def show_card(self, key: str) -> None:
        """Show a card of today’s page."""
        if key != self._key:
            self._key = key
            self.view.scrollToTop()
        self.refresh()

    @override
    def forget(self) -> None:
        self.refresh()

    @override
    def refresh(self) -> None:
        with contextlib.suppress(MusicRecError):  # without them, the card is gone
            self._discover.load()
        page = self._discover.page
        card = None if page is None else page.card(self._key)
        is_same = card is not None and self._card is not None and card.tracks == self._card.tracks
        self._card = card
        if card is None:
            self._say_gone()
        else:
            self._show(card, is_same=is_same)
        self._loaded()

    @override
    def open_row(self, row: int) -> None:
        if ids := self.listed_ids()[row:]:
            self.activated.emit(Activation(ids))

    @override
    def give_room(self) -> None:
        # The menu has these, too.
        for spare in self._tools[1:-1]:
            spare.setVisible(self._card is not None and self.width() >= ROOMY_PX)
        self.head.set_large(is_large=self.height() >= MIDDLE_COVER_PX + LEAST_LIST_PX)
        self.head.set_room(self.size() - QSize(0, LEAST_LIST_PX))
        self._show_cover()

    @override
    def cover_changed(self, track_id: TrackId) -> None:
        """A cover was loaded."""
        if track_id in self._cover_ids:
            self._show_cover()

    def _make_head(self, theme: ThemeController) -> None:
        self._why = dim_label()
        self.head.add_line(self._why)
        self.play_button, self.shuffle_button = text_button(tr("Play all")), text_button(tr("Shuffle"))
        like, dislike = SIGNS[Meaning.LIKE], SIGNS[Meaning.DISLIKE]
        self.like_button = IconButton(
            theme,
            like.glyph,
            tr("Like this card"),
            is_checkable=True,
            checked_colour=SIGNS[Meaning.LIKED].colour,
        )
        self.dislike_button = IconButton(theme, dislike.glyph, tr("Dislike this card"), is_checkable=True)
        self.refresh_button = IconButton(theme, Glyph.ANEW, tr("Make this card anew"))
        self.more_button = IconButton(theme, Glyph.MORE, tr("More"))
        for button, meant in (
            (self.play_button, CardButton.PLAY),
            (self.shuffle_button, CardButton.SHUFFLE),
            (self.like_button, CardButton.LIKE),
            (self.dislike_button, CardButton.DISLIKE),
        ):
            button.clicked.connect(lambda _on=False, meant=meant: self.card_pressed.emit(self._key, meant))
        self.refresh_button.clicked.connect(lambda: self.refresh_requested.emit(self._key))
        self.more_button.clicked.connect(
            lambda: self.card_menu_requested.emit(
                self._key, self.more_button.mapToGlobal(self.more_button.rect().bottomLeft())
            )
        )
        self._tools = (
            self.play_button,
            self.shuffle_button,
            self.like_button,
            self.dislike_button,
            self.refresh_button,
            self.more_button,
        )
        for tool in self._tools:
            tool.hide()
            self.head.add_tool(tool)
        self.head.cover_resized.connect(self._show_cover)

    def _columns(self) -> tuple[Column[Track], ...]:
        known = {column.key: replace(column, sort=None) for column in TRACK_COLUMNS}
        why: Column[Track] = Column(
            "why",
            tr("Why"),
            lambda track: self._whys.get(track.id, ""),
            width=320,
            is_elastic=True,
            shown_from=420,
        )
        known["title"] = replace(known["title"], width=190)
        known["artist"] = replace(known["artist"], width=140)
        known["number"] = replace(known["number"], is_shown=False)
        known["album"] = replace(known["album"], shown_from=1000)
        known["rating"] = replace(known["rating"], shown_from=1200)
        return (
            *(known[key] for key in _BEFORE_WHY),
            why,
            *(known[key] for key in _BEHIND_WHY),
        )

    def _show(self, card: Card, *, is_same: bool) -> None:
        self._whys = {track.track_id: track.why for track in card.tracks}
        self._cover_ids = cover_ids(self._browse.page(card.track_ids[:COVER_TRACKS]))
        kind = CARD_WORDS[card.kind]
        self.head.set_title(card.title, "" if kind.casefold() in card.title.casefold() else kind)
        self._why.setText(card.why)
        self.like_button.setChecked(card.opinion > 0)
        self.dislike_button.setChecked(card.opinion < 0)
        if is_same:
            self.model.refresh_rows()
        else:
            self.model.show_ids(array("q", card.track_ids), BrowseRequest())
        self.view.set_column_shown("number", is_shown=card.kind is CardKind.ALBUMS_TONIGHT)
        tracks = self._browse.page(card.track_ids)
        figures = [plural("{n} track", "{n} tracks", len(tracks))]
        if length_ms := sum(track.duration_ms or 0 for track in tracks):
            figures.append(format_long_duration(length_ms))
        self.head.set_figures(" · ".join(figures))
        self._show_cover()
        self._show_tools(is_shown=True)
        self.show_list()

    def _show_cover(self) -> None:
        if self._card is None:
            return
        is_large = self.height() >= MIDDLE_COVER_PX + LEAST_LIST_PX
        side = round(self.head.cover_px * self.head.devicePixelRatioF())
        picture = mosaic(self._cover_ids, self._covers, side)
        self.head.set_cover(picture, self._card.title, is_shown=is_large)

    def _say_gone(self) -> None:
        self.model.show_ids(array("q"), BrowseRequest())
        self.head.set_title(tr("For you"))
        self.head.set_figures("")
        self._why.setText("")
        self.head.set_cover(None, "", is_shown=False)
        self._show_tools(is_shown=False)
        self.empty.show_message(
            tr("This card is gone"),
            tr("The cards were made anew. What you saved of it is among your playlists."),
            tr("Show today’s cards"),
            self.cards_requested.emit,
            glyph=Glyph.FOR_YOU,
        )
        self.show_empty()

    def _show_tools(self, *, is_shown: bool) -> None:
        for tool in self._tools:
            tool.setVisible(is_shown)
        self.give_room()
        self._why.setVisible(is_shown)
