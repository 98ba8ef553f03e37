"""The import contracts hold what they promise: a copy of the house that breaks each of them is refused."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.source_facts import facts

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "musicrec_desktop"
# Numbers are at home in every room but core, query, matching, playlist files and imports; ``override`` in
# all of them, and what type checkers alone know.
EVERYWHERE = {"numpy", "typing_extensions", "_typeshed"}
# A library that is named at run time only; the doors of these are held by ``test_rooms``.
BY_NAME = {"vlc", "miniaudio"}

# What a new room or a new line would do wrong, and the contract that must say no.
TRESPASSES = {
    "insights/__init__.py": ("rooms", "import musicrec_desktop.core\n"),
    "model/trespass.py": ("rooms", "import musicrec_desktop.services.browse\n"),
    "recommend/space/trespass.py": (
        "floors-of-recommend",
        "import musicrec_desktop.recommend.queue.planner\n",
    ),
    "playlist_files/readers/trespass.py": (
        "floors-of-playlist-files",
        "import musicrec_desktop.playlist_files.writers.m3u\n",
    ),
    "imports/content/trespass.py": ("floors-of-imports", "import musicrec_desktop.imports.players.kodi\n"),
    "matching/cleaning.py": ("floors-of-matching", "import musicrec_desktop.matching.rules\n"),
    "ui/evaluation/trespass.py": ("features-of-ui", "import musicrec_desktop.ui.queue.why_card\n"),
    "ui/kit/trespass.py": ("features-of-ui", "import musicrec_desktop.ui.library.track_page\n"),
    "ui/sound/trespass.py": ("ui-talks-to-services", "import musicrec_desktop.storage.browse\n"),
    "playback/stream/trespass.py": ("cycles", "import musicrec_desktop.playback.vlc.output\n"),
    "query/trespass.py": ("numbers", "import numpy\n"),
}


def _contracts() -> list[dict[str, Any]]:
    with open(ROOT / "pyproject.toml", "rb") as file:
        contracts: list[dict[str, Any]] = tomllib.load(file)["tool"]["importlinter"]["contracts"]
    return contracts


def _doors() -> list[dict[str, Any]]:
    return [contract for contract in _contracts() if contract["type"] == "protected"]


GUARDED = frozenset({"sqlite3", "smtplib"})
"""Modules of Python that have a door, too."""


def _outside_libraries() -> Iterator[str]:
    """The top-level names of what is imported, and is neither ours nor of Python but for ``GUARDED``."""
    for path in PACKAGE.rglob("*.py"):
        for name in facts(path).imports:
            top = name.partition(".")[0]
            is_python = top in sys.stdlib_module_names and top not in GUARDED
            if top and not is_python and top != "musicrec_desktop":
                yield top


def test_every_outside_library_has_a_door() -> None:
    behind_doors = {module for door in _doors() for module in door["protected_modules"]}
    assert set(_outside_libraries()) - EVERYWHERE - BY_NAME == behind_doors


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bool]:
    """Whether each contract is kept by a copy with a room that goes through every door and every floor."""
    copy = tmp_path_factory.mktemp("house")
    shutil.copytree(PACKAGE, copy / "musicrec_desktop", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    for name, (_, line) in TRESPASSES.items():
        path = copy / "musicrec_desktop" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(line)
    lines = [f"import {module}" for door in _doors() for module in door["protected_modules"]]
    (copy / "musicrec_desktop" / "insights" / "doors.py").write_text("\n".join(lines) + "\n")
    done = subprocess.run(
        [os.path.join(os.path.dirname(sys.executable), "lint-imports"), "--no-cache"],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy), "COLUMNS": "200"},
        check=False,
        capture_output=True,
        text=True,
        timeout=100,
    )
    told = dict(re.findall(r"^(.+) (KEPT|BROKEN)$", done.stdout, re.MULTILINE))
    ids = {contract["name"]: contract["id"] for contract in _contracts()}
    assert set(told) == set(ids), done.stdout + done.stderr
    return {ids[name]: verdict == "KEPT" for name, verdict in told.items()}


def test_a_new_room_comes_through_no_door(verdicts: dict[str, bool]) -> None:
    assert [door["id"] for door in _doors() if verdicts[door["id"]]] == []


@pytest.mark.parametrize("contract", sorted({contract for contract, _ in TRESPASSES.values()}))
def test_a_line_in_the_wrong_direction_is_refused(contract: str, verdicts: dict[str, bool]) -> None:
    assert not verdicts[contract]


def test_no_contract_is_left_untried(verdicts: dict[str, bool]) -> None:
    tried = {contract for contract, _ in TRESPASSES.values()} | {door["id"] for door in _doors()}
    assert tried == set(verdicts)


def test_no_lambda_waits_for_another_theme() -> None:
    """Qt lets go of a method of a widget that is deleted, and calls a lambda for ever."""
    waiting = re.compile(r"theme(s|_control)?\.changed\.connect\(\s*lambda")
    found = [path.name for path in (PACKAGE / "ui").rglob("*.py") if waiting.search(path.read_text("utf-8"))]
    assert found == []
