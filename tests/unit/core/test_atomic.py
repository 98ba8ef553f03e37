"""Files that are whole or not there."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.core.atomic import atomic_path, write_atomic
from musicrec_desktop.core.held_files import LEFT_AFTER_S
from tests.support.processes import ended


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


_WRITER = """
import sys
from musicrec_desktop.core.atomic import atomic_path
with atomic_path(sys.argv[1]) as draft:
    print(draft, flush=True)
    sys.stdin.read()
"""


@contextlib.contextmanager
def _writing(target: Path) -> Iterator[tuple[subprocess.Popen[str], Path]]:
    """A process in the middle of a write that began long ago, and its draft."""
    arguments = [sys.executable, "-c", _WRITER, str(target)]
    process = subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    with ended(process):
        assert process.stdout is not None
        draft = Path(process.stdout.readline().rstrip())
        _make_old(draft)
        yield process, draft


def _make_old(path: Path) -> None:
    moment_s = path.stat().st_mtime - 2 * LEFT_AFTER_S
    os.utime(path, (moment_s, moment_s))


@pytest.mark.skipif(os.name != "posix", reason="there are no such locks")
def test_the_draft_of_a_killed_process_is_removed_by_the_next_write(tmp_path: Path) -> None:
    with _writing(tmp_path / "killed.bin") as (process, draft):
        process.kill()
    assert draft.exists()
    write_atomic(str(tmp_path / "file.bin"), b"whole")
    assert os.listdir(tmp_path) == ["file.bin"]


def test_the_draft_of_a_living_process_and_files_of_others_stay(tmp_path: Path) -> None:
    others = [tmp_path / ".musicrec-0123456789abcdef.tmp", tmp_path / ".musicrec-demo.json"]
    for path in others:
        path.touch()
        _make_old(path)
    with _writing(tmp_path / "slow.bin") as (_process, draft):
        write_atomic(str(tmp_path / "file.bin"), b"whole")
        assert draft.exists()
    assert all(path.exists() for path in others)


def test_a_fresh_draft_stays(tmp_path: Path) -> None:
    draft = tmp_path / ".musicrec-abcdefgh.bin"
    draft.touch()
    write_atomic(str(tmp_path / "file.bin"), b"whole")
    assert draft.exists()
