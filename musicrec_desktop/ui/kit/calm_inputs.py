"""Choices and numbers in the look of the theme; the wheel changes a field only while it has the focus.

The stylesheet draws their boxes. It could draw their arrows only from picture files, one for each colour, so
they are drawn here.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QSpinBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionSpinBox,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from musicrec_desktop.core.language import tr

ARROW_PX: Final = 8.0
SMALL_ARROW_PX: Final = 6.0
SEPARATOR_PX: Final = 9
MOST_VISIBLE: Final = 14
DROP_PX: Final = 26
TEXT_INDENT_PX: Final = 6
_CLEAR_ACTION: Final = "_q_qlineeditclearaction"
"""What Qt calls it since 5.2; where that changes, the test of what is told to screen readers says so."""


def paint_arrow(painter: QPainter, middle: QPointF, colour: QColor, width_px: float, *, is_up: bool) -> None:
    """A chevron around a point."""
    half, rise = width_px / 2, width_px / 4 * (-1 if is_up else 1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(
        QPen(colour, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    points = (QPointF(-half, -rise), QPointF(0, rise), QPointF(half, -rise))
    painter.drawPolyline(QPolygonF([middle + point for point in points]))


def let_clear(field: QLineEdit) -> None:
    """Give a field Qt's button that empties it, with a name, which Qt forgets."""
    field.setClearButtonEnabled(True)
    if (action := field.findChild(QAction, _CLEAR_ACTION)) is not None:
        action.setText(tr("Clear"))
        action.setToolTip(tr("Clear"))


class ChoiceDelegate(QStyledItemDelegate):
    """Rows of a choice as the stylesheet has them, and lines between groups of them."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, SEPARATOR_PX) if _is_separator(index) else super().sizeHint(option, index)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if not _is_separator(index):
            super().paint(painter, option, index)
            return
        middle = option.rect.center().y() + 0.5
        painter.setPen(QPen(option.palette.color(QPalette.ColorRole.Mid), 1))
        painter.drawLine(QPointF(option.rect.left() + 4, middle), QPointF(option.rect.right() - 4, middle))


class CalmSpinBox(QSpinBox):
    """A number that the wheel turns only while it has the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # The stylesheet's padding does not reach the line inside.
        self.lineEdit().setTextMargins(TEXT_INDENT_PX, 0, 0, 0)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        option = QStyleOptionSpinBox()
        self.initStyleOption(option)
        _paint_steps(self, option, self.stepEnabled())


class CalmStepper(QAbstractSpinBox):
    """A field with steps whose values are not whole numbers; it looks and behaves like ``CalmSpinBox``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(TEXT_INDENT_PX, 0, 0, 0)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        option = QStyleOptionSpinBox()
        self.initStyleOption(option)
        _paint_steps(self, option, self.stepEnabled())


def _paint_steps(
    spin: QAbstractSpinBox, option: QStyleOptionSpinBox, can_step: QAbstractSpinBox.StepEnabledFlag
) -> None:
    painter = QPainter(spin)
    steps = QAbstractSpinBox.StepEnabledFlag
    control = QStyle.ComplexControl.CC_SpinBox
    for part, is_up, step in (
        (QStyle.SubControl.SC_SpinBoxUp, True, steps.StepUpEnabled),
        (QStyle.SubControl.SC_SpinBoxDown, False, steps.StepDownEnabled),
    ):
        place = QRectF(spin.style().subControlRect(control, option, part, spin))
        is_on = spin.isEnabled() and bool(can_step & step)
        paint_arrow(painter, place.center(), _ink(spin, is_on=is_on), SMALL_ARROW_PX, is_up=is_up)


class CalmComboBox(QComboBox):
    """A choice that the wheel changes only while it has the focus; Enter opens it, Space is the window's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(MOST_VISIBLE)
        self.setItemDelegate(ChoiceDelegate(self))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.showPopup()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        from_edge = DROP_PX / 2 + 1
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        middle = QPointF(from_edge if is_mirrored else self.width() - from_edge, self.height() / 2)
        paint_arrow(QPainter(self), middle, _ink(self, is_on=self.isEnabled()), ARROW_PX, is_up=False)


def _ink(widget: QWidget, *, is_on: bool) -> QColor:
    group = QPalette.ColorGroup.Active if is_on else QPalette.ColorGroup.Disabled
    return widget.palette().color(group, QPalette.ColorRole.ButtonText)


def _is_separator(index: QModelIndex | QPersistentModelIndex) -> bool:
    return bool(index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "separator")
