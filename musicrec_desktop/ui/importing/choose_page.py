"""Where the import begins: players of this computer, a file or a folder, and how to get an export."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from musicrec_desktop.core.language import in_sentence, tr
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.core.promises import IMPORTS
from musicrec_desktop.services.importing.service import FoundProgram
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.calm_inputs import CalmComboBox
from musicrec_desktop.ui.kit.dragged import read_drag
from musicrec_desktop.ui.kit.fitted_dialog import ScrollBody
from musicrec_desktop.ui.kit.icons import Glyph, glyph_pixmap
from musicrec_desktop.ui.kit.labels import ElidedLabel, dim_label, section_label
from musicrec_desktop.ui.kit.screen_reader import Ornament
from musicrec_desktop.ui.kit.wording.exports import EXPORT_HELP
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

LEAST_COLUMN_PX: Final = 300
ICON_PX: Final = 32
DROP_HINT: Final = tr("Drop a file, a folder or an archive here")
ONE_ONLY: Final = tr(
    "Drop one file, one folder or one archive: put the files of an export into a folder first."
)
NO_PLAYERS: Final = tr("No player that is known has its library in its usual place.")


class DropArea(QFrame):
    """Takes one file or folder.

    Args:
        themes: colours.
        parent: Qt's owner.

    Attributes:
        dropped: its path.
    """

    dropped = Signal(str)

    def __init__(self, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setProperty("role", "group")
        self.setAcceptDrops(True)
        self._picture = Ornament()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint = dim_label(DROP_HINT)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.file_button, self.folder_button = (
            text_button(tr("Choose a file…")),
            text_button(tr("Choose a folder…")),
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addStretch()
        buttons.addWidget(self.file_button)
        buttons.addWidget(self.folder_button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.setSpacing(Space.M)
        column.addStretch()
        column.addWidget(self._picture)
        column.addWidget(self.hint)
        column.addLayout(buttons)
        column.addStretch()
        themes.changed.connect(self._recolour)
        self._recolour()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        paths = read_drag(event.mimeData()).paths
        if paths:
            self.hint.setText(DROP_HINT if len(paths) == 1 else ONE_ONLY)
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()

    @override
    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self.hint.setText(DROP_HINT)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        paths = read_drag(event.mimeData()).paths
        if len(paths) == 1:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.hint.setText(DROP_HINT)
            self.dropped.emit(os.path.abspath(paths[0]))
        else:
            self.hint.setText(ONE_ONLY)

    def _recolour(self) -> None:
        dpr = self.devicePixelRatioF()
        self._picture.setPixmap(
            glyph_pixmap(Glyph.MOVE_IN, self._themes.theme, ICON_PX, dpr, "text_disabled")
        )


class ChoosePage(QWidget):
    """Two columns: what can be imported at once, and how to get the rest.

    Args:
        themes: colours.
        parent: Qt's owner.

    Attributes:
        chosen: the path of a file or a folder.
        player_buttons: one for each player that was found.
        folder: where the file dialog opens; the folder that was used last.
    """

    chosen = Signal(str)

    def __init__(self, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.player_buttons: list[QWidget] = []
        self.folder = ""
        self._players = QVBoxLayout()
        self._players.setSpacing(Space.S)
        self.no_players = dim_label(tr("Looking for players…"))
        self._players.addWidget(self.no_players)
        self.area = DropArea(themes)
        self.area.dropped.connect(self.take)
        self.area.file_button.clicked.connect(lambda: self.ask(is_folder=False))
        self.area.folder_button.clicked.connect(lambda: self.ask(is_folder=True))
        self.service = CalmComboBox()
        self.service.setAccessibleName(tr("Player or service whose export you want"))
        for each in EXPORT_HELP:
            self.service.addItem(each.title)
        self.help_text = QLabel()
        self.help_text.setWordWrap(True)
        self.help_text.setTextFormat(Qt.TextFormat.PlainText)
        self.help_text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.help_text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.service.currentIndexChanged.connect(self.show_help)
        self.promise = dim_label(IMPORTS, is_small=True)
        self._lay_out()
        self.show_help(0)

    def show_players(self, players: Sequence[FoundProgram]) -> None:
        """List the players that were found."""
        for button in self.player_buttons:
            if (card := button.parentWidget()) is not None:
                self._players.removeWidget(card)
                card.hide()
                card.deleteLater()
        self.player_buttons = []
        for player in players:
            self._players.addWidget(self._card(player))
        self.no_players.setText(NO_PLAYERS)
        self.no_players.setVisible(not players)

    def show_help(self, place: int) -> None:
        """Say how to get the export of a player or a service."""
        chosen = EXPORT_HELP[place]
        steps = "\n".join(f"{number}. {step}" for number, step in enumerate(chosen.steps, 1))
        self.help_text.setText(tr("{steps}\n\nIt has: {holds}", steps=steps, holds=in_sentence(chosen.holds)))

    def ask(self, *, is_folder: bool) -> QFileDialog:
        """Let the user choose a file or a folder."""
        dialog = QFileDialog(self, tr("Choose a folder") if is_folder else tr("Choose a file or an archive"))
        if is_folder:
            dialog.setFileMode(QFileDialog.FileMode.Directory)
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
            dialog.setNameFilter(tr("All files (*)"))
        dialog.setDirectory(self.folder if os.path.isdir(self.folder) else _downloads())
        dialog.fileSelected.connect(self.take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def take(self, path: str) -> None:
        """Go on with a file or a folder."""
        path = os.path.abspath(path)
        self.folder = os.path.dirname(path)
        self.chosen.emit(path)

    def _card(self, player: FoundProgram) -> QWidget:
        card = QFrame()
        card.setProperty("role", "card")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(player.title, role="strong"))
        words.addWidget(ElidedLabel(display_path(player.path), role="small"))
        button = text_button(tr("Look inside"))
        button.setAccessibleName(tr("Look inside {title}", title=player.title))
        button.clicked.connect(partial(self.chosen.emit, player.path))
        row = QHBoxLayout(card)
        row.setContentsMargins(Space.M, Space.S, Space.S, Space.S)
        row.setSpacing(Space.M)
        row.addLayout(words, 1)
        row.addWidget(button)
        self.player_buttons.append(button)
        return card

    def _lay_out(self) -> None:
        here, left = QWidget(), QVBoxLayout()
        here.setMinimumWidth(LEAST_COLUMN_PX)
        here.setLayout(left)
        left.setContentsMargins(0, 0, Space.S, 0)
        left.setSpacing(Space.S)
        left.addWidget(section_label(tr("Players on this computer")))
        left.addLayout(self._players)
        left.addSpacing(Space.S)
        left.addWidget(section_label(tr("Exports and libraries from elsewhere")))
        left.addWidget(self.area, 1)
        right = QVBoxLayout()
        right.setSpacing(Space.S)
        right.addWidget(section_label(tr("How to get an export")))
        right.addWidget(self.service)
        text = QWidget()
        inner = QVBoxLayout(text)
        inner.setContentsMargins(Space.XS, Space.XS, Space.S, 0)
        inner.addWidget(self.help_text)
        inner.addStretch()
        right.addWidget(ScrollBody(text), 1)
        columns = QHBoxLayout()
        columns.setSpacing(Space.XL)
        columns.addWidget(ScrollBody(here), 1)
        columns.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(columns, 1)
        column.addWidget(self.promise)


def _downloads() -> str:
    """The folder that browsers save into; the home folder where there is none."""
    return QStandardPaths.writableLocation(
        QStandardPaths.StandardLocation.DownloadLocation
    ) or os.path.expanduser("~")
