"""Where tests write."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.support import in_memory
from tests.support.in_memory import NEEDED_BYTES, ROOT_VARIABLE, has_room, write_there

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has the folder")


def _meminfo(folder: Path, free_bytes: int) -> str:
    path = folder / "meminfo"
    path.write_text(f"MemTotal: 99999999 kB\nMemAvailable: {free_bytes // 1024} kB\n", encoding="ascii")
    return str(path)


def test_a_folder_that_is_not_there_or_a_machine_without_room_is_left(tmp_path: Path) -> None:
    much = _meminfo(tmp_path, 2 * NEEDED_BYTES)
    assert not has_room(str(tmp_path / "none"), meminfo=much)
    assert not has_room(str(tmp_path), meminfo=_meminfo(tmp_path, NEEDED_BYTES - 1024))
    assert not has_room(str(tmp_path), meminfo=str(tmp_path / "none"))


@pytest.mark.parametrize(("flag", "has"), [(0, True), (os.ST_NOEXEC, False)])
def test_programs_must_start_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, flag: int, has: bool
) -> None:
    found = os.statvfs(tmp_path)
    state = [*found]
    state[8] = flag  # f_flag
    state[4] = NEEDED_BYTES // found.f_frsize  # f_bavail
    monkeypatch.setattr(os, "statvfs", lambda _path: os.statvfs_result(state))
    assert has_room(str(tmp_path), meminfo=_meminfo(tmp_path, NEEDED_BYTES)) is has


def test_a_place_that_somebody_named_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_memory, "has_room", lambda _folder: True)
    monkeypatch.setenv(ROOT_VARIABLE, "/elsewhere")
    write_there()
    assert os.environ[ROOT_VARIABLE] == "/elsewhere"
    monkeypatch.delenv(ROOT_VARIABLE)
    write_there()
    assert os.environ[ROOT_VARIABLE] == in_memory.FOLDER
