"""PySide6 6.12.0 drops a reference to True and None at each emit, which kills Python 3.11."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication, QObject, Signal
from pytestqt.qtbot import QtBot


class _Emitter(QObject):
    happened = Signal(int)


def test_emitting_keeps_the_reference_counts(qtbot: QtBot) -> None:
    emitter = _Emitter()
    before = sys.getrefcount(True), sys.getrefcount(None)
    for number in range(100):
        emitter.happened.emit(number)
        QCoreApplication.processEvents()
    assert sys.getrefcount(True) > before[0] - 50
    assert sys.getrefcount(None) > before[1] - 50
    assert qtbot is not None
