"""The levels of what is heard, as bars; measured only while they are shown."""

from __future__ import annotations

import threading
from typing import Final

import numpy as np

from musicrec_desktop.model.features import FloatArray

BARS: Final = 24
KEPT_S: Final = 1.5
_WINDOW: Final = 2_048
_LOWEST_HZ: Final = 50.0
_HIGHEST_HZ: Final = 14_000.0
_FLOOR_DB: Final = 60.0
_TILT_DB: Final = 3.0
"""Music falls by about this much each octave; raised by as much, the bars look level."""
_NO_POWER: Final = 1e-12


class LevelMeter:
    """Keeps the last second and a half of the output, and computes the bars of one moment of it.

    Args:
        rate_hz: of the output.
    """

    def __init__(self, rate_hz: int) -> None:
        self._size = int(KEPT_S * rate_hz)
        self._lock = threading.Lock()
        # Both channels added, twice behind each other, so that any part of it lies in one piece.
        self._kept: FloatArray | None = None
        self._end_frame = 0
        # Scaled so that a tone at full level has the power 1.
        self._window = (np.hanning(_WINDOW) / (_WINDOW / 2)).astype(np.float32)
        hz = np.geomspace(_LOWEST_HZ, min(_HIGHEST_HZ, rate_hz / 2), BARS + 1)
        edges = np.maximum(1, np.round(hz * _WINDOW / rate_hz)).astype(int)
        self._firsts, self._last = edges[:-1], max(edges[-2] + 1, edges[-1])
        tilt_db = _TILT_DB * np.log2(hz[:-1] / 1_000.0)
        self._level_of_one = (1 + tilt_db / _FLOOR_DB).astype(np.float32)

    def watch(self, is_watched: bool) -> None:
        """Start or stop to keep what is played."""
        with self._lock:
            self._kept = np.zeros(2 * self._size, np.float32) if is_watched else None

    def note(self, block: FloatArray, end_frame: int) -> None:
        """Keep a block of the output that ends before frame ``end_frame``; called in the output's thread."""
        with self._lock:
            if self._kept is None or not len(block):
                return
            tail = block[-self._size :]
            both = tail[:, 0] + tail[:, 1]
            place = (end_frame - len(both)) % self._size
            before = min(len(both), self._size - place)
            for start in (0, self._size):
                self._kept[start + place : start + place + before] = both[:before]
                self._kept[start : start + len(both) - before] = both[before:]
            self._end_frame = end_frame

    def bars(self, heard_frame: int) -> tuple[float, ...]:
        """Levels of ``BARS`` bands around an output frame, low to high, 0 to 1; empty while unwatched."""
        with self._lock:
            if self._kept is None:
                return ()
            oldest = max(0, self._end_frame - self._size)
            begin = min(max(heard_frame - _WINDOW // 2, oldest), max(oldest, self._end_frame - _WINDOW))
            place = begin % self._size
            heard = self._kept[place : place + _WINDOW] * self._window
        spectrum = np.fft.rfft(heard)[: self._last]
        power = spectrum.real**2 + spectrum.imag**2
        # A band reaches to where the next one begins, and has one line at least.
        bands = np.add.reduceat(power, self._firsts)
        levels = np.log10(np.maximum(bands, _NO_POWER)) * (10 / _FLOOR_DB) + self._level_of_one
        shown: list[float] = np.minimum(np.maximum(levels, 0.0), 1.0).tolist()
        return tuple(shown)
