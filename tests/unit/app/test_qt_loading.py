"""Qt watches no imports: it would read the source of each module."""

from __future__ import annotations

import os
import subprocess
import sys

PROGRAM = """
import builtins, inspect, linecache
plain = builtins.__import__
from musicrec_desktop.app.qt_loading import load_qt
load_qt()
import musicrec_desktop.app.startup
from PySide6.QtCore import QObject
print(builtins.__import__ is plain, inspect.getsource(inspect.getsource).startswith("def getsource"))
print(sum("musicrec" in name for name in linecache.cache), QObject.__name__)
"""


def test_nothing_is_read_besides_what_is_imported() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=60,
    )
    assert done.stdout.split() == ["True", "True", "0", "QObject"]
