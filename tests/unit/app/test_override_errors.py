"""An error in an override of Qt's functions is told, wherever it comes from; it does not end the process."""

from __future__ import annotations

import subprocess
import sys

import pytest

_PROGRAM = """
import sys
from musicrec_desktop.app.qt_loading import load_qt
from musicrec_desktop.app.override_errors import tell_override_errors
load_qt()
tell_override_errors()
import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget
application = QApplication(["-", "-platform", "offscreen"])
gone = QLabel()
shiboken6.delete(gone)
sys.excepthook = lambda kind, error, trace: print("told", kind.__name__)

class Shown(QWidget):
    def showEvent(self, event):
        {error}

    def plain(self):
        return "plain"

widget = Shown()

def show():
    try:
        widget.show()
    except Exception as error:
        print("told", type(error).__name__)

QTimer.singleShot(0, show)
QTimer.singleShot(50, application.quit)
application.exec()
print(hasattr(Shown.plain, "__wrapped__"), Shown.showEvent.__name__)
"""


@pytest.mark.parametrize(
    ("error", "name"),
    [
        ("gone.text()", "RuntimeError"),
        ("int('x')", "ValueError"),
        ("next(iter(()))", "StopIteration"),
        ("open('/no such file')", "FileNotFoundError"),
        ("raise LookupError", "LookupError"),
    ],
)
def test_an_error_in_an_override_is_told(error: str, name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM.replace("{error}", error)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert f"told {name}" in done.stdout.splitlines()
    assert done.stdout.splitlines()[-1] == "False showEvent"
