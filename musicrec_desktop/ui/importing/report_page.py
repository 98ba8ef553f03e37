"""What an import brought, and what can be done next."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.import_plan import ImportReport
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.fitted_dialog import ScrollBody
from musicrec_desktop.ui.kit.labels import dim_label
from musicrec_desktop.ui.kit.wording.import_numbers import number_lines, unmatched
from musicrec_desktop.ui.theme.sizes import Space

LATER: Final = tr(
    "What is not in your library is kept: its plays find their tracks by themselves when you add the music. "
    "“Imports…” in the library menu lists every import, and takes it back at any time."
)
UNDONE: Final = tr("It was taken back. What you corrected is kept for a later import.")


class ReportPage(QWidget):
    """Numbers for each source, and buttons.

    Attributes:
        undo_requested: all of it shall be taken back.
        csv_requested: what is missing shall be written.
        unmatched_requested: the tracks that are not in the library shall be shown.
    """

    undo_requested = Signal()
    csv_requested = Signal()
    unmatched_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headline = _label(role="headline")
        self.numbers = _label()
        self.note = dim_label(LATER)
        self.undo_button = text_button(tr("Undo the import"))
        self.csv_button = text_button(tr("Save what is missing as CSV…"))
        self.unmatched_button = text_button(tr("Show unmatched"))
        self.undo_button.clicked.connect(self.undo_requested)
        self.csv_button.clicked.connect(self.csv_requested)
        self.unmatched_button.clicked.connect(self.unmatched_requested)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, Space.S, 0)
        inner.setSpacing(Space.M)
        inner.addWidget(self.headline)
        inner.addWidget(self.numbers)
        inner.addWidget(self.note)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addWidget(self.csv_button)
        buttons.addWidget(self.unmatched_button)
        buttons.addWidget(self.undo_button)
        buttons.addStretch()
        inner.addLayout(buttons)
        inner.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(ScrollBody(content))

    def show_report(self, report: ImportReport) -> None:
        """Show what was brought in."""
        titles = ", ".join(one.title for one in report.imports)
        self.headline.setText(
            tr("Imported from {titles}", titles=titles) if titles else tr("Nothing was imported")
        )
        lines = []
        for one in report.imports:
            if len(report.imports) > 1:
                lines.append(f"{one.title}:")
            lines += [f"•  {line}" for line in number_lines(one.numbers, is_done=True)] or [
                tr("Nothing was new.")
            ]
        self.numbers.setText("\n".join(lines))
        self.note.setText(LATER)
        is_missing = any(unmatched(one.numbers) for one in report.imports)
        for button in (self.csv_button, self.unmatched_button):
            button.setVisible(is_missing)
        self.undo_button.setVisible(bool(report.imports))
        self.undo_button.setEnabled(True)

    def show_undone(self) -> None:
        """Say that it was taken back."""
        self.headline.setText(tr("The import was undone"))
        self.note.setText(UNDONE)
        self.numbers.clear()
        for button in (self.csv_button, self.unmatched_button, self.undo_button):
            button.hide()


def _label(*, role: str = "") -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if role:
        label.setProperty("role", role)
    return label
