"""An output without sound that keeps real time, for when the sound device is lost while music plays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from typing_extensions import override

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
from musicrec_desktop.playback.stream.output import Output, Report
from musicrec_desktop.playback.stream.source import Source

TURN_MS: Final = 50
AHEAD_MS: Final = 200
RATE_HZ: Final = 44_100


class SilentOutput(Output):
    """Reads a source as fast as a device would, and throws it away; works in the owner's thread.

    Args:
        scheduler: gives the time.
        report: gets the events.
    """

    rate_hz: int | None = RATE_HZ

    def __init__(self, scheduler: Scheduler, report: Report) -> None:
        self._scheduler = scheduler
        self._report = report
        self._source: Source | None = None
        self._load_id = LoadId(0)
        self._heard = PositionClock(scheduler.clock)
        self._timer: Timer | None = None

    @override
    def open(self, source: Source, load_id: LoadId) -> None:
        self.stop()
        self._source = source
        self._load_id = load_id
        self._heard.place(round(source.served * 1000 / source.rate_hz))
        self.set_paused(False)

    @override
    def set_paused(self, is_paused: bool) -> None:
        if self._source is None:
            return
        self._rest()
        now_ms = self._scheduler.clock.monotonic_ms()
        if is_paused:
            self._report(EnginePaused(self._load_id), now_ms)
            return
        self._heard.run()
        self._timer = self._scheduler.call_every(TURN_MS, self._turn)
        self._report(EngineStarted(self._load_id), now_ms)

    @override
    def set_level(self, volume_percent: int, is_muted: bool) -> None:
        """Without effect: nothing is heard."""

    @override
    def set_device(self, device: str) -> None:
        """Without effect: there is no device."""

    @override
    def renew(self) -> None:
        """Without effect: there is no device."""

    @override
    def list_devices(self, on_done: Callable[[tuple[OutputDevice, ...]], object]) -> None:
        on_done(())

    @override
    def stop(self) -> None:
        self._rest()
        self._source = None

    @override
    def close(self) -> None:
        self.stop()

    def _rest(self) -> None:
        self._heard.hold()
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _turn(self) -> None:
        source = self._source
        if source is None:
            return
        heard_ms = self._heard.position_ms
        wanted = (heard_ms + AHEAD_MS) * source.rate_hz // 1000 - source.served
        while wanted > 0 and (taken := len(source.read(wanted))):
            wanted -= taken
        served_ms = source.served * 1000 // source.rate_hz
        if heard_ms > served_ms:
            # The source had nothing ready, so time waits for it.
            self._heard.place(served_ms)
        now_ms = self._scheduler.clock.monotonic_ms()
        self._report(EnginePosition(self._load_id, min(heard_ms, served_ms)), now_ms)
        if source.is_over and heard_ms >= served_ms:
            self._rest()
            self._report(EngineEnded(self._load_id, served_ms), now_ms)
