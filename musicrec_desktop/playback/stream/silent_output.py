"""A program that is not heard, in real time: where no sound device is left while music plays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from musicrec_desktop.core.scheduler import Scheduler, Timer
from musicrec_desktop.model.playback import (
    EngineEnded,
    EnginePaused,
    EnginePosition,
    EngineStarted,
    LoadId,
)
from musicrec_desktop.model.sound import OutputDevice
from musicrec_desktop.playback.position_clock import PositionClock
from musicrec_desktop.playback.stream.output import Report
from musicrec_desktop.playback.stream.source import Program

TURN_MS: Final = 50
AHEAD_MS: Final = 200
RATE_HZ: Final = 44_100


class SilentOutput:
    """Reads a program as fast as a device would, and throws it away; in the owner's thread.

    Args:
        scheduler: gives the time.
        report: gets the events.
    """

    rate_hz: int | None = RATE_HZ

    def __init__(self, scheduler: Scheduler, report: Report) -> None:
        self._scheduler = scheduler
        self._report = report
        self._program: Program | None = None
        self._load_id = LoadId(0)
        self._heard = PositionClock(scheduler.clock)
        self._timer: Timer | None = None

    def open(self, program: Program, load_id: LoadId) -> None:
        self.stop()
        self._program = program
        self._load_id = load_id
        self._heard.place(round(program.served * 1000 / program.rate_hz))
        self.set_paused(False)

    def set_paused(self, is_paused: bool) -> None:
        if self._program is None:
            return
        self._rest()
        now_ms = self._scheduler.clock.monotonic_ms()
        if is_paused:
            self._report(EnginePaused(self._load_id), now_ms)
            return
        self._heard.run()
        self._timer = self._scheduler.call_every(TURN_MS, self._turn)
        self._report(EngineStarted(self._load_id), now_ms)

    def set_level(self, volume_percent: int, is_muted: bool) -> None:
        """There is nothing to hear."""

    def set_device(self, device: str) -> None:
        """There is none."""

    def renew(self) -> None:
        """There is nothing to open."""

    def list_devices(self, on_done: Callable[[tuple[OutputDevice, ...]], object]) -> None:
        on_done(())

    def stop(self) -> None:
        self._rest()
        self._program = None

    def close(self) -> None:
        self.stop()

    def _rest(self) -> None:
        self._heard.hold()
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _turn(self) -> None:
        program = self._program
        if program is None:
            return
        heard_ms = self._heard.position_ms
        wanted = (heard_ms + AHEAD_MS) * program.rate_hz // 1000 - program.served
        while wanted > 0 and (taken := len(program.read(wanted))):
            wanted -= taken
        served_ms = program.served * 1000 // program.rate_hz
        if heard_ms > served_ms:
            # The program had nothing ready: time waits for it.
            self._heard.place(served_ms)
        now_ms = self._scheduler.clock.monotonic_ms()
        self._report(EnginePosition(self._load_id, min(heard_ms, served_ms)), now_ms)
        if program.is_over and heard_ms >= served_ms:
            self._rest()
            self._report(EngineEnded(self._load_id, served_ms), now_ms)
