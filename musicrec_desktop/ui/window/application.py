"""Sets up the one ``QApplication``: its name, icon, and what happens with bugs."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

import musicrec_desktop
from musicrec_desktop.ui.kit.app_icon import app_icon
from musicrec_desktop.ui.window.allocator import settle_allocator

DESKTOP_FILE_NAME = "musicrec"
_QUIET_LOGS = "qt.qpa.theme.*=false;qt.qpa.services.*=false"


class BugBell(QObject):
    """Tells the window of a bug, from whatever thread it was met in.

    Args:
        show: gets the report in the GUI thread: what happened, with the traceback.
    """

    _rang = Signal(str)

    def __init__(self, show: Callable[[str], object]) -> None:
        super().__init__()
        self._show = show
        self._rang.connect(self._on_rang, Qt.ConnectionType.QueuedConnection)

    def ring(self, report: str) -> None:
        """Tell; delivered in the GUI thread."""
        self._rang.emit(report)

    def _on_rang(self, report: str) -> None:
        self._show(report)


def create_application(arguments: Sequence[str]) -> QApplication:
    """Make the application; called once, before any widget."""
    os.environ.setdefault("QT_LOGGING_RULES", _QUIET_LOGS)
    settle_allocator()
    QCoreApplication.setApplicationName("musicrec-desktop")
    QCoreApplication.setApplicationVersion(musicrec_desktop.__version__)
    QGuiApplication.setApplicationDisplayName("MusicRec")
    QGuiApplication.setDesktopFileName(DESKTOP_FILE_NAME)
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication(list(arguments))
    app.setWindowIcon(app_icon())
    return app
