"""The map that a person works with: pointer, wheel, fingers and keys; tells what is meant by signals."""

from __future__ import annotations

from enum import Enum, auto
from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.music_map import BoolArray, MapPoints, PositionArray
from musicrec_desktop.model.polygons import LEAST_CORNERS, SortedPoints
from musicrec_desktop.ui.kit.actions import USES_ARROWS
from musicrec_desktop.ui.kit.screen_reader import Role, spoken_as
from musicrec_desktop.ui.music_map.drawing.marks import paint_brush, paint_outline
from musicrec_desktop.ui.music_map.drawing.picking import NONE
from musicrec_desktop.ui.music_map.surface import MapSurface
from musicrec_desktop.ui.theme.control import ThemeController

REACH_PX: Final = 10.0
"""How near the pointer must be to a point."""
BRUSH_PX: Final = 24.0
ZOOM_STEP: Final = 1.5
_WHEEL_STEP: Final = 1.0015
"""Zoom for each eighth of a degree that the wheel turns: 1.2 a notch."""
_PAN_STEP_PX: Final = 80
_LEAST_STEP_PX: Final = 2.0
"""Distance between two corners of a lasso."""
_ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_MODIFIERS: Final = Qt.KeyboardModifier


class MapTool(Enum):
    """What dragging does, and what a click means."""

    PAN = auto()
    """Moves the map; with Shift draws a rectangle that chooses points."""
    LASSO = auto()
    """Draws an outline."""
    BRUSH = auto()
    """Chooses what is under a disc."""
    PATH = auto()
    """Moves the map; clicks choose the stops of a journey."""


@spoken_as(Role.Chart)
class MapCanvas(MapSurface):
    """The map as a control.

    Keys: arrows go to the next point in a direction (with Shift they choose it, too; with Ctrl they move the
    map), Enter is a click, Shift+Enter a double click, Ctrl+Space chooses the point or lets it go,
    Ctrl+A chooses all, Escape lets go, + and - zoom, 0 and Home show all.
    The middle button moves the map with every tool.

    Args:
        themes: where the colours come from.
        parent: Qt's owner.
    """

    hovered = Signal(int)
    """The point under the pointer; -1 where there is none."""
    focused = Signal(int)
    """The point that the keyboard went to; -1 where there is none."""
    clicked = Signal(int)
    double_clicked = Signal(int)
    menu_requested = Signal(int, QPoint)
    """The point, or -1, and where on the screen."""
    region_drawn = Signal(object)
    """The corners of a lasso or rectangle in coordinates of the map, float32 of shape (k, 2)."""
    selection_changed = Signal(object)
    """Which points the user chose, bool of shape (n,)."""

    def __init__(self, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self._tool = MapTool.PAN
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._is_panning = False
        self._outline: list[tuple[float, float]] = []
        self._brushed: BoolArray | None = None
        self._before: BoolArray | None = None
        self._brush_at: QPointF | None = None
        self._sorted: SortedPoints | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Music map"))
        self.setProperty(USES_ARROWS, True)
        self._show_cursor()

    @property
    def tool(self) -> MapTool:
        """What dragging does."""
        return self._tool

    def set_tool(self, tool: MapTool) -> None:
        """Let dragging do something else; what is being drawn is given up."""
        self._give_up()
        self._tool = tool
        self._brush_at = None
        self._show_cursor()
        self.update()

    @override
    def set_points(self, points: MapPoints | None, *, keep_view: bool = False) -> None:
        self._give_up()
        self._sorted = None
        super().set_points(points, keep_view=keep_view)

    def set_focus_point(self, index: int) -> None:
        """Put the keyboard's focus on a point, without telling it; -1 for none."""
        self._marks.focus = index
        self.update()

    def choose_inside(self, polygon: PositionArray) -> BoolArray:
        """Which points lie inside a polygon and can be pointed at, shape (n,)."""
        if self._sorted is None:
            self._sorted = SortedPoints(self._points.positions)
        return self._sorted.inside(polygon) & self.reachable()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._pressed = self._last = event.position()
        if event.button() is Qt.MouseButton.MiddleButton:
            self._is_panning = True
        elif event.button() is not Qt.MouseButton.LeftButton:
            self._pressed = None
            return
        elif self._tool is MapTool.LASSO:
            self._outline = [self._spot(event.position())]
        elif self._tool is MapTool.BRUSH:
            self._begin_brush(event)
        elif event.modifiers() & _MODIFIERS.ShiftModifier:
            self._outline = [self._spot(event.position())] * 4
        self._show_cursor()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position()
        if self._tool is MapTool.BRUSH:
            self._brush_at = place
            self.update()
        if self._pressed is None:
            self._hover(place)
            return
        if self._brushed is not None:
            self._brush(place)
        elif self._outline and self._tool is MapTool.LASSO:
            if (place - self._last).manhattanLength() >= _LEAST_STEP_PX:
                self._outline.append(self._spot(place))
                self._last = place
                self.update()
        elif self._outline:
            self._outline = self._rectangle(self._pressed, place)
            self.update()
        else:
            self._drag(place)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place, pressed = event.position(), self._pressed
        was_panning, outline, brushed = self._is_panning, self._outline, self._brushed
        modifiers, before = event.modifiers(), self._before
        self._give_up()
        if pressed is None:
            return
        is_click = (place - pressed).manhattanLength() < QApplication.startDragDistance()
        if brushed is not None and before is not None:
            self._choose(before | brushed)
        elif outline and (len(outline) > LEAST_CORNERS if self._tool is MapTool.LASSO else not is_click):
            # A lasso that is closed ends where it began, as a click does.
            self._finish_outline(outline, modifiers)
        elif is_click and not was_panning and event.button() is Qt.MouseButton.LeftButton:
            self._click(self._at(place), modifiers)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._tool in {MapTool.PAN, MapTool.PATH}:
            self._pressed = None
            index = self._at(event.position())
            if index == NONE:
                self.zoom_by(2.0, event.position().x(), event.position().y())
            else:
                self.double_clicked.emit(index)
        else:
            self.mousePressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        place = event.position()
        if event.modifiers() & _MODIFIERS.ShiftModifier:
            self.pan_by(turned.y() or turned.x(), 0)
        elif turned.y():
            self.zoom_by(_WHEEL_STEP ** turned.y(), place.x(), place.y())
        else:
            self.pan_by(turned.x(), 0)
        event.accept()

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            place = event.position()
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom_by(1 + event.value(), place.x(), place.y())
                return True
            if event.gestureType() is Qt.NativeGestureType.SmartZoomNativeGesture:
                self.zoom_by(2.0, place.x(), place.y())
                return True
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._uses(event)
        ):
            event.accept()
            return True
        return super().event(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._brush_at = None
        self._set_hover(NONE)
        self.update()
        super().leaveEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            index = self._marks.focus
            x, y = self.pixels_of(index) if index != NONE else (self.width() / 2, self.height() / 2)
            self.menu_requested.emit(index, self.mapToGlobal(QPoint(round(x), round(y))))
        else:
            self.menu_requested.emit(self._at(QPointF(event.pos())), event.globalPos())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._key(event):
            super().keyPressEvent(event)

    @override
    def _paint_above(self, painter: QPainter) -> None:
        super()._paint_above(painter)
        theme = self._themes.theme
        if self._outline:
            corners = self._view.to_pixels(np.array(self._outline, dtype=np.float32))
            paint_outline(painter, corners, theme)
        if self._brush_at is not None:
            paint_brush(painter, self._brush_at, BRUSH_PX, theme)

    def _uses(self, event: QKeyEvent) -> bool:
        modifiers = event.modifiers() & ~_MODIFIERS.KeypadModifier
        key = Qt.Key(event.key())
        if key in _ARROWS:
            return modifiers in {_MODIFIERS.NoModifier, _MODIFIERS.ShiftModifier}
        if key is Qt.Key.Key_Escape:
            return bool(self._outline) or self._brushed is not None or self._marks.selection is not None
        return key is Qt.Key.Key_A and modifiers == _MODIFIERS.ControlModifier

    def _key(self, event: QKeyEvent) -> bool:
        modifiers = event.modifiers() & ~_MODIFIERS.KeypadModifier
        key = Qt.Key(event.key())
        if key in _ARROWS:
            self._arrow(_ARROWS[key], modifiers)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._marks.focus != NONE:
            is_double = bool(modifiers & _MODIFIERS.ShiftModifier)
            (self.double_clicked if is_double else self.clicked).emit(self._marks.focus)
        elif key is Qt.Key.Key_Space and modifiers & _MODIFIERS.ControlModifier and self._marks.focus != NONE:
            self._toggle(self._marks.focus)
        elif key is Qt.Key.Key_A and modifiers == _MODIFIERS.ControlModifier:
            self._choose(self.reachable())
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self._zoom_at_focus(ZOOM_STEP)
        elif key is Qt.Key.Key_Minus:
            self._zoom_at_focus(1 / ZOOM_STEP)
        elif key in {Qt.Key.Key_0, Qt.Key.Key_Home}:
            self.fit()
        elif key is Qt.Key.Key_Escape:
            return self._escape()
        else:
            return False
        return True

    def _arrow(self, direction: tuple[int, int], modifiers: Qt.KeyboardModifier) -> None:
        right, up = direction
        if modifiers & _MODIFIERS.ControlModifier:
            self.pan_by(-right * _PAN_STEP_PX, up * _PAN_STEP_PX)
            return
        allowed = self.reachable()
        start = self._marks.focus
        if start == NONE or not allowed[start]:
            found = self._finder.nearest(self._view.x, self._view.y, np.inf, allowed)
        else:
            found = self._finder.next_towards(start, right, up, allowed)
        if found == NONE:
            return
        if modifiers & _MODIFIERS.ShiftModifier:
            chosen = self.selection.copy()
            chosen[[found] if start == NONE else [start, found]] = True
            self._choose(chosen)
        self._go_to(found)

    def _go_to(self, index: int) -> None:
        self._marks.focus = index
        x, y = self.pixels_of(index)
        margin = min(40, self.width() / 4, self.height() / 4)
        right = max(margin - x, 0) + min(self.width() - margin - x, 0)
        down = max(margin - y, 0) + min(self.height() - margin - y, 0)
        if right or down:
            self.pan_by(right, down)
        self.update()
        self.focused.emit(index)

    def _escape(self) -> bool:
        if self._outline or self._brushed is not None:
            self._give_up()
            self.update()
            return True
        if self._marks.selection is None:
            return False
        self._choose(np.zeros(len(self._points), dtype=np.bool_))
        return True

    def _zoom_at_focus(self, factor: float) -> None:
        if self._marks.focus == NONE:
            self.zoom_by(factor)
            return
        x, y = self.pixels_of(self._marks.focus)
        is_seen = 0 <= x < self.width() and 0 <= y < self.height()
        self.zoom_by(factor, x if is_seen else None, y if is_seen else None)

    def _click(self, index: int, modifiers: Qt.KeyboardModifier) -> None:
        if index != NONE:
            self._marks.focus = index
        if modifiers & _MODIFIERS.ControlModifier:
            if index != NONE:
                self._toggle(index)
        elif index != NONE:
            self.clicked.emit(index)
        elif self._marks.selection is not None:
            self._choose(np.zeros(len(self._points), dtype=np.bool_))
        self.update()

    def _toggle(self, index: int) -> None:
        chosen = self.selection.copy()
        chosen[index] = not chosen[index]
        self._choose(chosen)

    def _choose(self, chosen: BoolArray) -> None:
        self.set_selection(chosen)
        self.selection_changed.emit(chosen)

    def _begin_brush(self, event: QMouseEvent) -> None:
        is_added = bool(event.modifiers() & (_MODIFIERS.ShiftModifier | _MODIFIERS.ControlModifier))
        self._before = self.selection.copy() if is_added else np.zeros(len(self._points), dtype=np.bool_)
        self._brushed = np.zeros(len(self._points), dtype=np.bool_)
        self._brush(event.position())

    def _brush(self, place: QPointF) -> None:
        assert self._brushed is not None
        assert self._before is not None
        allowed = self.reachable()
        steps = max(1, int((place - self._last).manhattanLength() / (BRUSH_PX / 2)))
        for step in range(1, steps + 1):
            x, y = self._spot(self._last + (place - self._last) * (step / steps))
            self._brushed |= self._finder.within(x, y, BRUSH_PX / self._view.scale) & allowed
        self._last = place
        self.set_selection(self._before | self._brushed)

    def _finish_outline(self, outline: list[tuple[float, float]], modifiers: Qt.KeyboardModifier) -> None:
        polygon = np.array(outline, dtype=np.float32)
        chosen = self.choose_inside(polygon)
        if self._tool is MapTool.LASSO and modifiers & _MODIFIERS.ShiftModifier:
            chosen |= self.selection
        if modifiers & _MODIFIERS.ControlModifier:
            chosen = self.selection & ~chosen
        self._choose(chosen)
        self.region_drawn.emit(polygon)

    def _drag(self, place: QPointF) -> None:
        assert self._pressed is not None
        if not self._is_panning:
            if (place - self._pressed).manhattanLength() < QApplication.startDragDistance():
                return
            self._is_panning = True
            self._set_hover(NONE)
            self._show_cursor()
        self.pan_by(place.x() - self._last.x(), place.y() - self._last.y())
        self._last = place

    def _hover(self, place: QPointF) -> None:
        self._set_hover(self._at(place))

    def _set_hover(self, index: int) -> None:
        if index != self._marks.hover:
            self._update_around(self._marks.hover)
            self._marks.hover = index
            self._update_around(index)
            self._show_cursor()
            self.hovered.emit(index)

    def _at(self, place: QPointF) -> int:
        x, y = self._spot(place)
        reach = max(REACH_PX, self.point_radius() + 3) / self._view.scale
        allowed = None if self._hits is None and not self._hidden else self.reachable()
        return self._finder.nearest(x, y, reach, allowed)

    def _spot(self, place: QPointF) -> tuple[float, float]:
        return self._view.place_of(place.x(), place.y())

    def _rectangle(self, start: QPointF, end: QPointF) -> list[tuple[float, float]]:
        left, top = self._spot(start)
        right, bottom = self._spot(end)
        return [(left, top), (right, top), (right, bottom), (left, bottom)]

    def _give_up(self) -> None:
        if self._brushed is not None:
            self.set_selection(self._before)
        self._pressed, self._is_panning, self._outline = None, False, []
        self._brushed = self._before = None
        self._show_cursor()

    def _show_cursor(self) -> None:
        shape = Qt.CursorShape.ArrowCursor
        if self._is_panning:
            shape = Qt.CursorShape.ClosedHandCursor
        elif self._tool in {MapTool.LASSO, MapTool.BRUSH}:
            shape = Qt.CursorShape.CrossCursor
        elif self._marks.hover != NONE:
            shape = Qt.CursorShape.PointingHandCursor
        self.setCursor(shape)
