"""The cards as a grid that fills the width, walked with the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QWidget
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.ui.discover.card_delegate import CARD_HEIGHT, GAP_PX, LEAST_WIDTH, CardDelegate
from musicrec_desktop.ui.discover.card_model import CardModel
from musicrec_desktop.ui.kit.actions import USES_ARROWS
from musicrec_desktop.ui.kit.button_rows import ButtonListView
from musicrec_desktop.ui.kit.drag_picture import label_drag
from musicrec_desktop.ui.kit.painting import CoverLookup
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space


class CardView(ButtonListView):
    """Enter and a double-click open a card; its buttons are clicked at once.

    Args:
        model: the cards.
        theme: colours.
        covers: gives pictures.

    Attributes:
        cards: paints them.
        menu_requested: the row of a card and the global point of its menu.
    """

    menu_requested = Signal(int, QPoint)

    def __init__(
        self, model: CardModel, theme: ThemeController, covers: CoverLookup, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, tr("Cards of the day"), parent)
        self._theme = theme
        self.setModel(model)
        self.cards = CardDelegate(theme, covers, self)
        self.setItemDelegate(self.cards)
        self.setProperty("role", "cards")
        self.setProperty(USES_ARROWS, True)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        self.verticalScrollBar().setSingleStep(CARD_HEIGHT // 4)

    def more_point(self, row: int) -> QPoint:
        """Where the menu of a card opens that was not asked for with the pointer: global."""
        rect = self.visualRect(self.model().index(row, 0))
        return self.viewport().mapToGlobal(rect.center())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Spread the cards over the whole width."""
        edge = int(Space.L)
        self.setViewportMargins(edge, 0, 0, 0)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            self.setViewportMargins(0, 0, edge, 0)
        # The place of the scroll bar is kept free, so that cards keep their columns when it comes.
        width = self.width() - edge - self.verticalScrollBar().sizeHint().width() - 1
        columns = max(1, width // (LEAST_WIDTH + GAP_PX))
        self.setGridSize(QSize(width // columns, CARD_HEIGHT + GAP_PX))
        super().resizeEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentIndex()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and current.isValid():
            self.open_requested.emit(current.row())
        elif event.key() == Qt.Key.Key_Menu and current.isValid():
            self.menu_requested.emit(current.row(), self.more_point(current.row()))
        elif event.text().strip():
            event.ignore()  # single letters are shortcuts of the window
        else:
            super().keyPressEvent(event)

    @override
    def startDrag(self, actions: Qt.DropAction) -> None:
        drag = self.drag_of_current()
        if drag is not None:
            drag.exec(actions, Qt.DropAction.CopyAction)

    def drag_of_current(self) -> QDrag | None:
        """The tracks of the current card, ready to be dragged; None where there is none."""
        index = self.currentIndex()
        if not index.isValid():
            return None
        drag = QDrag(self)
        drag.setMimeData(self.model().mimeData([index]))
        label_drag(drag, str(index.data()), self._theme.theme, self)
        return drag

    def _on_menu(self, point: QPoint) -> None:
        index = self.indexAt(point)
        if index.isValid():
            self.menu_requested.emit(index.row(), self.viewport().mapToGlobal(point))
