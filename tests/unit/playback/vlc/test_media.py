"""How often libVLC is served, and how far ahead."""

from __future__ import annotations

import ctypes
import threading
from typing import Final

import numpy as np
import pytest
from typing_extensions import override

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.playback.stream.source import Source
from musicrec_desktop.playback.vlc.media import SourceMedia
from musicrec_desktop.playback.vlc.pacer import AHEAD_S
from musicrec_desktop.testing.clock import FakeClock

RATE_HZ: Final = 44_100
SPACE_BYTES: Final = 524_288
REPORT_MS: Final = 300


class Endless(Source):
    """Sound without an end."""

    def __init__(self) -> None:
        self.rate_hz = RATE_HZ
        self.given = 0

    @property
    @override
    def served(self) -> int:
        return self.given

    @property
    @override
    def is_over(self) -> bool:
        return False

    @override
    def read(self, count: int) -> FloatArray:
        self.given += count
        return np.zeros((count, 2), dtype=np.float32)


class Waits(threading.Event):
    """Time passes while somebody waits, and libVLC tells now and then what is heard."""

    def __init__(self, clock: FakeClock, media: SourceMedia) -> None:
        super().__init__()
        self._clock, self._media = clock, media
        self._told_ms = 0
        self.count = 0

    @override
    def wait(self, timeout: float | None = None) -> bool:
        assert timeout is not None
        self.count += 1
        self._clock.advance(max(1, round(timeout * 1_000)))
        now_ms = self._clock.monotonic_ms()
        if now_ms - self._told_ms >= REPORT_MS:
            self._told_ms = now_ms
            self._media.note_time(now_ms, now_ms)
        return False


def test_one_wait_for_each_serving_of_a_tenth_of_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, source = FakeClock(), Endless()
    media = SourceMedia(source, clock)
    waits = Waits(clock, media)
    monkeypatch.setattr(media, "_is_abandoned", waits)
    media.set_paused(False)
    buffer = ctypes.create_string_buffer(SPACE_BYTES)
    servings = 0
    while clock.monotonic_ms() < 10_000:
        assert media._read(None, buffer, SPACE_BYTES) > 0
        servings += 1
        ahead_s = source.served / RATE_HZ - clock.monotonic_ms() / 1_000
        assert AHEAD_S - 0.01 < ahead_s < AHEAD_S + 0.001
    assert servings <= 102
    assert waits.count <= 102
