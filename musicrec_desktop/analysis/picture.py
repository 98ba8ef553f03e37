"""The picture behind the seek bar: loudness and brightness of a whole file in 400 points.

The file is streamed, so memory does not grow with its length; of very long files 400 short pieces are
decoded.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.audio.decode import SoundFile
from musicrec_desktop.audio.duration import find_duration_s
from musicrec_desktop.audio.resample import Resampler
from musicrec_desktop.core.errors import AnalysisError
from musicrec_desktop.model.features import FloatArray, SeekPicture
from musicrec_desktop.model.span import SoundPlace, path_of

POINTS: Final = 400
RATE_HZ: Final = 22_050
BLOCK: Final = 1024
# Blocks are joined in pairs, again and again, when a file has more.
MAX_STEPS: Final = 4096
DARK_HZ: Final = 100.0
BRIGHT_HZ: Final = 8000.0
# Loudness grows with sound pressure to this power (S. S. Stevens, The measurement of loudness, 1955).
LOUDNESS_EXPONENT: Final = 0.6
LONG_S: Final = 3600.0
PIECE_S: Final = 0.4
MAX_SEEK_ERROR_S: Final = 60.0
MAX_REFUSED: Final = POINTS // 10
_BATCH: Final = 64 * BLOCK
_SILENCE: Final = 1e-10

Curve = NDArray[np.float64]


def make_picture(place: SoundPlace) -> SeekPicture:
    """Draw one file.

    Args:
        place: the file, or a part of one.

    Raises:
        AnalysisError: nothing in it can be decoded.
        OSError: it is gone or cannot be read.
    """
    with SoundFile(place) as sound:
        duration_s = find_duration_s(sound)
    curves: Curve | None = None
    if duration_s is not None and duration_s > LONG_S:
        curves = _sampled(place, duration_s)
    if curves is None:
        curves = _streamed(place)
    if not curves.shape[1]:
        raise AnalysisError(path_of(place), "no-audio")
    return _picture(curves)


def _streamed(place: SoundPlace) -> Curve:
    """Power, weighted frequency and weight of the whole file, step by step, shape (3, steps)."""
    meter = _Meter()
    resampler = Resampler("mono", RATE_HZ)
    with SoundFile(place) as sound:
        for frame in sound.frames():
            meter.add(resampler.feed(frame))
    meter.add(resampler.flush())
    return meter.finish()


def _sampled(place: SoundPlace, duration_s: float) -> Curve | None:
    """The same from a short piece at each point; None where the file cannot be sought in."""
    points: list[Curve] = []
    refused = 0
    with SoundFile(place) as sound:
        for number in range(POINTS):
            point = _point(sound, (number + 0.5) / POINTS * duration_s)
            if point is None:
                # FLAC without an index refuses seeks to some places, for example near the end.
                refused += 1
                point = points[-1] if points else np.zeros(3)
            points.append(point)
            if refused > MAX_REFUSED:
                return None
    return np.stack(points, axis=1)


def _point(sound: SoundFile, wanted_s: float) -> Curve | None:
    """Power, weighted frequency and weight of a short piece, shape (3,); None where there is none."""
    if not sound.seek(wanted_s):
        return None
    meter = _Meter()
    resampler = Resampler("mono", RATE_HZ)
    have_s = 0.0
    for frame in sound.frames():
        start_s = sound.frame_start_s(frame)
        if start_s is not None and abs(start_s - wanted_s) > MAX_SEEK_ERROR_S:
            return None
        meter.add(resampler.feed(frame))
        have_s += frame.samples / frame.sample_rate
        if have_s >= PIECE_S:
            break
    meter.add(resampler.flush())
    if not have_s:
        return None
    sums: Curve = meter.finish().sum(axis=1)
    return sums / have_s


class _Meter:
    """Measures blocks of 46 ms as they stream by."""

    def __init__(self) -> None:
        self._waiting: list[FloatArray] = []
        self._waiting_count = 0
        self._blocks_a_step = 1
        self._steps = np.zeros((3, 0))
        # Blocks that do not fill a step yet.
        self._rest = np.zeros((3, 0))
        self._frequencies = np.fft.rfftfreq(BLOCK, 1.0 / RATE_HZ).astype(np.float32)
        self._window = np.hanning(BLOCK).astype(np.float32)

    def add(self, chunks: Iterable[FloatArray]) -> None:
        for chunk in chunks:
            self._waiting.append(chunk[0])
            self._waiting_count += chunk.shape[1]
        if self._waiting_count >= _BATCH:
            self._measure(is_last=False)

    def finish(self) -> Curve:
        self._measure(is_last=True)
        if self._rest.shape[1]:
            # A last step with fewer blocks is scaled to a full one; else the end would look quiet.
            last = self._rest.mean(axis=1, keepdims=True) * self._blocks_a_step
            self._steps = np.concatenate([self._steps, last], axis=1)
            self._rest = self._rest[:, :0]
        return self._steps

    def _measure(self, *, is_last: bool) -> None:
        if not self._waiting:
            return
        samples = np.concatenate(self._waiting)
        if is_last and len(samples) % BLOCK:
            samples = np.pad(samples, (0, BLOCK - len(samples) % BLOCK))
        whole = len(samples) - len(samples) % BLOCK
        self._waiting = [samples[whole:]]
        self._waiting_count = len(samples) - whole
        blocks = samples[:whole].reshape(-1, BLOCK)
        magnitude = np.abs(np.fft.rfft(blocks * self._window, axis=1))
        measured = np.stack(
            [np.square(blocks).mean(axis=1), magnitude @ self._frequencies, magnitude.sum(axis=1)]
        )
        self._append(np.concatenate([self._rest, measured], axis=1))

    def _append(self, blocks: Curve) -> None:
        size = self._blocks_a_step
        full = blocks.shape[1] - blocks.shape[1] % size
        joined = blocks[:, :full].reshape(3, -1, size).sum(axis=2)
        self._rest = blocks[:, full:]
        self._steps = np.concatenate([self._steps, joined], axis=1)
        while self._steps.shape[1] > MAX_STEPS:
            even = self._steps.shape[1] - self._steps.shape[1] % 2
            left = self._steps[:, even:]
            self._steps = self._steps[:, :even].reshape(3, -1, 2).sum(axis=2)
            if left.shape[1]:
                # The odd step goes back in front of the waiting blocks, as many as it was made of.
                spread = np.repeat(left / self._blocks_a_step, self._blocks_a_step, axis=1)
                self._rest = np.concatenate([spread, self._rest], axis=1)
            self._blocks_a_step *= 2


def _picture(curves: Curve) -> SeekPicture:
    power, weighted_hz, weight = (_at_points(curve) for curve in curves)
    pressure = np.sqrt(power)
    loudest = float(pressure.max())
    loudness = (pressure / loudest) ** LOUDNESS_EXPONENT if loudest > _SILENCE else np.zeros(POINTS)
    hertz = np.where(weight > _SILENCE, weighted_hz / np.maximum(weight, _SILENCE), DARK_HZ)
    height = np.log(np.clip(hertz, DARK_HZ, BRIGHT_HZ) / DARK_HZ) / np.log(BRIGHT_HZ / DARK_HZ)
    return SeekPicture(
        loudness=np.round(255.0 * loudness).astype(np.uint8),
        brightness=np.round(255.0 * height).astype(np.uint8),
    )


def _at_points(curve: Curve) -> Curve:
    """Means over 400 equal parts, whatever the number of steps."""
    total = np.concatenate([[0.0], np.cumsum(curve)])
    edges = np.linspace(0.0, len(curve), POINTS + 1)
    sums: Curve = np.diff(np.interp(edges, np.arange(len(total)), total))
    return sums * (POINTS / len(curve))
