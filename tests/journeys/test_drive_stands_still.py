"""The drive of the music does not answer: the window does, opens, and closes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.soak.standstill import run
from tests.support.faulty_io import compiler


@pytest.mark.skipif(compiler() is None, reason="no C compiler, or no /proc")
def test_a_window_goes_on_while_the_drive_of_the_music_stands_still(tmp_path: Path) -> None:
    report = run(str(tmp_path / "standstill"), seconds=3, seed=1, is_analysing=False)
    assert report.wrong == []
    assert report.answers_s
