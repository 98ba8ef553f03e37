"""Type a few letters of a playlist's name, to add tracks to it or to go to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.playlist import Playlist, PlaylistId, PlaylistKind
from musicrec_desktop.ui.kit.fuzzy import fuzzy_score
from musicrec_desktop.ui.kit.icons import Glyph, icon
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

WIDTH, HEIGHT = 420, 360
GLYPHS = {PlaylistKind.PLAIN: Glyph.PLAYLIST, PlaylistKind.SMART: Glyph.SMART_PLAYLIST}
_ID_ROLE = int(Qt.ItemDataRole.UserRole)
_NEW = -1


def matching_playlists(text: str, playlists: Sequence[Playlist]) -> list[Playlist]:
    """The playlists whose names answer to what was typed, best first; all, as they stand, for no text."""
    if not text.strip():
        return list(playlists)
    scored = [(fuzzy_score(text, one.name), place, one) for place, one in enumerate(playlists)]
    found = [(-score, place, one) for score, place, one in scored if score is not None]
    return [one for _, _, one in sorted(found, key=lambda item: item[:2])]


class PlaylistChooser(QDialog):
    """A field and the playlists that match it.

    Args:
        theme: colours of the icons.
        prompt: what is asked.
        playlists: to choose from, in the order in which they are shown at first.
        parent: the window.
        is_for_adding: a new playlist can be made of what was typed.

    Attributes:
        chosen: a ``PlaylistId``.
        new_requested: the name of a playlist to make; empty where nothing was typed.
    """

    chosen = Signal(object)
    new_requested = Signal(str)

    def __init__(
        self,
        theme: ThemeController,
        prompt: str,
        playlists: Sequence[Playlist],
        parent: QWidget | None = None,
        *,
        is_for_adding: bool = False,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(prompt)
        self.setFixedSize(WIDTH, HEIGHT)
        self._theme, self._playlists, self._is_for_adding = theme, tuple(playlists), is_for_adding
        self.field = QLineEdit()
        self.field.setPlaceholderText(prompt)
        self.field.setAccessibleName(prompt)
        self.field.textChanged.connect(self._show_matches)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setProperty("role", "nav")
        self.list.setAccessibleName(tr("Playlists"))
        self.list.setIconSize(QSize(18, 18))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._choose)
        frame = QFrame()
        frame.setProperty("role", "popover")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)
        column = QVBoxLayout(frame)
        column.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        column.setSpacing(Space.S)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self._show_matches("")

    def open_over(self, window: QWidget) -> None:
        """Show it in the upper middle of a window."""
        self.move(window.mapToGlobal(QPoint((window.width() - WIDTH) // 2, max(24, window.height() // 8))))
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                self.list.setCurrentRow((self.list.currentRow() + step) % max(1, self.list.count()))
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._choose(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _show_matches(self, text: str) -> None:
        self.list.clear()
        theme = self._theme.theme
        for playlist in matching_playlists(text, self._playlists):
            item = QListWidgetItem(icon(GLYPHS[playlist.kind], theme), playlist.name)
            item.setData(_ID_ROLE, playlist.id)
            self.list.addItem(item)
        if self._is_for_adding:
            words = tr("New playlist “{strip}”", strip=text.strip()) if text.strip() else tr("New playlist")
            item = QListWidgetItem(icon(Glyph.ADD, theme), words)
            item.setData(_ID_ROLE, _NEW)
            self.list.addItem(item)
        elif not self.list.count():
            nothing = QListWidgetItem(tr("Nothing found"))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(nothing)
            return
        self.list.setCurrentRow(0)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is None or not item.flags() & Qt.ItemFlag.ItemIsEnabled:
            return
        chosen, text = item.data(_ID_ROLE), self.field.text().strip()
        self.close()
        if chosen == _NEW:
            self.new_requested.emit(text)
        else:
            self.chosen.emit(PlaylistId(chosen))
