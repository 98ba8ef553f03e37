"""What is known of the track that plays: who made it, its tags, and how it sounds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.ui.kit.labels import dim_label, section_label
from musicrec_desktop.ui.theme.sizes import Space

Facts = Sequence[tuple[str, str]]
"""Labels and values."""
Part = tuple[str, Facts]
"""A heading and what stands below it."""


class AboutPane(QScrollArea):
    """Headings with labels and values, which can be selected and copied.

    Attributes:
        parts: what is shown.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("About this track"))
        self.parts: Sequence[Part] = ()
        self.show_parts(())

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show other facts; a heading without any is left out."""
        if parts == self.parts and self.widget() is not None:
            return
        self.parts = parts
        body = QWidget()
        body.setProperty("role", "content")
        column = QVBoxLayout(body)
        column.setContentsMargins(Space.M, Space.S, Space.M, Space.L)
        column.setSpacing(Space.XS)
        for heading, facts in parts:
            if not facts:
                continue
            column.addSpacing(Space.S)
            column.addWidget(section_label(heading))
            for label, value in facts:
                column.addWidget(_fact(label, value))
        if not parts:
            column.addWidget(dim_label(tr("What is known of a track is shown here while it plays.")))
        column.addStretch()
        self.setWidget(body)

    @override
    def setWidget(self, widget: QWidget) -> None:
        super().setWidget(widget)
        # Qt fills the inside of a scroll area by itself.
        widget.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)


def _fact(label: str, value: str) -> QWidget:
    """A small label over its value."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 2, 0, 2)
    column.setSpacing(0)
    column.addWidget(dim_label(label, is_small=True))
    text = QLabel(value)
    text.setTextFormat(Qt.TextFormat.PlainText)
    text.setWordWrap(True)
    text.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    text.setAccessibleName(f"{label}: {value}")
    column.addWidget(text)
    return box
