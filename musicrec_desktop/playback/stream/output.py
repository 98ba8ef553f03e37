"""The port through which a source reaches a sound device."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from musicrec_desktop.model.playback import EngineEvent, LoadId
from musicrec_desktop.model.sound import OutputDevice
from musicrec_desktop.playback.stream.source import Source

Report = Callable[[EngineEvent, int], object]
"""Gets an event and the monotonic time in ms at which it happened; called in any thread."""


class Output(Protocol):
    """Plays one source at a time, reading it in a thread of its own.

    It reports events of engines; their load id is that of the source. ``EngineStarted``, ``EnginePaused`` and
    ``EngineFailed`` mean what they mean for a file. ``EnginePosition`` says how much of the source has been
    heard. ``EngineEnded`` says that all of it has been heard. ``EngineWaiting`` says that the device stood
    still since the last position, and that the source must be opened anew. Methods are called in the owner's
    thread and return at once.

    Attributes:
        rate_hz: the sample rate of all sources; None where each may have its own.
    """

    rate_hz: int | None

    def open(self, source: Source, load_id: LoadId) -> None:
        """Play a source from its beginning, in place of the present one."""
        ...

    def set_paused(self, is_paused: bool) -> None:
        """Pause, or go on."""
        ...

    def set_level(self, volume_percent: int, is_muted: bool) -> None:
        """Set the volume of this and all later sources; 0 to 100."""
        ...

    def set_device(self, device: str) -> None:
        """Choose the device by ``OutputDevice.id``; empty for the system's choice."""
        ...

    def renew(self) -> None:
        """Open the device anew for the next source, because it plays nothing any more."""
        ...

    def list_devices(self, on_done: Callable[[tuple[OutputDevice, ...]], object]) -> None:
        """Call ``on_done`` with all devices, later, in any thread."""
        ...

    def stop(self) -> None:
        """Let go of the source; nothing more is reported of it."""
        ...

    def close(self) -> None:
        """Let go of the source and of the device."""
        ...
