"""The name and the description of a playlist."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.playlist import Playlist
from musicrec_desktop.ui.kit.name_dialog import NameDialog

FIELD_PX = 96


class DetailsDialog(NameDialog):
    """Asks for a name and a description.

    Args:
        playlist: as it is now.
        problem: says what is wrong with a name, in one sentence; empty where nothing is.
        parent: the window.
    """

    def __init__(self, playlist: Playlist, problem: Callable[[str], str], parent: QWidget) -> None:
        super().__init__(tr("Name and description"), tr("Save"), playlist.name, problem, parent)
        self._description = QPlainTextEdit(playlist.description)
        self._description.setAccessibleName(tr("Description"))
        self._description.setPlaceholderText(tr("What is it for?"))
        self._description.setTabChangesFocus(True)
        self._description.setFixedHeight(FIELD_PX)
        label = QLabel(tr("Description"))
        label.setBuddy(self._description)
        self.insert(label)
        self.insert(self._description)

    @property
    def description(self) -> str:
        """What was typed as the description."""
        return self._description.toPlainText().strip()
