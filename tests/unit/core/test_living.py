"""Whether a process runs that is known by its number alone."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from musicrec_desktop.core.living import is_alive
from tests.support.processes import ended

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the program of a process")


def test_this_process_is_alive() -> None:
    assert is_alive(os.getpid())


def test_a_process_of_the_same_program_is_alive_until_its_end() -> None:
    arguments = [sys.executable, "-c", "print(flush=True); input()"]
    with ended(subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE)) as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert is_alive(process.pid)
    assert not is_alive(process.pid)


def test_another_program_that_has_the_number_by_now_does_not_count() -> None:
    with ended(subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"there\n")
        process.stdin.flush()
        process.stdout.readline()
        assert not is_alive(process.pid)
