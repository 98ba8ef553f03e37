"""Compiled code: one folder for each process, filled from the others."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.analysis import compiled_code

NUMBA = "NUMBA_CACHE_DIR"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv(compiled_code.FOLDER_VARIABLE, str(tmp_path / "compiled"))
    monkeypatch.setenv(NUMBA, os.environ.get(NUMBA, ""))
    locks: list[int] = []
    monkeypatch.setattr(compiled_code, "_locks", locks)
    yield tmp_path / "compiled"
    for lock in locks:
        os.close(lock)


def put(place: Path, *names: str) -> None:
    place.mkdir(parents=True, exist_ok=True)
    for name in names:
        (place / name).write_text(f"{place.parent.name} {name}", encoding="ascii")


def test_no_two_owners_have_one_folder(folder: Path) -> None:
    assert compiled_code.claim() == str(folder / "0")
    assert compiled_code.claim() == str(folder / "1") == os.environ[NUMBA]


def test_a_folder_is_taken_over(folder: Path) -> None:
    compiled_code.claim()
    put(folder / "0" / "librosa_1", "a.nbi", "a.1.nbc")
    os.close(compiled_code._locks.pop())
    assert compiled_code.claim() == str(folder / "0")
    assert (folder / "0" / "librosa_1" / "a.nbi").exists()


def test_what_others_have_compiled_is_copied_as_a_whole(folder: Path) -> None:
    """Names of one folder mean other code than those of another one, so nothing is mixed."""
    put(folder / "0" / "librosa_1", "a.nbi", "a.1.nbc")
    put(folder / "1" / "librosa_1", "a.nbi", "a.1.nbc", "a.2.nbc")
    put(folder / "1" / "other_2", "b.nbi", "b.1.nbc")
    compiled_code.claim()
    taken = folder / "0"
    files = sorted(path.relative_to(taken).as_posix() for path in taken.rglob("*.nb?"))
    assert files == [
        "librosa_1/a.1.nbc",
        "librosa_1/a.2.nbc",
        "librosa_1/a.nbi",
        "other_2/b.1.nbc",
        "other_2/b.nbi",
    ]
    assert {path.read_text(encoding="ascii")[0] for path in taken.rglob("*.nb?")} == {"1"}


def test_the_fullest_keeps_its_own(folder: Path) -> None:
    put(folder / "0" / "librosa_1", "a.nbi", "a.1.nbc")
    put(folder / "1" / "librosa_1", "a.nbi", "a.1.nbc")
    compiled_code.claim()
    assert (folder / "0" / "librosa_1" / "a.nbi").read_text(encoding="ascii").startswith("0")


def test_all_code_is_discarded_and_the_owners_stay(folder: Path) -> None:
    compiled_code.claim()
    put(folder / "0" / "librosa_1", "a.nbi")
    put(folder / "7" / "librosa_1", "a.nbi")
    compiled_code.discard()
    assert list(folder.rglob("*.nbi")) == []
    assert compiled_code.claim() == str(folder / "1")


def test_without_a_place_to_write_numba_does_as_it_does(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.write_text("a file", encoding="ascii")
    monkeypatch.setenv(NUMBA, "before")
    assert compiled_code.claim() is None
    assert os.environ[NUMBA] == "before"
    compiled_code.discard()
