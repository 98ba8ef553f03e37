"""An output through miniaudio, which comes as a wheel: for machines without libVLC."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable, Generator
from typing import Any, Final

import numpy as np
from typing_extensions import override

from musicrec_desktop.core.errors import PlaybackError
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.playback import (
    EngineEnded,
    EnginePaused,
    EnginePosition,
    EngineStarted,
    LoadId,
)
from musicrec_desktop.model.sound import OutputDevice
from musicrec_desktop.playback.miniaudio.device import SoundDevice, list_devices
from musicrec_desktop.playback.stream.output import Output, Report
from musicrec_desktop.playback.stream.silent_output import SilentOutput
from musicrec_desktop.playback.stream.source import Source

log = logging.getLogger(__name__)

RATE_HZ: Final = 44_100
CLOSE_TIMEOUT_S: Final = 2.0
REPORT_INTERVAL_S: Final = 0.25


class MiniaudioOutput(Output):
    """Feeds one device, which stays open from source to source and has a thread of its own.

    Args:
        scheduler: gives the time.
        report: gets the events; called in the device's thread.
        on_no_device: called when no device can be opened; the source goes on in silence.

    Raises:
        PlaybackError: ``"no-miniaudio"``, the library cannot be loaded.
    """

    rate_hz: int | None = RATE_HZ
    """The rate of all sources: another rate would need another device."""

    def __init__(self, scheduler: Scheduler, report: Report, on_no_device: Callable[[], object]) -> None:
        self._scheduler = scheduler
        self._report = report
        self._on_no_device = on_no_device
        self._silent = SilentOutput(scheduler, report)
        self._device = SoundDevice(RATE_HZ)
        self._wish = ""
        self._feed: _Feed | None = None
        self._gain = 1.0
        self._commands: queue.SimpleQueue[Callable[[], object] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="miniaudio-control", daemon=True)
        self._thread.start()

    @override
    def open(self, source: Source, load_id: LoadId) -> None:
        self._abandon()
        feed = self._feed = _Feed(source, load_id, self._scheduler, self._report, self._device.latency_s)
        feed.gain = feed.last_gain = self._gain
        self._commands.put(lambda: self._play(feed))

    @override
    def set_paused(self, is_paused: bool) -> None:
        feed = self._feed
        if feed is None:
            return
        feed.is_paused = is_paused
        if feed.is_silent:
            self._silent.set_paused(is_paused)
        elif is_paused:
            self._commands.put(lambda: self._hold(feed))
        else:
            self._commands.put(lambda: self._play(feed))

    @override
    def set_level(self, volume_percent: int, is_muted: bool) -> None:
        # As libVLC and PulseAudio do it: the cube of the percent.
        self._gain = 0.0 if is_muted else (volume_percent / 100) ** 3
        if self._feed is not None:
            self._feed.gain = self._gain

    @override
    def set_device(self, device: str) -> None:
        if device == self._wish:
            return
        self._wish = device
        feed = self._feed
        self._commands.put(lambda: self._device.choose(device))
        if feed is not None and not feed.is_silent and not feed.is_paused:
            self._commands.put(lambda: self._play(feed))

    @override
    def renew(self) -> None:
        log.info("the sound device takes nothing any more")
        self._commands.put(self._device.close)

    @override
    def list_devices(self, on_done: Callable[[tuple[OutputDevice, ...]], object]) -> None:
        self._commands.put(lambda: on_done(list_devices()))

    @override
    def stop(self) -> None:
        self._abandon()
        self._commands.put(self._rest)

    @override
    def close(self) -> None:
        self._abandon()
        self._commands.put(self._device.close)
        self._commands.put(None)
        self._thread.join(CLOSE_TIMEOUT_S)

    def _abandon(self) -> None:
        if self._feed is not None:
            self._feed.is_abandoned = True
            self._feed = None
        self._silent.stop()

    def _work(self) -> None:
        while (command := self._commands.get()) is not None:
            command()

    def _play(self, feed: _Feed) -> None:
        if feed.is_abandoned:
            return
        feed.attempts += 1
        attempt = feed.attempts
        try:
            self._device.play(feed.blocks())
        except PlaybackError as error:
            log.info("no sound device: %s", error.reason)
            self._scheduler.post(lambda: self._go_on_silently(feed, attempt))

    def _hold(self, feed: _Feed) -> None:
        self._device.rest()
        if not feed.is_abandoned:
            self._report(EnginePaused(feed.load_id), self._scheduler.clock.monotonic_ms())

    def _rest(self) -> None:
        if self._feed is None:
            self._device.rest()

    def _go_on_silently(self, feed: _Feed, attempt: int) -> None:
        if not feed.is_abandoned and not feed.is_silent and attempt == feed.attempts:
            feed.is_silent = True
            self._on_no_device()
            self._silent.open(feed.source, feed.load_id)


class _Feed:
    """One source, and the blocks that the device gets of it."""

    def __init__(
        self, source: Source, load_id: LoadId, scheduler: Scheduler, report: Report, latency_s: float
    ) -> None:
        self.source = source
        self.load_id = load_id
        self.is_abandoned = False
        self.is_silent = False
        self.is_paused = False
        self.attempts = 0
        self.gain = self.last_gain = 1.0
        self._scheduler = scheduler
        self._report = report
        self._latency_s = latency_s
        self._is_ended = False

    def blocks(self) -> Generator[bytes, int, None]:
        """A generator that is sent how many frames the device wants, and yields their bytes.

        It runs in the device's thread.
        """
        wanted = yield b""
        self._tell(EngineStarted(self.load_id))
        due = self.source.served
        while not self.is_abandoned:
            served = self.source.served
            if served >= due:
                due = served + int(REPORT_INTERVAL_S * self.source.rate_hz)
                heard_s = served / self.source.rate_hz - self._latency_s
                self._tell(EnginePosition(self.load_id, max(0, round(heard_s * 1000))))
            block = self._block(wanted)
            if self.source.is_over and not self._is_ended and not len(block):
                self._is_ended = True
                self._tell(EngineEnded(self.load_id, 0))
            wanted = yield self._padded(block, wanted)

    def _block(self, wanted: int) -> FloatArray:
        block = self.source.read(wanted)
        gain, self.last_gain = (self.last_gain, self.gain), self.gain
        if gain == (1.0, 1.0) or not len(block):
            return block
        shaped: FloatArray = block * np.linspace(*gain, len(block), dtype=np.float32)[:, None]
        return shaped

    def _padded(self, block: FloatArray, wanted: int) -> bytes:
        """The bytes of a block, filled up with silence where too little is decoded, or the source is over."""
        if len(block) < wanted:
            block = np.concatenate([block, np.zeros((wanted - len(block), 2), dtype=np.float32)])
        return np.ascontiguousarray(block, dtype=np.float32).tobytes()

    def _tell(self, event: Any) -> None:
        if not self.is_abandoned:
            self._report(event, self._scheduler.clock.monotonic_ms())
