"""The track behind the present one: decoded in time, and given to the mixer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from musicrec_desktop.core.scheduler import Scheduler, Timer
from musicrec_desktop.model.playback import Load, LoadId
from musicrec_desktop.playback.stream.mixer import Deck, Mixer
from musicrec_desktop.playback.stream.read_ahead import AHEAD_S, ReadAhead

GRACE_MS: Final = 300
"""How long the mixer waits for the next track when the queue changes at the end of one. Outputs hold that
much sound, so no gap is heard."""


class Follower:
    """Prepares one next track at a time; a file that cannot be read never reaches the mixer.

    Args:
        scheduler: brings callbacks of the reader into the owner's thread.
        on_complete: called with a buffer that has been decoded to its end.
    """

    def __init__(self, scheduler: Scheduler, on_complete: Callable[[ReadAhead], object]) -> None:
        self._scheduler = scheduler
        self._on_complete = on_complete
        self._wanted: Load | None = None
        self._read: Load | None = None
        self._buffer: ReadAhead | None = None
        self._mixer: Mixer | None = None
        self._grace: Timer | None = None

    def want(self, following: Load | None) -> None:
        """Set what follows, in place of an earlier choice; None for nothing."""
        if following != self._wanted:
            self._wanted = following
            if self._mixer is not None:
                self._expect(self._mixer, is_expected=following is not None)
            self._withdraw()

    def prepare(self, mixer: Mixer, current: ReadAhead) -> None:
        """Begin to decode the next track, once the present one has been decoded to its end."""
        wanted = self._wanted
        if wanted is None or self._read is not None or not current.is_complete:
            return
        self._mixer = mixer
        self._read = wanted
        self._expect(mixer, is_expected=True)
        buffer = self._buffer = ReadAhead(
            wanted.place,
            rate_hz=mixer.rate_hz,
            ahead_s=AHEAD_S + wanted.fade_ms / 1000,
            on_ready=lambda: self._scheduler.post(lambda: self._lay(buffer)),
            on_complete=lambda: self._scheduler.post(lambda: self._on_complete(buffer)),
        )

    def take(self, load_id: LoadId) -> tuple[Load, ReadAhead] | None:
        """Hand over the track that is heard now, with its buffer; None if it was not prepared here."""
        if self._read is None or self._buffer is None or self._read.load_id != load_id:
            return None
        taken = self._read, self._buffer
        if self._wanted is self._read:
            self._wanted = None
        self._read, self._buffer = None, None
        return taken

    def drop_buffer(self) -> None:
        """Drop what was decoded, since its mixer is gone; what follows stays chosen."""
        if self._buffer is not None:
            self._buffer.close()
        self._read, self._buffer, self._mixer = None, None, None

    def _lay(self, buffer: ReadAhead) -> None:
        if buffer is not self._buffer or self._read is None or self._mixer is None:
            return
        if buffer.held == 0:
            self._expect(self._mixer, is_expected=False)
            return
        deck = Deck(self._read.load_id, buffer, self._read.gain_db)
        self._mixer.follow(deck, self._read.fade_ms)

    def _expect(self, mixer: Mixer, *, is_expected: bool) -> None:
        if self._grace is not None:
            self._grace.cancel()
            self._grace = None
        mixer.expect(is_expected)
        if is_expected:
            self._grace = self._scheduler.call_later(GRACE_MS, lambda: mixer.expect(False))

    def _withdraw(self) -> None:
        """Take back what was decoded, unless it is being heard already."""
        if self._read is None or self._mixer is None:
            return
        if self._mixer.withdraw(self._read.load_id) or not self._mixer.has_begun(self._read.load_id):
            self.drop_buffer()
