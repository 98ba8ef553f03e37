"""The real window on a real, small screen: an X server of 1366×768, plain and scaled by 1.5."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.processes import ended

SIZE = (1366, 768)
CHILD = """
import json, sys
from PySide6.QtCore import QByteArray, QTimer
from musicrec_desktop.app.container import build
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.playback.null_engine import NullEngine
from musicrec_desktop.ui.window.application import create_application
from musicrec_desktop.ui.window.main_window import MainWindow
from musicrec_desktop.ui.window.qt_scheduler import QtScheduler
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.window.state import STATE_KEY

app, scheduler = create_application(["small"]), QtScheduler()
paths = ProfilePaths.under(sys.argv[1])
paths.create()
player_app = build(paths, scheduler, engine=NullEngine(scheduler))
if len(sys.argv) > 2:
    player_app.services.state.set(STATE_KEY, {"geometry": sys.argv[2]})
window = MainWindow(player_app.services, ThemeController(app, "light"))
window.show()

def tell():
    screen, frame = window.screen().availableGeometry(), window.frameGeometry()
    corner = window.bar.mapToGlobal(window.bar.rect().bottomRight())
    kept = bytes(window.saveGeometry().toBase64().data()).decode()
    print(json.dumps({
        "screen": [screen.width(), screen.height()],
        "window": [frame.left(), frame.top(), frame.right(), frame.bottom()],
        "bar": [corner.x(), corner.y()],
        "geometry": kept,
    }))
    app.quit()

QTimer.singleShot(300, tell)
app.exec()
window.disconnect_services()
player_app.close()
"""


@contextlib.contextmanager
def x_server(size: tuple[int, int]) -> Iterator[str]:
    """An X server with one screen of this size; gives its display."""
    if shutil.which("Xvfb") is None:
        pytest.skip("needs Xvfb")
    read_end, write_end = os.pipe()
    screen = f"{size[0]}x{size[1]}x24"
    process = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write_end), "-screen", "0", screen, "-nolisten", "tcp"],
        pass_fds=[write_end],
        stderr=subprocess.DEVNULL,
    )
    with ended(process, grace_s=5):
        os.close(write_end)
        with os.fdopen(read_end) as told:
            display = told.readline().strip()
        yield f":{display}"


def look(display: str, profile: Path, scale: str, geometry: str = "") -> dict[str, Any]:
    """Open the window in a process of its own; where it is."""
    environment = {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "QT_SCALE_FACTOR": scale,
        "XDG_SESSION_TYPE": "x11",
        "PYTHONWARNINGS": "ignore",
    }
    environment.pop("WAYLAND_DISPLAY", None)
    command = [sys.executable, "-c", CHILD, str(profile), *([geometry] if geometry else [])]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=90, check=False)
    assert ended.returncode == 0, ended.stderr
    found: dict[str, Any] = json.loads(ended.stdout.splitlines()[-1])
    return found


def assert_on_screen(found: dict[str, Any]) -> None:
    width, height = found["screen"]
    left, top, right, bottom = found["window"]
    x, y = found["bar"]
    assert left >= 0
    assert top >= 0
    assert right < width
    assert bottom < height
    assert x < width
    assert y < height


@pytest.fixture(scope="module")
def large_geometry(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the window remembers of a large screen."""
    with x_server((2560, 1440)) as display:
        return str(look(display, tmp_path_factory.mktemp("large"), "1")["geometry"])


@pytest.mark.parametrize("scale", ["1", "1.5"])
def test_the_player_bar_is_on_a_small_screen(tmp_path: Path, large_geometry: str, scale: str) -> None:
    with x_server(SIZE) as display:
        assert_on_screen(look(display, tmp_path / "new", scale))
        assert_on_screen(look(display, tmp_path / "back", scale, large_geometry))
