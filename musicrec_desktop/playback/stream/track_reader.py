"""One file, or a part of one, as blocks of stereo samples, from a position on."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Final, Self

import numpy as np

from musicrec_desktop.audio.decode import LEAD_S, SMALL_BYTES, SoundFile
from musicrec_desktop.audio.resample import Resampler
from musicrec_desktop.core.errors import AnalysisError, PlaybackError
from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.span import SoundPlace, path_of

LOWEST_RATE_HZ: Final = 44_100
HIGHEST_RATE_HZ: Final = 192_000


def stream_rate_hz(file_rate_hz: int) -> int:
    """The rate of a stream that begins with a file of this rate, within what sound cards support."""
    return min(max(file_rate_hz, LOWEST_RATE_HZ), HIGHEST_RATE_HZ)


class TrackReader:
    """Decodes a file from front to back, without encoder delay and padding where the file tells them.

    Of a part of a file, all times are told from its beginning.

    Use it as a context manager, in one thread.

    Args:
        place: the file or the part.
        rate_hz: of the blocks; None takes that of the file (``stream_rate_hz``).
        start_ms: where to begin.

    Raises:
        PlaybackError: ``"gone"``, ``"unreadable"``, ``"cannot-open"``, ``"no-audio"``, ``"protected"``, or
            why it is hollow (``core/hollow_files.py``).
    """

    def __init__(self, place: SoundPlace, rate_hz: int | None = None, start_ms: int = 0) -> None:
        self._path = path = path_of(place)
        try:
            self._file = SoundFile(place)
        except AnalysisError as error:
            reason = "cannot-open" if error.reason == "unreadable" else error.reason
            raise PlaybackError(reason, path) from error
        except FileNotFoundError as error:
            raise PlaybackError("gone", path) from error
        except OSError as error:
            raise PlaybackError("unreadable", path) from error
        self.rate_hz = rate_hz or stream_rate_hz(self._file.rate_hz)
        self._start_s = start_ms / 1000
        self._is_small = self._file.size <= SMALL_BYTES
        self._surplus: int | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.__exit__(None, None, None)

    def blocks(self) -> Iterator[FloatArray]:
        """Blocks of shape (n, 2), float32, full scale 1.0, to the end.

        Raises:
            PlaybackError: ``"lost"``, the disk went away; ``"damaged"``, too much of it is broken.
        """
        # A sound card plays one channel at full level from both loudspeakers.
        resampler = Resampler("stereo", self.rate_hz, keeps_mono=True)
        try:
            if self._start_s > 0 and not self._is_small:
                self._file.seek(max(0.0, self._start_s - LEAD_S))
            for frame in self._file.frames():
                if self._surplus is None:
                    self._surplus = self._samples_before_start(self._file.frame_start_s(frame))
                yield from self._kept(resampler.feed(frame))
            yield from self._kept(resampler.flush())
        except AnalysisError as error:
            raise PlaybackError("damaged", self._path) from error
        except OSError as error:
            raise PlaybackError("lost" if os.path.exists(self._path) else "gone", self._path) from error

    def _samples_before_start(self, begun_s: float | None) -> int:
        if self._start_s <= 0:
            return 0
        begun_s = 0.0 if self._is_small or begun_s is None else begun_s
        return max(0, round((self._start_s - begun_s) * self.rate_hz))

    def _kept(self, arrays: list[FloatArray]) -> Iterator[FloatArray]:
        """The blocks without what lies before the start, each of shape (n, 2)."""
        for array in arrays:
            before = min(self._surplus or 0, array.shape[1])
            self._surplus = (self._surplus or 0) - before
            kept = array[:, before:]
            if kept.shape[1]:
                yield np.ascontiguousarray(kept.T)
