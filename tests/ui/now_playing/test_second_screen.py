"""The window goes to another screen, and comes back from one that is gone.

Screens are there from the start of Qt on, so this runs in a process of its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import json
from PySide6.QtWidgets import QApplication
from musicrec_desktop.ui.now_playing.window import NowPlayingWindow
from musicrec_desktop.ui.theme.control import ThemeController

app = QApplication([])
window = NowPlayingWindow(ThemeController(app, "dark"), lambda *_: None)
window.show()
window.setGeometry(100, 80, 1080, 680)
told = [window.screen_button.isVisible()]
for act in ("move_to_other_screen", "toggle_full_screen", "move_to_other_screen", "toggle_full_screen"):
    getattr(window, act)()
    app.processEvents()
    inside = window.screen().geometry().contains(window.geometry())
    told.append([window.screen().name(), window.isFullScreen(), inside])
print(json.dumps(told))
"""


def test_the_window_goes_from_screen_to_screen(tmp_path: Path) -> None:
    screens = tmp_path / "screens.json"
    sizes = (("one", 0, 1400, 900), ("two", 1400, 1000, 700))
    listed = [
        {"name": name, "x": x, "y": 0, "width": width, "height": height, "dpr": 1}
        | {"logicalDpi": 96, "logicalBaseDpi": 96}
        for name, x, width, height in sizes
    ]
    screens.write_text(json.dumps({"screens": listed}))
    environment = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={screens}"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == [
        True,
        ["two", False, True],
        ["two", True, True],
        ["one", True, True],
        ["one", False, True],
    ]
