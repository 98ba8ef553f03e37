"""Cutting decoded frames to a span, to the sample: neighbours join without a gap or a doubled sample."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import av
import numpy as np
from av.audio.frame import AudioFrame
from numpy.typing import NDArray

from musicrec_desktop.model.span import FRAMES_A_SECOND, Span


def within(
    frames: Iterable[AudioFrame], span: Span, start_s_of: Callable[[AudioFrame], float | None]
) -> Iterator[AudioFrame]:
    """The frames, or parts of them, that lie in a span; the rest is decoded and dropped.

    Args:
        frames: in their order, from anywhere at or before what is wanted.
        span: of the file.
        start_s_of: where in the file a frame begins, in seconds; None where it does not say, which is behind
            the one before.
    """
    begin = 0
    for frame in frames:
        rate_hz = frame.sample_rate
        start_s = start_s_of(frame)
        if start_s is not None:
            begin = round(start_s * rate_hz)
        count = frame.samples
        first = max(0, sample_of(span.start, rate_hz) - begin)
        end = count if span.end is None else min(count, sample_of(span.end, rate_hz) - begin)
        if end <= 0:
            return
        begin += count
        if first >= end:
            continue
        yield frame if (first, end) == (0, count) else _piece(frame, first, end)


def sample_of(frame: int, rate_hz: int) -> int:
    """The sample at which a frame of 1/75 s begins; the same number from both of its sides."""
    return (2 * frame * rate_hz + FRAMES_A_SECOND) // (2 * FRAMES_A_SECOND)


def _piece(frame: AudioFrame, first: int, end: int) -> AudioFrame:
    """The samples of a frame from one place to another."""
    step = 1 if frame.format.is_planar else frame.layout.nb_channels
    # Of whatever type the frame has.
    samples: NDArray[Any] = np.ascontiguousarray(frame.to_ndarray()[:, first * step : end * step])
    piece = av.AudioFrame.from_ndarray(samples, format=frame.format.name, layout=frame.layout.name)
    piece.sample_rate = frame.sample_rate
    if frame.pts is not None and frame.time_base:
        piece.time_base = frame.time_base
        piece.pts = frame.pts + round(first / frame.sample_rate / frame.time_base)
    return piece
