"""What the tests of the player bar share."""

from __future__ import annotations

import numpy as np
import pytest

from musicrec_desktop.model.features import SeekPicture


@pytest.fixture
def picture() -> SeekPicture:
    ramp = np.linspace(0, 255, 400).astype(np.uint8)
    return SeekPicture(loudness=ramp, brightness=ramp[::-1].copy())
