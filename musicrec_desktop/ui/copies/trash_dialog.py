"""Asks before files go to the trash."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.copies import CopyFile
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog
from musicrec_desktop.ui.kit.labels import title_label
from musicrec_desktop.ui.kit.wording.copies import note_lines, others_text, trash_question, use_text
from musicrec_desktop.ui.theme.sizes import Space

WIDTH: Final = 500


class TrashDialog(FittedDialog):
    """Is accepted when the user agrees; Cancel is the default button.

    Args:
        files: that would go.
        kept: that stays; None where several groups are meant.
        can_merge: whether what listeners did with the files can go to files that stay.
        parent: the window.

    Attributes:
        merge_box: gives plays, likes, ratings and places in playlists to what stays.
    """

    def __init__(
        self,
        files: Sequence[CopyFile],
        kept: CopyFile | None,
        *,
        can_merge: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._files = files
        question, advice = trash_question(files, kept)
        self.setWindowTitle(tr("Move to the trash"))
        self.setMinimumWidth(WIDTH)
        self._notes = QLabel()
        told = QLabel(advice)
        for label in (told, self._notes):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._notes.setProperty("role", "warning")
        self._notes.hide()
        self.merge_box = QCheckBox(
            tr("Give their &plays, likes, ratings and places in playlists to what stays")
        )
        has_use = can_merge and any(use_text(file) for file in files)
        self.merge_box.setChecked(has_use)
        self.merge_box.setVisible(has_use)
        self.trash_button = text_button(tr("Move {others}", others=others_text(len(files))))
        self.cancel_button = text_button(tr("Cancel"))
        self.cancel_button.setDefault(True)
        self.trash_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.M)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.trash_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.L)
        column.addWidget(title_label(question))
        for widget in (told, self._notes, self.merge_box):
            column.addWidget(widget)
        column.addLayout(buttons)
        self.cancel_button.setFocus()

    def show_notes(self, notes: Mapping[TrackId, tuple[str, ...]]) -> None:
        """Say what should be known of the files before they go."""
        lines = note_lines(self._files, notes)
        self._notes.setText("\n".join(lines))
        self._notes.setVisible(bool(lines))
        self.adjustSize()
