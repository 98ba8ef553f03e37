"""A chart on a widget: values under the pointer and at the arrow keys."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from musicrec_desktop.model.insights import Figure
from musicrec_desktop.ui.kit.actions import USES_ARROWS
from musicrec_desktop.ui.kit.charts.hover_card import HoverCard
from musicrec_desktop.ui.kit.charts.painting import chart_height, lay_out, paint_layout, paint_lit
from musicrec_desktop.ui.kit.charts.reading import track_of
from musicrec_desktop.ui.kit.charts.shapes import ChartLayout, Mark, Step
from musicrec_desktop.ui.kit.charts.style import ChartStyle
from musicrec_desktop.ui.kit.screen_reader import Role, spoken_as
from musicrec_desktop.ui.kit.wording.figures import PLAYS_IT
from musicrec_desktop.ui.theme.control import ThemeController

STEPS: Final = {
    Qt.Key.Key_Left: Step.LEFT,
    Qt.Key.Key_Right: Step.RIGHT,
    Qt.Key.Key_Up: Step.UP,
    Qt.Key.Key_Down: Step.DOWN,
}
LEAST_WIDTH_PX: Final = 280
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_KEPT: Final = frozenset({*STEPS, Qt.Key.Key_Home, Qt.Key.Key_End, *_ENTER})


@spoken_as(Role.Chart)
class ChartCanvas(QWidget):
    """Paints a figure once into a picture, and lights the mark that is asked about above it.

    Args:
        themes: colours.
        parent: Qt's owner.

    Attributes:
        activated: the rows of a mark that was double-clicked, or on which Enter was pressed.
        menu_requested: a context menu is wanted at this global point.
        card: says the values of the mark.
    """

    activated = Signal(object)
    menu_requested = Signal(object)

    def __init__(self, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._figure: Figure | None = None
        self._style: ChartStyle | None = None
        self._layout: ChartLayout | None = None
        self._picture: QPixmap | None = None
        self._lit: int | None = None
        self.card = HoverCard(themes)
        self.setMouseTracking(True)
        self.setProperty(USES_ARROWS, True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(LEAST_WIDTH_PX)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        themes.changed.connect(self._repaint)

    @property
    def figure(self) -> Figure | None:
        """What is shown."""
        return self._figure

    @property
    def chart(self) -> ChartLayout:
        """The chart as it is laid out now."""
        if self._layout is None:
            size = QSizeF(self.width(), self.height())
            if self._figure is None:
                return ChartLayout(size, (), ())
            self._layout = lay_out(self._figure, self._chart_style(), size)
        return self._layout

    @property
    def lit(self) -> int | None:
        """The number of the mark whose values are shown."""
        return self._lit

    def set_figure(self, figure: Figure) -> None:
        """Show another figure, or the same one with other values; a lit mark stays where it is."""
        if figure == self._figure:
            return
        self._figure = figure
        self.setAccessibleName(figure.title)
        self.setAccessibleDescription(figure.sentence or figure.definition)
        self._forget()
        if self._lit is not None:
            self._light(self._lit if self._lit < len(self.chart.marks) else None)
        self.updateGeometry()

    def wanted_height(self, width: int) -> int:
        """How high it wants to be at a width."""
        return 0 if self._figure is None else round(chart_height(self._figure, self._chart_style(), width))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self.wanted_height(width)

    @override
    def sizeHint(self) -> QSize:
        width = max(LEAST_WIDTH_PX, self.width())
        return QSize(width, self.wanted_height(width))

    @override
    def event(self, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            and event.key() in _KEPT
        ):
            event.accept()
            return True
        return super().event(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._repaint()
            self.updateGeometry()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._forget()
        self._light(None)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._painted())
        if self._lit is not None and self._lit < len(self.chart.marks):
            paint_lit(painter, self.chart.marks[self._lit], self._themes.theme, is_focused=self.hasFocus())
        elif self.hasFocus():
            painter.setPen(QPen(QColor(self._themes.theme.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._light(self.chart.mark_at(event.position()), event.position())
        super().mouseMoveEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._light(None)
        super().leaveEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        number = self.chart.mark_at(event.position())
        if number is not None and event.button() is Qt.MouseButton.LeftButton:
            self.activated.emit(self.chart.marks[number].rows)
        super().mouseDoubleClickEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(event.globalPos())

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            self._light(0 if self.chart.marks else None, is_spoken=True)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._light(None)
        self.update()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.card.hide()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, chart = Qt.Key(event.key()), self.chart
        if key in STEPS and chart.marks:
            self._light(chart.next_mark(self._lit, STEPS[key]), is_spoken=True)
        elif key == Qt.Key.Key_Home and chart.marks:
            self._light(0, is_spoken=True)
        elif key == Qt.Key.Key_End and chart.marks:
            self._light(len(chart.marks) - 1, is_spoken=True)
        elif key in _ENTER and self._lit is not None:
            self.activated.emit(chart.marks[self._lit].rows)
        elif key == Qt.Key.Key_Escape and self._lit is not None:
            self._light(None)
        else:
            super().keyPressEvent(event)

    def _chart_style(self) -> ChartStyle:
        if self._style is None:
            self.ensurePolished()
            self._style = ChartStyle(self._themes.theme, self.font(), self._themes.theme.surface_raised)
        return self._style

    def _repaint(self) -> None:
        self._style = None
        self._forget()

    def _forget(self) -> None:
        self._layout, self._picture = None, None
        self.update()

    def _painted(self) -> QPixmap:
        """The chart as a picture, kept until its size, scale, colours or values are others."""
        scale = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatio() != scale:
            picture = QPixmap(self.size() * scale)
            picture.setDevicePixelRatio(scale)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setLayoutDirection(self.layoutDirection())
            paint_layout(painter, self.chart, self._chart_style().font)
            painter.end()
            self._picture = picture
        return self._picture

    def _hint(self, mark: Mark) -> tuple[str, ...]:
        figure = self._figure
        is_track = figure is not None and len(mark.rows) == 1 and track_of(figure, mark.rows[0]) is not None
        return (PLAYS_IT,) if is_track else ()

    def _light(self, number: int | None, at: QPointF | None = None, *, is_spoken: bool = False) -> None:
        """Show the values of a mark beside it, or beside the pointer."""
        marks = () if number is None else self.chart.marks
        if number is None or number >= len(marks) or not self.isVisible():
            self.card.hide()
        else:
            mark = marks[number]
            place = mark.rect.toRect()
            if at is not None:
                place = QRect(at.toPoint(), QSize(1, 1))
            self.card.show_lines((*mark.lines, *self._hint(mark)), self, place)
        if number == self._lit:
            return
        self._lit = number
        if number is not None and number < len(marks):
            spoken = ", ".join(marks[number].lines)
            self.setAccessibleDescription(spoken)
            if is_spoken:
                event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
                QAccessible.updateAccessibility(event)
        self.update()
