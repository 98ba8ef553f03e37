"""The files that were left as they were, and what can be done about each."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.tag_edit import TagFailure, TagOutcome
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog, RowsBody
from musicrec_desktop.ui.kit.labels import ElidedLabel, dim_label, title_label
from musicrec_desktop.ui.kit.wording.tagging import outcome_text, tag_failure_text
from musicrec_desktop.ui.theme.sizes import Space

WIDTH, HEIGHT = 620, 460
LISTED: Final = 500
"""Files that are listed; the others are counted."""


class TagFailuresDialog(FittedDialog):
    """A row for each file.

    Args:
        outcome: how the writing ended.
        parent: the window.

    Attributes:
        undo_requested: the number of the writing whose other files shall be as before, too.
        rows: of the files.
    """

    undo_requested = Signal(int)

    def __init__(self, outcome: TagOutcome, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Files that were not changed"))
        self.resize(WIDTH, HEIGHT)
        self.rows = [self._row(one) for one in outcome.failed[:LISTED]]
        body = RowsBody()
        more = len(outcome.failed) - LISTED
        rest = [dim_label(plural("and {n} more file", "and {n} more files", more))] if more > 0 else []
        body.show_rows([*self.rows, *rest])
        buttons = QHBoxLayout()
        if outcome.batch is not None and outcome.done:
            undo = text_button(tr("Undo the others, too"))
            undo.clicked.connect(partial(self._undo, outcome.batch))
            buttons.addWidget(undo)
        close = text_button(tr("Close"), role="primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(title_label(tr("Files that were not changed")))
        column.addWidget(dim_label(outcome_text(outcome)))
        column.addWidget(body, 1)
        column.addLayout(buttons)
        close.setFocus()

    def _row(self, failure: TagFailure) -> QWidget:
        row = QWidget()
        words = QVBoxLayout(row)
        words.setContentsMargins(0, 0, 0, Space.S)
        words.setSpacing(2)
        words.addWidget(ElidedLabel(display_path(failure.path), role="strong"))
        words.addWidget(dim_label(tag_failure_text(failure.reason), is_small=True))
        return row

    def _undo(self, batch: int, _checked: bool = False) -> None:
        self.accept()
        self.undo_requested.emit(batch)
