"""The equaliser's presets, and its gains as text."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.model.sound import EQUALIZER_BANDS_HZ, EQUALIZER_LIMIT_DB

Gains = tuple[float, ...]
FLAT: Final[Gains] = (0.0,) * len(EQUALIZER_BANDS_HZ)


@dataclass(frozen=True, slots=True)
class EqualizerPreset:
    """A curve with a name.

    Attributes:
        label: for display.
        gains_db: of ``EQUALIZER_BANDS_HZ``.
    """

    label: str
    gains_db: Gains


EQUALIZER_PRESETS: Final = (
    #                                    31   62  125  250  500   1k   2k   4k   8k  16k
    EqualizerPreset("Flat", FLAT),
    EqualizerPreset("Bass boost", (6.0, 5.5, 4.0, 2.0, 0.5, 0.0, 0.0, 0.0, 0.0, 0.0)),
    EqualizerPreset("Bass cut", (-6.0, -5.0, -3.5, -1.5, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)),
    EqualizerPreset("Treble boost", (0.0, 0.0, 0.0, 0.0, 0.0, 0.5, 2.0, 3.5, 5.0, 5.5)),
    EqualizerPreset("Treble cut", (0.0, 0.0, 0.0, 0.0, 0.0, -0.5, -1.5, -3.0, -4.5, -6.0)),
    EqualizerPreset("Quiet listening", (6.0, 4.5, 2.5, 0.5, 0.0, 0.0, 0.5, 1.5, 3.0, 4.5)),
    EqualizerPreset("Voice", (-4.0, -3.0, -1.5, 0.5, 2.0, 3.5, 3.5, 2.0, 0.0, -1.5)),
    EqualizerPreset("Classical", (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, -0.5, -1.5, -2.0, -2.5)),
    EqualizerPreset("Dance", (5.0, 5.5, 3.5, 0.0, -1.0, -1.0, 0.5, 1.5, 2.5, 2.0)),
    EqualizerPreset("Electronic", (4.5, 4.0, 1.5, 0.0, -1.5, 0.5, 1.0, 2.0, 3.5, 4.0)),
    EqualizerPreset("Jazz", (2.5, 2.0, 1.0, 1.5, -1.0, -1.0, 0.0, 1.0, 2.0, 2.5)),
    EqualizerPreset("Pop", (-1.0, 0.0, 1.5, 2.5, 3.0, 2.5, 1.0, 0.0, -0.5, -1.0)),
    EqualizerPreset("Rock", (4.0, 3.0, 1.5, 0.0, -1.0, -0.5, 1.0, 2.5, 3.5, 4.0)),
    EqualizerPreset("Small speakers", (-6.0, -2.0, 3.5, 3.0, 1.0, 0.0, 0.5, 1.5, 2.0, 1.0)),
)


def preset_of(gains_db: Gains) -> EqualizerPreset | None:
    """The preset with exactly these gains, if there is one."""
    return next((preset for preset in EQUALIZER_PRESETS if preset.gains_db == gains_db), None)


def gains_text(gains_db: Gains) -> str:
    """Gains as they are kept: numbers in dB, with spaces between."""
    return " ".join(f"{gain_db:g}" for gain_db in gains_db)


def gains_of_text(text: str) -> Gains:
    """Gains from their text; flat where it is not one."""
    try:
        gains = tuple(float(word) for word in text.split())
    except ValueError:
        return FLAT
    fits = len(gains) == len(FLAT) and all(math.isfinite(gain) for gain in gains)
    return tuple(max(-EQUALIZER_LIMIT_DB, min(EQUALIZER_LIMIT_DB, gain)) for gain in gains) if fits else FLAT
