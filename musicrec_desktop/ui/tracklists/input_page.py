"""Where a list comes in: a field to paste it into, a file, and how to get a list from a service."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QMimeData, QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.core.promises import LISTS
from musicrec_desktop.services.tracklists.sources import TracklistSource
from musicrec_desktop.services.tracklists.spotify import SpotifyLists
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.dragged import ids_from_mime, read_drag
from musicrec_desktop.ui.kit.fitted_dialog import ScrollBody
from musicrec_desktop.ui.kit.labels import dim_label, section_label
from musicrec_desktop.ui.kit.wording.exports import LIST_OF_A_SERVICE
from musicrec_desktop.ui.kit.wording.tracklists import UNDERSTOOD
from musicrec_desktop.ui.theme.sizes import Space
from musicrec_desktop.ui.tracklists.spotify_form import SpotifyForm

SIDE_PX: Final = 280
MOST_SHOWN: Final = 1 << 20
"""Characters that are shown; a longer text is taken without being shown, which would hold the window."""
EXAMPLE: Final = tr("Artist – Title (1994)\n1. Title by Artist\nTitle      Artist      Album      3:45")


class ListField(QPlainTextEdit):
    """A field for text; it keeps the page that was pasted with it, and hands files on.

    Attributes:
        taken: a ``TracklistSource`` that is read at once.
        wanted: Ctrl+Enter.
    """

    taken = Signal(object)
    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: tuple[str, str] = ("", "")
        self.setPlaceholderText(EXAMPLE)
        self.setAccessibleName(tr("The list"))
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)

    @property
    def source(self) -> TracklistSource:
        """What stands in it; with its page, as long as nothing was changed."""
        text = self.toPlainText()
        shown, html = self._page
        return TracklistSource(text, html if text == shown else "")

    def show_source(self, source: TracklistSource) -> None:
        """Show a text that was handed over."""
        self.setPlainText(source.text)
        self._page = (self.toPlainText(), source.html)

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasHtml() or not read_drag(source).is_empty

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        found = source_of(source)
        if found is None:
            return
        if found.paths or found.track_ids or len(found.text) > MOST_SHOWN:
            self.taken.emit(found)
            return
        is_all = not self.toPlainText().strip()
        self.insertPlainText(found.text)
        self._page = (self.toPlainText(), found.html) if is_all else ("", "")

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.canInsertFromMimeData(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.wanted.emit()
        else:
            super().keyPressEvent(event)


def source_of(mime: QMimeData) -> TracklistSource | None:
    """The list in what was pasted or dropped; None where there is none."""
    if ids := ids_from_mime(mime):
        return TracklistSource(track_ids=tuple(ids))
    dragged = read_drag(mime)
    if dragged.paths:
        return TracklistSource(paths=tuple(map(os.path.abspath, dragged.paths)))
    html = mime.html() if mime.hasHtml() else ""
    text = mime.text() if mime.hasText() else "\n".join(dragged.links)
    return TracklistSource(text, html) if text.strip() or html.strip() else None


class InputPage(QWidget):
    """The field at the left; what is understood, and services, at the right.

    Args:
        spotify: keeps the client id.
        parent: Qt's owner.

    Attributes:
        taken: a ``TracklistSource`` that shall be answered.
        field: the text.
        spotify: what links of Spotify take.
        folder: where the file dialog opens.
    """

    taken = Signal(object)

    def __init__(self, spotify: SpotifyLists, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder = ""
        self.spotify = SpotifyForm(spotify)
        self.field = ListField()
        self.field.taken.connect(self.taken)
        self.field.wanted.connect(self.use_text)
        self.file_button = text_button(tr("Choose files…"))
        self.file_button.clicked.connect(self.ask)
        self.clear_button = text_button(tr("Clear"))
        self.clear_button.clicked.connect(self.field.clear)
        self.field.textChanged.connect(self._show_buttons)
        self.side = QVBoxLayout()
        self.side.setSpacing(Space.S)
        self._lay_out()
        self._show_buttons()

    @property
    def has_text(self) -> bool:
        """Whether there is something to be read."""
        return bool(self.field.toPlainText().strip())

    def use_text(self) -> None:
        """Answer what stands in the field."""
        if self.has_text:
            self.taken.emit(self.field.source)

    def ask(self) -> QFileDialog:
        """Let the user choose files."""
        dialog = QFileDialog(self, tr("Choose lists"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(tr("All files (*)"))
        dialog.setDirectory(self.folder if os.path.isdir(self.folder) else _documents())
        dialog.filesSelected.connect(self.take_files)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def take_files(self, paths: Sequence[str]) -> None:
        """Answer files."""
        wanted = tuple(map(os.path.abspath, paths))
        if wanted:
            self.folder = os.path.dirname(wanted[0])
            self.taken.emit(TracklistSource(paths=wanted))

    def _show_buttons(self) -> None:
        self.clear_button.setEnabled(self.has_text)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addWidget(self.file_button)
        buttons.addWidget(self.clear_button)
        buttons.addWidget(dim_label(tr("or drop text and files into the field"), is_small=True), 1)
        left = QVBoxLayout()
        left.setSpacing(Space.S)
        left.addWidget(section_label(tr("Paste a list of tracks")))
        left.addWidget(self.field, 1)
        left.addLayout(buttons)
        inner = QWidget()
        inner.setLayout(self.side)
        self.side.setContentsMargins(0, 0, Space.S, 0)
        self.side.addWidget(section_label(tr("What is understood")))
        for line in UNDERSTOOD:
            self.side.addWidget(dim_label(f"•  {line}"))
        self.side.addSpacing(Space.S)
        self.side.addWidget(section_label(tr("From a service")))
        self.side.addWidget(dim_label(" ".join(LIST_OF_A_SERVICE)))
        self.side.addWidget(self.spotify)
        self.side.addSpacing(Space.S)
        self.side.addWidget(dim_label(LISTS, is_small=True))
        self.side.addStretch()
        body = ScrollBody(inner)
        body.setFixedWidth(SIDE_PX)
        # When the layout has made room for it.
        self.spotify.opened.connect(
            lambda: QTimer.singleShot(0, lambda: body.ensureWidgetVisible(self.spotify.save_button))
        )
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(Space.XL)
        columns.addLayout(left, 1)
        columns.addWidget(body)


def _documents() -> str:
    return QStandardPaths.writableLocation(
        QStandardPaths.StandardLocation.DownloadLocation
    ) or os.path.expanduser("~")
