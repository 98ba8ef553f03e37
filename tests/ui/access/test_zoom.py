"""Text and controls of twice the size, and a window that is whole in half the room."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QToolButton, QWidget

from musicrec_desktop.core.settings import ZOOM
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.state import SettingStore, setting_before_start
from musicrec_desktop.testing.new_library import new_library
from musicrec_desktop.ui.kit.labels import ElidedLabel
from musicrec_desktop.ui.window.application import zoom_in
from tests.ui.access import showing
from tests.ui.conftest import Rig

HALF_OF_FULL_HD = (952, 500)
"""What a screen of 1920×1080 has at 200 %, less a frame and a panel."""
ASKED = """
import json, sys
from musicrec_desktop.ui.window.application import create_application, zoom_in
zoom_in(int(sys.argv[1]))
app = create_application([])
print(json.dumps(app.primaryScreen().devicePixelRatio()))
"""


def _ratio(percent: int, **environment: str) -> float:
    """Device pixels for a pixel of ours, in a new program."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("QT_")}
    program = [sys.executable, "-c", ASKED, str(percent)]
    told = subprocess.run(
        program, env={**kept, "QT_QPA_PLATFORM": "offscreen", **environment}, capture_output=True, check=True
    )
    ratio: float = json.loads(told.stdout)
    return ratio


def test_a_program_starts_in_the_size_that_was_chosen() -> None:
    assert _ratio(100) == 1.0
    assert _ratio(200) == 2.0


@pytest.mark.parametrize(
    ("percent", "environment", "expected"),
    [
        (100, {}, None),
        (150, {}, "1.500"),
        (100, {"QT_FONT_DPI": "192"}, "2.000"),
        (200, {"QT_FONT_DPI": "192"}, "3.000"),
        (100, {"QT_FONT_DPI": "no number"}, None),
        (200, {"QT_SCALE_FACTOR": "1.25"}, "1.25"),
    ],
)
def test_what_comes_from_outside_counts_too(
    percent: int, environment: dict[str, str], expected: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("QT_SCALE_FACTOR", "QT_FONT_DPI"):
        monkeypatch.setenv(name, "")  # so that what is set here goes with the test
        monkeypatch.delenv(name)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    zoom_in(percent)
    assert os.environ.get("QT_SCALE_FACTOR") == expected


def test_the_size_is_read_before_the_library_is_opened(tmp_path: Path) -> None:
    path = str(tmp_path / "library.db")
    assert setting_before_start(path, ZOOM) == "100"
    assert not os.path.exists(path)
    new_library(path)
    assert setting_before_start(path, ZOOM) == "100"
    database = Database(path)
    database.open()
    SettingStore(database).set(ZOOM, "175")
    assert setting_before_start(path, ZOOM) == "175"
    database.close()
    assert setting_before_start(path, ZOOM) == "175"
    Path(path).write_bytes(b"no database")
    assert setting_before_start(path, ZOOM) == "100"


def _cut(window: QWidget) -> list[str]:
    """Texts that have less room than they need, and do not say so by an ellipsis; buttons out of sight."""
    found = []
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.text() and not isinstance(label, ElidedLabel):
            wanted = (
                label.heightForWidth(label.width()) if label.wordWrap() else label.minimumSizeHint().height()
            )
            is_narrow = not label.wordWrap() and label.width() < label.minimumSizeHint().width()
            if label.height() < wanted or is_narrow:
                found.append(f"“{label.text()}” is cut")
    for button in window.findChildren(QAbstractButton):
        words = button.text().replace("&", "")
        if not button.isVisible() or not words or _is_glyph(button):
            continue
        if button.width() < button.fontMetrics().horizontalAdvance(words):
            found.append(f"“{words}” is cut")
        place = QRect(button.mapTo(window, QPoint()), button.size())
        if not window.rect().contains(place) and not _scrolls(button):
            found.append(f"“{words}” is out of sight")
    return found


def _is_glyph(button: QAbstractButton) -> bool:
    only_icon = Qt.ToolButtonStyle.ToolButtonIconOnly
    return (
        isinstance(button, QToolButton)
        and button.toolButtonStyle() is only_icon
        and not button.icon().isNull()
    )


def _scrolls(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if parent.inherits("QAbstractScrollArea"):
            return True
        parent = parent.parentWidget()
    return False


@pytest.mark.timeout(300)
def test_pages_are_whole_at_twice_the_size(rig: Rig) -> None:
    rig.app.services.player.play_now(rig.ids[:6])
    found = []
    for page in showing.pages(rig):
        rig.window.resize(*HALF_OF_FULL_HD)
        rig.wait_idle()
        found += [f"{page}: {fault}" for fault in _cut(rig.window)]
    assert not found, "\n".join(dict.fromkeys(found))


@pytest.mark.timeout(300)
def test_dialogs_are_whole_at_twice_the_size(rig: Rig) -> None:
    found = []
    for action, dialog in showing.dialogs(rig):
        dialog.resize(dialog.size().boundedTo(QSize(*HALF_OF_FULL_HD)))
        rig.qtbot.wait(0)
        found += [f"{action}: {fault}" for fault in _cut(dialog)]
    assert not found, "\n".join(dict.fromkeys(found))
