"""A folder of another computer that seems to be one here: whether that is so, and which one it is."""

from __future__ import annotations

import os

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QGridLayout, QWidget

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.services.playlists.exchange.path_memory import is_well_founded
from musicrec_desktop.services.playlists.exchange.review import FolderGuess, FolderRule, renamed_folder
from musicrec_desktop.ui.kit.actions import ACTIONS_BY_ID, key_of
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.labels import ElidedLabel

REMEMBERED = tr(
    "Yes and no are remembered. {label} in the command palette ({key}) changes it.",
    label=quoted(ACTIONS_BY_ID["path_map"].label),
    key=key_of("palette"),
)


class FolderRow(QWidget):
    """A folder of another computer, and the folder here that it is taken for.

    Attributes:
        changed: it was turned on or off, or another folder was chosen.
        guess: what was guessed.
    """

    changed = Signal()

    def __init__(self, guess: FolderGuess, parent: QWidget) -> None:
        super().__init__(parent)
        self.guess = guess
        self._local = guess.rule.local
        self.check = QCheckBox(tr("{foreign} is", foreign=quoted(display_path(guess.rule.foreign))))
        self.check.setChecked(is_well_founded(guess))
        self.place = ElidedLabel(minimum_width_px=160)
        self.choose_button = text_button(tr("Other folder…"))
        self.check.toggled.connect(lambda _is_on: self.changed.emit())
        self.choose_button.clicked.connect(self.choose)
        entries = plural("{n} entry", "{n} entries", guess.count)
        name = quoted(display_path(guess.example[0]))
        self._hint = ElidedLabel(
            tr("It finds {entries}, such as {name}.", entries=entries, name=name), role="small"
        )
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        grid.addWidget(self.check, 0, 0)
        grid.addWidget(self.place, 0, 1)
        grid.addWidget(self.choose_button, 0, 2)
        grid.addWidget(self._hint, 1, 0, 1, 3)
        grid.setColumnStretch(1, 1)
        self._show()

    @property
    def rule(self) -> FolderRule:
        """As it is chosen now."""
        return renamed_folder(self.guess, self._local)

    def choose(self) -> None:
        """Ask for the folder here."""
        dialog = QFileDialog(
            self, tr("What is {foreign} here?", foreign=display_path(self.guess.rule.foreign))
        )
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setDirectory(self._local)
        dialog.fileSelected.connect(self.take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take(self, folder: str) -> None:
        """Take a folder for it."""
        self._local = os.path.abspath(folder)
        self._show()
        self._hint.hide()
        if self.check.isChecked():
            self.changed.emit()
        else:
            self.check.setChecked(True)

    def _show(self) -> None:
        self.place.set_full_text(quoted(display_path(self._local)))
