"""What packages for systems say is what the program and its tables say, and their linters find nothing."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

import musicrec_desktop

PACKAGING = Path(__file__).parents[2] / "packaging"
SPEC = (PACKAGING / "rpm" / "musicrec-desktop.spec").read_text(encoding="utf-8")
PKGBUILD = (PACKAGING / "arch" / "PKGBUILD").read_text(encoding="utf-8")
FEDORA, ARCH = 3, 4
LOCKED = 80
"""So many packages come with the player; one more is a decision, since each is space on every disk."""


def _system_packages(column: int, *kinds: str) -> set[str]:
    lines = (PACKAGING / "system-packages.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in lines if line and not line.startswith("#")]
    return {row[column] for row in rows if row[0] in kinds} - {"-"}


def test_packages_have_the_version_of_the_program() -> None:
    assert re.search(r"^Version: +(\S+)$", SPEC, re.MULTILINE)[1] == musicrec_desktop.__version__  # type: ignore[index]
    assert re.search(r"^pkgver=(\S+)$", PKGBUILD, re.MULTILINE)[1] == musicrec_desktop.__version__  # type: ignore[index]


def test_packages_bring_the_libraries_of_the_table() -> None:
    required = set(re.findall(r"^Requires: +([^\s(]+)$", SPEC, re.MULTILINE))
    assert required == _system_packages(FEDORA, "!run")
    assert (
        set(re.findall(r"^Recommends: +(\S+)$", SPEC, re.MULTILINE))
        == _system_packages(FEDORA, "run") - required
    )
    depends = set(re.search(r"^depends=\((.*)\)$", PKGBUILD, re.MULTILINE)[1].split())  # type: ignore[index]
    assert depends == _system_packages(ARCH, "!run") | {"python"}
    optional = set(re.findall(r"^[ o].*'([\w-]+): ", PKGBUILD, re.MULTILINE))
    assert optional == _system_packages(ARCH, "run") - depends


def test_the_lock_does_not_grow_by_itself() -> None:
    lock = (PACKAGING / "requirements.lock").read_text(encoding="utf-8")
    assert len(re.findall(r"^[\w.-]+==", lock, re.MULTILINE)) <= LOCKED


@pytest.mark.parametrize(
    "command",
    [
        ["shellcheck", *map(str, sorted(PACKAGING.glob("*.sh")))],
        ["shellcheck", "-s", "bash", str(PACKAGING / "arch" / "PKGBUILD")],
        ["rpmlint", str(PACKAGING / "rpm" / "musicrec-desktop.spec")],
        ["flatpak-builder", "--show-manifest", str(PACKAGING / "flatpak" / "io.musicrec.desktop.yaml")],
    ],
    ids=["scripts", "PKGBUILD", "rpm", "flatpak"],
)
def test_linters_find_nothing(command: list[str], tmp_path: Path) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"needs {command[0]}")
    done = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
