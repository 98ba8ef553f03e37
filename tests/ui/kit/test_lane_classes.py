"""Lanes make no class of Qt: two threads that make one at the same time end the process."""

from __future__ import annotations

import json
import subprocess
import sys


def test_nothing_that_lanes_do_makes_a_class_of_qt() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.kit.lanes_alone"],
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == {}
