"""The head of a pane: names it, opens its menu, and is dragged to another place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.ui.kit.icons import Glyph, icon
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

HEAD_PX = 28
ARROW_PX = 14
BESIDE_PX = 14
"""Room at both ends of the name, and between the name and its arrow."""


class PaneHead(QWidget):
    """A name that opens a menu when it is clicked; the whole head can be dragged.

    Args:
        themes: where the colours come from.
        name: what the pane lists.
        parent: Qt's owner.

    Attributes:
        dragged: the head is held at a global point.
        dropped: the head was let go at a global point.
        menu: opens below the name.
    """

    dragged = Signal(QPoint)
    dropped = Signal(QPoint)

    def __init__(self, themes: ThemeController, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._pressed: QPoint | None = None
        self._is_dragging = False
        self.menu = QMenu(self)
        self.title = QToolButton()
        self.title.setText(name)
        self.title.setAccessibleName(tr("{name}: choose what this pane lists, or move it", name=name))
        self.title.setToolTip(tr("Choose what this pane lists; drag to move it"))
        self.title.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.title.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.title.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.title.setFixedHeight(HEAD_PX - Space.XS)
        # The style leaves as much room between the name and the arrow as the arrow takes itself.
        self.title.setIconSize(QSize(ARROW_PX, ARROW_PX))
        self.title.setMaximumWidth(self.title.fontMetrics().horizontalAdvance(name) + ARROW_PX + BESIDE_PX)
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.title.clicked.connect(self.show_menu)
        # What is pressed on the name may become a drag.
        self.title.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.S, 0, Space.XS, 0)
        row.addWidget(self.title)
        row.addStretch()
        self.setFixedHeight(HEAD_PX)
        themes.changed.connect(self._recolour)
        self._recolour()

    def show_menu(self) -> None:
        """Open the menu below the name."""
        self.menu.popup(self.title.mapToGlobal(self.title.rect().bottomLeft()))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return isinstance(event, QMouseEvent) and self._followed(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._followed(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._followed(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._followed(event)

    def _followed(self, event: QMouseEvent) -> bool:
        """Follow the mouse; whether the event is a part of a drag."""
        point, kind = event.globalPosition().toPoint(), event.type()
        if kind is QEvent.Type.MouseButtonPress and event.button() is Qt.MouseButton.LeftButton:
            self._pressed, self._is_dragging = point, False
        elif kind is QEvent.Type.MouseMove and self._pressed is not None:
            far = (point - self._pressed).manhattanLength() >= QApplication.startDragDistance()
            if far and not self._is_dragging:
                self._is_dragging = True
                self.title.setDown(False)
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
            if self._is_dragging:
                self.dragged.emit(point)
                return True
        elif kind is QEvent.Type.MouseButtonRelease and self._pressed is not None:
            was_dragging, self._pressed, self._is_dragging = self._is_dragging, None, False
            if was_dragging:
                self.title.setDown(False)
                self.unsetCursor()
                self.dropped.emit(point)
                return True
        return False

    def _recolour(self) -> None:
        self.title.setIcon(icon(Glyph.DOWN, self._themes.theme))
