"""Qt watches no imports, for which it would read the source of each module, and describes nothing unasked."""

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
DESCRIBED = """
import sys
if "wait" in sys.argv:
    from musicrec_desktop.app.qt_loading import load_qt
    before = list(sys.meta_path)
    load_qt()
    assert sys.meta_path == before and type(sys.meta_path) is list
    assert "argparse" not in sys.modules
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from shibokensupport.signature import get_signature
for wrong in (("a", "b"), (1, 2, 3), ([],)):
    try:
        QRect(*wrong)
    except TypeError as error:
        print(error)
print(get_signature(QWidget.setGeometry))
import PySide6.support.signature.lib.pyi_generator as stubs
print(stubs.Formatter, type(stubs), stubs.__spec__.name, stubs.__file__)
print(stubs.nothing if hasattr(stubs, "nothing") else "nothing")
"""


def _told(program: str, *arguments: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=60,
    ).stdout


def test_nothing_is_read_besides_what_is_imported() -> None:
    assert _told(PROGRAM).split() == ["True", "True", "0", "QObject"]


def test_what_describes_functions_is_loaded_when_somebody_asks() -> None:
    told = _told(DESCRIBED, "wait")
    assert "Supported signatures" in told
    assert told == _told(DESCRIBED)
