"""What can be done with the entries of the playlist on the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QPoint, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from musicrec_desktop.core.errors import PlaylistError
from musicrec_desktop.core.language import tr
from musicrec_desktop.core.later import made, when_made
from musicrec_desktop.model.playlist import Playlist, PlaylistKind
from musicrec_desktop.ui.commands.tracks import TrackCommands
from musicrec_desktop.ui.kit.dragged import read_drag
from musicrec_desktop.ui.kit.menus import SINGLE, Dress, MenuKind
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.playlists.dropping import PlaylistDrops

if TYPE_CHECKING:
    from musicrec_desktop.ui.playlists.page.page import PlaylistPage


class EntryController(QObject):
    """Moves, removes and puts in entries; the selected ones are those of the page.

    Args:
        page: shows the playlist; perhaps it is made later.
        commands: what can be done with tracks, and the edits of playlists.
        drops: puts into the playlist what is dropped or pasted.
        notices: says why something cannot be done.

    Attributes:
        text_pasted: there are no tracks on the clipboard, but a text, with the page that it is of.
    """

    text_pasted = Signal(str, str)

    def __init__(
        self,
        page: PlaylistPage,
        commands: TrackCommands,
        drops: PlaylistDrops,
        notices: Notices,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._page, self._commands, self._drops, self._notices = page, commands, drops, notices
        self._gestures = commands.playlists
        when_made(page, self._connect)

    def _connect(self, page: PlaylistPage) -> Callable[[], None]:
        page.entries_menu_requested.connect(self.show_menu)
        page.keep_order_requested.connect(self.keep_order)
        page.remove_requested.connect(self.remove)
        page.step_requested.connect(self.step)
        page.dropped.connect(self._on_dropped)
        page.unplayable.connect(
            lambda: self._notices.say(tr("This track cannot be played: its file is not in your library now."))
        )
        return lambda: None

    def remove(self) -> None:
        """Take the selected entries out."""
        playlist = self._editable()
        if playlist is not None and (entries := self._page.selected_entries()):
            self._page.select_after_removal()
            self._gestures.remove(playlist, entries)

    def step(self, direction: int) -> None:
        """Move the selected entries up (-1) or down (1) by one place."""
        playlist = self._movable()
        if playlist is None or not (entries := self._page.selected_entries()):
            return
        rows = self._page.view.selected_rows()
        to = rows[0] - 1 if direction < 0 else rows[-1] + 2
        if 0 <= to <= self._page.model.rowCount():
            self._gestures.move(playlist, entries, to)

    def keep_order(self) -> None:
        """Make the order that is looked at that of the playlist."""
        playlist = self._editable()
        if playlist is None or (request := self._page.request) is None:
            return
        if request.sort is None:
            self._notices.say(tr("Click on the head of a column first; this is the playlist’s own order."))
            return
        self._gestures.sort(playlist, request.sort, is_descending=request.is_descending)
        self._page.sort_by(None)

    def paste(self) -> None:
        """Put the tracks of the clipboard behind the row that the keyboard is on."""
        dragged = read_drag(QGuiApplication.clipboard().mimeData())
        if dragged.text.strip():
            self.text_pasted.emit(dragged.text, dragged.html)
            return
        playlist = self._editable()
        if playlist is None:
            return
        if dragged.is_empty:
            self._notices.say(tr("There are no tracks on the clipboard. Ctrl+C on a list puts them there."))
            return
        row = self._page.view.currentIndex().row()
        request = self._page.request
        is_own = request is not None and request.is_own_order
        self._drops.take(dragged, playlist.id, row + 1 if is_own and row >= 0 else None)

    def show_menu(self, point: QPoint) -> QMenu:
        """The menu of the selected entries, at a global point."""
        ids = list(self._page.selected_ids())
        own: dict[str, Callable[[], object]] = {
            "play_selected": self._page.play_current,
            "remove": self.remove,
        }
        dresses = {"remove": Dress(is_enabled=self._page.can_edit)}
        if not ids:
            off = Dress(is_enabled=False)
            dresses |= dict.fromkeys((*self._commands.verbs, *SINGLE, "play_selected"), off)
        menu = self._commands.make_menu(MenuKind.ENTRIES, ids, own, dresses)
        menu.popup(point)
        return menu

    def _editable(self) -> Playlist | None:
        """The playlist on the page, where its entries can be edited; else it is said why not."""
        page = made(self._page)
        playlist = page.playlist if page is not None and page.isVisible() else None
        if playlist is None:
            self._notices.say(tr("Open a playlist first."))
        elif playlist.kind is PlaylistKind.SMART:
            self._notices.error(PlaylistError("smart", playlist.name))
            return None
        return playlist

    def _movable(self) -> Playlist | None:
        playlist = self._editable()
        if playlist is None or (request := self._page.request) is None:
            return playlist
        if not request.is_own_order:
            self._notices.say(
                tr("Clear the search first: tracks are moved in the playlist’s own order.")
                if request.text
                else tr("Keep this order, or click on # first: tracks are moved in the playlist’s own order.")
            )
            return None
        return playlist

    def _on_dropped(self, mime: QMimeData, row: int) -> None:
        from musicrec_desktop.ui.playlists.page.model import entries_from

        request, moving = self._page.request, entries_from(mime)
        if moving is not None and request is not None and moving[0] == request.playlist_id:
            if (playlist := self._movable()) is not None:
                self._gestures.move(playlist, moving[1], row)
        elif request is not None and self._editable() is not None:
            self._drops.take(read_drag(mime), request.playlist_id, row if request.is_own_order else None)
