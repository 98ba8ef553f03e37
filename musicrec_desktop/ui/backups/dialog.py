"""The copies of the library, and putting one back at the next start."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from musicrec_desktop.core.language import number_text, tr
from musicrec_desktop.model.recovery import Backup
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.labels import ElidedLabel, dim_label
from musicrec_desktop.ui.kit.wording.formats import format_moment
from musicrec_desktop.ui.kit.wording.recovery import counts_text
from musicrec_desktop.ui.theme.sizes import Space

WIDTH, HEIGHT = 600, 420


class BackupsDialog(QDialog):
    """A row for each copy.

    Attributes:
        restore_requested: a ``Backup`` that shall take the place of the library.
        taken_back: the request to restore is withdrawn.
        quit_requested: the user wants to end the program, so that the next start restores.
        make_requested: a copy should be made now.
    """

    restore_requested = Signal(object)
    taken_back = Signal()
    quit_requested = Signal()
    make_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Backups"))
        self.resize(WIDTH, HEIGHT)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.S)
        self._rows.setContentsMargins(0, 0, 0, 0)
        content = QWidget()
        content.setProperty("role", "content")
        content.setLayout(self._rows)
        area = QScrollArea()
        area.setProperty("role", "read")
        area.setAccessibleName(tr("Backups"))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        self.plan = QLabel()
        self.plan.setWordWrap(True)
        self.plan.setTextFormat(Qt.TextFormat.PlainText)
        self.undo_button = text_button(tr("Do not restore"))
        self.undo_button.clicked.connect(self._on_taken_back)
        self.quit_button = text_button(tr("Quit now"), role="primary")
        self.quit_button.clicked.connect(self.quit_requested)
        self.make_button = text_button(tr("Back up now"))
        self.make_button.clicked.connect(self._on_make)
        close = text_button(tr("Close"))
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(self.make_button)
        buttons.addWidget(self.undo_button)
        buttons.addStretch()
        buttons.addWidget(self.quit_button)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.L)
        intro = dim_label(
            tr(
                "The player keeps a verified copy of library, likes, history and settings a day, the "
                "last seven. "
                "Music files are not in it. What a restore replaces becomes a copy, too."
            )
        )
        intro.setWordWrap(True)
        column.addWidget(intro)
        column.addWidget(area, 1)
        column.addWidget(self.plan)
        column.addLayout(buttons)
        self._show_plan("")
        self._rows.addWidget(dim_label(tr("Looking for backups…")))

    def show_backups(self, backups: Sequence[Backup]) -> None:
        """Fill the list."""
        self.show_idle()
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for backup in backups:
            self._rows.addWidget(self._row(backup))
        if not backups:
            self._rows.addWidget(
                dim_label(
                    tr(
                        "There are no backups yet. The player makes one a day; “Back up now” makes one at "
                        "once."
                    )
                )
            )
        self._rows.addStretch()

    def show_idle(self) -> None:
        """No copy is being made (any more)."""
        self.make_button.setText(tr("Back up now"))
        self.make_button.setEnabled(True)

    def show_planned(self, backup: Backup) -> None:
        """Say what the next start will do."""
        self._show_plan(
            tr(
                "At the next start the library will be as it was on {made_at_ms}.",
                made_at_ms=format_moment(backup.made_at_ms),
            )
        )

    def _on_make(self) -> None:
        self.make_button.setText(tr("Backing up…"))
        self.make_button.setEnabled(False)
        self.make_requested.emit()

    def _on_taken_back(self) -> None:
        self._show_plan("")
        self.taken_back.emit()

    def _show_plan(self, text: str) -> None:
        self.plan.setText(text)
        for widget in (self.plan, self.undo_button, self.quit_button):
            widget.setVisible(bool(text))

    def _row(self, backup: Backup) -> QWidget:
        card = QFrame()
        card.setProperty("role", "card")
        moment = format_moment(backup.made_at_ms)
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addWidget(
            ElidedLabel(
                tr("{moment} · replaced by a restore", moment=moment) if backup.is_replaced else moment
            )
        )
        holds = counts_text(backup.counts) if backup.counts else tr("It is damaged.")
        text.addWidget(
            dim_label(
                tr("{holds} · {size} MB", holds=holds, size=number_text(backup.size / 1e6, ".1f")),
                is_small=True,
            )
        )
        restore = text_button(tr("Restore"))
        restore.setAccessibleName(tr("Restore the library of {moment}", moment=moment))
        restore.setEnabled(bool(backup.counts))
        restore.clicked.connect(lambda: self.restore_requested.emit(backup))
        row = QHBoxLayout(card)
        row.setContentsMargins(Space.M, Space.S, Space.S, Space.S)
        row.addLayout(text, 1)
        row.addWidget(restore)
        return card
