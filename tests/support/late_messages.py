"""A plugin of pytest: what Qt says after Python has ended goes to stderr.

pytest-qt puts a function of Python in the way of Qt's messages, and takes it away in the report of the call
of a test. A test that is skipped by a fixture has no call, so the function stays. Qt has more to say when the
C library ends the process (a thread that still runs, a plugin); PySide6 (seen with 6.11) then saves the error
of a thread of Python that is gone, and the process ends with SIGSEGV in ``_PyErr_Fetch``.
"""

from __future__ import annotations

import sys


def pytest_unconfigure() -> None:
    """Take the function away, where any test has loaded Qt."""
    if (qt := sys.modules.get("PySide6.QtCore")) is not None:
        qt.qInstallMessageHandler(None)
