"""Joins tracks into one run of sound: without a gap, or faded into each other."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Final

import numpy as np

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.playback import LoadId
from musicrec_desktop.playback.stream.read_ahead import ReadAhead

LONGEST_FADE: Final = 0.45
"""Share of a track: more than half of it is heard before it fades out, so it counts as played."""
GAIN_RAMP_S: Final = 0.05
"""A changed gain is reached in this time, without a click."""
KEPT_CUES: Final = 8
"""One track is heard while the next is read; older cues are never looked up."""
_NOTHING: Final[FloatArray] = np.zeros((0, 2), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Cue:
    """Where a track begins in the mix.

    Attributes:
        frame: of the mix.
        load_id: which track.
        start_ms: where in the track.
    """

    frame: int
    load_id: LoadId
    start_ms: int


class Deck:
    """One track on the mixer, with its gain.

    Args:
        load_id: which track.
        buffer: its decoded sound.
        gain_db: how much it is raised.
    """

    def __init__(self, load_id: LoadId, buffer: ReadAhead, gain_db: float = 0.0) -> None:
        self.load_id = load_id
        self.buffer = buffer
        self._gain = self._wanted_gain = _factor(gain_db)
        self._step = 0.0

    def set_gain(self, gain_db: float) -> None:
        """Ramp to another gain from now on."""
        self._wanted_gain = _factor(gain_db)
        self._step = (self._wanted_gain - self._gain) / (GAIN_RAMP_S * self.buffer.rate_hz)

    def take(self, count: int) -> FloatArray:
        """Up to ``count`` frames of shape (n, 2) with the gain applied; none where nothing is decoded."""
        block = self.buffer.take(count)
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
        """Whether all of the track has been taken."""
        return self.buffer.is_complete and self.buffer.held == 0


class Mixer:
    """Mixes the present deck and the next one; read in the output's thread, told in the owner's thread.

    Args:
        first: the deck that it begins with; its buffer is ready.
    """

    def __init__(self, first: Deck) -> None:
        self.rate_hz = first.buffer.rate_hz
        self._lock = threading.Lock()
        self._current = first
        self._next: Deck | None = None
        self._leaving: Deck | None = None
        self._wanted_fade = 0
        self._fade_length = 0
        self._faded = 0
        self._frame = 0
        self._cues = [Cue(0, first.load_id, first.buffer.start_ms)]
        self._end_frame: int | None = None
        self._is_expecting = False

    @property
    def cues(self) -> list[Cue]:
        """Where the last few tracks begin that have been reached, in order."""
        with self._lock:
            return list(self._cues)

    @property
    def end_frame(self) -> int | None:
        """The frame of the mix behind the last sound; None until that is known."""
        with self._lock:
            return self._end_frame

    @property
    def is_waiting(self) -> bool:
        """Whether there is nothing to read now though more will come: the file is read too slowly."""
        with self._lock:
            buffer = self._current.buffer
            return self._end_frame is None and buffer.held == 0 and not buffer.is_complete

    @property
    def failure(self) -> str:
        """Why the track that was read last broke off: a reason word, or empty."""
        with self._lock:
            return self._current.buffer.failure

    def follow(self, deck: Deck, fade_ms: int = 0) -> bool:
        """Set the deck behind the current one; False where the mix is over already.

        Args:
            deck: its buffer is ready and has the rate of this mixer.
            fade_ms: how long the two fade into each other; 0 joins them without a gap.
        """
        with self._lock:
            if self._end_frame is not None:
                return False
            self._next = deck
            self._is_expecting = False
            self._wanted_fade = fade_ms * self.rate_hz // 1000
            return True

    def expect(self, is_expected: bool) -> None:
        """Say whether a next track is being opened, so that the mix does not end with the current one."""
        with self._lock:
            self._is_expecting = is_expected

    def withdraw(self, load_id: LoadId) -> bool:
        """Take back the next track; False where it is being read already, or is another one."""
        with self._lock:
            if self._next is None or self._next.load_id != load_id:
                return False
            self._next = None
            return True

    def has_begun(self, load_id: LoadId) -> bool:
        """Whether a track is being read, or was read."""
        with self._lock:
            return any(cue.load_id == load_id for cue in self._cues)

    def set_gain(self, load_id: LoadId, gain_db: float) -> None:
        """Ramp the deck of a track to another gain."""
        with self._lock:
            for deck in (self._current, self._next, self._leaving):
                if deck is not None and deck.load_id == load_id:
                    deck.set_gain(gain_db)

    def read(self, count: int) -> FloatArray:
        """Up to ``count`` frames of shape (n, 2), float32; none where nothing is ready or the mix is over."""
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
        """Let go of all decks."""
        with self._lock:
            for deck in (self._current, self._next, self._leaving):
                if deck is not None:
                    deck.buffer.close()
            self._end_frame = self._frame if self._end_frame is None else self._end_frame

    def _read_some(self, count: int) -> FloatArray:
        if self._leaving is None and self._next is not None and self._is_fade_due():
            self._begin_fade(self._next)
        if self._leaving is not None:
            return self._faded_block(self._leaving, count)
        if self._next is not None and self._wanted_fade and self._current.buffer.is_complete:
            count = max(1, min(count, self._current.buffer.held - self._fade_frames(self._next)))
        return self._current.take(count)

    def _is_fade_due(self) -> bool:
        buffer = self._current.buffer
        return (
            self._next is not None
            and self._wanted_fade > 0
            and buffer.is_complete
            and not buffer.failure
            and 0 < buffer.held <= self._fade_frames(self._next)
            and self._next.buffer.held > 0
        )

    def _fade_frames(self, following: Deck) -> int:
        """The length of a fade: less than half of either track, so that a short one is also heard in full."""
        ends_ms = (deck.buffer.end_ms for deck in (self._current, following))
        parts = (int(ms * self.rate_hz / 1_000 * LONGEST_FADE) for ms in ends_ms if ms is not None)
        return min((self._wanted_fade, *parts))

    def _begin_fade(self, following: Deck) -> None:
        self._fade_length = min(self._fade_frames(following), self._current.buffer.held)
        self._faded = 0
        self._leaving = self._current
        self._to_next()

    def _faded_block(self, leaving: Deck, count: int) -> FloatArray:
        """Both tracks at equal power: their gains are the cosine and the sine of one angle."""
        count = min(count, self._fade_length - self._faded)
        if not self._current.is_over:
            count = min(count, self._current.buffer.held)
        old = leaving.take(count)
        new = self._current.take(len(old))
        angle = (self._faded + np.arange(len(old))) / self._fade_length * (np.pi / 2)
        mixed: FloatArray = old * np.cos(angle)[:, None].astype(np.float32)
        mixed[: len(new)] += new * np.sin(angle[: len(new)])[:, None].astype(np.float32)
        self._faded += len(old)
        if self._faded >= self._fade_length:
            leaving.buffer.close()
            self._leaving = None
        return mixed

    def _turn(self) -> bool:
        """Go on to the next deck where the current one is over; False where there is nothing to read."""
        if self._leaving is not None or not self._current.is_over:
            return False
        if self._next is None or self._current.buffer.failure:
            if not self._is_expecting or self._current.buffer.failure:
                self._end_frame = self._frame
            return False
        self._current.buffer.close()
        self._to_next()
        return True

    def _to_next(self) -> None:
        assert self._next is not None
        self._current, self._next = self._next, None
        self._wanted_fade = 0
        self._cues.append(Cue(self._frame, self._current.load_id, self._current.buffer.start_ms))
        del self._cues[:-KEPT_CUES]


def _factor(gain_db: float) -> float:
    return float(10 ** (gain_db / 20))
