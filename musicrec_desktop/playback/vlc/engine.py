"""The engine for files that FFmpeg of the wheels cannot read: libVLC opens and decodes them."""

from __future__ import annotations

import dataclasses
import logging
from collections.abc import Callable, Sequence
from typing import Final

from typing_extensions import override

from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.model.playback import (
    EngineEnded,
    EngineEvent,
    EngineFailed,
    EngineLength,
    EnginePaused,
    EnginePosition,
    EngineStarted,
    EngineState,
    Load,
    LoadId,
)
from musicrec_desktop.model.sound import OutputDevice, SoundControls
from musicrec_desktop.model.span import Span
from musicrec_desktop.playback.engine import Engine
from musicrec_desktop.playback.position_clock import PositionClock
from musicrec_desktop.playback.vlc import library
from musicrec_desktop.playback.vlc.control import VlcControl
from musicrec_desktop.playback.vlc.media import FileMedia

log = logging.getLogger(__name__)

NO_DEVICE: Final = "no-sound-device"
LONGEST_GUESS_MS: Final = 2_000
"""libVLC reports the time about every 300 ms, a little later behind damage in a file."""
LOUDEST_PERCENT: Final = 150
"""The most that libVLC amplifies a quiet file."""
_ACTIVE: Final = (EngineState.LOADING, EngineState.PLAYING, EngineState.PAUSED)


class VlcEngine(Engine):
    """The owner's side of a libVLC player: it keeps state, position and volume, and never asks libVLC.

    Args:
        scheduler: delivers the events.
        audio_output: libVLC's module; empty for its own choice (see ``library.open_instance``).
        extra_arguments: for libVLC, for tests.

    Raises:
        PlaybackError: ``"no-libvlc"`` or ``"no-plugins"``.
    """

    def __init__(
        self, scheduler: Scheduler, *, audio_output: str = "", extra_arguments: Sequence[str] = ()
    ) -> None:
        self.events: Signal[EngineEvent] = Signal()
        self.problem_changed: Signal[str] = Signal()
        bindings = library.load_bindings()
        instance = library.open_instance(bindings, audio_output, extra_arguments)
        self._scheduler = scheduler
        self._position = PositionClock(scheduler.clock, longest_guess_ms=LONGEST_GUESS_MS)
        self._state = EngineState.EMPTY
        self._problem = ""
        self._is_silent_load = False
        self._path = ""
        self._span: Span | None = None
        self._load_id: LoadId | None = None
        self._is_opened = False
        self._has_started = False
        self._is_level_sure = False
        self._placed_at_ms = 0
        self._pending_seek_ms: int | None = None
        self._volume_percent = 100
        self._is_muted = False
        self._gain_db = 0.0
        self._control = VlcControl(
            bindings, instance, scheduler.clock, self._report, lambda: scheduler.post(self._on_no_output)
        )

    @property
    @override
    def state(self) -> EngineState:
        return self._state

    @property
    @override
    def position_ms(self) -> int:
        return self._position.position_ms

    @property
    @override
    def problem(self) -> str:
        return self._problem

    @override
    def load(self, load: Load) -> None:
        if self._is_opened:
            self._control.stop()
        self._forget()
        self._path = load.path
        self._span = load.span
        self._load_id = load.load_id
        self._gain_db = load.gain_db
        self._position.limit_ms = load.duration_ms
        self._place(load.start_ms)
        self._state = EngineState.LOADING

    @override
    def play(self) -> None:
        if self._load_id is None or self._state not in {EngineState.LOADING, EngineState.PAUSED}:
            return
        if not self._is_opened:
            self._is_opened = True
            self._is_silent_load = False
            self._state = EngineState.LOADING
            self._apply_level()
            self._control.open(
                FileMedia(self._path, self._in_file(self._position.position_ms)), self._load_id
            )
        elif self._state is EngineState.PAUSED:
            self._control.set_paused(False)
            self._state = EngineState.LOADING
            if self._has_started:
                self._state = EngineState.PLAYING
                self._position.run()

    @override
    def pause(self) -> None:
        if self._state not in {EngineState.LOADING, EngineState.PLAYING}:
            return
        self._position.hold()
        self._place(self._position.position_ms)
        self._state = EngineState.PAUSED
        if self._is_opened:
            self._control.set_paused(True)

    @override
    def stop(self) -> None:
        if self._is_opened:
            self._control.stop()
        self._forget()

    @override
    def seek(self, position_ms: int) -> None:
        if self._state not in _ACTIVE:
            return
        self._place(position_ms)
        if self._has_started:
            self._control.seek(self._in_file(self._position.position_ms))
        elif self._is_opened:
            self._pending_seek_ms = self._position.position_ms

    @override
    def set_volume(self, percent: int) -> None:
        self._volume_percent = percent
        self._apply_level()

    @override
    def set_muted(self, is_muted: bool) -> None:
        self._is_muted = is_muted
        self._apply_level()

    @override
    def set_gain(self, gain_db: float) -> None:
        self._gain_db = gain_db
        self._apply_level()

    @override
    def follow(self, following: Load | None) -> None:
        """Without effect: libVLC leaves a gap between files."""

    @override
    def set_controls(self, controls: SoundControls) -> None:
        self._control.set_device(controls.device)

    @override
    def list_devices(self, on_done: Callable[[tuple[OutputDevice, ...]], object]) -> None:
        self._control.list_devices(lambda found: self._scheduler.post(lambda: on_done(found)))

    @override
    def watch_levels(self, is_watched: bool) -> None:
        """Without effect: libVLC gives no access to the decoded sound."""

    @override
    def levels(self) -> tuple[float, ...]:
        return ()

    @override
    def close(self) -> None:
        self._forget()
        if not self._control.close():
            log.info("libVLC still waits for a file; left behind")

    def _apply_level(self) -> None:
        # libVLC's volume is a cube root: a factor of ten is 60 dB.
        percent = round(self._volume_percent * 10 ** (self._gain_db / 60))
        self._control.set_level(min(percent, LOUDEST_PERCENT), self._is_muted)

    def _forget(self) -> None:
        self._load_id = None
        self._is_opened = False
        self._has_started = False
        self._is_level_sure = False
        self._pending_seek_ms = None
        self._position.hold()
        self._position.limit_ms = None
        self._place(0)
        self._state = EngineState.EMPTY

    def _in_file(self, position_ms: int) -> int:
        """The place in the file, of a position in the track."""
        return position_ms if self._span is None else self._span.start_ms + position_ms

    def _place(self, position_ms: int) -> None:
        self._position.place(position_ms)
        self._placed_at_ms = self._scheduler.clock.monotonic_ms()

    def _report(self, event: EngineEvent, at_ms: int) -> None:
        """Hand an event over to the owner's thread; called in a thread of libVLC."""
        self._scheduler.post(lambda: self._on_event(event, at_ms))

    def _on_event(self, event: EngineEvent, at_ms: int) -> None:
        if event.load_id != self._load_id or self._state not in _ACTIVE:
            return
        match event:
            case EngineStarted():
                self._on_started(event, at_ms)
            case EnginePaused():
                if self._state is EngineState.PAUSED:
                    self.events.emit(event)
            case EnginePosition():
                self._on_position(event, at_ms)
            case EngineLength():
                # libVLC tells how long the file is.
                if event.duration_ms > 0 and self._span is None:
                    self.events.emit(event)
            case EngineEnded():
                self._on_end(EngineState.ENDED, dataclasses.replace(event, position_ms=self._end_ms(at_ms)))
            case EngineFailed():
                self._on_end(EngineState.FAILED, event)

    def _on_started(self, event: EngineStarted, at_ms: int) -> None:
        if not self._has_started:
            self._has_started = True
            if self._pending_seek_ms is not None:
                self._control.seek(self._in_file(self._pending_seek_ms))
                self._pending_seek_ms = None
        if self._state is EngineState.PAUSED:
            # libVLC ignores a pause before the first sound.
            self._control.set_paused(True)
            return
        self._state = EngineState.PLAYING
        self._position.run(at_ms)
        self.events.emit(event)

    def _on_position(self, event: EnginePosition, at_ms: int) -> None:
        if self._span is not None:
            position_ms = max(0, event.position_ms - self._span.start_ms)
            event = dataclasses.replace(event, position_ms=position_ms)
            length_ms = self._span.length_ms(None)
            if length_ms is not None and position_ms >= length_ms:
                # With an end of its own (``stop-time``), libVLC ends right behind a seek.
                self._control.stop()
                self._on_end(EngineState.ENDED, EngineEnded(event.load_id, length_ms))
                return
        if at_ms < self._placed_at_ms:
            return
        self._position.correct(event.position_ms, at_ms)
        if not self._is_level_sure:
            # Only an output that sounds takes the volume; this may be a new one, after a device came back.
            self._is_level_sure = True
            self._apply_level()
        if self._problem and not self._is_silent_load and event.position_ms > 0:
            self._set_problem("")
        self.events.emit(event)

    def _end_ms(self, at_ms: int) -> int:
        return self._position.position_at(at_ms)

    def _on_end(self, state: EngineState, event: EngineEnded | EngineFailed) -> None:
        self._position.hold()
        self._state = state
        self.events.emit(event)

    def _on_no_output(self) -> None:
        self._is_silent_load = True
        self._set_problem(NO_DEVICE)

    def _set_problem(self, problem: str) -> None:
        if problem != self._problem:
            self._problem = problem
            self.problem_changed.emit(problem)
