"""Asks before genres are written into files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog
from musicrec_desktop.ui.kit.labels import title_label
from musicrec_desktop.ui.kit.wording.formats import format_count
from musicrec_desktop.ui.theme.sizes import Space

WIDTH: Final = 460
_NAMED: Final = 5


def plan_text(accepted: Mapping[TrackId, tuple[str, ...]]) -> str:
    """What would be done, in words."""
    counts = Counter(name for names in accepted.values() for name in names)
    named = ", ".join(f"{name} ({count:,})" for name, count in counts.most_common(_NAMED))
    more = f" and {format_count(len(counts) - _NAMED, 'more genre')}" if len(counts) > _NAMED else ""
    return (
        f"The genres that you accepted are written to the tags of {format_count(len(accepted), 'file')}: "
        f"{named}{more}. Other tags and the sound stay as they are. You can take it back right afterwards."
    )


class WriteGenresDialog(FittedDialog):
    """Is accepted when the user agrees; Cancel is the default button."""

    def __init__(self, accepted: Mapping[TrackId, tuple[str, ...]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Write genres to tags")
        self.setMinimumWidth(WIDTH)
        text = QLabel(plan_text(accepted))
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        self.write_button = text_button(f"Write to {format_count(len(accepted), 'file')}")
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
        column.addWidget(title_label("Write genres to tags?"))
        column.addWidget(text)
        column.addLayout(buttons)
        self.cancel_button.setFocus()
