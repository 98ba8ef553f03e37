"""Asks before the tags of files are changed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from musicrec_desktop.services.loudness.writing import WritingPlan
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog
from musicrec_desktop.ui.kit.labels import title_label
from musicrec_desktop.ui.kit.wording.formats import format_count
from musicrec_desktop.ui.theme.sizes import Space

WIDTH = 460


def plan_text(plan: WritingPlan) -> str:
    """What would be done, in words."""
    files = format_count(len(plan.ready), "file")
    text = (
        f"The measured loudness is written to the tags of {files}, as ReplayGain (Opus: R128 gain). "
        "The sound is not touched, and other players can use it. You can take it back right afterwards."
    )
    if plan.unmeasured:
        left = format_count(plan.unmeasured, "track")
        text += (
            f" {left} of these albums {'is' if plan.unmeasured == 1 else 'are'} not measured and left alone."
        )
    return text


class WriteLoudnessDialog(FittedDialog):
    """Is accepted when the user agrees; Cancel is the default button."""

    def __init__(self, plan: WritingPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Write loudness to tags")
        self.setMinimumWidth(WIDTH)
        text = QLabel(plan_text(plan))
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        self.write_button = text_button(f"Write to {format_count(len(plan.ready), 'file')}")
        self.cancel_button = text_button("Cancel")
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
        column.addWidget(title_label("Write loudness to tags?"))
        column.addWidget(text)
        column.addLayout(buttons)
        self.cancel_button.setFocus()
