"""Lists whose rows have buttons that are painted: where they are, what the pointer does to them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)
from typing_extensions import override

from musicrec_desktop.ui.kit.icons import Glyph, glyph_pixmap
from musicrec_desktop.ui.kit.painting import AnyIndex, CoverLookup
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Radius

BUTTON_PX: Final = 28
ICON_PX: Final = 18
ButtonT = TypeVar("ButtonT", bound=Enum)


class ButtonDelegate(QStyledItemDelegate, Generic[ButtonT]):
    """The base of delegates whose rows have buttons; they stand where ``button_rect`` says.

    Args:
        words: what each button does, for its tool tip; all buttons have one.
        themes: colours.
        covers: gives pictures.
        view: shows the rows.

    Attributes:
        pressed: the row and the button that was clicked in it.
    """

    pressed = Signal(int, object)

    def __init__(
        self,
        words: Mapping[ButtonT, str],
        themes: ThemeController,
        covers: CoverLookup,
        view: QAbstractItemView,
    ) -> None:
        super().__init__(view)
        self._words, self._themes, self._covers, self._view = words, themes, covers, view
        self._hot: tuple[int, ButtonT] | None = None

    def button_rect(self, rect: QRect, button: ButtonT, direction: Qt.LayoutDirection) -> QRect:
        """Where a button stands.

        Args:
            rect: of the row.
            button: which one.
            direction: of the window.
        """
        # Each delegate has this; Qt's metaclass leaves no room for an abstract base class.
        raise NotImplementedError

    def button_at(self, rect: QRect, at: QPoint, direction: Qt.LayoutDirection) -> ButtonT | None:
        """The button of a row at a point of the view; None beside them."""
        rects = ((one, self.button_rect(rect, one, direction)) for one in self._words)
        return next((button for button, place in rects if place.contains(at)), None)

    def cool(self) -> None:
        """The pointer left."""
        self._heat(None)

    @override
    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: AnyIndex
    ) -> bool:
        if not isinstance(event, QMouseEvent):
            return super().editorEvent(event, model, option, index)
        button = self.button_at(option.rect, event.position().toPoint(), option.direction)
        if event.type() is QEvent.Type.MouseMove:
            self._heat(None if button is None else (index.row(), button))
        if button is None or event.type() is QEvent.Type.MouseMove:
            return super().editorEvent(event, model, option, index)
        if event.type() is QEvent.Type.MouseButtonRelease and event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit(index.row(), button)
        return True

    @override
    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: AnyIndex
    ) -> bool:
        button = self.button_at(option.rect, event.pos(), option.direction)
        if event.type() is QEvent.Type.ToolTip and button is not None:
            QToolTip.showText(event.globalPos(), self._words[button], view)
            return True
        return super().helpEvent(event, view, option, index)

    def _is_hot(self, row: int, button: ButtonT) -> bool:
        """Whether the pointer is on a button."""
        return self._hot == (row, button)

    def _paint_icon(
        self, painter: QPainter, place: QRect, glyph: Glyph, colour: str, *, is_hot: bool
    ) -> None:
        """Paint a button into its place; ``colour`` is the name of one in the theme."""
        theme, dpr = self._themes.theme, painter.device().devicePixelRatioF()
        if is_hot:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.border_strong))
            painter.drawRoundedRect(QRectF(place), Radius.S, Radius.S)
        gap = (BUTTON_PX - ICON_PX) // 2
        painter.drawPixmap(
            place.topLeft() + QPoint(gap, gap), glyph_pixmap(glyph, theme, ICON_PX, dpr, colour)
        )

    def _heat(self, hot: tuple[int, ButtonT] | None) -> None:
        if hot != self._hot:
            self._hot = hot
            self._view.viewport().update()


class ButtonListView(QListView):
    """A list whose rows a ``ButtonDelegate`` paints.

    Args:
        themes: colours.
        name: of the list, for screen readers.
        parent: Qt's owner.

    Attributes:
        open_requested: a row was double-clicked beside its buttons, or Enter was pressed on it.
    """

    open_requested = Signal(int)

    def __init__(self, themes: ThemeController, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QListView.DragDropMode.DragOnly)
        themes.changed.connect(self.viewport().update)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        index = self.indexAt(at)
        if not index.isValid() or event.button() is not Qt.MouseButton.LeftButton:
            super().mouseDoubleClickEvent(event)
        elif self._is_button(index, at):
            super().mousePressEvent(event)  # two quick clicks on a button are two clicks
        else:
            self.open_requested.emit(index.row())

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        delegate = self.itemDelegate()
        if event.type() is QEvent.Type.Leave and isinstance(delegate, ButtonDelegate):
            delegate.cool()
        return super().viewportEvent(event)

    def _is_button(self, index: QModelIndex, at: QPoint) -> bool:
        delegate, rect = self.itemDelegate(), self.visualRect(index)
        return (
            isinstance(delegate, ButtonDelegate)
            and delegate.button_at(rect, at, self.layoutDirection()) is not None
        )
