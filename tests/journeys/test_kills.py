"""The window is killed twenty times at random moments; nothing that it confirmed is lost."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.soak.killing.pace import SHORT
from tests.soak.kills import run


@pytest.mark.timeout(900)
@pytest.mark.skipif(sys.platform != "linux", reason="processes are counted in /proc")
def test_twenty_kills_lose_nothing(tmp_path: Path) -> None:
    report = run(str(tmp_path / "kills"), kills=20, seed=1, pace=SHORT)
    assert report.wrong == []
    assert report.left == []
    assert report.kills == 20
    assert report.at_start < report.kills
    assert report.confirmed > 0
