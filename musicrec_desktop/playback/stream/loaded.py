"""What an engine has taken to play."""

from __future__ import annotations

from dataclasses import dataclass

from musicrec_desktop.model.playback import LoadId
from musicrec_desktop.playback.position_clock import WRONG_LIMIT_MS
from musicrec_desktop.playback.stream.read_ahead import ReadAhead


@dataclass(slots=True)
class Loaded:
    """One file.

    Attributes:
        path: ``os.fsdecode`` form.
        load_id: what its events carry.
        duration_ms: None while nobody knows.
        gain_db: how much it is raised.
        source: its sound, once it is being read.
    """

    path: str
    load_id: LoadId
    duration_ms: int | None
    gain_db: float
    source: ReadAhead | None = None

    def note(self, position_ms: int) -> None:
        """Playback is there; a position far behind the end proves the duration wrong."""
        if self.duration_ms is not None and position_ms > self.duration_ms + WRONG_LIMIT_MS:
            self.duration_ms = None

    def within(self, position_ms: int) -> int:
        """The position, brought inside the file."""
        return max(0, position_ms if self.duration_ms is None else min(position_ms, self.duration_ms))
