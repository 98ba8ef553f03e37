"""Tracks behind each other on one tape: without a gap, or faded into each other."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Final

import numpy as np

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.playback import LoadId
from musicrec_desktop.playback.stream.read_ahead import ReadAhead

LONGEST_FADE: Final = 0.45
"""Of a track: more than half of it is heard before it leaves, and counts as played."""
GAIN_RAMP_S: Final = 0.05
"""A changed gain is reached over so long, without a click."""
KEPT_HEADS: Final = 8
"""One track is heard while the next is read; beginnings of longer ago are looked up by nobody."""
_NOTHING: Final[FloatArray] = np.zeros((0, 2), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Head:
    """Where a track begins on the tape.

    Attributes:
        frame: of the tape.
        load_id: which track.
        start_ms: where in the track.
    """

    frame: int
    load_id: LoadId
    start_ms: int


class Voice:
    """One track with its gain.

    Args:
        load_id: which.
        source: its sound.
        gain_db: how much it is raised.
    """

    def __init__(self, load_id: LoadId, source: ReadAhead, gain_db: float = 0.0) -> None:
        self.load_id = load_id
        self.source = source
        self._gain = self._wanted_gain = _factor(gain_db)
        self._step = 0.0

    def set_gain(self, gain_db: float) -> None:
        """Raise it by another amount from now on."""
        self._wanted_gain = _factor(gain_db)
        self._step = (self._wanted_gain - self._gain) / (GAIN_RAMP_S * self.source.rate_hz)

    def take(self, count: int) -> FloatArray:
        """Up to ``count`` samples, with the gain applied."""
        block = self.source.take(count)
        if not len(block) or (self._gain == 1.0 and self._wanted_gain == 1.0):
            return block
        if self._gain == self._wanted_gain:
            return block * np.float32(self._gain)
        lower, upper = sorted((self._gain, self._wanted_gain))
        ramp = np.clip(self._gain + np.arange(1, len(block) + 1) * self._step, lower, upper)
        self._gain = float(ramp[-1])
        shaped: FloatArray = block * ramp[:, None].astype(np.float32)
        return shaped

    @property
    def is_over(self) -> bool:
        """Whether all of it has been taken."""
        return self.source.is_complete and self.source.held == 0


class Tape:
    """What is read by the output, in its thread; the owner's thread says what follows.

    Args:
        first: the track that it begins with; its source is ready.
    """

    def __init__(self, first: Voice) -> None:
        self.rate_hz = first.source.rate_hz
        self._lock = threading.Lock()
        self._current = first
        self._next: Voice | None = None
        self._leaving: Voice | None = None
        self._wanted_fade = 0
        self._fade_length = 0
        self._faded = 0
        self._frame = 0
        self._heads = [Head(0, first.load_id, first.source.start_ms)]
        self._end_frame: int | None = None
        self._is_expecting = False

    @property
    def heads(self) -> list[Head]:
        """Where the last few tracks begin that have been reached so far, in order."""
        with self._lock:
            return list(self._heads)

    @property
    def end_frame(self) -> int | None:
        """Where the tape is over; None until that is known."""
        with self._lock:
            return self._end_frame

    @property
    def is_waiting(self) -> bool:
        """Whether there is nothing to read now, though more will come: the file is read too slowly."""
        with self._lock:
            source = self._current.source
            return self._end_frame is None and source.held == 0 and not source.is_complete

    @property
    def failure(self) -> str:
        """Why the track that was read last broke off: a reason word, or empty."""
        with self._lock:
            return self._current.source.failure

    def follow(self, voice: Voice, fade_ms: int = 0) -> bool:
        """What comes behind the current track; False where that is over already.

        Args:
            voice: its source is ready and has this tape's rate.
            fade_ms: how long the two fade into each other; 0 joins them without a gap.
        """
        with self._lock:
            if self._end_frame is not None:
                return False
            self._next = voice
            self._is_expecting = False
            self._wanted_fade = fade_ms * self.rate_hz // 1000
            return True

    def expect(self, is_expected: bool) -> None:
        """Do not end with the current track, because what follows is just being opened; or end with it."""
        with self._lock:
            self._is_expecting = is_expected

    def withdraw(self, load_id: LoadId) -> bool:
        """Take back what was to follow; False where it is being read already."""
        with self._lock:
            if self._next is None or self._next.load_id != load_id:
                return False
            self._next = None
            return True

    def has_begun(self, load_id: LoadId) -> bool:
        """Whether a track is being read, or was."""
        with self._lock:
            return any(head.load_id == load_id for head in self._heads)

    def set_gain(self, load_id: LoadId, gain_db: float) -> None:
        """Raise a track by another amount."""
        with self._lock:
            for voice in (self._current, self._next, self._leaving):
                if voice is not None and voice.load_id == load_id:
                    voice.set_gain(gain_db)

    def read(self, count: int) -> FloatArray:
        """Up to ``count`` samples of shape (n, 2); none where nothing is ready, or all is over."""
        parts: list[FloatArray] = []
        with self._lock:
            while count > 0 and self._end_frame is None:
                block = self._read_some(count)
                if not len(block):
                    if self._turn():
                        continue
                    break
                parts.append(block)
                count -= len(block)
                self._frame += len(block)
        if len(parts) == 1:
            return parts[0]
        return np.concatenate(parts) if parts else _NOTHING

    def close(self) -> None:
        """Hold nothing more."""
        with self._lock:
            for voice in (self._current, self._next, self._leaving):
                if voice is not None:
                    voice.source.close()
            self._end_frame = self._frame if self._end_frame is None else self._end_frame

    def _read_some(self, count: int) -> FloatArray:
        if self._leaving is None and self._next is not None and self._is_fade_due():
            self._begin_fade(self._next)
        if self._leaving is not None:
            return self._faded_block(self._leaving, count)
        if self._next is not None and self._wanted_fade and self._current.source.is_complete:
            count = max(1, min(count, self._current.source.held - self._fade_frames(self._next)))
        return self._current.take(count)

    def _is_fade_due(self) -> bool:
        source = self._current.source
        return (
            self._next is not None
            and self._wanted_fade > 0
            and source.is_complete
            and not source.failure
            and 0 < source.held <= self._fade_frames(self._next)
            and self._next.source.held > 0
        )

    def _fade_frames(self, following: Voice) -> int:
        """Less than half of either track, or a short one would be heard only coming and going."""
        ends_ms = (voice.source.end_ms for voice in (self._current, following))
        parts = (int(ms * self.rate_hz / 1_000 * LONGEST_FADE) for ms in ends_ms if ms is not None)
        return min((self._wanted_fade, *parts))

    def _begin_fade(self, following: Voice) -> None:
        self._fade_length = min(self._fade_frames(following), self._current.source.held)
        self._faded = 0
        self._leaving = self._current
        self._to_next()

    def _faded_block(self, leaving: Voice, count: int) -> FloatArray:
        """Both tracks, the sum of their powers kept: gains are cosine and sine of one angle."""
        count = min(count, self._fade_length - self._faded)
        if not self._current.is_over:
            count = min(count, self._current.source.held)
        old = leaving.take(count)
        new = self._current.take(len(old))
        angle = (self._faded + np.arange(len(old))) / self._fade_length * (np.pi / 2)
        mixed: FloatArray = old * np.cos(angle)[:, None].astype(np.float32)
        mixed[: len(new)] += new * np.sin(angle[: len(new)])[:, None].astype(np.float32)
        self._faded += len(old)
        if self._faded >= self._fade_length:
            leaving.source.close()
            self._leaving = None
        return mixed

    def _turn(self) -> bool:
        """Go on to the next track where the current one is over; False where there is nothing to read."""
        if self._leaving is not None or not self._current.is_over:
            return False
        if self._next is None or self._current.source.failure:
            if not self._is_expecting or self._current.source.failure:
                self._end_frame = self._frame
            return False
        self._current.source.close()
        self._to_next()
        return True

    def _to_next(self) -> None:
        assert self._next is not None
        self._current, self._next = self._next, None
        self._wanted_fade = 0
        self._heads.append(Head(self._frame, self._current.load_id, self._current.source.start_ms))
        del self._heads[:-KEPT_HEADS]


def _factor(gain_db: float) -> float:
    return float(10 ** (gain_db / 20))
