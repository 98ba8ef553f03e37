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


class LevelMeter:
    """Keeps the last second and a half of the output, and computes the bars of one moment of it.

    Args:
        rate_hz: of the output.
    """

    def __init__(self, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._lock = threading.Lock()
        self._kept: FloatArray | None = None
        self._end_frame = 0
        self._window = np.hanning(_WINDOW).astype(np.float32)
        highest = min(_HIGHEST_HZ, rate_hz / 2)
        hz = np.geomspace(_LOWEST_HZ, highest, BARS + 1)
        edges = np.maximum(1, np.round(hz * _WINDOW / rate_hz)).astype(int)
        self._first, self._last = edges[:-1], np.maximum(edges[:-1] + 1, edges[1:])
        self._tilt_db = _TILT_DB * np.log2(hz[:-1] / 1_000.0)

    def watch(self, is_watched: bool) -> None:
        """Start or stop to keep what is played."""
        with self._lock:
            self._kept = np.zeros((int(KEPT_S * self._rate_hz), 2), np.float32) if is_watched else None

    def note(self, block: FloatArray, end_frame: int) -> None:
        """Keep a block of the output that ends before frame ``end_frame``; called in the output's thread."""
        with self._lock:
            if self._kept is None or not len(block):
                return
            size = len(self._kept)
            tail = block[-size:]
            places = np.arange(end_frame - len(tail), end_frame) % size
            self._kept[places] = tail
            self._end_frame = end_frame

    def bars(self, heard_frame: int) -> tuple[float, ...]:
        """Levels of ``BARS`` bands around an output frame, low to high, 0 to 1; empty while unwatched."""
        with self._lock:
            if self._kept is None:
                return ()
            size = len(self._kept)
            oldest = max(0, self._end_frame - size)
            begin = min(max(heard_frame - _WINDOW // 2, oldest), max(oldest, self._end_frame - _WINDOW))
            heard = self._kept.take(np.arange(begin, begin + _WINDOW), axis=0, mode="wrap")
        spectrum = np.fft.rfft((heard[:, 0] + heard[:, 1]) * self._window)
        power = (spectrum.real**2 + spectrum.imag**2) / (_WINDOW / 2) ** 2
        below = np.concatenate(([0.0], np.cumsum(power)))
        bands = below[self._last] - below[self._first]
        level_db = 10 * np.log10(np.maximum(bands, 1e-12)) + self._tilt_db
        levels: list[float] = np.clip(1 + level_db / _FLOOR_DB, 0.0, 1.0).tolist()
        return tuple(levels)
