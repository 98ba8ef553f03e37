"""The port behind which sound is made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from musicrec_desktop.core.signal import Signal
from musicrec_desktop.model.playback import EngineEvent, EngineState, Following, LoadId
from musicrec_desktop.model.sound import OutputDevice, SoundControls


class Engine(Protocol):
    """Plays one file at a time.

    All methods belong to the owner's thread and return at once; everything that happens comes as an event in
    that same thread, later, through ``Scheduler.post``. Each event carries the load id that its file was
    loaded with, and nothing of an earlier file arrives after ``load`` or ``stop`` was called. A file ends in
    at most one ``EngineEnded``, ``EngineMovedOn`` or ``EngineFailed``.

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
        """Why there is no sound, or empty.

        ``"no-libvlc"``, ``"no-plugins"``, ``"no-sound-device"`` or ``"sound-stuck"`` (the device plays
        nothing; it is tried again).
        """
        ...

    def load(
        self,
        path: str,
        load_id: LoadId,
        *,
        start_ms: int = 0,
        duration_ms: int | None = None,
        gain_db: float = 0.0,
    ) -> None:
        """Take a file in place of the present one, silent until ``play``.

        Args:
            path: absolute, ``os.fsdecode`` form.
            load_id: what the events of this file shall carry.
            start_ms: where to start.
            duration_ms: what is known of its length; seeks and positions stay within it.
            gain_db: how much it is raised.
        """
        ...

    def follow(self, following: Following | None) -> None:
        """What shall be heard right behind the present file, instead of what was to; None for nothing.

        Where that succeeds, the present file ends in ``EngineMovedOn``. An engine that cannot, or not any
        more, ends the file as if nothing had been said. ``load``, ``stop`` and the move itself use it up.
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

    def set_gain(self, gain_db: float) -> None:
        """Raise the present file by another amount."""
        ...

    def set_controls(self, controls: SoundControls) -> None:
        """Equaliser, speed and device, for this and all later files; an engine does what it can of them."""
        ...

    def list_devices(self, on_done: Callable[[tuple[OutputDevice, ...]], object]) -> None:
        """Find out what sound can come out of; called in the owner's thread, later."""
        ...

    def watch_levels(self, is_watched: bool) -> None:
        """Begin or cease to measure what is heard."""
        ...

    def levels(self) -> tuple[float, ...]:
        """What is heard now, in bands from low to high, each 0 to 1; empty where nothing is measured."""
        ...

    def close(self) -> None:
        """Let go of everything; no event comes after this."""
        ...
