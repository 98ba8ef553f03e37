"""What shall be heard behind the present track: decoded in time, and laid on the tape."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from musicrec_desktop.core.scheduler import Scheduler, Timer
from musicrec_desktop.model.playback import Following, LoadId
from musicrec_desktop.playback.stream.mixer import Tape, Voice
from musicrec_desktop.playback.stream.read_ahead import AHEAD_S, ReadAhead

GRACE_MS: Final = 300
"""So long the tape waits for what follows, when the queue is changed at the end of a track: outputs hold that
much, so no gap is heard."""


class Follower:
    """Holds one wish at a time; a file that cannot be read is not laid on the tape.

    Args:
        scheduler: brings the reader's news into the owner's thread.
        on_complete: told of a source that has been decoded to its end.
    """

    def __init__(self, scheduler: Scheduler, on_complete: Callable[[ReadAhead], object]) -> None:
        self._scheduler = scheduler
        self._on_complete = on_complete
        self._wanted: Following | None = None
        self._read: Following | None = None
        self._source: ReadAhead | None = None
        self._tape: Tape | None = None
        self._grace: Timer | None = None

    def want(self, following: Following | None) -> None:
        """What shall follow, in place of what was to; None for nothing."""
        if following != self._wanted:
            self._wanted = following
            if self._tape is not None:
                self._expect(self._tape, is_expected=following is not None)
            self._withdraw()

    def prepare(self, tape: Tape, current: ReadAhead) -> None:
        """Decode what is wanted as soon as what plays has been decoded to its end."""
        wanted = self._wanted
        if wanted is None or self._read is not None or not current.is_complete:
            return
        self._tape = tape
        self._read = wanted
        self._expect(tape, is_expected=True)
        source = self._source = ReadAhead(
            wanted.path,
            rate_hz=tape.rate_hz,
            ahead_s=AHEAD_S + wanted.fade_ms / 1000,
            on_ready=lambda: self._scheduler.post(lambda: self._lay(source)),
            on_complete=lambda: self._scheduler.post(lambda: self._on_complete(source)),
        )

    def take(self, load_id: LoadId) -> tuple[Following, ReadAhead] | None:
        """What is heard now, if it came from here: it is the engine's from now on."""
        if self._read is None or self._source is None or self._read.load_id != load_id:
            return None
        taken = self._read, self._source
        if self._wanted is self._read:
            self._wanted = None
        self._read, self._source = None, None
        return taken

    def drop_source(self) -> None:
        """The tape is no more; the wish stays."""
        if self._source is not None:
            self._source.close()
        self._read, self._source, self._tape = None, None, None

    def _lay(self, source: ReadAhead) -> None:
        if source is not self._source or self._read is None or self._tape is None:
            return
        if source.held == 0:
            self._expect(self._tape, is_expected=False)
            return
        voice = Voice(self._read.load_id, source, self._read.gain_db)
        self._tape.follow(voice, self._read.fade_ms)

    def _expect(self, tape: Tape, *, is_expected: bool) -> None:
        if self._grace is not None:
            self._grace.cancel()
            self._grace = None
        tape.expect(is_expected)
        if is_expected:
            self._grace = self._scheduler.call_later(GRACE_MS, lambda: tape.expect(False))

    def _withdraw(self) -> None:
        """Take back what was decoded, unless it is being heard already."""
        if self._read is None or self._tape is None:
            return
        if self._tape.withdraw(self._read.load_id) or not self._tape.has_begun(self._read.load_id):
            self.drop_source()
