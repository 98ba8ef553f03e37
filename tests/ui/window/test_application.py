"""What the application leaves behind."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from musicrec_desktop.ui.window.application import delete_widgets


def test_no_widget_is_left_to_the_exit_of_python(qtbot: QtBot) -> None:
    window, closed = QWidget(), QLabel("closed before")
    QHBoxLayout(window).addWidget(QLabel("part"))
    window.show()
    QDialog(window).show()
    qtbot.waitExposed(window)
    closed.deleteLater()
    delete_widgets()
    assert QApplication.allWidgets() == []
