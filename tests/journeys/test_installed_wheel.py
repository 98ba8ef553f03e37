"""What is built can be installed elsewhere: the wheel in a fresh environment opens the window."""

from __future__ import annotations

import configparser
import json
import os
import runpy
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

import musicrec_desktop
from musicrec_desktop.core.letter_links import SCHEME
from musicrec_desktop.desktop.mpris_root import DESKTOP_ENTRY
from musicrec_desktop.desktop.mpris_values import MIME_TYPES
from musicrec_desktop.ui.kit.app_icon import FILE

ROOT = Path(__file__).parents[2]
BUILT = (
    "from hatchling import build; import sys; build.build_wheel(sys.argv[1]); build.build_sdist(sys.argv[1])"
)
ICONS = runpy.run_path(str(ROOT / "packaging" / "icons.py"))
NOT_OURS = (".git", ".venv", "__pycache__", ".*_cache", ".hypothesis", "build", "dist", "*.egg-info")
SCREENLESS = {"QT_QPA_PLATFORM": "offscreen", "MUSICREC_AUDIO_OUTPUT": "dummy"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the wheel and the sdist of this tree."""
    place = tmp_path_factory.mktemp("built")
    shutil.copytree(ROOT, place / "tree", ignore=shutil.ignore_patterns(*NOT_OURS))
    subprocess.run([sys.executable, "-c", BUILT, str(place)], cwd=place / "tree", check=True, timeout=100)
    return place


@pytest.fixture(scope="module")
def installed(built: Path) -> Path:
    """An environment that has the wheel; the libraries are those of this one."""
    place = built / "environment"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(place)], check=True, timeout=100)
    python = str(place / "bin" / "python")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python]
    (wheel,) = built.glob("*.whl")
    subprocess.run([*pip, "install", "-q", "--no-index", "--no-deps", str(wheel)], check=True, timeout=100)
    (site,) = (place / "lib").glob("python*/site-packages")
    # A line in a .pth file adds the folder alone, not what is installed there for editing.
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return place


def _run(installed: Path, profile: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(installed / "bin" / "musicrec"), "--profile-dir", str(profile), *arguments],
        cwd=profile,
        env={**os.environ, **SCREENLESS, "PYTHONPATH": ""},
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_the_window_opens_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    where = "import musicrec_desktop; print(musicrec_desktop.__file__)"
    told = subprocess.run(
        [str(installed / "bin" / "python"), "-c", where],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": ""},
        check=True,
        capture_output=True,
        text=True,
    )
    assert told.stdout.startswith(str(installed))
    window = subprocess.Popen(
        [str(installed / "bin" / "musicrec"), "--profile-dir", str(tmp_path)],
        cwd=tmp_path,
        env={**os.environ, **SCREENLESS, "PYTHONPATH": ""},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        while (status := _run(installed, tmp_path, "remote", "status", "--json")).returncode:
            assert window.poll() is None, window.communicate()[1]
        assert json.loads(status.stdout)
        assert _run(installed, tmp_path, "remote", "quit").returncode == 0
        assert window.wait(timeout=60) == 0
    finally:
        window.kill()
        window.communicate()
    assert _run(installed, tmp_path, "--version").stdout == f"musicrec {musicrec_desktop.__version__}\n"


def test_desktops_find_the_program(installed: Path) -> None:
    share = installed / "share"
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[method-assign, assignment]
    entry.read(share / "applications" / f"{DESKTOP_ENTRY}.desktop", encoding="utf-8")
    *types, scheme = entry["Desktop Entry"]["MimeType"].split(";")[:-1]
    assert types == list(MIME_TYPES)
    assert scheme == f"x-scheme-handler/{SCHEME.rstrip(':')}"
    assert entry["Desktop Entry"]["Exec"] == "musicrec %U"
    icon = share / "icons" / "hicolor" / "scalable" / "apps" / f"{entry['Desktop Entry']['Icon']}.svg"
    assert (share / "man" / "man1" / "musicrec.1").is_file()
    assert icon.read_bytes() == (ROOT / "musicrec_desktop" / "ui" / "kit" / FILE).read_bytes()
    for size in ICONS["SIZES_PX"]:
        png = share / "icons" / "hicolor" / f"{size}x{size}" / "apps" / "musicrec.png"
        kept, drawn = QImage(str(png)), ICONS["drawn"](size)
        assert (kept.width(), kept.height()) == (size, size)
        assert kept.convertToFormat(drawn.format()) == drawn, "run packaging/icons.py"
    (about,) = (share / "metainfo").iterdir()
    component = ET.parse(about).getroot()
    assert about.name == f"{component.findtext('id')}.metainfo.xml"
    assert component.findtext("launchable") == f"{DESKTOP_ENTRY}.desktop"
    versions = [release.get("version") for release in component.iter("release")]
    assert versions[0] == musicrec_desktop.__version__


def test_shells_complete_from_the_wheel(installed: Path) -> None:
    share = installed / "share"
    script = share / "bash-completion" / "completions" / "musicrec"
    assert (share / "zsh" / "site-functions" / "_musicrec").is_file()
    assert (share / "fish" / "vendor_completions.d" / "musicrec.fish").is_file()
    told = subprocess.run(
        ["bash", "-c", '. "$0"; complete -p musicrec', str(script)],
        env={**os.environ, "PYTHONPATH": "", "PATH": f"{installed / 'bin'}:{os.environ['PATH']}"},
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert told.stdout.split()[:2] == ["complete", "-o"]
    assert told.stdout.split()[-1] == "musicrec"


@pytest.mark.parametrize(
    ("tool", "name"),
    [
        (["desktop-file-validate"], "musicrec.desktop"),
        (["appstreamcli", "validate", "--no-net"], "io.musicrec.desktop.metainfo.xml"),
    ],
)
def test_the_desktop_files_are_valid(tool: list[str], name: str) -> None:
    if shutil.which(tool[0]) is None:
        pytest.skip(f"needs {tool[0]}")
    done = subprocess.run(
        [*tool, str(ROOT / "resources" / name)], check=False, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_sdist_can_be_tested_and_read(built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    wanted = {
        "CHANGELOG.md",
        "LICENSE",
        "README.md",
        "docs/architecture.md",
        "packaging/test.sh",
        "pyproject.toml",
        "resources/musicrec.desktop",
        "tests/journeys/test_installed_wheel.py",
    }
    assert wanted <= names
    assert not [name for name in names if name.startswith((".venv", ".git/"))]
