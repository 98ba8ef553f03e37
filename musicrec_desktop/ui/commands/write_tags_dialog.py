"""Asks before the tags of files are changed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog
from musicrec_desktop.ui.kit.labels import title_label
from musicrec_desktop.ui.theme.sizes import Space

WIDTH: Final = 460


class WriteTagsDialog(FittedDialog):
    """Is accepted when the user agrees; Cancel is the default button.

    Args:
        noun: what is written, for example "loudness".
        text: what would be done.
        files: to how many files it is written.
        parent: the window.
    """

    def __init__(self, noun: str, text: str, files: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Write {noun} to tags", noun=noun))
        self.setMinimumWidth(WIDTH)
        told = QLabel(text)
        told.setTextFormat(Qt.TextFormat.PlainText)
        told.setWordWrap(True)
        self.write_button = text_button(plural("Write to {n} file", "Write to {n} files", files))
        self.cancel_button = text_button(tr("Cancel"))
        self.write_button.setAutoDefault(False)
        self.cancel_button.setDefault(True)
        self.write_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.M)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.write_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.L)
        column.addWidget(title_label(tr("Write {noun} to tags?", noun=noun)))
        column.addWidget(told)
        column.addLayout(buttons)
        self.cancel_button.setFocus()
