"""Where there is no D-Bus, nothing of it is loaded."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

_PROGRAM = """
import sys
from musicrec_desktop.app.desktop import NoDesktop, open_desktop
sys.platform = {platform!r}
if {is_lacking}:
    sys.modules["dbus_fast"] = None
part = open_desktop(None, None, None)
part.settings_changed()
part.close()
print(isinstance(part, NoDesktop), [name for name in sys.modules if name.startswith("dbus_fast.")])
"""


@pytest.mark.parametrize(("platform", "is_lacking"), [("win32", False), ("darwin", False), ("linux", True)])
def test_other_systems_get_a_desktop_that_does_nothing(platform: str, is_lacking: bool) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM.format(platform=platform, is_lacking=is_lacking)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=60,
    )
    assert done.stdout.strip() == "True []", done.stderr
