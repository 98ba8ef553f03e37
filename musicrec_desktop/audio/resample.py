"""Frames of any layout and rate to float32 samples at one rate, also where they change in mid-stream."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import av
import numpy as np
from av.audio.frame import AudioFrame

from musicrec_desktop.model.features import FloatArray

# Vorbis comes in frames of about a hundred samples; the call costs more than the conversion.
JOINED_SAMPLES: Final = 65_536
HIGHEST_SAMPLE: Final = 16.0


FrameKind = tuple[str, str, int, int]
"""Format, layout, number of channels and rate."""


def kind_of(frame: AudioFrame) -> FrameKind:
    """What frames that are joined must have in common; it may change in mid-stream."""
    return frame.format.name, frame.layout.name, frame.layout.nb_channels, frame.sample_rate


class Resampler:
    """Converts a stream of frames; joins small ones before.

    Setting one up costs as much as two seconds of sound, so one serves for all pieces of a track.

    Args:
        layout: ``"mono"`` or ``"stereo"``; other layouts are mixed as FFmpeg does it, without scaling.
        rate_hz: of the result.
        keeps_mono: one channel becomes two of its full level; FFmpeg spreads it at -3 dB each.
    """

    def __init__(self, layout: str, rate_hz: int, *, keeps_mono: bool = False) -> None:
        self._layout = layout
        self._keeps_mono = keeps_mono
        self._channels = 2 if layout == "stereo" else None
        self._rate_hz = rate_hz
        self._kind: FrameKind | None = None
        self._resampler: av.AudioResampler | None = None
        self._waiting = av.AudioFifo()
        self._yielded = 0
        # Samples that were yielded before the present kind of frames, and its seconds since.
        self._before = 0
        self._fed_s = 0.0

    @property
    def due(self) -> int:
        """How many samples will have been yielded for the frames so far, those still inside included."""
        return self._before + round(self._fed_s * self._rate_hz)

    def feed(self, frame: AudioFrame) -> list[FloatArray]:
        """The samples that are ready, shapes (channels, n); none for a frame that cannot be converted."""
        kind = kind_of(frame)
        found: list[FloatArray] = []
        # The resampler would fill gaps between timestamps; pieces are cut by count instead.
        frame.pts = None
        try:
            if kind != self._kind:
                found = self.flush()
                is_mono = self._keeps_mono and frame.layout.nb_channels == 1
                self._resampler = av.AudioResampler(
                    "fltp", "mono" if is_mono else self._layout, self._rate_hz
                )
                self._waiting = av.AudioFifo()
                self._kind = kind
            self._waiting.write(frame)
            self._fed_s += frame.samples / frame.sample_rate
            if self._waiting.samples >= JOINED_SAMPLES:
                found += self._convert()
        except (av.FFmpegError, ValueError):
            self._forget()
        return found

    def flush(self) -> list[FloatArray]:
        """What is still inside; the next frame begins anew."""
        found: list[FloatArray] = []
        if self._resampler is not None:
            try:
                found += self._convert()
                found += self._samples(self._resampler.resample(None))
            except (av.FFmpegError, ValueError):
                pass
            self._forget()
        return found

    def _convert(self) -> list[FloatArray]:
        joined = self._waiting.read(0, partial=True)
        if joined is None or self._resampler is None:
            return []
        return self._samples(self._resampler.resample(joined))

    def _samples(self, frames: Iterable[AudioFrame]) -> list[FloatArray]:
        arrays = [_tame(np.asarray(frame.to_ndarray(), dtype=np.float32)) for frame in frames]
        if self._channels is not None:
            arrays = [np.broadcast_to(array, (self._channels, array.shape[1])) for array in arrays]
        self._yielded += sum(array.shape[1] for array in arrays)
        return arrays

    def _forget(self) -> None:
        self._resampler, self._kind = None, None
        self._before, self._fed_s = self._yielded, 0.0


def _tame(samples: FloatArray) -> FloatArray:
    """Float files hold NaN, infinities and absurd values."""
    if samples.size and not (samples.min() >= -HIGHEST_SAMPLE and samples.max() <= HIGHEST_SAMPLE):
        samples = np.nan_to_num(samples, nan=0.0, posinf=0.0, neginf=0.0)
        samples = np.clip(samples, -HIGHEST_SAMPLE, HIGHEST_SAMPLE)
    return samples
