"""The wheel changes only what has the focus."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from musicrec_desktop.ui.kit.calm_inputs import CalmComboBox, CalmSpinBox


def turn(widget: QWidget) -> None:
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_the_wheel_turns_only_what_has_the_focus(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    spin, combo = CalmSpinBox(), CalmComboBox()
    spin.setValue(50)
    combo.addItems(["one", "two", "three"])
    column = QVBoxLayout(window)
    column.addWidget(spin)
    column.addWidget(combo)
    with qtbot.waitActive(window):
        window.show()
    window.setFocus()
    turn(spin)
    turn(combo)
    assert (spin.value(), combo.currentIndex()) == (50, 0)
    spin.setFocus()
    qtbot.waitUntil(spin.hasFocus)
    turn(spin)
    assert spin.value() == 49
