"""What a process says whose parent was killed while starting it is told from what the program says."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.soak.killing.driven_window import complaints_of_its_own

NOTICE = "This plugin does not support propagateSizeHints()\n"
_SPAWNED = "from multiprocessing.spawn import spawn_main; spawn_main(pipe_handle={})"


def _said(code: str, *descriptors: int) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, "--multiprocessing-fork"],
        pass_fds=descriptors,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode
    return done.stderr


def _said_without_a_parent(sent: bytes) -> str:
    read_from, write_to = os.pipe()
    try:
        os.write(write_to, sent)
        os.close(write_to)
        return _said(_SPAWNED.format(read_from), read_from)
    finally:
        os.close(read_from)


@pytest.mark.skipif(sys.platform == "win32", reason="other pipes")
@pytest.mark.parametrize("sent", [b"", b"\x80\x04\x95", b"\x80\x04}"])
def test_a_process_without_a_parent_is_none_of_the_program(sent: bytes) -> None:
    said = _said_without_a_parent(sent)
    assert "spawn_main" in said
    assert complaints_of_its_own(NOTICE + said + NOTICE) == NOTICE + NOTICE


def test_errors_of_the_program_stay() -> None:
    said = _said("raise EOFError('Ran out of input')")
    assert complaints_of_its_own(NOTICE + said) == NOTICE + said
    other = _said("import json; json.loads('')")
    assert complaints_of_its_own(other) == other
    both = _said_without_a_parent(b"") + other
    assert complaints_of_its_own(both) == other
