"""The code of modules is kept, and whatever is wrong with the file is no worse than none."""

from __future__ import annotations

import importlib
import importlib.util
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from musicrec_desktop.core import kept_modules
from musicrec_desktop.core.kept_modules import NAME, KeptModules

PACKAGE = "keptpackage"


@pytest.fixture(autouse=True)
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package with one module and one package in it, all of them loaded."""
    folder = tmp_path / "code" / PACKAGE
    (folder / "inner").mkdir(parents=True)
    for name, text in (("__init__", ""), ("module", "VALUE = 1\n"), ("inner/__init__", "INNER = 2\n")):
        (folder / f"{name}.py").write_text(text)
    (tmp_path / "kept").mkdir()
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(kept_modules, "PACKAGES", (f"{PACKAGE}.",))
    monkeypatch.setattr(kept_modules, "FEW", 0)
    monkeypatch.syspath_prepend(str(tmp_path / "code"))
    for name in (f"{PACKAGE}.module", f"{PACKAGE}.inner"):
        importlib.import_module(name)
    yield folder
    for name in [name for name in sys.modules if name.partition(".")[0] == PACKAGE]:
        del sys.modules[name]


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """Where the code is kept."""
    KeptModules(str(tmp_path / "kept")).keep()
    return str(tmp_path / "kept")


def _found(folder: str, package: Path, name: str) -> ModuleType | None:
    """A module as a new run would load it; None where it would not find its code."""
    spec = KeptModules(folder).find_spec(f"{PACKAGE}.{name}", [str(package)])
    if spec is None:
        return None
    module = importlib.util.module_from_spec(spec)
    assert spec.loader is not None
    spec.loader.exec_module(module)
    return module


def test_a_module_is_as_it_is_without_the_file(folder: str, package: Path) -> None:
    for name, inside in (("module", []), ("inner", [str(package / "inner")])):
        module, plain = _found(folder, package, name), sys.modules[f"{PACKAGE}.{name}"]
        assert module is not None
        names = ("__name__", "__file__", "__package__", "__cached__")
        assert [getattr(module, one) for one in names] == [getattr(plain, one) for one in names]
        assert list(getattr(module, "__path__", [])) == inside
        assert {key: value for key, value in vars(module).items() if key.isupper()} == {
            key: value for key, value in vars(plain).items() if key.isupper()
        }


def test_a_source_that_changed_or_went_is_not_taken_from_the_file(folder: str, package: Path) -> None:
    source = package / "module.py"
    before = source.stat()
    source.write_text("VALUE = 3\n")
    os.utime(source, ns=(before.st_atime_ns, before.st_mtime_ns + 1))
    assert _found(folder, package, "module") is None
    source.unlink()
    assert _found(folder, package, "module") is None
    assert _found(folder, package, "inner") is not None


def test_another_place_of_the_package_is_another_module(folder: str, package: Path) -> None:
    finder = KeptModules(folder)
    assert finder.find_spec(f"{PACKAGE}.module", [str(package.parent)]) is None
    assert finder.find_spec(f"{PACKAGE}.module", None) is None
    assert finder.find_spec("os", None) is None


@pytest.mark.parametrize("damage", ["empty", "index", "code", "version", "gone"])
def test_a_damaged_file_is_left_aside(
    folder: str, package: Path, damage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = Path(folder) / NAME
    content = file.read_bytes()
    if damage == "empty":
        file.write_bytes(b"")
    elif damage == "index":
        file.write_bytes(content[:20] + b"\0" + content[21:])
    elif damage == "code":
        file.write_bytes(content[:-300] + bytes(300))
    elif damage == "version":
        monkeypatch.setattr("musicrec_desktop.__version__", "0.0")
    else:
        file.unlink()
    found = [_found(folder, package, name) for name in ("module", "inner")]
    assert None in found
    KeptModules(folder).keep()
    if damage != "code":  # its index says that all is there
        assert None not in [_found(folder, package, name) for name in ("module", "inner")]


def test_few_new_modules_do_not_write_it_anew(
    folder: str, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_modules, "FEW", 1)
    (package / "later.py").write_text("")
    importlib.import_module(f"{PACKAGE}.later")
    before = (Path(folder) / NAME).read_bytes()
    KeptModules(folder).keep()
    assert (Path(folder) / NAME).read_bytes() == before
    monkeypatch.setattr(kept_modules, "FEW", 0)
    KeptModules(folder).keep()
    assert _found(folder, package, "later") is not None
    assert _found(folder, package, "module") is not None
