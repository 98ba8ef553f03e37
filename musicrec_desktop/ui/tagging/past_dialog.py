"""What was written to files before, each with its way back."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from musicrec_desktop.core.language import tr
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.tag_edit import TagBatch
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.empty_state import EmptyState
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog, RowsBody
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.labels import ElidedLabel, dim_label, title_label
from musicrec_desktop.ui.kit.wording.formats import format_moment
from musicrec_desktop.ui.kit.wording.tag_editor import (
    BATCHES_INTRO,
    NO_BATCHES,
    batch_name,
    batch_text,
)
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

WIDTH, HEIGHT = 620, 480


class PastTagsDialog(FittedDialog):
    """A row for each writing, the latest first; the window stays usable beside it.

    Args:
        themes: colours.
        parent: the window.

    Attributes:
        undo_requested: the number of what shall be undone.
        undo_buttons: one for each row.
        empty: what is shown where nothing was written.
    """

    undo_requested = Signal(int)

    def __init__(self, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Past tag changes"))
        self.resize(WIDTH, HEIGHT)
        self.undo_buttons: list[QPushButton] = []
        self.empty = EmptyState(themes, Glyph.WRITE_TAGS)
        self.empty.show_message(tr("Looking for changes…"), "")
        self._body = RowsBody()
        listed = QWidget()
        inner = QVBoxLayout(listed)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(Space.M)
        inner.addWidget(title_label(tr("Past tag changes")))
        inner.addWidget(dim_label(BATCHES_INTRO))
        inner.addWidget(self._body, 1)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.empty)
        self.pages.addWidget(listed)
        close = text_button(tr("Close"), role="primary")
        close.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.L)
        column.addWidget(self.pages, 1)
        column.addLayout(buttons)

    def show_batches(self, batches: Sequence[TagBatch], *, is_busy: bool) -> None:
        """Show what was written; while files are being written, nothing can be undone."""
        self.undo_buttons = []
        self._body.show_rows([self._row(one, is_busy=is_busy) for one in batches])
        if not batches:
            self.empty.show_message(*NO_BATCHES)
        self.pages.setCurrentIndex(1 if batches else 0)

    def _row(self, batch: TagBatch, *, is_busy: bool) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        words = QVBoxLayout()
        words.setSpacing(2)
        name = display_path(os.path.basename(batch.first_path))
        words.addWidget(ElidedLabel(batch_name(name, batch.file_count), role="strong"))
        told = dim_label(batch_text(batch), is_small=True)
        told.setToolTip(display_path(batch.first_path))
        words.addWidget(told)
        undo = text_button(tr("Undo"))
        undo.setAccessibleName(
            tr(
                "Undo the change of {name}, {when}",
                name=name,
                when=format_moment(batch.made_at_ms),
            )
        )
        undo.setEnabled(not batch.is_undone and not is_busy)
        undo.clicked.connect(partial(self._undo, batch.id))
        self.undo_buttons.append(undo)
        row = QHBoxLayout(card)
        row.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        row.setSpacing(Space.L)
        row.addLayout(words, 1)
        row.addWidget(undo)
        return card

    def _undo(self, batch_id: int, _checked: bool = False) -> None:
        self.undo_requested.emit(batch_id)
