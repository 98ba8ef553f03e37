"""The port behind which a program of sound reaches a device."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from musicrec_desktop.model.playback import EngineEvent, LoadId
from musicrec_desktop.model.sound import OutputDevice
from musicrec_desktop.playback.stream.source import Program

Report = Callable[[EngineEvent, int], object]
"""Gets an event and the monotonic time in ms at which it happened, in any thread."""


class Output(Protocol):
    """Plays one program at a time, reading it in a thread of its own.

    What happens is told with the events of engines, whose load id is here that of the program:
    ``EngineStarted``, ``EnginePaused``, ``EnginePosition`` (how much of the program has been heard),
    ``EngineWaiting`` (what was told last was heard last, because the device stood still; the program must be
    opened anew), ``EngineEnded`` (the program is over and heard) and ``EngineFailed``. Methods belong to the
    owner's thread and return at once.

    Attributes:
        rate_hz: of all programs; None where each may have its own.
    """

    rate_hz: int | None

    def open(self, program: Program, load_id: LoadId) -> None:
        """Play a program from its beginning, in place of the present one."""
        ...

    def set_paused(self, is_paused: bool) -> None:
        """Hold or go on."""
        ...

    def set_level(self, volume_percent: int, is_muted: bool) -> None:
        """Loudness of this and all later programs."""
        ...

    def set_device(self, device: str) -> None:
        """Where sound comes out, by ``OutputDevice.id``; empty for the system's choice."""
        ...

    def renew(self) -> None:
        """Open the device anew for the next program: it plays nothing any more."""
        ...

    def list_devices(self, on_done: Callable[[tuple[OutputDevice, ...]], object]) -> None:
        """Find out where sound can come out; called in any thread."""
        ...

    def stop(self) -> None:
        """Let go of the program; it reports nothing more."""
        ...

    def close(self) -> None:
        """Let go of everything."""
        ...
