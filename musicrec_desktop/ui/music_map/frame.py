"""Where everything stands on the page of the map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from musicrec_desktop.ui.theme.sizes import Space

SIDE_PX: Final = 264
BESIDE_FROM_PX: Final = 600
"""From this width on the panels stand beside the map, else below it."""
SIDE_SHARE: Final = 0.42
LEAST_PX: Final = 280
_ANY_PX: Final = 16_777_215


class MapFrame(QWidget):
    """Strips above; below them the map, or what stands in its place, beside the panels.

    Args:
        strips: from top to bottom.
        parts: of which one is shown, the first one at first.
        panels: from top to bottom.
        parent: Qt's owner.
    """

    def __init__(
        self,
        strips: Sequence[QWidget],
        parts: Sequence[QWidget],
        panels: Sequence[QWidget],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        # From the outside to the inside: what is put into a place that has none itself yet is dressed anew
        # when that gets one.
        self._stack, self._side = QStackedWidget(self), QScrollArea(self)
        self._side.setFrameShape(QFrame.Shape.NoFrame)
        self._side.setWidgetResizable(True)
        self._side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget(self._side)
        content.setProperty("role", "content")
        column = self._panels = QVBoxLayout(content)
        column.setContentsMargins(Space.M, Space.S, Space.M, Space.M)
        column.setSpacing(Space.M)
        self._side.setWidget(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for strip in strips:
            whole.addWidget(strip)
        for part in parts:
            self._stack.addWidget(part)
        for panel in panels:
            column.addWidget(panel)
        self._split = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._split.setSpacing(0)
        self._split.addWidget(self._stack, 1)
        self._split.addWidget(self._side)
        whole.addLayout(self._split, 1)

    @property
    def shown(self) -> QWidget | None:
        """The part that is shown."""
        return self._stack.currentWidget()

    def add_panel_above(self, panel: QWidget) -> None:
        """Put a panel that is made later above the others."""
        self._panels.insertWidget(0, panel)

    def show_part(self, part: QWidget) -> None:
        """Show another part in its place."""
        self._stack.setCurrentWidget(part)

    @override
    def minimumSizeHint(self) -> QSize:
        """As narrow as the strips: the panels then stand below the map."""
        return QSize(LEAST_PX, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_beside = event.size().width() >= BESIDE_FROM_PX
        ways = QBoxLayout.Direction
        self._split.setDirection(ways.LeftToRight if is_beside else ways.TopToBottom)
        self._side.setMinimumWidth(SIDE_PX if is_beside else 0)
        self._side.setMaximumWidth(SIDE_PX if is_beside else _ANY_PX)
        self._side.setMaximumHeight(_ANY_PX if is_beside else round(event.size().height() * SIDE_SHARE))
