"""The shape of the house, as sentences."""

from __future__ import annotations

import importlib
import importlib.util
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.source_facts import facts

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PACKAGE = os.path.join(ROOT, "musicrec_desktop")
NAMELESS = {"utils", "util", "misc", "helpers", "helper", "common", "stuff"}
HEAVY = ("librosa", "numba", "scipy", "sklearn", "openTSNE", "sqlite_utils", "av")


def _sources() -> Iterator[str]:
    for root in (PACKAGE, os.path.join(ROOT, "tests"), os.path.join(ROOT, "packaging")):
        for folder, _, names in os.walk(root):
            yield from (os.path.join(folder, name) for name in names if name.endswith(".py"))


def test_every_module_is_named_after_what_lives_in_it() -> None:
    names = {os.path.splitext(os.path.basename(path))[0] for path in _sources()}
    folders = {os.path.basename(os.path.dirname(path)) for path in _sources()}
    assert not (names | folders) & NAMELESS


def test_every_module_says_what_it_is() -> None:
    assert [os.path.relpath(path) for path in _sources() if not facts(Path(path)).docstring] == []


def test_what_the_scripts_import_is_there() -> None:
    """The type checker looks at the package and its tests only."""
    lacking = []
    for path in _sources():
        if os.path.basename(os.path.dirname(path)) != "packaging":
            continue
        for module, name in facts(Path(path)).imported_names:
            if not module.startswith("musicrec_desktop"):
                continue
            is_there = hasattr(importlib.import_module(module), name)
            if not is_there and importlib.util.find_spec(f"{module}.{name}") is None:
                lacking.append(f"{os.path.basename(path)}: {module}.{name}")
    assert not lacking


@pytest.mark.parametrize(
    ("library", "door"),
    [
        ("vlc", os.path.join("playback", "vlc", "library.py")),
        ("miniaudio", os.path.join("playback", "miniaudio", "device.py")),
    ],
)
def test_what_opens_sound_devices_has_one_door(library: str, door: str) -> None:
    """They are imported by name at run time, where import contracts do not see it."""
    imported = re.compile(rf'^\s*(import|from) {library}\b|import_module\("{library}"\)', re.MULTILINE)
    doors = set()
    for folder, _, names in os.walk(PACKAGE):
        for name in names:
            if name.endswith(".py"):
                with open(os.path.join(folder, name), encoding="utf-8") as file:
                    if imported.search(file.read()):
                        doors.add(os.path.relpath(os.path.join(folder, name), PACKAGE))
    assert doors == {door}


def test_no_committed_text_names_a_package_index() -> None:
    root = os.path.join(ROOT, "packaging")
    for name in os.listdir(root):
        if name.endswith((".lock", ".sh", ".txt")):
            with open(os.path.join(root, name), encoding="utf-8") as file:
                text = file.read()
            assert "--index-url" not in text
            assert "--find-links" not in text
            assert "pypi.org" not in text


@pytest.mark.parametrize(
    "module", ["musicrec_desktop.ui.window.main_window", "musicrec_desktop.app.container"]
)
def test_the_window_process_loads_no_heavy_library(module: str) -> None:
    program = (
        f"import sys, {module}; print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stdout)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=60,
    )
    assert done.stdout.strip() == "[]"


def test_the_command_line_works_without_qt() -> None:
    program = (
        "import sys; sys.modules['PySide6'] = None\n"
        "import pkgutil, importlib, musicrec_desktop.cli.commands as commands\n"
        "for module in pkgutil.iter_modules(commands.__path__):\n"
        "    importlib.import_module(f'{commands.__name__}.{module.name}')\n"
        "from musicrec_desktop.app.container import build; print('ok')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True, timeout=60
    )
    assert done.stdout.strip() == "ok", done.stderr
