"""A process of tests that dies takes one test with it, and the run ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.units_of_work import IN_REAL_TIME, is_in_real_time

CONFTEST = """
import pytest

from tests.support.units_of_work import IN_REAL_TIME, is_in_real_time
from tests.support.units_of_work import UnitsOfWork

@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return UnitsOfWork(config, log)
"""
FILE = """
import os, time, pytest

@pytest.mark.parametrize("number", range({tests}))
def test_it(number):
    time.sleep({seconds})
    if number == {deadly}:
        os._exit(3)
"""
OPTIONS = ("-q", "-n", "2", "--dist", "loadfile", "--no-loadscope-reorder", "-p", "no:cacheprovider")
ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("tests", "deadly"),
    [(6, 2), (6, 4), (1, 0)],
    ids=["in the middle", "one is left", "the only one"],
)
def test_a_run_ends_without_the_test_that_kills(tmp_path: Path, tests: int, deadly: int) -> None:
    (tmp_path / "conftest.py").write_text(CONFTEST)
    for number in range(3):
        (tmp_path / f"test_quick_{number}.py").write_text(FILE.format(tests=4, deadly=-1, seconds=0))
    # The others are told to end before it dies.
    (tmp_path / "test_z_deadly.py").write_text(FILE.format(tests=tests, deadly=deadly, seconds=0.2))
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", *OPTIONS, f"--rootdir={tmp_path}", os.fspath(tmp_path)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.fspath(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert f"1 failed, {12 + tests - 1} passed" in ran.stdout, ran.stdout + ran.stderr
    assert f"crashed while running 'test_z_deadly.py::test_it[{deadly}]'" in ran.stdout


def test_each_name_of_real_time_has_a_file() -> None:
    files = [path.relative_to(ROOT).as_posix() for path in ROOT.glob("tests/*/test_*.py")]
    for name in IN_REAL_TIME:
        assert any(is_in_real_time(f"{file}::test_it") and name in file for file in files), name
    assert not is_in_real_time("tests/unit/contracts/test_engine.py::test_it")
    assert not is_in_real_time("tests/contracts/test_index.py::test_it")
