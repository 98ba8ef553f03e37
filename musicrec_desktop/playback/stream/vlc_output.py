"""A program of sound through libVLC."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.model.playback import LoadId
from musicrec_desktop.model.sound import OutputDevice
from musicrec_desktop.playback import vlc_library
from musicrec_desktop.playback.stream.output import Report
from musicrec_desktop.playback.stream.program import Program
from musicrec_desktop.playback.vlc_control import VlcControl
from musicrec_desktop.playback.vlc_media import ProgramMedia

log = logging.getLogger(__name__)


class VlcOutput:
    """Serves a program to libVLC as one endless file of raw samples.

    Args:
        scheduler: its clock stamps the events and paces the reading.
        report: gets the events, in threads of libVLC.
        on_no_device: called in a thread of libVLC when there is no sound device.
        audio_output: libVLC's module; empty for its own choice (see ``vlc_library.open_instance``).
        extra_arguments: for libVLC, for tests.

    Raises:
        PlaybackError: ``"no-libvlc"`` or ``"no-plugins"``.
    """

    rate_hz: int | None = None

    def __init__(
        self,
        scheduler: Scheduler,
        report: Report,
        on_no_device: Callable[[], object],
        *,
        audio_output: str = "",
        extra_arguments: Sequence[str] = (),
    ) -> None:
        bindings = vlc_library.load_bindings()
        instance = vlc_library.open_instance(bindings, audio_output, extra_arguments)
        self._clock = scheduler.clock
        self._control = VlcControl(bindings, instance, self._clock, report, on_no_device)

    def open(self, program: Program, load_id: LoadId) -> None:
        self._control.open(ProgramMedia(program, self._clock), load_id)

    def set_paused(self, is_paused: bool) -> None:
        self._control.set_paused(is_paused)

    def set_level(self, volume_percent: int, is_muted: bool) -> None:
        self._control.set_level(volume_percent, is_muted)

    def set_device(self, device: str) -> None:
        self._control.set_device(device)

    def list_devices(self, on_done: Callable[[tuple[OutputDevice, ...]], object]) -> None:
        self._control.list_devices(on_done)

    def stop(self) -> None:
        self._control.stop()

    def close(self) -> None:
        if not self._control.close():
            log.info("libVLC does not end; left behind")
