"""The loudness of a whole file after EBU R 128: every sample decoded, nothing estimated.

FFmpeg's ``ebur128`` filter measures (ITU-R BS.1770-4 with true peak, EBU Tech 3342); its loudness of the last
400 ms, which it gives every 100 ms, is what the gates look at, and is kept as a histogram. One channel counts
twice, since it comes out of two loudspeakers; estimates and other ReplayGain tools do the same. The file is
streamed, so that memory does not grow with it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Final

import av
import av.filter
import numpy as np
from av.audio.frame import AudioFrame

from musicrec_desktop.audio.decode import SoundFile
from musicrec_desktop.audio.resample import Resampler
from musicrec_desktop.core.errors import AnalysisError
from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.loudness import SILENCE_LUFS, LoudnessMeasurement, blocks_of, no_blocks
from musicrec_desktop.model.span import SoundPlace, path_of

_PLAIN_LAYOUTS: Final = frozenset({"mono", "stereo", "2.1", "3.0", "4.0", "quad", "5.0", "5.1", "6.1", "7.1"})
"""Layouts whose channels have weights; others are mixed to stereo."""
_UNNAMED: Final = {1: "mono", 2: "stereo"}
"""What one or two channels are where the file does not say, as in most WAV files."""
_BATCH: Final = 600
_LOUDNESS: Final = "lavfi.r128.M"
_INTEGRATED: Final = "lavfi.r128.I"
_RANGE: Final = "lavfi.r128.LRA"
_TRUE_PEAK: Final = "lavfi.r128.true_peak"


def measure_loudness(place: SoundPlace) -> LoudnessMeasurement:
    """Measure one file.

    Args:
        place: the file, or a part of one.

    Raises:
        AnalysisError: nothing in it can be decoded.
        OSError: it is gone or cannot be read.
    """
    meter: _Meter | None = None
    resampler: Resampler | None = None
    with SoundFile(place) as sound:
        for frame in sound.frames():
            if meter is None or resampler is None:
                layout = _layout_of(frame)
                meter = _Meter(layout, frame.sample_rate)
                resampler = Resampler(layout, frame.sample_rate)
            # Later frames of another rate or layout are brought to those of the first.
            for samples in resampler.feed(frame):
                meter.add(samples)
    if meter is None or resampler is None:
        raise AnalysisError(path_of(place), "no-audio")
    for samples in resampler.flush():
        meter.add(samples)
    if not meter.sample_count:
        raise AnalysisError(path_of(place), "unreadable", "no frame could be converted")
    return meter.finish()


def _layout_of(frame: AudioFrame) -> str:
    name = frame.layout.name
    return name if name in _PLAIN_LAYOUTS else _UNNAMED.get(frame.layout.nb_channels, "stereo")


class _Meter:
    """One filter, and what it said."""

    def __init__(self, layout: str, rate_hz: int) -> None:
        self._layout, self._rate_hz = layout, rate_hz
        self._graph = av.filter.Graph()
        source = self._graph.add_abuffer(
            sample_rate=rate_hz, format="fltp", layout=layout, time_base=None, channels=None
        )
        meter = self._graph.add("ebur128", "metadata=1:peak=true:dualmono=true:framelog=quiet")
        sink = self._graph.add("abuffersink")
        source.link_to(meter)
        meter.link_to(sink)
        self._graph.configure()
        self._blocks = no_blocks()
        self._waiting: list[float] = []
        self._last: dict[str, str] = {}
        self.sample_count = 0

    def add(self, samples: FloatArray) -> None:
        """Measure samples, shape (channels, n)."""
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples), "fltp", self._layout)
        frame.sample_rate = self._rate_hz
        frame.pts = self.sample_count
        self.sample_count += samples.shape[1]
        self._graph.push(frame)
        self._read()

    def finish(self) -> LoudnessMeasurement:
        """The end; what does not fill the last 100 ms counts for the peak alone."""
        self._graph.push(None)
        self._read()
        self._count()
        return LoudnessMeasurement(
            integrated_lufs=max(SILENCE_LUFS, float(self._last.get(_INTEGRATED, SILENCE_LUFS))),
            true_peak=float(self._last.get(_TRUE_PEAK, 0.0)),
            range_lu=float(self._last.get(_RANGE, 0.0)),
            blocks=self._blocks,
        )

    def _read(self) -> None:
        for found in self._pulled():
            self._last = found
            self._waiting.append(float(found[_LOUDNESS]))
        if len(self._waiting) >= _BATCH:
            self._count()

    def _pulled(self) -> Iterator[dict[str, str]]:
        with contextlib.suppress(av.BlockingIOError, av.EOFError):
            while True:
                frame = self._graph.pull()
                if isinstance(frame, av.AudioFrame) and _LOUDNESS in frame.metadata:
                    yield dict(frame.metadata)

    def _count(self) -> None:
        self._blocks += blocks_of(self._waiting)
        self._waiting = []
