"""What only libVLC can get wrong: leaks, missing devices, noise on the terminal, hostile files."""

from __future__ import annotations

import os
import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from musicrec_desktop.core.loop_scheduler import LoopScheduler
from musicrec_desktop.model.playback import EndReason, EnginePaused, EngineState, Playable, TrackEnd
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playback.either_engine import EitherEngine
from musicrec_desktop.playback.engine import Engine
from musicrec_desktop.playback.player import Player
from musicrec_desktop.playback.stream import read_ahead
from musicrec_desktop.playback.vlc import control, media
from musicrec_desktop.playback.vlc.engine import NO_DEVICE, VlcEngine
from tests.support.audio_files import write_tone
from tests.support.engine_rig import EngineRig
from tests.support.engines import vlc_stream
from tests.support.shared import shared_dir
from tests.support.sound import require_vlc

pytestmark = pytest.mark.vlc

CHANGES = 200
NOT_MUSIC = (".jpg", ".png", ".json", ".conf", ".xml", ".log")


@pytest.fixture
def loop() -> Iterator[LoopScheduler]:
    """Real time."""
    require_vlc()
    opened = LoopScheduler()
    yield opened
    opened.close()


@pytest.fixture(params=["stream", "files"])
def make(request: pytest.FixtureRequest) -> Callable[..., Engine]:
    """Makes what plays everything, or what plays the files that FFmpeg cannot open, with libVLC's options."""

    def files(loop: LoopScheduler, **options: Any) -> Engine:
        return VlcEngine(loop, **{"audio_output": "dummy", **options})

    def stream(loop: LoopScheduler, **options: Any) -> Engine:
        return EitherEngine(vlc_stream(loop, **options), lambda: files(loop, **options))

    return stream if request.param == "stream" else files


@pytest.fixture
def rig(loop: LoopScheduler, make: Callable[..., Engine]) -> Iterator[EngineRig]:
    """With libVLC's dummy output."""
    engine = make(loop)
    yield EngineRig(engine, loop)
    engine.close()


def _open_files() -> int:
    return len(os.listdir("/proc/self/fd"))


@pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="counts handles through /proc")
def test_hundreds_of_track_changes_leave_nothing_behind(rig: EngineRig, tmp_path: Path) -> None:
    files = [write_tone(str(tmp_path / f"{number}.wav"), 2.0) for number in range(4)]

    def change(load_id: int) -> None:
        rig.start(files[load_id % len(files)], load_id, duration_ms=2_000)
        if load_id % 3:
            rig.until(lambda: rig.engine.state is EngineState.PLAYING)

    for load_id in range(1, 51):
        change(load_id)
    handles, threads, native = _open_files(), threading.active_count(), len(os.listdir("/proc/self/task"))
    for load_id in range(51, CHANGES + 1):
        change(load_id)
    rig.until(lambda: rig.engine.state is EngineState.PLAYING)
    assert _open_files() <= handles + 4
    assert threading.active_count() <= threads + 3
    assert len(os.listdir("/proc/self/task")) <= native + 4


def test_a_missing_sound_device_is_told_and_playback_keeps_time(
    loop: LoopScheduler, make: Callable[..., Engine], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    engine = make(loop, audio_output="alsa", extra_arguments=["--alsa-audio-device=musicrec-nothing"])
    rig = EngineRig(engine, loop)
    told: list[str] = []
    engine.problem_changed.connect(told.append)
    rig.start(write_tone(str(tmp_path / "a.wav"), 3.0), duration_ms=3_000)
    rig.until(lambda: engine.problem == NO_DEVICE)
    rig.until(lambda: engine.position_ms > 500)
    rig.start(write_tone(str(tmp_path / "b.wav"), 3.0), 2, duration_ms=3_000)
    rig.until(lambda: engine.position_ms > 500)
    engine.close()
    assert told == [NO_DEVICE]
    assert capfd.readouterr().err == ""


def test_a_file_that_hangs_never_holds_the_owner(
    loop: LoopScheduler, make: Callable[..., Engine], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    released = threading.Event()

    def hang(_path: str) -> str:
        released.wait(30)
        return ""

    monkeypatch.setattr(media, "why_unplayable", hang)
    monkeypatch.setattr(read_ahead, "why_unplayable", hang)
    monkeypatch.setattr(control, "CLOSE_TIMEOUT_S", 0.1)
    engine = make(loop)
    rig = EngineRig(engine, loop)
    before_s = time.monotonic()
    for load_id in range(1, 6):
        rig.start(write_tone(str(tmp_path / "a.wav"), 1.0), load_id)
        engine.pause()
        engine.seek(500)
        if load_id < 5:
            engine.stop()
    rig.let_pass(50)
    engine.close()
    assert time.monotonic() - before_s < 2.0
    released.set()
    for thread in threading.enumerate():
        if thread.name in {"vlc-control", "read-ahead"}:
            thread.join(5)
            assert not thread.is_alive()
    assert [event for event in rig.events if not isinstance(event, EnginePaused)] == []


def test_a_wrong_short_duration_does_not_hold_the_position(rig: EngineRig, tmp_path: Path) -> None:
    rig.start(write_tone(str(tmp_path / "a.wav"), 8.0), duration_ms=300)
    rig.until(lambda: rig.engine.position_ms > 2_400)


def _edge_files() -> list[str]:
    found = []
    for folder, _, names in os.walk(os.fsencode(shared_dir("edge"))):
        found += [os.fsdecode(os.path.join(folder, name)) for name in names]
    return sorted(path for path in found if not path.endswith(NOT_MUSIC))


@pytest.mark.shared
def test_every_hostile_file_ends_or_fails_or_plays(loop: LoopScheduler, make: Callable[..., Engine]) -> None:
    files = _edge_files()
    engine = make(loop)
    player = Player(
        engine, loop, lambda track_id: Playable(track_id, files[track_id], None), random.Random(1)
    )
    rig = EngineRig(engine, loop)
    ends: list[TrackEnd] = []
    player.track_ended.connect(ends.append)
    played = 0
    for number in range(len(files)):
        before = len(ends)
        player.play_now([TrackId(number)])
        rig.until(lambda before=before: len(ends) > before or player.position_ms > 20)  # type: ignore[misc]
        played += len(ends) == before
        player.stop()
        assert len(ends) == before + 1
    player.close()
    outcomes = Counter((end.reason, end.failure) for end in ends)
    assert {failure for _, failure in outcomes} <= {
        "", "ended-too-soon", "cannot-open", "no-audio", "protected", "empty", "few-bytes", "only-zeros",
    }  # fmt: skip
    assert played + outcomes[EndReason.FINISHED, ""] > len(files) / 2
