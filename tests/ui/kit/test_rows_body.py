"""Rows that are replaced while the keyboard is among them."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog, RowsBody


def rows(*names: str) -> list[QPushButton]:
    made = [QPushButton("Use") for _ in names]
    for button, name in zip(made, names, strict=True):
        button.setAccessibleName(name)
    return made


def test_the_button_with_the_focus_keeps_it_and_one_beside_the_rows_too(qtbot: Any) -> None:
    dialog, body, beside = FittedDialog(), RowsBody(), QPushButton("Close")
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    column.addWidget(body)
    column.addWidget(beside)
    before = rows("Use Anna", "Use Ben")
    body.show_rows(before)
    with qtbot.waitActive(dialog):
        dialog.show()
    before[1].setFocus()
    after = rows("Use Ben", "Use Cem")
    body.show_rows(after)
    assert dialog.focusWidget() is after[0]
    assert [button.accessibleName() for button in body.findChildren(QPushButton)] == ["Use Ben", "Use Cem"]
    beside.setFocus()
    body.show_rows(rows("Use Ben"))
    assert dialog.focusWidget() is beside
