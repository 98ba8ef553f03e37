"""Files that are whole or not there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from musicrec_desktop.core.atomic import atomic_path, write_atomic


def test_a_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    target = tmp_path / "new" / "file.bin"
    write_atomic(str(target), b"one")
    write_atomic(str(target), b"two")
    assert target.read_bytes() == b"two"
    assert os.listdir(target.parent) == ["file.bin"]


def test_a_failure_leaves_the_old_file_and_no_draft(tmp_path: Path) -> None:
    target = tmp_path / "file.bin"
    target.write_bytes(b"old")

    def fail() -> None:
        with atomic_path(str(target)) as draft:
            Path(draft).write_bytes(b"half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert target.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["file.bin"]
