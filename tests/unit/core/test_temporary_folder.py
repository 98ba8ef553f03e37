"""Folders for a while: none outlives its process for long."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from musicrec_desktop.core.held_files import LEFT_AFTER_S
from musicrec_desktop.core.temporary_folder import temporary_folder
from tests.support.processes import ended

_MAKER = """
import sys
from musicrec_desktop.core.temporary_folder import temporary_folder
with temporary_folder() as folder:
    print(folder, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_a_folder_is_gone_behind_the_block(place: Path) -> None:
    with temporary_folder() as folder:
        assert Path(folder).parent == place
        (Path(folder) / "file").touch()
    assert os.listdir(place) == []


@pytest.mark.skipif(os.name != "posix", reason="there are no such locks")
@pytest.mark.parametrize("is_killed", [True, False])
def test_the_next_folder_removes_what_a_killed_process_left(place: Path, is_killed: bool) -> None:
    environment = {**os.environ, "TMPDIR": str(place)}
    arguments = [sys.executable, "-c", _MAKER]
    with ended(
        subprocess.Popen(arguments, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    ) as process:
        assert process.stdout is not None
        left = Path(process.stdout.readline().rstrip())
        owner = left / "owner"
        moment_s = owner.stat().st_mtime - 2 * LEFT_AFTER_S
        os.utime(owner, (moment_s, moment_s))
        if is_killed:
            process.kill()
            process.wait()
        with temporary_folder():
            assert left.exists() is not is_killed


def test_other_folders_stay(place: Path) -> None:
    others = [place / "musicrec-demo-12345678", place / "musicrec-12345678", place / "other"]
    for other in others:
        other.mkdir()
    with temporary_folder():
        pass
    assert sorted(place.iterdir()) == sorted(others)
