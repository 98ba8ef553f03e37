"""The port of the engines, which make the sound."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from musicrec_desktop.core.signal import Signal
from musicrec_desktop.model.playback import EngineEvent, EngineState, Load
from musicrec_desktop.model.sound import OutputDevice, SoundControls


class Engine(Protocol):
    """Plays one file at a time.

    All methods are called in the owner's thread and return at once. What happens comes as an event in the
    same thread, later, through ``Scheduler.post``. Each event carries the load id of its file. After ``load``
    or ``stop`` no event of an earlier file arrives. A file ends in at most one ``EngineEnded``,
    ``EngineMovedOn`` or ``EngineFailed``.

    Attributes:
        events: what happens to the loaded file.
        problem_changed: the new value of ``problem``.
    """

    events: Signal[EngineEvent]
    problem_changed: Signal[str]

    @property
    def state(self) -> EngineState:
        """The present state; a pause counts as soon as it is asked for."""
        ...

    @property
    def position_ms(self) -> int:
        """Where playback is now, also between events; never beyond the known duration."""
        ...

    @property
    def problem(self) -> str:
        """Why there is no sound, or an empty string.

        ``"no-libvlc"``, ``"no-plugins"``, ``"no-sound-device"`` or ``"sound-stuck"`` (the device plays
        nothing and is opened again and again).
        """
        ...

    def load(self, load: Load) -> None:
        """Take a file in place of the present one, silent until ``play``; its ``fade_ms`` is not used."""
        ...

    def follow(self, following: Load | None) -> None:
        """Set what is heard right behind the present file, in place of an earlier one; None for nothing.

        Where that succeeds, the present file ends in ``EngineMovedOn``. An engine that cannot do it, or not
        any more, ends the file in ``EngineEnded``. ``load``, ``stop`` and the move itself use it up.
        """
        ...

    def play(self) -> None:
        """Start, or go on after a pause; without effect where no file is loaded, or after its end."""
        ...

    def pause(self) -> None:
        """Pause; also before the first sound."""
        ...

    def stop(self) -> None:
        """Let go of the file; no more events come of it."""
        ...

    def seek(self, position_ms: int) -> None:
        """Go on from another position, clamped to the file; a pause stays."""
        ...

    def set_volume(self, percent: int) -> None:
        """Set the volume, 0 to 100, of this and all later files."""
        ...

    def set_muted(self, is_muted: bool) -> None:
        """Mute this and all later files, or not; the volume stays."""
        ...

    def set_gain(self, gain_db: float) -> None:
        """Set how much the present file is raised."""
        ...

    def set_controls(self, controls: SoundControls) -> None:
        """Apply equaliser, speed and device to this and all later files, as far as the engine can."""
        ...

    def list_devices(self, on_done: Callable[[tuple[OutputDevice, ...]], object]) -> None:
        """Call ``on_done`` with all sound devices, later, in the owner's thread."""
        ...

    def watch_levels(self, is_watched: bool) -> None:
        """Start or stop to measure the levels of what is heard."""
        ...

    def levels(self) -> tuple[float, ...]:
        """The level of each band now, from low to high, 0 to 1; empty where nothing is measured."""
        ...

    def close(self) -> None:
        """Let go of the file and the device; no event comes after this."""
        ...
