"""What Qt says after Python has ended does not end the process with a signal."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PLUGIN = "tests.support.late_messages"
LATE = """
import ctypes
import os

import pytest
from PySide6 import QtCore

TEXT = ctypes.create_string_buffer(b"said late")


@pytest.fixture
def absent():
    pytest.skip("not here")


def test_that_a_fixture_skips(absent):
    pass


def test_whose_process_says_something_at_its_end():
    library = os.path.join(os.path.dirname(QtCore.__file__), "Qt", "lib", "libQt6Core.so.6")
    warning = ctypes.cast(ctypes.CDLL(library)._Z13qErrnoWarningiPKcz, ctypes.c_void_p)
    at_exit = ctypes.CDLL(None).on_exit
    at_exit.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
    at_exit(warning, ctypes.cast(TEXT, ctypes.c_void_p))
"""
"""``on_exit`` calls with a number and a pointer, as ``qErrnoWarning(int, const char *)`` takes them."""


@pytest.mark.skipif(sys.platform != "linux", reason="on_exit is of the C library of Linux")
def test_a_message_of_qt_after_the_end_of_python_is_told_on_stderr(tmp_path: Path) -> None:
    (tmp_path / "test_late.py").write_text(LATE, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", PLUGIN, "-p", "no:cacheprovider"]
    command += ["-p", "no:xdist", "--rootdir", str(tmp_path), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 passed, 1 skipped" in done.stdout
    assert "said late" in done.stderr
