"""What happens when the sound device is pulled out, and what a pause holds back."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator

import pytest

from musicrec_desktop.core.errors import PlaybackError
from musicrec_desktop.model.playback import EngineEvent, EnginePosition, EngineStarted, LoadId
from musicrec_desktop.model.sound import SoundControls
from musicrec_desktop.playback.miniaudio import output as module
from musicrec_desktop.playback.miniaudio.output import MiniaudioOutput
from musicrec_desktop.playback.stream.mixer import Mixer
from musicrec_desktop.playback.stream.source import Source
from tests.support.held_sound import RATE_HZ, HeldSound, deck, noise
from tests.support.scheduler import ManualScheduler


class FakeDevice:
    """Asks for sound when a test says so."""

    latency_s = 0.1

    def __init__(self, _rate_hz: int) -> None:
        self.calls: list[str] = []
        self.is_there = True
        self.blocks: Generator[bytes, int, None] | None = None

    def choose(self, name: str) -> None:
        self.calls.append(f"choose {name}")

    def play(self, blocks: Generator[bytes, int, None]) -> None:
        if not self.is_there:
            raise PlaybackError("no-sound-device")
        self.calls.append("play")
        next(blocks)
        self.blocks = blocks

    def rest(self) -> None:
        self.calls.append("rest")

    def close(self) -> None:
        self.calls.append("close")


class OutputRig:
    """An output in fake time with a device that is not one."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(module, "SoundDevice", FakeDevice)
        self.scheduler = ManualScheduler()
        self.events: list[EngineEvent] = []
        self.lost = 0
        self.output = MiniaudioOutput(
            self.scheduler, lambda event, _at: self.events.append(event), self._lose
        )
        device = self.output._device
        assert isinstance(device, FakeDevice)
        self.device = device
        self.source = Source(Mixer(deck(1, HeldSound(noise(20 * RATE_HZ)))), SoundControls())
        self.output.open(self.source, LoadId(1))
        self.settle()

    def _lose(self) -> None:
        self.lost += 1

    def settle(self) -> None:
        """Let the control thread come to rest, and deliver what it posted."""
        done = threading.Event()
        self.output._commands.put(done.set)
        assert done.wait(10)
        self.scheduler.settle()

    def ask(self, count: int = 1_764) -> bytes:
        assert self.device.blocks is not None
        return self.device.blocks.send(count)

    def let_pass(self, duration_ms: int) -> None:
        for _ in range(0, duration_ms, 250):
            self.scheduler.advance(250)
            self.settle()


@pytest.fixture
def rig(monkeypatch: pytest.MonkeyPatch) -> Iterator[OutputRig]:
    made = OutputRig(monkeypatch)
    yield made
    made.output.close()


def test_a_device_that_takes_nothing_any_more_is_opened_anew_for_the_next_source(rig: OutputRig) -> None:
    rig.ask()
    rig.output.renew()
    rig.output.stop()
    rig.output.open(rig.source, LoadId(2))
    rig.settle()
    assert rig.device.calls == ["play", "close", "play"]
    assert rig.lost == 0


def test_where_there_is_none_time_goes_on_in_silence_and_it_is_told_once(rig: OutputRig) -> None:
    rig.ask(RATE_HZ)
    rig.device.is_there = False
    rig.output.renew()
    rig.output.open(rig.source, LoadId(2))
    rig.settle()
    assert rig.lost == 1
    rig.let_pass(3_000)
    last = rig.events[-1]
    assert isinstance(last, EnginePosition)
    assert 3_500 < last.position_ms < 4_500
    assert rig.lost == 1


def test_a_pause_is_no_stall_and_another_device_does_not_end_it(rig: OutputRig) -> None:
    rig.ask()
    rig.output.set_paused(True)
    rig.output.set_device("other")
    rig.let_pass(15_000)
    assert rig.device.calls == ["play", "rest", "choose other"]
    rig.output.set_paused(False)
    rig.settle()
    assert rig.device.calls[-1] == "play"


def test_another_device_takes_over_while_it_plays(rig: OutputRig) -> None:
    rig.ask()
    rig.output.set_device("other")
    rig.settle()
    assert rig.device.calls == ["play", "choose other", "play"]
    rig.ask()
    assert [type(event) for event in rig.events].count(EngineStarted) == 2


def test_a_source_that_was_dropped_is_asked_for_nothing(rig: OutputRig) -> None:
    rig.output.stop()
    rig.let_pass(15_000)
    assert rig.device.calls == ["play", "rest"]
    assert rig.lost == 0
