"""The map under the hands of a person: pointer, wheel and keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from musicrec_desktop.model.music_map import (
    BoolArray,
    MapAxes,
    MapColouring,
    MapLevel,
    MapPoints,
    PositionArray,
)
from musicrec_desktop.ui.music_map.canvas import MapCanvas, MapTool
from musicrec_desktop.ui.music_map.drawing.labels import cluster_labels
from musicrec_desktop.ui.theme.control import ThemeController
from tests.support.music_maps import made_map

NONE, SHIFT, CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
CROSS = ((0.5, 0.5), (0.75, 0.5), (0.25, 0.5), (0.5, 0.75), (0.5, 0.25))
"""A point in the middle, and one to the right, to the left, above and below."""


@dataclass
class Told:
    """What a canvas told."""

    hovered: list[int] = field(default_factory=list)
    focused: list[int] = field(default_factory=list)
    clicked: list[int] = field(default_factory=list)
    double_clicked: list[int] = field(default_factory=list)
    menus: list[int] = field(default_factory=list)
    regions: list[PositionArray] = field(default_factory=list)
    selections: list[BoolArray] = field(default_factory=list)
    views: list[bool] = field(default_factory=list)


def _cross() -> MapPoints:
    return MapPoints(
        MapLevel.TRACKS,
        np.array(CROSS, dtype=np.float32),
        np.arange(1, 6, dtype=np.int64),
        np.ones(5, dtype=np.int32),
    )


@pytest.fixture
def canvas(qtbot: QtBot, themes: ThemeController) -> MapCanvas:
    made = MapCanvas(themes)
    qtbot.addWidget(made)
    made.resize(400, 400)
    made.set_points(_cross())
    made.show()
    made.setFocus()
    return made


@pytest.fixture
def told(canvas: MapCanvas) -> Told:
    heard = Told()
    canvas.hovered.connect(heard.hovered.append)
    canvas.focused.connect(heard.focused.append)
    canvas.clicked.connect(heard.clicked.append)
    canvas.double_clicked.connect(heard.double_clicked.append)
    canvas.menu_requested.connect(lambda index, _place: heard.menus.append(index))
    canvas.region_drawn.connect(heard.regions.append)
    canvas.selection_changed.connect(heard.selections.append)
    canvas.view_changed.connect(lambda: heard.views.append(True))
    return heard


def _spot(canvas: MapCanvas, index: int) -> QPoint:
    x, y = canvas.pixels_of(index)
    return QPoint(round(x), round(y))


def _drag(
    canvas: MapCanvas,
    *places: tuple[int, int],
    button: Qt.MouseButton = LEFT,
    modifier: Qt.KeyboardModifier = NONE,
) -> None:
    QTest.mousePress(canvas, button, modifier, QPoint(*places[0]))
    for place in places[1:]:
        QTest.mouseMove(canvas, QPoint(*place))
    QTest.mouseRelease(canvas, button, modifier, QPoint(*places[-1]))


def _wheel(canvas: MapCanvas, place: QPoint, turned: QPoint, modifier: Qt.KeyboardModifier = NONE) -> None:
    event = QWheelEvent(
        QPointF(place),
        QPointF(canvas.mapToGlobal(place)),
        QPoint(),
        turned,
        Qt.MouseButton.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


def test_the_pointer_tells_the_point_under_it_once(canvas: MapCanvas, told: Told) -> None:
    place = _spot(canvas, 1)
    QTest.mouseMove(canvas, place)
    QTest.mouseMove(canvas, place + QPoint(2, 1))
    QTest.mouseMove(canvas, QPoint(5, 5))
    assert told.hovered == [1, -1]


def test_clicks_tell_the_point(canvas: MapCanvas, told: Told) -> None:
    QTest.mouseClick(canvas, LEFT, NONE, _spot(canvas, 3))
    QTest.mouseClick(canvas, LEFT, NONE, QPoint(5, 5))
    assert told.clicked == [3]
    assert canvas.focus_point == 3
    QTest.mouseDClick(canvas, LEFT, NONE, _spot(canvas, 2))
    assert told.double_clicked == [2]
    assert not told.selections


def test_a_double_click_beside_points_shows_more(canvas: MapCanvas, told: Told) -> None:
    QTest.mouseDClick(canvas, LEFT, NONE, QPoint(120, 120))
    assert canvas.view.zoom == pytest.approx(2)
    assert not told.double_clicked


def test_dragging_moves_the_map_and_clicks_nothing(canvas: MapCanvas, told: Told) -> None:
    canvas.zoom_by(4)
    before = canvas.pixels_of(0)
    _drag(canvas, (200, 200), (230, 210), (260, 240))
    after = canvas.pixels_of(0)
    assert (after[0] - before[0], after[1] - before[1]) == pytest.approx((60, 40))
    assert not told.clicked


def test_the_middle_button_moves_the_map_with_every_tool(canvas: MapCanvas, told: Told) -> None:
    canvas.zoom_by(4)
    for tool in MapTool:
        canvas.set_tool(tool)
        before = canvas.pixels_of(0)
        _drag(canvas, (200, 200), (230, 200), button=MIDDLE)
        assert canvas.pixels_of(0)[0] - before[0] == pytest.approx(30)
        canvas.centre_on(0)
    assert not told.selections


def test_the_wheel_zooms_at_the_pointer(canvas: MapCanvas, told: Told) -> None:
    place = _spot(canvas, 1)
    _wheel(canvas, place, QPoint(0, 240))
    assert canvas.view.zoom > 1.3
    assert canvas.pixels_of(1) == pytest.approx((place.x(), place.y()), abs=1)
    _wheel(canvas, place, QPoint(0, -2400))
    assert canvas.view.zoom == 1
    assert told.views


def test_the_wheel_moves_sideways(canvas: MapCanvas) -> None:
    canvas.zoom_by(4)
    before = canvas.pixels_of(0)[0]
    _wheel(canvas, QPoint(200, 200), QPoint(0, 30), SHIFT)
    _wheel(canvas, QPoint(200, 200), QPoint(20, 0))
    assert canvas.pixels_of(0)[0] - before == pytest.approx(50)


def test_a_lasso_chooses_what_is_inside_and_tells_its_outline(canvas: MapCanvas, told: Told) -> None:
    canvas.set_tool(MapTool.LASSO)
    x, y = canvas.pixels_of(1)
    left, top, right, bottom = round(x - 30), round(y - 30), round(x + 30), round(y + 30)
    _drag(canvas, (left, top), (right, top), (right, bottom), (left, bottom))
    assert told.selections[-1].tolist() == [False, True, False, False, False]
    corners = told.regions[0]
    assert corners.dtype == np.float32
    assert canvas.choose_inside(corners).tolist() == told.selections[-1].tolist()
    # With Shift another one is added, with Ctrl it is taken away.
    x, y = canvas.pixels_of(2)
    around = [(round(x + a), round(y + b)) for a, b in ((-30, -30), (30, -30), (30, 30), (-30, 30))]
    _drag(canvas, *around, modifier=SHIFT)
    assert canvas.selection.tolist() == [False, True, True, False, False]
    _drag(canvas, *around, modifier=CONTROL)
    assert canvas.selection.tolist() == [False, True, False, False, False]


def test_a_rectangle_is_drawn_with_shift(canvas: MapCanvas, told: Told) -> None:
    x, y = canvas.pixels_of(3)
    _drag(
        canvas,
        (round(x) - 40, round(y) - 40),
        (round(x), round(y)),
        (round(x) + 40, round(y) + 40),
        modifier=SHIFT,
    )
    assert told.selections[-1].tolist() == [False, False, False, True, False]
    assert told.regions[0].shape == (4, 2)


def test_a_brush_chooses_along_its_way_and_escape_takes_it_back(canvas: MapCanvas, told: Told) -> None:
    canvas.set_tool(MapTool.BRUSH)
    start, end = _spot(canvas, 2), _spot(canvas, 1)
    # The pointer jumps; what lies between is brushed, too.
    _drag(canvas, (start.x(), start.y()), (end.x(), end.y()))
    assert told.selections[-1].tolist() == [True, True, True, False, False]
    QTest.mousePress(canvas, LEFT, NONE, _spot(canvas, 4))
    assert canvas.selection.tolist() == [False, False, False, False, True]
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert len(told.selections) == 1
    QTest.mouseRelease(canvas, LEFT, NONE, _spot(canvas, 4))
    assert len(told.selections) == 1


def test_ctrl_click_chooses_one_more_and_a_click_beside_lets_go(canvas: MapCanvas, told: Told) -> None:
    QTest.mouseClick(canvas, LEFT, CONTROL, _spot(canvas, 1))
    QTest.mouseClick(canvas, LEFT, CONTROL, _spot(canvas, 3))
    QTest.mouseClick(canvas, LEFT, CONTROL, _spot(canvas, 1))
    assert canvas.selection.tolist() == [False, False, False, True, False]
    QTest.mouseClick(canvas, LEFT, NONE, QPoint(5, 5))
    assert not told.selections[-1].any()
    assert not told.clicked


def test_the_keyboard_walks_plays_and_chooses(canvas: MapCanvas, told: Told) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert told.focused == [0]
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    QTest.keyClick(canvas, Qt.Key.Key_Return, SHIFT)
    assert (told.clicked, told.double_clicked) == ([1], [1])
    QTest.keyClick(canvas, Qt.Key.Key_Left, SHIFT)
    assert canvas.selection.tolist() == [True, True, False, False, False]
    QTest.keyClick(canvas, Qt.Key.Key_Space, CONTROL)
    assert canvas.selection.tolist() == [False, True, False, False, False]
    QTest.keyClick(canvas, Qt.Key.Key_A, CONTROL)
    assert canvas.selection.all()
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert not canvas.selection.any()
    assert told.focused == [0, 1, 0]


def test_the_keyboard_zooms_and_moves(canvas: MapCanvas) -> None:
    canvas.set_focus_point(1)
    place = canvas.pixels_of(1)
    QTest.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.view.zoom == pytest.approx(1.5)
    assert canvas.pixels_of(1) == pytest.approx(place)
    QTest.keyClick(canvas, Qt.Key.Key_Minus)
    assert canvas.view.zoom == 1
    canvas.zoom_by(5)
    before = canvas.pixels_of(0)[0]
    QTest.keyClick(canvas, Qt.Key.Key_Right, CONTROL)
    assert canvas.pixels_of(0)[0] < before
    for key in (Qt.Key.Key_0, Qt.Key.Key_Home):
        canvas.zoom_by(5)
        QTest.keyClick(canvas, key)
        assert canvas.view.zoom == 1


def test_the_map_follows_the_keyboard(canvas: MapCanvas) -> None:
    canvas.zoom_by(20)
    canvas.centre_on(0)
    canvas.set_focus_point(0)
    QTest.keyClick(canvas, Qt.Key.Key_Up)
    assert canvas.focus_point == 3
    assert canvas.view_mask()[3]


def test_menus_are_asked_for_by_pointer_and_keyboard(canvas: MapCanvas, told: Told) -> None:
    place = _spot(canvas, 4)
    for reason, at in (
        (QContextMenuEvent.Reason.Mouse, place),
        (QContextMenuEvent.Reason.Mouse, QPoint(3, 3)),
        (QContextMenuEvent.Reason.Keyboard, QPoint(0, 0)),
    ):
        QApplication.sendEvent(canvas, QContextMenuEvent(reason, at, canvas.mapToGlobal(at)))
        canvas.set_focus_point(2)
    assert told.menus == [4, -1, 2]


def test_what_is_dimmed_cannot_be_meant(canvas: MapCanvas, told: Told) -> None:
    canvas.set_colouring(_two_colours())
    canvas.set_hidden(frozenset({1}))
    QTest.mouseMove(canvas, _spot(canvas, 1))
    QTest.mouseClick(canvas, LEFT, NONE, _spot(canvas, 1))
    assert not told.hovered
    assert not told.clicked
    canvas.set_focus_point(0)
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.focus_point == 0
    assert canvas.view_mask().tolist() == [True, False, True, True, True]
    canvas.set_hits(np.array([False, True, True, False, False]))
    assert canvas.reachable().tolist() == [False, False, True, False, False]
    canvas.set_hidden(frozenset())
    canvas.set_hits(None)
    assert canvas.view_mask().all()


def _two_colours() -> MapColouring:
    _, _, colouring = made_map(5, groups=2)
    return MapColouring(colouring.colour, np.array([0, 1, 0, 0, 0], dtype=np.uint8), colouring.legend)


def test_other_points_at_the_same_place_of_the_map(canvas: MapCanvas) -> None:
    canvas.zoom_by(6)
    canvas.centre_on(3)
    canvas.set_selection(np.ones(5, dtype=np.bool_))
    before = canvas.view
    canvas.set_points(_cross(), keep_view=True)
    assert canvas.view == before
    assert not canvas.selection.any()
    canvas.set_points(_cross())
    assert canvas.view.zoom == 1


def test_hits_are_brought_into_view(canvas: MapCanvas) -> None:
    canvas.show_points(np.array([False, True, False, False, False]))
    assert canvas.view_mask().tolist() == [False, True, False, False, False]
    canvas.show_points(np.zeros(5, dtype=np.bool_))
    assert canvas.view_mask().any()


@pytest.mark.parametrize("count", [0, 1, 2, 3])
@pytest.mark.parametrize(("width", "height"), [(0, 0), (1, 1), (400, 300)])
def test_few_points_and_no_room_are_no_trouble(
    canvas: MapCanvas, told: Told, count: int, width: int, height: int
) -> None:
    points, clusters, colouring = made_map(count)
    canvas.setMinimumSize(0, 0)
    canvas.resize(width, height)
    canvas.set_points(points)
    canvas.set_colouring(colouring)
    canvas.set_labels(cluster_labels(points, clusters))
    canvas.set_axes(MapAxes("faster"))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Plus, Qt.Key.Key_A, Qt.Key.Key_Menu):
        QTest.keyClick(canvas, key)
    canvas.grab()
    canvas.set_points(None)
    assert canvas.grab().isNull() == (width == 0)
    assert len(told.clicked) == min(count, 1)


def test_every_mark_is_seen(canvas: MapCanvas) -> None:
    canvas.set_colouring(_two_colours())
    plain = canvas.grab().toImage()
    seen = [plain]
    marks: list[tuple[Callable[[], None], Callable[[], None]]] = [
        (lambda: canvas.set_path([2, 0, 1]), lambda: canvas.set_path([])),
        (lambda: canvas.set_trail([3, 4]), lambda: canvas.set_trail([])),
        (lambda: canvas.set_current(0), lambda: canvas.set_current(None)),
        (lambda: canvas.set_focus_point(0), lambda: canvas.set_focus_point(-1)),
        (lambda: canvas.set_hidden(frozenset({1})), lambda: canvas.set_hidden(frozenset())),
        (lambda: canvas.set_names({1: "So What"}), lambda: canvas.set_names({})),
        (lambda: canvas.set_selection(np.eye(5, dtype=np.bool_)[1]), lambda: canvas.set_selection(None)),
    ]
    for mark, undo in marks:
        mark()
        marked = canvas.grab().toImage()
        assert all(marked != before for before in seen)
        seen.append(marked)
        undo()
        assert canvas.grab().toImage() == plain


def test_another_theme_paints_other_colours(canvas: MapCanvas, themes: ThemeController) -> None:
    canvas.set_colouring(_two_colours())
    light = canvas.grab().toImage()
    themes.set_value("dark")
    assert canvas.grab().toImage().pixelColor(5, 5).lightness() < light.pixelColor(5, 5).lightness()
