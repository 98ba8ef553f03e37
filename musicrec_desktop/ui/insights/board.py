"""Charts below and beside each other: what comes later never moves what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from musicrec_desktop.model.insights import ChartKind
from musicrec_desktop.ui.theme.sizes import Space

if TYPE_CHECKING:
    from musicrec_desktop.ui.kit.charts.chart_view import ChartView

TWO_COLUMNS_PX: Final = 860
"""The width from which two charts stand beside each other."""


class FigureBoard(QWidget):
    """Gives each chart its place: in the column that ends higher, or across both.

    Places depend on the charts before a chart only, so a chart that is added at the end moves no other.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "content")
        self._views: list[ChartView] = []
        self._is_placing = False

    @property
    def views(self) -> list[ChartView]:
        """The charts, in their order."""
        return list(self._views)

    def add(self, view: ChartView) -> None:
        """Put a chart, which is a child of the board, behind the others."""
        view.installEventFilter(self)
        self._views.append(view)
        view.show()
        self.place()

    def remove(self, view: ChartView) -> None:
        """Take a chart away."""
        self._views.remove(view)
        view.hide()
        view.deleteLater()
        self.place()

    def clear(self) -> None:
        """Take all charts away."""
        for view in list(self._views):
            self.remove(view)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.place()
        return super().eventFilter(watched, event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.place()

    @override
    def sizeHint(self) -> QSize:
        return QSize(TWO_COLUMNS_PX, self.minimumHeight())

    def place(self) -> None:
        """Give every chart its place."""
        if self._is_placing:
            return
        self._is_placing = True
        gap, width = int(Space.M), self.width() - 2 * int(Space.L)
        has_two = width >= TWO_COLUMNS_PX
        half = (width - gap) // 2
        ends = [int(Space.XS), int(Space.XS)]
        for view in self._views:
            if not has_two or _is_whole(view, is_first=view is self._views[0]):
                top, left, across = max(ends), 0, width
                ends = [top + self._height(view, across) + gap] * 2
            else:
                column = 0 if ends[0] <= ends[1] else 1
                top, left, across = ends[column], column * (half + gap), half
                ends[column] = top + self._height(view, across) + gap
            view.setGeometry(QRect(int(Space.L) + left, top, across, self._height(view, across)))
        self.setMinimumHeight(max(ends) + int(Space.L))
        self._is_placing = False

    @staticmethod
    def _height(view: ChartView, width: int) -> int:
        return view.heightForWidth(width)


def _is_whole(view: ChartView, *, is_first: bool) -> bool:
    """Whether a chart takes all of the width: calendars, and the numbers that a section begins with."""
    kind = view.figure.kind
    return kind is ChartKind.CALENDAR or (kind is ChartKind.NUMBERS and is_first)
