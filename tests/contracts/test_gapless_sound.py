"""That consecutive tracks are joined without a gap, heard on a sound card of the test's own."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.core.loop_scheduler import LoopScheduler
from musicrec_desktop.model.playback import (
    EngineEnded,
    EngineMovedOn,
    EngineState,
    Load,
    LoadId,
    Playable,
    PlayerState,
    TrackEnd,
)
from musicrec_desktop.model.sound import SoundControls
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playback.player import Player
from tests.support.audio_files import encode_halves, write_tone
from tests.support.engine_rig import EngineRig
from tests.support.engines import miniaudio_stream, vlc_stream
from tests.support.joins import join_of, longest_silence_ms
from tests.support.sound import RATE_HZ, PulseSink, level_db, pulse_sink, require_vlc, sounding

pytestmark = [pytest.mark.vlc, pytest.mark.sound]

HZ = 441.0
HALF_S = 1.2
FORMATS = ("flac", "wav", "ogg", "opus", "mp3")


@pytest.fixture(scope="module")
def sink() -> Iterator[PulseSink]:
    """A null sink for the module."""
    require_vlc()
    with pulse_sink() as opened:
        yield opened


@pytest.fixture(params=["vlc", "miniaudio"])
def rig(
    request: pytest.FixtureRequest, sink: PulseSink, monkeypatch: pytest.MonkeyPatch
) -> Iterator[EngineRig]:
    """A stream into the sink."""
    for name in ("XDG_RUNTIME_DIR", "HOME", "PULSE_SERVER"):
        monkeypatch.setenv(name, sink.environment[name])
    loop = LoopScheduler()
    engine = vlc_stream(loop, "pulse") if request.param == "vlc" else miniaudio_stream(loop)
    engine.set_volume(100)
    yield EngineRig(engine, loop)
    engine.close()
    loop.close()


@pytest.mark.parametrize(
    ("rig", "suffix"),
    [("vlc", suffix) for suffix in FORMATS] + [("miniaudio", "flac"), ("miniaudio", "mp3")],
    indirect=["rig"],
)
def test_two_halves_of_a_sine_are_one(rig: EngineRig, sink: PulseSink, tmp_path: Path, suffix: str) -> None:
    # FFmpeg miscounts Ogg files of one page; 1.2 s of a sine are one.
    half_s = 2.0 if suffix == "ogg" else HALF_S
    first, second = encode_halves(str(tmp_path), suffix, HZ, half_s)
    with sink.recording() as recorded:
        rig.start(first, 1, duration_ms=round(half_s * 1000))
        rig.engine.follow(Load(second, LoadId(2), round(half_s * 1000)))
        rig.until(lambda: bool(rig.of(EngineEnded)))
        rig.let_pass(300)
        join = join_of(recorded(), HZ)
    (moved,) = rig.of(EngineMovedOn)
    assert isinstance(moved, EngineMovedOn)
    assert moved.next_load_id == 2
    assert abs(moved.position_ms - half_s * 1000) < 20
    assert [event.load_id for event in rig.of(EngineEnded)] == [2]
    assert join.longest_silence_ms < 2
    # Lossy coders swing in and out around the ends of what they encode.
    assert join.seconds == pytest.approx(2 * half_s, abs=0.001 if suffix in {"flac", "wav"} else 0.03)
    assert join.phase_jump_degrees < (1.0 if suffix in {"flac", "wav"} else 5.0)


def test_equal_powers_fade_into_each_other(rig: EngineRig, sink: PulseSink, tmp_path: Path) -> None:
    first = write_tone(str(tmp_path / "a.flac"), 4.5, hz=300.0, level=0.3)
    second = write_tone(str(tmp_path / "b.flac"), 4.5, hz=700.0, level=0.3)
    with sink.recording() as recorded:
        rig.start(first, 1, duration_ms=4_500)
        rig.engine.follow(Load(second, LoadId(2), 4_500, fade_ms=2_000))
        rig.until(lambda: bool(rig.of(EngineEnded)))
        rig.let_pass(300)
        heard = sounding(recorded())
    assert len(heard) / RATE_HZ == pytest.approx(7.0, abs=0.02)
    tenths = [level_db(heard[start : start + 4_410]) for start in range(2_000, len(heard) - 6_410, 4_410)]
    assert max(tenths) - min(tenths) < 1.0


def test_gain_equaliser_and_mute_are_heard_within_half_a_second(
    rig: EngineRig, sink: PulseSink, tmp_path: Path
) -> None:
    path = write_tone(str(tmp_path / "a.flac"), 12.0, hz=1_000.0, level=0.3)

    def heard_after_half_a_second() -> float:
        with sink.recording() as recorded:
            before = len(recorded())
            rig.let_pass(800)
            return level_db(recorded()[before + RATE_HZ // 2 :])

    rig.start(path, 1, duration_ms=12_000)
    rig.until(lambda: rig.engine.position_ms > 300)
    plain_db = heard_after_half_a_second()
    rig.engine.set_gain(-12.0)
    assert heard_after_half_a_second() == pytest.approx(plain_db - 12, abs=0.5)
    rig.engine.set_gain(0.0)
    bands = (0.0,) * 5 + (-6.0,) + (0.0,) * 4
    rig.engine.set_controls(SoundControls(equalizer_db=bands))
    assert heard_after_half_a_second() == pytest.approx(plain_db - 6, abs=0.7)
    rig.engine.set_controls(SoundControls())
    rig.engine.set_volume(50)
    assert heard_after_half_a_second() == pytest.approx(plain_db - 18, abs=1)
    rig.engine.set_muted(True)
    assert heard_after_half_a_second() < -80


def test_speed_keeps_the_pitch(rig: EngineRig, sink: PulseSink, tmp_path: Path) -> None:
    path = write_tone(str(tmp_path / "a.flac"), 4.0, hz=HZ)
    rig.engine.set_controls(SoundControls(speed_percent=200))
    with sink.recording() as recorded:
        rig.start(path, 1, duration_ms=4_000)
        rig.until(lambda: bool(rig.of(EngineEnded)))
        rig.let_pass(300)
        heard = sounding(recorded())
    assert len(heard) / RATE_HZ == pytest.approx(2.0, abs=0.12)
    crossings = np.count_nonzero(np.diff(np.signbit(heard[4_410:-4_410])))
    assert crossings / 2 / ((len(heard) - 8_820) / RATE_HZ) == pytest.approx(HZ, rel=0.01)
    (end,) = rig.of(EngineEnded)
    assert isinstance(end, EngineEnded)
    assert end.position_ms == pytest.approx(4_000, abs=60)


def test_the_player_joins_an_album_and_logs_each_track_whole(
    rig: EngineRig, sink: PulseSink, tmp_path: Path
) -> None:
    files = encode_halves(str(tmp_path), "flac", HZ, HALF_S)
    known = {
        TrackId(number): Playable(TrackId(number), path, round(HALF_S * 1000))
        for number, path in enumerate(files, 1)
    }
    player = Player(rig.engine, rig.scheduler, known.get, random.Random(1))
    player.set_volume(100)
    ends: list[TrackEnd] = []
    player.track_ended.connect(ends.append)
    with sink.recording() as recorded:
        player.play_now(list(known))
        rig.until(lambda: player.state is PlayerState.PLAYING)
        states: list[PlayerState] = []
        player.state_changed.connect(states.append)
        rig.until(lambda: player.state is PlayerState.STOPPED)
        rig.let_pass(300)
        heard = sounding(recorded())
    assert longest_silence_ms(heard) < 2
    assert len(heard) / RATE_HZ == pytest.approx(2 * HALF_S, abs=0.001)
    assert states == [PlayerState.STOPPED]
    assert [end.reason.value for end in ends] == ["finished", "finished"]
    assert all(abs(end.listened_ms - HALF_S * 1000) < 150 for end in ends)
    assert rig.engine.state is EngineState.EMPTY
