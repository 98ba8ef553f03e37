"""The scale of POPM, a byte for a rating in ID3 tags, which programs without such tags took over, too."""

from __future__ import annotations

import bisect
from typing import Final

POPM_BEST: Final = 255
_BANDS: Final = (1, 32, 96, 160, 224)
"""Where one star begins, two, and so on, as Windows Explorer reads it."""
_STAR: Final = 20


def banded_rating(value: float) -> int:
    """A value of POPM in whole stars on the scale of 1 to 100; 0 for less than 1."""
    return bisect.bisect(_BANDS, value) * _STAR
