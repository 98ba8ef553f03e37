"""The code of generated methods is kept, and whatever is wrong with the file is no worse than none."""

from __future__ import annotations

import dataclasses
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from musicrec_desktop.core import generated_code
from musicrec_desktop.core.generated_code import NAME, GeneratedCode, folder_of_code

SOURCE = "def double(number):\n return 2 * number"


@pytest.fixture(autouse=True)
def writes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def _doubled(generated: GeneratedCode, source: str = SOURCE) -> object:
    names: dict[str, object] = {}
    generated.execute(source, names)
    double = names["double"]
    assert callable(double)
    return double(21)


def _forbid_compiling(monkeypatch: pytest.MonkeyPatch) -> None:
    def compile_nothing(source: str, *_arguments: object, **_options: object) -> None:
        pytest.fail(f"compiled again: {source}")

    monkeypatch.setattr(generated_code, "compile", compile_nothing, raising=False)


def test_what_was_compiled_once_is_not_compiled_by_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = GeneratedCode(str(tmp_path))
    assert _doubled(first) == 42
    first.keep()
    _forbid_compiling(monkeypatch)
    assert _doubled(GeneratedCode(str(tmp_path))) == 42


def test_dataclasses_take_their_methods_from_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def make() -> type:
        return dataclasses.make_dataclass("Pair", [("left", int), ("right", int)], frozen=True, slots=True)

    first = GeneratedCode(str(tmp_path))
    monkeypatch.setitem(vars(dataclasses), "exec", first.execute)
    make()
    first.keep()
    _forbid_compiling(monkeypatch)
    monkeypatch.setitem(vars(dataclasses), "exec", GeneratedCode(str(tmp_path)).execute)
    pair = make()
    assert pair(1, 2) == pair(1, 2) != pair(2, 1)
    assert repr(pair(1, 2)).endswith("Pair(left=1, right=2)")


def test_what_another_run_kept_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = "def double(number):\n return number + number"
    for source in (SOURCE, other):
        generated = GeneratedCode(str(tmp_path))
        _doubled(generated, source)
        generated.keep()
    _forbid_compiling(monkeypatch)
    last = GeneratedCode(str(tmp_path))
    assert (_doubled(last), _doubled(last, other)) == (42, 42)


@pytest.mark.parametrize("damage", [b"", b"x", b"\0" * 400, None], ids=["empty", "short", "zeros", "cut"])
def test_a_damaged_file_is_written_anew(tmp_path: Path, damage: bytes | None) -> None:
    first = GeneratedCode(str(tmp_path))
    _doubled(first)
    first.keep()
    file = tmp_path / NAME
    whole = file.read_bytes()
    file.write_bytes(whole[:-7] if damage is None else damage)
    again = GeneratedCode(str(tmp_path))
    assert _doubled(again) == 42
    again.keep()
    assert file.read_bytes() == whole


def test_code_of_another_version_is_left_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as earlier:
        earlier.setattr("musicrec_desktop.__version__", "0.0.1")
        first = GeneratedCode(str(tmp_path))
        _doubled(first)
        first.keep()
    before = (tmp_path / NAME).read_bytes()
    now = GeneratedCode(str(tmp_path))
    assert _doubled(now) == 42
    now.keep()
    assert (tmp_path / NAME).read_bytes() != before


def test_a_file_does_not_grow_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generated_code, "MOST", 1)
    first = GeneratedCode(str(tmp_path))
    _doubled(first)
    first.keep()
    second = GeneratedCode(str(tmp_path))
    _doubled(second, SOURCE + " + 0")
    second.keep()
    third = GeneratedCode(str(tmp_path))
    _doubled(third)
    third.keep()
    _forbid_compiling(monkeypatch)
    assert _doubled(GeneratedCode(str(tmp_path))) == 42


@pytest.mark.parametrize("forbids", [True, False])
def test_nothing_is_written_where_python_writes_no_code_or_nothing_is_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forbids: bool
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", forbids)
    generated = GeneratedCode(str(tmp_path))
    if forbids:
        _doubled(generated)
    generated.keep()
    assert not (tmp_path / NAME).exists()


def test_a_folder_that_cannot_be_made_is_no_matter(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    generated = GeneratedCode(str(tmp_path / "file" / "folder"))
    assert _doubled(generated) == 42
    generated.keep()


def test_code_lies_with_the_bytecode_and_else_in_the_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "codes"))
    assert folder_of_code("cache") == "cache"
    assert folder_of_code("") == ""
    beside = Path(importlib.util.cache_from_source(generated_code.__file__)).parent
    beside.mkdir(parents=True)
    assert folder_of_code("cache") == str(beside)


def test_nothing_of_a_named_profile_is_run(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    (cache / NAME).write_bytes(b"never read")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(
        [sys.executable, "-m", "musicrec_desktop", "--profile-dir", str(tmp_path), "history"],
        env=environment,
        capture_output=True,
        check=False,
    )
    assert (cache / NAME).read_bytes() == b"never read"
