"""Decoded sound that a test gives, for mixers and sources: a read-ahead buffer without a thread."""

from __future__ import annotations

import threading
from collections import deque

import numpy as np

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.playback import LoadId
from musicrec_desktop.playback.stream.mixer import Deck
from musicrec_desktop.playback.stream.read_ahead import ReadAhead

RATE_HZ = 44_100


class HeldSound(ReadAhead):
    """Holds what is given to it.

    Args:
        samples: what is held at first, shape (n,), the same on both sides.
        is_complete: nothing more will come.
        failure: why it broke off.
    """

    def __init__(
        self,
        samples: FloatArray,
        *,
        is_complete: bool = True,
        failure: str = "",
        start_ms: int = 0,
        rate_hz: int = RATE_HZ,
    ) -> None:
        self._changed = threading.Condition()
        self._blocks: deque[FloatArray] = deque()
        self._held = self._decoded = 0
        self._refill_below = None
        self._start_ms = start_ms
        self._rate_hz = rate_hz
        self._is_complete = is_complete
        self._failure = failure
        self._is_closed = False
        self.give(samples)

    @property
    def is_closed(self) -> bool:
        """Whether the buffer was closed."""
        return self._is_closed

    def give(self, samples: FloatArray, *, is_complete: bool | None = None) -> None:
        """More has been decoded."""
        with self._changed:
            self._blocks.append(np.stack([samples, samples], axis=1).astype(np.float32))
            self._held += len(samples)
            self._decoded += len(samples)
            self._is_complete = self._is_complete if is_complete is None else is_complete


def noise(count: int, seed: int = 1, level: float = 0.5) -> FloatArray:
    """Random samples, shape (count,)."""
    made: FloatArray = np.random.default_rng(seed).uniform(-level, level, count).astype(np.float32)
    return made


def deck(number: int, sound: ReadAhead, gain_db: float = 0.0) -> Deck:
    """A track of a mixer."""
    return Deck(LoadId(number), sound, gain_db)
