"""Asks what to do with tracks that a playlist has already."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from musicrec_desktop.core.language import number_text, plural, tr
from musicrec_desktop.services.playlists.entries import Doubles
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog
from musicrec_desktop.ui.kit.labels import dim_label
from musicrec_desktop.ui.theme.sizes import Space

WIDTH = 400


class DoublesDialog(FittedDialog):
    """Add all, add the new ones only, or nothing.

    Args:
        name: of the playlist, quoted.
        doubles: how many tracks it has already.
        total: how many are added.
        parent: the window.

    Attributes:
        decided: the ``Doubles``, and whether to do so from now on.
    """

    decided = Signal(object, bool)

    def __init__(self, name: str, doubles: int, total: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Add tracks again?"))
        self.setMinimumWidth(WIDTH)
        headline = QLabel(
            tr("{name} has it already", name=name)
            if total == 1
            else tr("{name} has some of them already", name=name)
        )
        headline.setProperty("role", "headline")
        headline.setWordWrap(True)
        few = plural("{doubles} of {n} track", "{doubles} of {n} tracks", total, doubles=number_text(doubles))
        text = (
            tr("The track is in the playlist.") if total == 1 else tr("{few} would be in it twice.", few=few)
        )
        self.for_all = QCheckBox(tr("Do this from now on"))
        self.for_all.setToolTip(tr("Settings → Library has it"))
        self.add_button = text_button(tr("Add it again") if total == 1 else tr("Add all"))
        is_rest = doubles < total
        self.skip_button = text_button(
            tr("Add the others only") if is_rest else tr("Leave out"), role="primary"
        )
        cancel = text_button(tr("Cancel"))
        self.add_button.clicked.connect(lambda: self._decide(Doubles.ADD))
        self.skip_button.clicked.connect(lambda: self._decide(Doubles.SKIP))
        cancel.clicked.connect(self.reject)
        self.skip_button.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addStretch()
        for button in (cancel, self.add_button, self.skip_button):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(headline)
        column.addWidget(dim_label(text))
        column.addSpacing(Space.S)
        column.addWidget(self.for_all)
        column.addSpacing(Space.S)
        column.addLayout(buttons)

    def _decide(self, mode: Doubles) -> None:
        self.accept()
        self.decided.emit(mode, self.for_all.isChecked())
