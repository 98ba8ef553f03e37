"""Sets up the one ``QApplication``: its name, icon, memory, and what happens with bugs."""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QLibraryInfo,
    QLocale,
    QObject,
    Qt,
    QTimer,
    QTranslator,
    Signal,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

import musicrec_desktop
from musicrec_desktop.core import garbage, language
from musicrec_desktop.ui.kit.app_icon import app_icon

DESKTOP_FILE_NAME = "musicrec"
_QUIET_LOGS = "qt.qpa.theme.*=false;qt.qpa.services.*=false"

_M_TRIM_THRESHOLD: Final = -1
_M_MMAP_THRESHOLD: Final = -3
_M_ARENA_MAX: Final = -8
ARENAS: Final = 2
USUAL_DPI: Final = "96"
MOST_ZOOM: Final = 3.0
OWN_PAGES_FROM_BYTES: Final = 128 << 10
"""Blocks of this size and more go back to the system as soon as they are freed."""
KEPT_FREE_BYTES: Final = 1 << 20
SWITCH_S: Final = 0.001
"""So long does a thread that wants to run Python wait for another one. The window's thread lets go of the
interpreter many times in one event, and each time up to three lanes may be before it: with Python's five
milliseconds one event took 150."""
LOOK_EVERY_MS: Final = 1_000
"""So often is asked whether a search for garbage is due."""


class BugBell(QObject):
    """Tells the window of a bug, from any thread.

    Args:
        show: gets the report in the GUI thread: what happened, with the traceback.
    """

    _rang = Signal(str)

    def __init__(self, show: Callable[[str], object]) -> None:
        super().__init__()
        self._show = show
        self._rang.connect(self._on_rang, Qt.ConnectionType.QueuedConnection)

    def ring(self, report: str) -> None:
        """Tell of a bug; the report is delivered in the GUI thread."""
        self._rang.emit(report)

    def _on_rang(self, report: str) -> None:
        self._show(report)


class GarbageCollector(QObject):
    """Looks for garbage in the GUI thread, between two events, instead of Python, until it is closed.

    Args:
        parent: owner, of the GUI thread.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        garbage.take_over()
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(garbage.collect_due)
        self._timer.start()

    def close(self) -> None:
        """Let Python search by itself again."""
        self._timer.stop()
        garbage.hand_back()


def zoom_in(percent: int) -> None:
    """Make everything larger; called before the application is made, as Qt reads it only then.

    What the desktop wants counts beside it: Qt multiplies both. ``QT_SCALE_FACTOR`` from outside goes first;
    of ``QT_FONT_DPI`` alone text in pixels would not grow, so it becomes such a factor.

    Args:
        percent: 100 for what the system wants.
    """
    if "QT_SCALE_FACTOR" in os.environ:
        return
    factor = percent / 100
    with contextlib.suppress(ValueError):
        factor *= max(1.0, min(MOST_ZOOM, float(os.environ.pop("QT_FONT_DPI", USUAL_DPI)) / float(USUAL_DPI)))
    if factor != 1.0:
        os.environ["QT_SCALE_FACTOR"] = f"{min(MOST_ZOOM, factor):.3f}"


def create_application(arguments: Sequence[str]) -> QApplication:
    """Make the application; called once, before any widget."""
    os.environ.setdefault("QT_LOGGING_RULES", _QUIET_LOGS)
    settle_allocator()
    sys.setswitchinterval(SWITCH_S)
    QCoreApplication.setApplicationName("musicrec-desktop")
    QCoreApplication.setApplicationVersion(musicrec_desktop.__version__)
    QGuiApplication.setApplicationDisplayName("MusicRec")
    QGuiApplication.setDesktopFileName(DESKTOP_FILE_NAME)
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication(list(arguments))
    app.setWindowIcon(app_icon())
    speak(app, language.chosen())
    return app


def speak(app: QApplication, catalogue: language.Catalogue) -> None:
    """Let Qt's own texts, numbers and directions follow a language; English leaves Qt as it is."""
    if catalogue.is_right_to_left:
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    locale = QLocale(catalogue.language)
    if catalogue.language == language.ENGLISH or locale.language() == QLocale.Language.C:
        return
    QLocale.setDefault(locale)
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(locale, "qtbase", "_", folder):
        app.installTranslator(translator)


def delete_widgets() -> None:
    """Delete every window, and what waits to be deleted, while Qt and Python are whole.

    What is left is destroyed at the exit of Python, in the order of addresses: the parts of a window before
    or after what they are connected with, which crashes now and then.
    """
    for widget in QApplication.topLevelWidgets():
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def settle_allocator() -> bool:
    """Tell glibc to give freed memory back to the system; without this the process only ever grows.

    glibc gives each thread an arena of its own, and raises the size from which a block gets pages of its own
    each time such a block is freed. Decoded covers, a few megabytes each and made in three threads, then lie
    scattered over many arenas, and what is freed between them never goes back to the system.

    Returns:
        Whether this C library can be told.
    """
    if not sys.platform.startswith("linux"):
        return False
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (OSError, AttributeError):  # not glibc
        return False
    mallopt.argtypes, mallopt.restype = (ctypes.c_int, ctypes.c_int), ctypes.c_int
    wanted = (
        (_M_ARENA_MAX, ARENAS),
        (_M_MMAP_THRESHOLD, OWN_PAGES_FROM_BYTES),
        (_M_TRIM_THRESHOLD, KEPT_FREE_BYTES),
    )
    # Each of them also ends the guessing by which glibc raises the sizes.
    taken = [mallopt(option, value) == 1 for option, value in wanted]
    return all(taken)
