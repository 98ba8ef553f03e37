"""That sound really comes out, into a sound server of the test's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.core.loop_scheduler import LoopScheduler
from musicrec_desktop.model.playback import EngineEnded, EngineState
from musicrec_desktop.playback.vlc.engine import VlcEngine
from tests.support.audio_files import write_tone
from tests.support.engine_rig import EngineRig
from tests.support.sound import (
    RATE_HZ,
    PulseSink,
    level_db,
    peak_hz,
    pulse_sink,
    require_vlc,
    sounding,
)

pytestmark = [pytest.mark.vlc, pytest.mark.sound]


@pytest.fixture(scope="module")
def sink() -> Iterator[PulseSink]:
    """A null sink for the module."""
    require_vlc()
    with pulse_sink() as opened:
        yield opened


@pytest.fixture
def rig(sink: PulseSink, monkeypatch: pytest.MonkeyPatch) -> Iterator[EngineRig]:
    """A libVLC engine that plays into the sink."""
    for name in ("XDG_RUNTIME_DIR", "HOME", "PULSE_SERVER"):
        monkeypatch.setenv(name, sink.environment[name])
    loop = LoopScheduler()
    engine = VlcEngine(loop, audio_output="pulse")
    yield EngineRig(engine, loop)
    engine.close()
    loop.close()


@pytest.mark.parametrize("suffix", ["wav", "flac", "mp3"])
def test_a_tone_is_heard_whole_and_its_end_is_told_in_time(
    rig: EngineRig, sink: PulseSink, tmp_path: Path, suffix: str
) -> None:
    path = write_tone(str(tmp_path / f"a.{suffix}"), 3.0, hz=440.0)
    with sink.recording() as recorded:
        rig.start(path, duration_ms=3_000)
        rig.until(lambda: rig.engine.state is EngineState.PLAYING)
        before = len(recorded())
        rig.until(lambda: bool(rig.of(EngineEnded)))
        took_s = (len(recorded()) - before) / RATE_HZ
        rig.let_pass(200)
        heard = sounding(recorded())
    assert abs(peak_hz(heard) - 440.0) < 1.0
    assert 2.8 <= len(heard) / RATE_HZ <= 3.2
    assert 2.5 <= took_s <= 3.6
    assert rig.engine.problem == ""


def test_volume_and_mute_are_heard_and_stay_for_the_next_file(
    rig: EngineRig, sink: PulseSink, tmp_path: Path
) -> None:
    path = write_tone(str(tmp_path / "a.wav"), 1.5)
    levels: list[float] = []
    for load_id, (percent, is_muted) in enumerate([(100, False), (50, False), (50, True)], 1):
        rig.engine.set_volume(percent)
        rig.engine.set_muted(is_muted)
        with sink.recording() as recorded:
            rig.start(path, load_id, duration_ms=1_500)
            rig.until(lambda load_id=load_id: bool(rig.of(EngineEnded, load_id)))  # type: ignore[misc]
            levels.append(level_db(sounding(recorded(), 0.002)) if not is_muted else level_db(recorded()))
    assert levels[0] - levels[1] == pytest.approx(18, abs=2)
    assert levels[2] < -80
