"""A buffer that is decoded ahead of playback in a thread of its own, so that a slow disk is not heard."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from typing import Final

import numpy as np

from musicrec_desktop.core.errors import PlaybackError
from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.span import SoundPlace, path_of
from musicrec_desktop.playback.file_check import why_unplayable

AHEAD_S: Final = 8.0
"""How much sound is decoded in advance. The end of a track is known that long before it is heard."""
FIRST_S: Final = 0.5
"""How much sound is decoded before a track counts as ready."""
REFILL_SHARE: Final = 0.25
"""A full buffer is filled again when so much of it was taken: the thread wakes every two seconds, instead of
each time that something is taken."""


class ReadAhead:
    """The decoded sound of one file, or of a part of one, from a position on.

    ``on_ready`` is called once, in the reader's thread: there is sound, or a failure, or nothing at all.
    ``on_complete`` is called once, in the reader's thread, when everything has been decoded.

    Args:
        place: the file, or the part of it that all positions are told of.
        start_ms: where to begin.
        rate_hz: of the decoded sound; None takes that of the file.
        ahead_s: how much sound to hold.
        on_ready: see above.
        on_complete: see above.
    """

    def __init__(
        self,
        place: SoundPlace,
        *,
        start_ms: int = 0,
        rate_hz: int | None = None,
        ahead_s: float = AHEAD_S,
        on_ready: Callable[[], object] = lambda: None,
        on_complete: Callable[[], object] = lambda: None,
    ) -> None:
        self._place = place
        self._start_ms = start_ms
        self._wanted_rate_hz = rate_hz
        self._ahead_s = ahead_s
        self._on_ready = on_ready
        self._on_complete = on_complete
        self._changed = threading.Condition()
        self._blocks: deque[FloatArray] = deque()
        self._held = 0
        self._decoded = 0
        self._refill_below: float | None = None
        self._is_closed = False
        self._is_told_ready = False
        self._is_complete = False
        self._failure = ""
        self._rate_hz = rate_hz or 0
        self._thread = threading.Thread(target=self._work, name="read-ahead", daemon=True)
        self._thread.start()

    @property
    def rate_hz(self) -> int:
        """The sample rate; 0 until the buffer is ready, or where it failed before."""
        return self._rate_hz

    @property
    def start_ms(self) -> int:
        """The position in the file at which the sound begins."""
        return self._start_ms

    @property
    def failure(self) -> str:
        """Why the file could not be read to its end: a reason word, or empty."""
        return self._failure

    @property
    def is_complete(self) -> bool:
        """Whether everything has been decoded: ``held`` is all that will come."""
        with self._changed:
            return self._is_complete

    @property
    def is_ready(self) -> bool:
        """Whether there is sound to begin with, or everything has been decoded."""
        with self._changed:
            return self._is_complete or self._held >= FIRST_S * max(1, self._rate_hz)

    @property
    def end_ms(self) -> int | None:
        """The position in the file at which the sound ends; None until everything has been decoded."""
        with self._changed:
            is_known = self._is_complete and self._rate_hz > 0
            return self._start_ms + self._decoded * 1000 // self._rate_hz if is_known else None

    @property
    def held(self) -> int:
        """How many frames can be taken now."""
        with self._changed:
            return self._held

    def take(self, count: int) -> FloatArray:
        """Up to ``count`` frames of shape (n, 2), float32; never waits, so there may be none."""
        parts: list[FloatArray] = []
        with self._changed:
            while count > 0 and self._blocks:
                block = self._blocks[0]
                if len(block) <= count:
                    parts.append(self._blocks.popleft())
                else:
                    parts.append(block[:count])
                    self._blocks[0] = block[count:]
                count -= len(parts[-1])
                self._held -= len(parts[-1])
            if self._has_room():
                self._changed.notify_all()
        if len(parts) == 1:
            return parts[0]
        return np.concatenate(parts) if parts else np.zeros((0, 2), dtype=np.float32)

    def close(self) -> None:
        """Drop the sound; the thread ends when its read from the disk returns."""
        with self._changed:
            self._is_closed = True
            self._blocks.clear()
            self._held = 0
            self._changed.notify_all()

    def _work(self) -> None:
        # Any error of the decoder completes the buffer: otherwise the player would wait for a dead thread.
        failure = "damaged"
        try:
            failure = why_unplayable(path_of(self._place))
            if not failure and not self._is_closed:
                failure = "damaged"
                self._decode()
                failure = ""
        except PlaybackError as error:
            failure = error.reason
        except MemoryError:
            failure = "damaged"
        finally:
            self._finish(failure)

    def _finish(self, failure: str) -> None:
        with self._changed:
            self._failure = failure
            self._is_complete = True
        self._tell_ready()
        if not self._is_closed:
            self._on_complete()

    def _decode(self) -> None:
        # Imported late: FFmpeg is loaded in this thread, so the window does not wait for it.
        from musicrec_desktop.playback.stream.track_reader import TrackReader

        with TrackReader(self._place, self._wanted_rate_hz, self._start_ms) as reader:
            self._rate_hz = reader.rate_hz
            for block in reader.blocks():
                if not self._put(block):
                    return

    def _put(self, block: FloatArray) -> bool:
        """Hold a block as soon as there is room; False where the buffer was closed."""
        with self._changed:
            full = self._ahead_s * self._rate_hz
            self._refill_below = full * (1 - REFILL_SHARE) if self._held >= full else None
            self._changed.wait_for(lambda: self._is_closed or self._has_room())
            if self._is_closed:
                return False
            self._blocks.append(block)
            self._held += len(block)
            self._decoded += len(block)
            is_ready = self._held >= FIRST_S * self._rate_hz
        if is_ready:
            self._tell_ready()
        return True

    def _has_room(self) -> bool:
        return self._refill_below is None or self._held < self._refill_below

    def _tell_ready(self) -> None:
        if not self._is_told_ready and not self._is_closed:
            self._is_told_ready = True
            self._on_ready()
