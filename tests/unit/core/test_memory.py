"""What is given back to the system."""

from __future__ import annotations

import platform
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.core.memory import give_back_freed, give_back_mapped

on_linux = pytest.mark.skipif(platform.system() != "Linux", reason="/proc tells what is in memory")


def test_the_c_library_gives_back_what_is_freed() -> None:
    assert give_back_freed() is (platform.libc_ver()[0] == "glibc")


@on_linux
def test_a_mapped_array_leaves_memory_and_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "numbers.npy"
    np.save(path, np.arange(1_000_000, dtype=np.float32))
    array = np.load(path, mmap_mode="r").view(np.ndarray).reshape(1000, 1000)
    total = float(array.sum())
    assert _resident_kb(path) > 3_000
    assert give_back_mapped(array[10:20])
    assert _resident_kb(path) == 0
    assert float(array.sum()) == total


def test_an_array_of_its_own_stays() -> None:
    array = np.arange(10)
    assert not give_back_mapped(array)
    assert array.sum() == 45


def _resident_kb(path: Path) -> int:
    """How much of a mapped file is in the memory of this process."""
    found, is_of_file = 0, False
    for line in Path("/proc/self/smaps").read_text().splitlines():
        first, *rest = line.split()
        if "-" in first and not first.endswith(":"):
            is_of_file = line.endswith(str(path))
        elif first == "Rss:" and is_of_file:
            found += int(rest[0])
    return found
