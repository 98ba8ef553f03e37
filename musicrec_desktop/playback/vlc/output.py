"""An output through libVLC."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Sequence

from typing_extensions import override

from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.model.playback import EngineEvent, EnginePosition, EngineWaiting, LoadId
from musicrec_desktop.model.sound import OutputDevice
from musicrec_desktop.playback.stream.output import Output, Report
from musicrec_desktop.playback.stream.source import Source
from musicrec_desktop.playback.vlc import library, pulse_watch
from musicrec_desktop.playback.vlc.control import VlcControl
from musicrec_desktop.playback.vlc.media import SourceMedia
from musicrec_desktop.playback.vlc.pulse_watch import PulseWatch

log = logging.getLogger(__name__)


class VlcOutput(Output):
    """Serves a source to libVLC as one endless file of raw samples.

    Args:
        scheduler: its clock stamps the events and paces the reading.
        report: gets the events; called in threads of libVLC.
        on_no_device: called in a thread of libVLC when there is no sound device.
        audio_output: libVLC's module; empty for its own choice (see ``library.open_instance``).
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
        bindings = library.load_bindings()
        arguments = (*library.STREAM_ARGUMENTS, *extra_arguments)
        instance = library.open_instance(bindings, audio_output, arguments)
        self._clock = scheduler.clock
        self._gate = _Gate(report)
        self._watch: PulseWatch | None = None
        if library.is_through_pulse(bindings, instance, audio_output):
            pulse = pulse_watch.load_library()
            if pulse is not None:
                self._watch = PulseWatch(pulse, self._clock, self._gate.note_answer)
                self._gate.watch = self._watch
        self._control = VlcControl(bindings, instance, self._clock, self._gate.report, on_no_device)

    @override
    def open(self, source: Source, load_id: LoadId) -> None:
        self._gate.begin(load_id)
        self._set_watching(True)
        self._control.open(SourceMedia(source, self._clock), load_id)

    @override
    def set_paused(self, is_paused: bool) -> None:
        self._gate.begin(None)
        self._set_watching(not is_paused)
        self._control.set_paused(is_paused)

    @override
    def set_level(self, volume_percent: int, is_muted: bool) -> None:
        self._control.set_level(volume_percent, is_muted)

    @override
    def set_device(self, device: str) -> None:
        self._control.set_device(device)

    @override
    def renew(self) -> None:
        self._control.renew()

    @override
    def list_devices(self, on_done: Callable[[tuple[OutputDevice, ...]], object]) -> None:
        self._control.list_devices(on_done)

    @override
    def stop(self) -> None:
        self._set_watching(False)
        self._control.stop()

    @override
    def close(self) -> None:
        if self._watch is not None:
            self._watch.close()
        if not self._control.close():
            log.info("libVLC does not end; left behind")

    def _set_watching(self, is_wanted: bool) -> None:
        if self._watch is not None:
            self._watch.set_wanted(is_wanted)


class _Gate:
    """Holds back the positions of libVLC until the sound server has confirmed that it plays.

    Args:
        report: gets the events.

    Attributes:
        watch: asks the server; None where there is no server to ask.
    """

    def __init__(self, report: Report) -> None:
        self.watch: PulseWatch | None = None
        self._report = report
        self._lock = threading.Lock()
        self._held: deque[tuple[EnginePosition, int]] = deque()
        self._load_id = LoadId(0)

    def begin(self, load_id: LoadId | None) -> None:
        """Drop what is held; from now on this source plays, or with None the same one."""
        with self._lock:
            self._held.clear()
            if load_id is not None:
                self._load_id = load_id

    def report(self, event: EngineEvent, at_ms: int) -> None:
        """Take an event of libVLC; called in one of its threads."""
        if isinstance(event, EnginePosition) and self.watch is not None and self.watch.is_sure:
            with self._lock:
                self._held.append((event, at_ms))
        else:
            self._report(event, at_ms)

    def note_answer(self, asked_at_ms: int, has_stood_still: bool) -> None:
        """Pass on what the server has confirmed by its answer; called in the watch's thread."""
        with self._lock:
            if has_stood_still:
                self._held.clear()
                ready: list[tuple[EngineEvent, int]] = [(EngineWaiting(self._load_id), asked_at_ms)]
            else:
                ready = []
                while self._held and self._held[0][1] <= asked_at_ms:
                    ready.append(self._held.popleft())
        for event, at_ms in ready:
            self._report(event, at_ms)
