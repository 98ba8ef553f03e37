"""What the tests of widgets share."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from musicrec_desktop.model.features import SeekPicture
from musicrec_desktop.ui.theme.control import ThemeController


@pytest.fixture
def themes(qapp: QApplication) -> Iterator[ThemeController]:
    controller = ThemeController(qapp, "light")
    yield controller
    controller.deleteLater()


@pytest.fixture
def picture() -> SeekPicture:
    ramp = np.linspace(0, 255, 400).astype(np.uint8)
    return SeekPicture(loudness=ramp, brightness=ramp[::-1].copy())
