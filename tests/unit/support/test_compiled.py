"""Which files of tests are compiled before the suite begins."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.support.compiled import is_stale


@pytest.mark.parametrize(
    ("kept", "age_s", "wanted"),
    [
        (f"test_one.{sys.implementation.cache_tag}-pytest-{pytest.__version__}.pyc", 0, False),
        (f"test_one.{sys.implementation.cache_tag}-pytest-{pytest.__version__}.pyc", 60, True),
        (f"test_one.other-311-pytest-{pytest.__version__}.pyc", 0, True),
        (f"test_one.{sys.implementation.cache_tag}.pyc", 0, True),
    ],
    ids=["of this state", "of an earlier state", "of another Python", "not of pytest"],
)
def test_a_file_is_compiled_of_whose_state_pytest_keeps_nothing(
    tmp_path: Path, kept: str, age_s: int, wanted: bool
) -> None:
    path = tmp_path / "test_one.py"
    path.touch()
    assert is_stale(path)
    bytecode = tmp_path / "__pycache__" / kept
    bytecode.parent.mkdir()
    bytecode.touch()
    changed = path.stat().st_mtime - age_s
    os.utime(bytecode, (changed, changed))
    assert is_stale(path) is wanted
