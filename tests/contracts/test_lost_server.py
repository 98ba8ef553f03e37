"""A sound server that crashes while music plays, and comes back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.core.loop_scheduler import LoopScheduler
from musicrec_desktop.model.playback import EngineEnded, EngineFailed, EngineMovedOn, Load, LoadId
from musicrec_desktop.playback.stream import playback_clock
from tests.support.audio_files import write_tone
from tests.support.engine_rig import EngineRig
from tests.support.engines import miniaudio_stream, vlc_stream
from tests.support.sound import RATE_HZ, PulseSink, pulse_sink, require_vlc, sounding

pytestmark = [pytest.mark.vlc, pytest.mark.sound]


@pytest.fixture
def sink() -> Iterator[PulseSink]:
    """A server for one test, which kills it."""
    require_vlc()
    with pulse_sink() as opened:
        yield opened


@pytest.mark.parametrize("name", ["vlc", "miniaudio"])
def test_it_is_told_time_goes_on_and_the_next_track_is_heard(
    name: str, sink: PulseSink, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for variable in ("XDG_RUNTIME_DIR", "HOME", "PULSE_SERVER"):
        monkeypatch.setenv(variable, sink.environment[variable])
    first = write_tone(str(tmp_path / "a.flac"), 5.0)
    second = write_tone(str(tmp_path / "b.flac"), 2.0)
    loop = LoopScheduler()
    engine = vlc_stream(loop, "pulse") if name == "vlc" else miniaudio_stream(loop)
    rig = EngineRig(engine, loop)
    try:
        rig.start(first, 1, duration_ms=5_000)
        engine.follow(Load(second, LoadId(2), 2_000))
        rig.until(lambda: engine.position_ms > 800)
        sink.kill()
        rig.until(lambda: engine.problem == "no-sound-device")
        lost_ms = engine.position_ms
        rig.until(lambda: engine.position_ms > lost_ms + 500)
        sink.start_again()
        with sink.recording() as recorded:
            rig.until(lambda: bool(rig.of(EngineMovedOn)))
            rig.until(lambda: bool(rig.of(EngineEnded, 2)))
            rig.let_pass(300)
            heard = sounding(recorded())
        assert engine.problem == ""
        assert len(heard) / RATE_HZ == pytest.approx(2.0, abs=0.1)
        assert rig.of(EngineFailed) == []
    finally:
        engine.close()
        loop.close()


@pytest.mark.parametrize("name", ["vlc", "miniaudio"])
def test_a_server_that_comes_back_is_heard_in_the_same_track(
    name: str, sink: PulseSink, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for variable in ("XDG_RUNTIME_DIR", "HOME", "PULSE_SERVER"):
        monkeypatch.setenv(variable, sink.environment[variable])
    monkeypatch.setattr(playback_clock, "RETRY_MS", 700)
    path = write_tone(str(tmp_path / "a.flac"), 20.0)
    loop = LoopScheduler()
    engine = vlc_stream(loop, "pulse") if name == "vlc" else miniaudio_stream(loop)
    rig = EngineRig(engine, loop)
    try:
        rig.start(path, 1, duration_ms=20_000)
        rig.until(lambda: engine.position_ms > 500)
        sink.kill()
        rig.until(lambda: engine.problem == "no-sound-device")
        lost_ms = engine.position_ms
        sink.start_again()
        with sink.recording() as recorded:
            rig.until(lambda: engine.problem == "")
            rig.let_pass(500)
            assert len(sounding(recorded())) > RATE_HZ // 5
        assert lost_ms <= engine.position_ms < lost_ms + 9_000
        assert rig.of(EngineFailed) == []
    finally:
        engine.close()
        loop.close()
