"""What the tests of the queue panel share."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from musicrec_desktop.ui.queue.panel import WIDTH_PX, UpNextPanel
from musicrec_desktop.ui.theme.control import ThemeController
from tests.ui.queue.queue_rows import content


@pytest.fixture
def panel(themes: ThemeController, qtbot: QtBot) -> UpNextPanel:
    made = UpNextPanel(themes)
    qtbot.addWidget(made)
    made.resize(WIDTH_PX, 600)
    made.set_autoplay(is_on=True)
    made.set_content(content(1, (2, 3), (4, 5)))
    made.show()
    return made
