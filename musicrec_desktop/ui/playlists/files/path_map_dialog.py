"""Which folders of other computers are which folders here, and which are not asked about any more."""

from __future__ import annotations

import os
from collections.abc import Callable

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.language import tr
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.services.playlists.exchange.path_memory import PathMemory
from musicrec_desktop.services.playlists.exchange.review import FolderRule
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog, ScrollBody
from musicrec_desktop.ui.kit.labels import ElidedLabel, dim_label
from musicrec_desktop.ui.theme.sizes import Space

WIDTH_PX = 620
INTRO = tr("Imports take these folders, as playlist files name them, for folders here.")
EMPTY = tr(
    "There is none yet. When a playlist file names a folder of another computer, you are asked about it."
)


class PathMapDialog(FittedDialog):
    """Lists what is remembered; what is changed counts at once, from the next import on.

    Args:
        memory: what is remembered.
        parent: the window.
    """

    def __init__(self, memory: PathMemory, parent: QWidget) -> None:
        super().__init__(parent)
        self._memory = memory
        self.setWindowTitle(tr("Folders of other computers"))
        self.setMinimumWidth(WIDTH_PX)
        self.rows: list[PathRow] = []
        self._empty = dim_label(EMPTY)
        self._body = QWidget()
        self._rows = QVBoxLayout(self._body)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(Space.S)
        self.close_button = text_button(tr("Close"))
        self.close_button.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(dim_label(INTRO))
        column.addWidget(ScrollBody(self._body))
        column.addWidget(self._empty)
        column.addStretch()
        column.addLayout(foot)
        self._show()

    def _show(self) -> None:
        for row in self.rows:
            self._rows.removeWidget(row)
            row.deleteLater()
        self.rows = [self._rule_row(rule) for rule in self._memory.rules]
        self.rows += [self._declined_row(foreign) for foreign in self._memory.declined]
        for row in self.rows:
            self._rows.addWidget(row)
        self._empty.setVisible(not self.rows)
        self._body.setVisible(bool(self.rows))

    def _rule_row(self, rule: FolderRule) -> PathRow:
        words = tr(
            "{foreign} is {local}",
            foreign=quoted(display_path(rule.foreign)),
            local=quoted(display_path(rule.local)),
        )
        return PathRow(
            words,
            {
                "Other folder…": lambda: self._choose(rule),
                "Forget": lambda: self._do(lambda: self._memory.forget(rule.foreign)),
            },
        )

    def _declined_row(self, foreign: str) -> PathRow:
        words = tr("{foreign} is no folder here", foreign=quoted(display_path(foreign)))
        return PathRow(words, {"Ask again": lambda: self._do(lambda: self._memory.ask_again([foreign]))})

    def _choose(self, rule: FolderRule) -> None:
        dialog = QFileDialog(self, tr("What is {foreign} here?", foreign=display_path(rule.foreign)))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setDirectory(rule.local)
        dialog.fileSelected.connect(lambda folder: self.take(rule, folder))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take(self, rule: FolderRule, folder: str) -> None:
        """Take another folder here for a folder of another computer."""
        self._do(lambda: self._memory.remember([FolderRule(rule.foreign, os.path.abspath(folder))]))

    def _do(self, change: Callable[[], object]) -> None:
        change()
        self._show()


class PathRow(QWidget):
    """A folder, and what can be changed about it.

    Args:
        words: what is remembered.
        changes: what the buttons say and do.
    """

    def __init__(self, words: str, changes: dict[str, Callable[[], object]]) -> None:
        super().__init__()
        self.words = ElidedLabel(words, minimum_width_px=200)
        self.buttons = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.S)
        line.addWidget(self.words, 1)
        for name, change in changes.items():
            button = self.buttons[name] = text_button(name)
            button.setAccessibleName(f"{name} {words}")
            button.clicked.connect(lambda _checked, change=change: change())
            line.addWidget(button)
