"""The sliders of the tune section: mark, mouse, keys, words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from musicrec_desktop.ui.kit.marked_slider import MarkedSlider
from musicrec_desktop.ui.theme.control import ThemeController
from tests.ui.hands import click, double_click, move, press, release, type_key


@pytest.fixture
def slider(themes: ThemeController, qtbot: QtBot) -> MarkedSlider:
    made = MarkedSlider(
        themes,
        "New or familiar",
        low=-1,
        high=1,
        neutral=0,
        steps_per_unit=100,
        tell=lambda value: f"at {value:g}",
    )
    qtbot.addWidget(made)
    made.resize(240, 24)
    made.show()
    return made


def _told(slider: MarkedSlider) -> list[float]:
    told: list[float] = []
    slider.turned.connect(told.append)
    return told


def test_it_stands_at_its_mark_and_says_so(slider: MarkedSlider) -> None:
    assert slider.number == 0
    assert slider.accessibleName() == "New or familiar"
    assert slider.accessibleDescription() == "at 0"
    slider.show_number(0.2)
    assert slider.number == 0.2
    assert slider.toolTip().startswith("at 0.2")


def test_what_it_is_told_to_show_is_not_told_back(slider: MarkedSlider) -> None:
    told = _told(slider)
    slider.show_number(-0.4)
    assert told == []


def test_a_click_beside_the_handle_brings_it_there(slider: MarkedSlider) -> None:
    told = _told(slider)
    click(slider, QPoint(200, 12))
    assert 0.6 < slider.number < 0.8
    assert told == [slider.number]
    click(slider, QPoint(2, 12))
    assert slider.number == -1


def test_a_drag_is_told_while_it_lasts_and_not_disturbed(slider: MarkedSlider) -> None:
    told = _told(slider)
    press(slider, QPoint(120, 12))
    move(slider, QPoint(160, 12))
    held = slider.number
    slider.show_number(-1)
    assert slider.number == held > 0
    move(slider, QPoint(80, 12))
    release(slider, QPoint(80, 12))
    assert len(told) == 2
    assert told[-1] < 0
    slider.show_number(-1)
    assert slider.number == -1


def test_a_double_click_and_backspace_return_to_the_mark(slider: MarkedSlider) -> None:
    slider.show_number(0.7)
    double_click(slider, QPoint(30, 12))
    assert slider.number == 0
    slider.show_number(0.7)
    type_key(slider, Qt.Key.Key_Backspace)
    assert slider.number == 0


def test_arrows_turn_it(slider: MarkedSlider) -> None:
    type_key(slider, Qt.Key.Key_Right)
    assert slider.number == 0.1
    type_key(slider, Qt.Key.Key_Home)
    assert slider.number == -1


def _turn_wheel(slider: MarkedSlider) -> bool:
    at, none = QPointF(100, 12), Qt.MouseButton.NoButton
    event = QWheelEvent(
        at,
        QPointF(slider.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, 120),
        none,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    event.setAccepted(True)
    QApplication.sendEvent(slider, event)
    return event.isAccepted()


def test_the_wheel_scrolls_past_it_unless_it_has_the_focus(slider: MarkedSlider) -> None:
    slider.clearFocus()
    assert not _turn_wheel(slider)
    assert slider.number == 0
    slider.activateWindow()
    slider.setFocus()
    _turn_wheel(slider)
    assert slider.number > 0


@pytest.mark.parametrize("number", [-0.8, 0.8])
def test_what_lies_between_mark_and_handle_is_filled(
    number: float, slider: MarkedSlider, themes: ThemeController
) -> None:
    slider.clearFocus()
    slider.show_number(number)
    image = slider.grab().toImage()
    accent = QColor(themes.theme.accent)
    middle = image.height() // 2
    filled = [x for x in range(image.width()) if image.pixelColor(x, middle) == accent]
    assert filled
    centre = image.width() / 2
    assert all((x > centre) == (number > 0) for x in filled if abs(x - centre) > 2)


def test_the_focus_is_seen(slider: MarkedSlider, themes: ThemeController) -> None:
    slider.activateWindow()
    slider.setFocus(Qt.FocusReason.TabFocusReason)
    assert slider.grab().toImage().pixelColor(120, 1) == QColor(themes.theme.focus)
