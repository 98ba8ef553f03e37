"""Rating by the pointer in the column of ratings: stars follow it, a click gives what they show."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from typing_extensions import override

from musicrec_desktop.ui.kit.column_model import ColumnModel
from musicrec_desktop.ui.kit.list_view import ListView
from musicrec_desktop.ui.kit.stars import STARS, half_stars_at
from musicrec_desktop.ui.theme.sizes import Space
from musicrec_desktop.ui.track_table.columns import STAR_PX

_BUTTON_EVENTS: Final = frozenset(
    {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick}
)


class StarCells(QObject):
    """Watches the pointer over the stars of a table; clicks there neither select nor play.

    Clicks with a modifier are left to the table, which extends its selection.

    Args:
        view: the table; one without a column of ratings is left alone.
    """

    rated = Signal(int, int)
    """A row, and the half stars that it gets; 0 where the rating that it has was clicked."""

    def __init__(self, view: ListView) -> None:
        super().__init__(view)
        self._view, self._viewport = view, view.viewport()
        self._wish: tuple[int, int] | None = None
        self._pressed: tuple[int, int] | None = None
        self._viewport.installEventFilter(self)

    def wish_at(self, row: int) -> int | None:
        """The half stars that a click would give a row; None where the pointer is elsewhere."""
        return self._wish[1] if self._wish is not None and self._wish[0] == row else None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in {QEvent.Type.Leave, QEvent.Type.Wheel}:
            # Rows that are scrolled move away below the pointer.
            self._show(None)
        elif kind is QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            is_dragging = event.buttons() != Qt.MouseButton.NoButton and self._pressed is None
            self._show(None if is_dragging else self._cell_at(event.position().toPoint()))
            return self._pressed is not None
        elif kind in _BUTTON_EVENTS and isinstance(event, QMouseEvent):
            return self._click(event)
        return super().eventFilter(watched, event)

    def _click(self, event: QMouseEvent) -> bool:
        """Take a click on stars; False for any other one."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return False
        cell = self._cell_at(event.position().toPoint())
        if event.type() is QEvent.Type.MouseButtonRelease:
            pressed, self._pressed = self._pressed, None
            if pressed is not None and cell == pressed:
                self._rate(*cell)
            return pressed is not None
        if cell is None or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return False
        is_second = event.type() is QEvent.Type.MouseButtonDblClick
        # The second click of a double one does not take away what the first one gave.
        self._pressed = None if is_second and self._half_stars(cell[0]) == cell[1] else cell
        return True

    def _rate(self, row: int, half_stars: int) -> None:
        self.rated.emit(row, 0 if half_stars == self._half_stars(row) else half_stars)

    def _half_stars(self, row: int) -> int:
        model = self._view.model()
        track = model.track_at(row) if isinstance(model, ColumnModel) else None
        return 0 if track is None else track.half_stars

    def _cell_at(self, point: QPoint) -> tuple[int, int] | None:
        """The row at a point and the half stars that it means; None beside the stars."""
        model, index = self._view.model(), self._view.indexAt(point)
        if not index.isValid() or not isinstance(model, ColumnModel):
            return None
        column = index.column()
        if model.columns[column].key != "rating" or model.is_heading(index.row()):
            return None
        x = point.x() - self._view.columnViewportPosition(column) - Space.S
        is_on_stars = -Space.S <= x < STARS * STAR_PX + Space.S
        if not is_on_stars or model.track_at(index.row()) is None:
            return None
        return index.row(), half_stars_at(x, STAR_PX)

    def _show(self, wish: tuple[int, int] | None) -> None:
        if wish == self._wish:
            return
        before, self._wish = self._wish, wish
        for cell in (before, wish):
            if cell is not None:
                top, height = self._view.rowViewportPosition(cell[0]), self._view.rowHeight(cell[0])
                self._viewport.update(0, top, self._viewport.width(), height)
        if (before is None) != (wish is None):
            if wish is None:
                self._viewport.unsetCursor()
            else:
                self._viewport.setCursor(Qt.CursorShape.PointingHandCursor)
