"""The port behind which sound is made."""

from __future__ import annotations

from typing import Protocol

from musicrec_desktop.core.signal import Signal
from musicrec_desktop.model.playback import EngineEvent, EngineState, LoadId


class Engine(Protocol):
    """Plays one file at a time.

    All methods belong to the owner's thread and return at once; everything that happens comes as an event in
    that same thread, later, through ``Scheduler.post``. Each event carries the load id that its file was
    loaded with, and nothing of an earlier file arrives after ``load`` or ``stop`` was called. A file ends in
    at most one ``EngineEnded`` or ``EngineFailed``.

    Attributes:
        events: what happens to the loaded file.
        problem_changed: ``problem`` has a new value.
    """

    events: Signal[EngineEvent]
    problem_changed: Signal[str]

    @property
    def state(self) -> EngineState:
        """What it does; a wish (pause) counts from the moment it is given."""
        ...

    @property
    def position_ms(self) -> int:
        """Where playback is now, between events too; never beyond the known duration."""
        ...

    @property
    def problem(self) -> str:
        """Why there is no sound: ``"no-libvlc"``, ``"no-plugins"``, ``"no-sound-device"``, or empty."""
        ...

    def load(self, path: str, load_id: LoadId, *, start_ms: int = 0, duration_ms: int | None = None) -> None:
        """Take a file in place of the present one, silent until ``play``.

        Args:
            path: absolute, ``os.fsdecode`` form.
            load_id: what the events of this file shall carry.
            start_ms: where to start.
            duration_ms: what is known of its length; seeks and positions stay within it.
        """
        ...

    def play(self) -> None:
        """Start, or go on after a pause; nothing without a loaded file or after its end."""
        ...

    def pause(self) -> None:
        """Hold; also a file that has not started to sound yet."""
        ...

    def stop(self) -> None:
        """Let go of the file; its events end."""
        ...

    def seek(self, position_ms: int) -> None:
        """Go on from somewhere else, clamped to the file; keeps a pause."""
        ...

    def set_volume(self, percent: int) -> None:
        """Loudness from 0 to 100, for this and all later files."""
        ...

    def set_muted(self, is_muted: bool) -> None:
        """Silence that keeps the volume, for this and all later files."""
        ...

    def close(self) -> None:
        """Let go of everything; no event comes after this."""
        ...
