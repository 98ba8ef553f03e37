"""The head of a page of tracks: name, cover, figures, and what can be done with the whole list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.model.browse import ListTotals, Scope, ScopeKind
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.services.browse import BrowseService
from musicrec_desktop.ui.commands.scopes import MENU_KINDS
from musicrec_desktop.ui.kit.buttons import IconButton, text_button
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.labels import LinkLabel
from musicrec_desktop.ui.kit.page_head import PageHead
from musicrec_desktop.ui.kit.painting import CoverLookup
from musicrec_desktop.ui.kit.scopes import KIND_WORDS, SEED_WORDS, scope_title
from musicrec_desktop.ui.kit.wording.formats import format_long_duration
from musicrec_desktop.ui.library.album_rows import album_facts
from musicrec_desktop.ui.library.kept_lists import FIRST_BY_ALBUM
from musicrec_desktop.ui.library.version_link import VersionLink
from musicrec_desktop.ui.theme.control import ThemeController

MOST_PLAYED_WORDS: Final = tr("Show most played first")
USUAL_WORDS: Final = tr("Back to the usual order")


class TrackHead(QObject):
    """Fills the head of a page of tracks.

    Args:
        head: of the page.
        browse: finds other versions of an album.
        covers: finds the picture of an album.
        theme: colours.

    Attributes:
        play_requested: all tracks, in their order.
        shuffle_requested: all tracks, in any order.
        start_requested: a ``Scope`` that a queue shall start from.
        scope_requested: a ``Scope`` whose tracks are wanted.
        menu_requested: a ``Scope`` and the global point of its menu.
        order_requested: the most played tracks first, or the usual order again.
    """

    play_requested = Signal()
    shuffle_requested = Signal()
    start_requested = Signal(object)
    scope_requested = Signal(object)
    menu_requested = Signal(object, QPoint)
    order_requested = Signal()

    def __init__(
        self, head: PageHead, browse: BrowseService, covers: CoverLookup, theme: ThemeController
    ) -> None:
        super().__init__(head)
        self._head, self._covers = head, covers
        self._scope, self._first_id, self._facts = Scope(), TrackId(0), ""
        self.play_button, self.shuffle_button = text_button(tr("Play all")), text_button(tr("Shuffle"))
        self.start_button = IconButton(theme, Glyph.START_QUEUE, tr("Start a queue"))
        self.more_button = IconButton(theme, Glyph.MORE, tr("More"))
        self.shuffle_button.setToolTip(tr("Play all in any order"))
        for button in (self.play_button, self.shuffle_button, self.start_button, self.more_button):
            button.hide()
            head.add_tool(button)
        self.versions = VersionLink(browse)
        self.most_played = LinkLabel(tr("Change the order of the tracks"), role="dim")
        self.most_played.set_active(is_active=True)
        self.most_played.hide()
        for line in (self.versions, self.most_played):
            head.add_line(line)
        head.set_title(scope_title(Scope()))
        self._connect()

    def _connect(self) -> None:
        head = self._head
        self.play_button.clicked.connect(self.play_requested)
        self.shuffle_button.clicked.connect(self.shuffle_requested)
        self.start_button.clicked.connect(lambda: self.start_requested.emit(self._scope))
        self.more_button.clicked.connect(
            lambda: self._ask_menu(self.more_button, self.more_button.rect().bottomLeft())
        )
        self.versions.scope_requested.connect(self.scope_requested)
        self.most_played.clicked.connect(self.order_requested)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(lambda point: self._ask_menu(head, point))
        head.artist_clicked.connect(
            lambda: self.scope_requested.emit(Scope(ScopeKind.ARTIST, self._scope.detail))
        )
        head.cover_resized.connect(self.show_cover)

    def go_to(self, scope: Scope) -> None:
        """Name a part of the library, whose tracks are not read yet."""
        if scope != self._scope:
            self._first_id = TrackId(0)
        self._scope = scope
        is_album = scope.kind is ScopeKind.ALBUM
        is_all_folders = scope.kind is ScopeKind.FOLDER and not scope.name
        self._head.set_title(scope_title(scope), "" if is_all_folders else KIND_WORDS[scope.kind])
        self._head.set_large(is_large=is_album)
        self._head.set_artist(scope.detail if is_album else "")
        self.versions.go_to(scope)

    def show_order(self, *, is_most_played: bool) -> None:
        """Offer the order that the list does not have."""
        self.most_played.set_full_text(USUAL_WORDS if is_most_played else MOST_PLAYED_WORDS)

    def show_tracks(self, ids: Sequence[int], album: Sequence[Track]) -> None:
        """Offer what can be done with the tracks of the list.

        Args:
            ids: those in the list.
            album: what is known of them where the list is one album; empty elsewhere.
        """
        kind, has_any = self._scope.kind, bool(ids)
        self._first_id = TrackId(ids[0]) if has_any else TrackId(0)
        self._facts = album_facts(album)
        for button in (self.play_button, self.shuffle_button):
            button.setVisible(has_any and kind is not ScopeKind.ALL)
        self.most_played.setVisible(has_any and kind in FIRST_BY_ALBUM)
        self.start_button.setVisible(has_any and kind in SEED_WORDS)
        self.more_button.setVisible(has_any and kind in MENU_KINDS)
        self.start_button.set_name(SEED_WORDS.get(kind, tr("Start a queue")))
        self.show_cover()

    def show_totals(self, totals: ListTotals) -> None:
        """Say how many tracks there are, and how long they are where that is known."""
        figures = plural("{n} track", "{n} tracks", totals.tracks)
        if totals.duration_ms:
            figures = f"{figures} · {format_long_duration(totals.duration_ms)}"
        self._head.set_figures(" · ".join(part for part in (self._facts, figures) if part))

    def show_cover(self) -> None:
        """Show the cover of an album beside its name."""
        is_album = self._scope.kind is ScopeKind.ALBUM and bool(self._first_id)
        side = round(self._head.cover_px * self._head.devicePixelRatioF())
        cover = self._covers(self._first_id, side) if is_album else None
        self._head.set_cover(cover, scope_title(self._scope), is_shown=is_album)

    def _ask_menu(self, widget: QWidget, point: QPoint) -> None:
        if self._scope.kind in MENU_KINDS:
            self.menu_requested.emit(self._scope, widget.mapToGlobal(point))
