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


Planes = list[FloatArray]
"""Samples by channel, each of shape (n,); they may be read only."""


FrameKind = tuple[str, str, int, int]
"""Format, layout, number of channels and rate."""


def kind_of(frame: AudioFrame) -> FrameKind:
    """What frames that are joined must have in common; it may change in mid-stream."""
    layout = frame.layout
    return frame.format.name, layout.name, layout.nb_channels, frame.sample_rate


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
        self._waiting_count = 0
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
        return [np.stack(planes) for planes in self.feed_planes(frame)]

    def flush(self) -> list[FloatArray]:
        """What is still inside, shapes (channels, n); the next frame begins anew."""
        return [np.stack(planes) for planes in self.flush_planes()]

    def feed_planes(self, frame: AudioFrame) -> list[Planes]:
        """As ``feed``, channel by channel: nothing is copied."""
        found: list[Planes] = []
        # The resampler would fill gaps between timestamps; pieces are cut by count instead.
        frame.pts = None
        kind = kind_of(frame)
        try:
            if kind != self._kind:
                found = self.flush_planes()
                is_mono = self._keeps_mono and frame.layout.nb_channels == 1
                self._resampler = av.AudioResampler(
                    "fltp", "mono" if is_mono else self._layout, self._rate_hz
                )
                self._kind = kind
            self._waiting.write(frame)
            count = frame.samples
            self._waiting_count += count
            self._fed_s += count / frame.sample_rate
            if self._waiting_count >= JOINED_SAMPLES:
                found += self._convert()
        except (av.FFmpegError, ValueError):
            self._forget()
        return found

    def flush_planes(self) -> list[Planes]:
        """As ``flush``, channel by channel."""
        found: list[Planes] = []
        if self._resampler is not None:
            try:
                found += self._convert()
                found += self._planes(self._resampler.resample(None))
            except (av.FFmpegError, ValueError):
                pass
            self._forget()
        return found

    def _convert(self) -> list[Planes]:
        joined = self._waiting.read(0, partial=True)
        self._waiting_count = 0
        if joined is None or self._resampler is None:
            return []
        return self._planes(self._resampler.resample(joined))

    def _planes(self, frames: Iterable[AudioFrame]) -> list[Planes]:
        found: list[Planes] = []
        for frame in frames:
            count = frame.samples
            planes: Planes = [np.frombuffer(memoryview(plane), np.float32, count) for plane in frame.planes]
            if not _is_integer(self._kind):
                planes = [_tame(plane) for plane in planes]
            if self._channels is not None and len(planes) < self._channels:
                planes = planes * self._channels
            found.append(planes)
            self._yielded += count
        return found

    def _forget(self) -> None:
        self._resampler, self._kind = None, None
        self._waiting, self._waiting_count = av.AudioFifo(), 0
        self._before, self._fed_s = self._yielded, 0.0


def _is_integer(kind: FrameKind | None) -> bool:
    """Whether samples are finite and at most 1 whatever the file holds."""
    return kind is not None and not kind[0].startswith(("flt", "dbl"))


def _tame(samples: FloatArray) -> FloatArray:
    """Float files hold NaN, infinities and absurd values."""
    if samples.size and not (samples.min() >= -HIGHEST_SAMPLE and samples.max() <= HIGHEST_SAMPLE):
        samples = np.nan_to_num(samples, nan=0.0, posinf=0.0, neginf=0.0)
        samples = np.clip(samples, -HIGHEST_SAMPLE, HIGHEST_SAMPLE)
    return samples
