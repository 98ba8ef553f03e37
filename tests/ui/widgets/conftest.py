"""What the tests of widgets share."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from musicrec_desktop.model.features import SeekPicture
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.widgets.up_next_panel import WIDTH_PX, UpNextPanel
from tests.ui.widgets.queue_rows import content


@pytest.fixture
def picture() -> SeekPicture:
    ramp = np.linspace(0, 255, 400).astype(np.uint8)
    return SeekPicture(loudness=ramp, brightness=ramp[::-1].copy())


@pytest.fixture
def panel(themes: ThemeController, qtbot: QtBot) -> UpNextPanel:
    made = UpNextPanel(themes)
    qtbot.addWidget(made)
    made.resize(WIDTH_PX, 600)
    made.set_autoplay(is_on=True)
    made.set_content(content(1, (2, 3), (4, 5)))
    made.show()
    return made
