"""The short form of ``python -m tests.soak.faults``: a full disk at some writes, and few file handles."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.support.faulty_io import compiler

STEP = 90


@pytest.mark.skipif(compiler() is None, reason="no C compiler, or no /proc")
def test_what_was_told_to_be_kept_is_there_whatever_fails() -> None:
    command = [sys.executable, "-m", "tests.soak.faults", "disk", "handles", "--step", str(STEP)]
    done = subprocess.run(command, env=os.environ, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "DiskFullError" in done.stdout
    assert "DatabaseCorruptError" not in done.stdout, "a full disk is no damage"
