"""The head of the page of a playlist: covers, name, figures, and the tools that have room."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from musicrec_desktop.core.language import number_text, plural, tr
from musicrec_desktop.model.playlist import Playlist, PlaylistKind, PlaylistRequest, PlaylistRows, SmartRules
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.kit.actions import ACTIONS_BY_ID
from musicrec_desktop.ui.kit.buttons import IconButton, text_button
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.labels import LinkLabel
from musicrec_desktop.ui.kit.mosaic import mosaic
from musicrec_desktop.ui.kit.page_head import PageHead
from musicrec_desktop.ui.kit.painting import CoverLookup
from musicrec_desktop.ui.kit.wording.formats import format_long_duration
from musicrec_desktop.ui.playlists.builder.rules_text import rules_text
from musicrec_desktop.ui.playlists.files.follow_sign import FollowSign
from musicrec_desktop.ui.theme.control import ThemeController

INSIDE_TEXT: Final = ACTIONS_BY_ID["keep_inside"].label
OUTSIDE_TEXT: Final = tr("∞ is kept inside this playlist. Let it take all tracks")
EDIT_RULES: Final = ACTIONS_BY_ID["edit_rules"].label
ROOMY_PX: Final = 560
"""The width from which every tool of the head has room."""
KIND_WORDS: Final = {PlaylistKind.PLAIN: tr("Playlist"), PlaylistKind.SMART: tr("Smart playlist")}


class PlaylistHead(QObject):
    """Fills the head of the page.

    Args:
        head: of the page.
        theme: colours.
        covers: finds the covers of albums.

    Attributes:
        menu_requested: the menu of the playlist, at this global point.
        rules_requested: the rules of a smart playlist shall be edited.
        follow_sign: whether the playlist follows its file.
        rules_line: the rules of a smart playlist in words.
    """

    menu_requested = Signal(QPoint)
    rules_requested = Signal()

    def __init__(self, head: PageHead, theme: ThemeController, covers: CoverLookup) -> None:
        super().__init__(head)
        self._head, self._covers = head, covers
        self._playlist: Playlist | None = None
        self._cover_ids: tuple[TrackId, ...] = ()
        self._is_large, self._has_room = True, True
        self._is_playable = self._is_sorted = False
        self.play_button, self.shuffle_button = text_button(tr("Play all")), text_button(tr("Shuffle"))
        self.start_button = IconButton(theme, Glyph.START_QUEUE, tr("Start a queue from this playlist"))
        self.inside_button = IconButton(theme, Glyph.INSIDE, INSIDE_TEXT, is_checkable=True)
        self.keep_button = IconButton(theme, Glyph.KEEP_ORDER, tr("Keep this order"))
        self.own_order_button = IconButton(theme, Glyph.OWN_ORDER, tr("Show the playlist’s own order"))
        self.rules_button = IconButton(theme, Glyph.RULES, EDIT_RULES)
        self.more_button = IconButton(theme, Glyph.MORE, tr("More"))
        self.shuffle_button.setToolTip(tr("Play all in any order"))
        self.keep_button.setToolTip(
            tr("The playlist takes the order that is shown. Ctrl+Z brings the old one back.")
        )
        self.more_button.clicked.connect(
            lambda: self._ask_menu(self.more_button, self.more_button.rect().bottomLeft())
        )
        for button in (
            self.play_button,
            self.shuffle_button,
            self.start_button,
            self.inside_button,
            self.keep_button,
            self.own_order_button,
            self.rules_button,
            self.more_button,
        ):
            button.hide()
            head.add_tool(button)
        self.rules_line = LinkLabel(EDIT_RULES, role="dim")
        self.rules_line.hide()
        self.rules_line.clicked.connect(self.rules_requested)
        self.rules_button.clicked.connect(self.rules_requested)
        head.add_line(self.rules_line)
        self.follow_sign = FollowSign(theme)
        head.add_line(self.follow_sign)
        head.set_large(is_large=True)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(lambda point: self._ask_menu(head, point))
        head.cover_resized.connect(self.show_cover)

    def begin(self) -> None:
        """Another playlist is read: its figures and covers are not known yet."""
        self._playlist, self._cover_ids = None, ()
        self._head.set_figures("")

    def show_rows(self, request: PlaylistRequest, rows: PlaylistRows) -> None:
        """Say whose rows are shown, and offer what can be done with them."""
        playlist = self._playlist = rows.playlist
        self._cover_ids = rows.cover_ids
        is_plain = playlist.kind is PlaylistKind.PLAIN
        self._is_playable, self._is_sorted = any(rows.present), request.sort is not None
        self._head.set_title(playlist.name, KIND_WORDS[playlist.kind])
        self._head.set_note(playlist.description or (tr("Add a description…") if is_plain else ""))
        self._head.set_figures(_figures(rows))
        self.play_button.setVisible(self._is_playable)
        self.shuffle_button.setVisible(self._is_playable)
        self.follow_sign.show_playlist(playlist)
        self._show_rules(playlist.rules)
        self.more_button.show()
        self.keep_button.setVisible(self._is_sorted and is_plain)
        self._show_spare_tools()
        self.show_cover()

    def show_failed(self, *, is_gone: bool) -> None:
        """Offer nothing of what needs rows; nothing at all where the playlist is gone."""
        self._is_playable = self._is_sorted = False
        self._head.set_figures("")
        for button in (
            self.play_button,
            self.shuffle_button,
            self.start_button,
            self.inside_button,
            self.keep_button,
            self.own_order_button,
        ):
            button.hide()
        if is_gone:
            self._playlist = None
            self._head.set_note("")
            self._show_rules(None)
            self.follow_sign.show_playlist(None)
            self.more_button.hide()

    def show_inside(self, *, is_inside: bool) -> None:
        """Say whether the automatic part of the queue is kept inside this playlist."""
        self.inside_button.setChecked(is_inside)
        self.inside_button.set_name(OUTSIDE_TEXT if is_inside else INSIDE_TEXT)

    def set_width(self, width_px: int) -> None:
        """The page has this width."""
        self._has_room = width_px >= ROOMY_PX
        self._show_spare_tools()

    def set_large(self, *, is_large: bool) -> None:
        """Have the covers beside the names, or only one line."""
        if is_large != self._is_large:
            self._is_large = is_large
            self._head.set_large(is_large=is_large)
            self.show_cover()

    def show_cover(self) -> None:
        """Show the covers of the first albums beside the name."""
        if self._playlist is None:
            return
        side = round(self._head.cover_px * self._head.devicePixelRatioF())
        picture = mosaic(self._cover_ids, self._covers, side)
        self._head.set_cover(picture, self._playlist.name, is_shown=self._is_large)

    def cover_changed(self, track_id: TrackId) -> None:
        """A cover was loaded."""
        if track_id in self._cover_ids:
            self.show_cover()

    def _show_rules(self, rules: SmartRules | None) -> None:
        text = "" if rules is None else rules_text(rules)
        self.rules_line.set_full_text(text)
        self.rules_line.set_active(is_active=bool(text))
        self.rules_line.setVisible(bool(text))
        self.rules_button.setVisible(bool(text))

    def _show_spare_tools(self) -> None:
        """Show what the menu and a click on # do, too, where there is room for it."""
        for button in (self.start_button, self.inside_button):
            button.setVisible(self._has_room and self._is_playable)
        self.own_order_button.setVisible(self._has_room and self._is_sorted)

    def _ask_menu(self, widget: QWidget, point: QPoint) -> None:
        if self._playlist is not None:
            self.menu_requested.emit(widget.mapToGlobal(point))


def _figures(rows: PlaylistRows) -> str:
    """How many tracks are shown, of how many, how long they are, and how many are missing."""
    playlist, shown = rows.playlist, len(rows.track_ids)
    total = playlist.entries if playlist.kind is PlaylistKind.PLAIN else shown
    count = plural("{n} track", "{n} tracks", total)
    facts = [count if shown == total else tr("{shown} of {count}", shown=number_text(shown), count=count)]
    if playlist.length_ms:
        facts.append(format_long_duration(playlist.length_ms))
    if playlist.missing:
        facts.append(tr("{missing} missing", missing=number_text(playlist.missing)))
    return " · ".join(facts)
