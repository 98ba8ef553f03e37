"""What every engine promises: one suite for all of them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.model.playback import (
    EngineEnded,
    EngineFailed,
    EnginePaused,
    EnginePosition,
    EngineStarted,
    EngineState,
    Load,
    LoadId,
)
from musicrec_desktop.model.span import Span
from tests.support.audio_files import tone, write_tone, write_wav
from tests.support.engine_rig import EngineRig
from tests.support.engines import opened_rig
from tests.support.sound import PulseSink, pulse_sink

LONG_MS = 6_000
SHORT_MS = 1_600
PART, PART_MS = Span(150, 300), 2_000


@pytest.fixture(
    params=[
        "null",
        "silent stream",
        pytest.param("stream through libVLC", marks=pytest.mark.vlc),
        pytest.param("stream through miniaudio", marks=pytest.mark.sound),
        pytest.param("files through libVLC", marks=pytest.mark.vlc),
        pytest.param("stream, else files", marks=pytest.mark.vlc),
    ]
)
def rig(request: pytest.FixtureRequest) -> Iterator[EngineRig]:
    """Each engine in turn; libVLC with its dummy output, miniaudio with a sound server of the tests."""
    with opened_rig(request.param, lambda: request.getfixturevalue("sink")) as opened:
        yield opened


@pytest.fixture(scope="module")
def sink() -> Iterator[PulseSink]:
    """A sound server for all of them."""
    with pulse_sink() as opened:
        yield opened


@pytest.fixture(scope="module")
def long_file(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Six seconds."""
    return write_tone(str(tmp_path_factory.mktemp("engine") / "long.wav"), LONG_MS / 1000)


@pytest.fixture(scope="module")
def short_file(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A second and a half."""
    return write_tone(str(tmp_path_factory.mktemp("engine") / "short.wav"), SHORT_MS / 1000)


def test_it_is_empty_at_first_and_play_does_nothing(rig: EngineRig) -> None:
    assert rig.engine.state is EngineState.EMPTY
    rig.engine.play()
    rig.engine.pause()
    rig.engine.seek(100)
    rig.let_pass(100)
    assert rig.engine.state is EngineState.EMPTY
    assert rig.events == []


def test_a_loaded_file_waits_for_play(rig: EngineRig, long_file: str) -> None:
    rig.engine.load(Load(long_file, LoadId(7), LONG_MS))
    rig.let_pass(200)
    assert rig.engine.state is EngineState.LOADING
    assert rig.events == []
    rig.engine.play()
    assert rig.engine.state is EngineState.LOADING
    rig.until(lambda: rig.engine.state is EngineState.PLAYING)
    assert rig.of(EngineStarted) == [EngineStarted(LoadId(7))]


def test_events_come_later_never_inside_a_command(rig: EngineRig, long_file: str) -> None:
    rig.start(long_file, duration_ms=LONG_MS)
    assert rig.events == []
    rig.until(lambda: bool(rig.events))


def test_the_position_grows_and_is_reported(rig: EngineRig, long_file: str) -> None:
    rig.start(long_file, duration_ms=LONG_MS)
    rig.until(lambda: len(rig.of(EnginePosition)) >= 3)
    reported = [event.position_ms for event in rig.of(EnginePosition) if isinstance(event, EnginePosition)]
    assert reported == sorted(reported)
    assert 0 < reported[-1] < LONG_MS
    assert abs(rig.engine.position_ms - reported[-1]) < 500


def test_it_starts_in_the_middle(rig: EngineRig, long_file: str) -> None:
    rig.engine.load(Load(long_file, LoadId(1), LONG_MS, start_ms=3_000))
    assert rig.engine.position_ms == 3_000
    rig.engine.play()
    rig.until(lambda: bool(rig.of(EnginePosition)))
    first = rig.of(EnginePosition)[0]
    assert isinstance(first, EnginePosition)
    assert 2_700 <= first.position_ms <= 4_500


def test_a_pause_holds_and_play_goes_on(rig: EngineRig, long_file: str) -> None:
    rig.start(long_file, duration_ms=LONG_MS)
    rig.until(lambda: rig.engine.position_ms > 300)
    rig.engine.pause()
    assert rig.engine.state is EngineState.PAUSED
    rig.until(lambda: bool(rig.of(EnginePaused)))
    held_ms = rig.engine.position_ms
    rig.let_pass(400)
    assert rig.engine.position_ms == held_ms
    rig.engine.play()
    rig.until(lambda: len(rig.of(EngineStarted)) == 2)
    rig.until(lambda: rig.engine.position_ms > held_ms + 200)
    assert rig.engine.state.value == "playing"


def test_a_pause_before_the_first_sound_holds_too(rig: EngineRig, long_file: str) -> None:
    rig.start(long_file, duration_ms=LONG_MS)
    rig.engine.pause()
    rig.until(lambda: bool(rig.of(EnginePaused)))
    assert rig.engine.state.value == "paused"
    assert rig.of(EngineStarted) == []
    rig.engine.play()
    rig.until(lambda: rig.engine.state is EngineState.PLAYING and rig.engine.position_ms > 200)


def test_a_seek_goes_there(rig: EngineRig, long_file: str) -> None:
    rig.start(long_file, duration_ms=LONG_MS)
    rig.until(lambda: rig.engine.position_ms > 100)
    rig.engine.seek(4_000)
    assert 4_000 <= rig.engine.position_ms < 4_300
    seen = len(rig.of(EnginePosition))
    rig.until(lambda: len(rig.of(EnginePosition)) > seen)
    last = rig.of(EnginePosition)[-1]
    assert isinstance(last, EnginePosition)
    assert last.position_ms >= 3_700


def test_a_seek_keeps_a_pause(rig: EngineRig, long_file: str) -> None:
    rig.start(long_file, duration_ms=LONG_MS)
    rig.until(lambda: rig.engine.position_ms > 100)
    rig.engine.pause()
    rig.engine.seek(3_000)
    rig.let_pass(300)
    assert rig.engine.state is EngineState.PAUSED
    assert rig.engine.position_ms == 3_000


def test_a_seek_before_the_first_sound_counts(rig: EngineRig, long_file: str) -> None:
    rig.start(long_file, duration_ms=LONG_MS)
    rig.engine.seek(3_500)
    rig.until(lambda: bool(rig.of(EnginePosition)))
    rig.until(lambda: rig.engine.position_ms > 3_600)
    assert rig.engine.position_ms < 5_000


def test_a_seek_stays_within_the_file(rig: EngineRig, long_file: str) -> None:
    rig.start(long_file, duration_ms=LONG_MS)
    rig.until(lambda: rig.engine.position_ms > 100)
    rig.engine.seek(-500)
    assert rig.engine.position_ms < 300
    rig.engine.seek(999_999)
    assert rig.engine.position_ms == LONG_MS
    rig.until(lambda: bool(rig.of(EngineEnded)))
    assert rig.engine.position_ms <= LONG_MS


def test_a_file_ends_once(rig: EngineRig, short_file: str) -> None:
    rig.start(short_file, 3, duration_ms=SHORT_MS)
    rig.until(lambda: rig.engine.state is EngineState.ENDED)
    rig.engine.play()
    rig.engine.pause()
    rig.let_pass(400)
    assert rig.engine.state is EngineState.ENDED
    (end,) = rig.of(EngineEnded)
    assert end.load_id == 3
    assert rig.of(EngineFailed) == []


def test_a_part_of_a_file_is_a_track_of_its_own(rig: EngineRig, long_file: str) -> None:
    part = Load(long_file, LoadId(1), PART_MS, span=PART)
    rig.engine.load(part)
    rig.engine.play()
    rig.until(lambda: bool(rig.of(EnginePosition)))
    assert rig.engine.position_ms < 1_200
    rig.engine.seek(1_200)
    rig.until(lambda: rig.engine.position_ms > 1_250)
    assert rig.engine.position_ms <= PART_MS
    rig.until(lambda: bool(rig.of(EngineEnded)))
    (end,) = rig.of(EngineEnded)
    assert isinstance(end, EngineEnded)
    assert PART_MS - 600 <= end.position_ms <= PART_MS
    assert all(event.position_ms <= PART_MS for event in rig.events if isinstance(event, EnginePosition))


@pytest.mark.parametrize(
    ("name", "reason"), [("gone.mp3", "gone"), ("folder", "not-a-file"), ("0.mp3", "empty")]
)
def test_a_file_that_cannot_be_played_fails_once(
    rig: EngineRig, tmp_path: Path, name: str, reason: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "0.mp3").touch()
    rig.start(str(tmp_path / name), 5, duration_ms=LONG_MS)
    rig.until(lambda: rig.engine.state is EngineState.FAILED)
    rig.engine.play()
    rig.let_pass(200)
    assert rig.events == [EngineFailed(LoadId(5), reason)]


def test_it_plays_after_a_failure(rig: EngineRig, long_file: str) -> None:
    rig.start("/nowhere/at/all.mp3", 1, duration_ms=LONG_MS)
    rig.until(lambda: rig.engine.state is EngineState.FAILED)
    rig.start(long_file, 2, duration_ms=LONG_MS)
    rig.until(lambda: rig.engine.state is EngineState.PLAYING)


def test_nothing_of_an_earlier_file_arrives(rig: EngineRig, long_file: str, short_file: str) -> None:
    for load_id in range(1, 30):
        rig.start(long_file if load_id % 2 else short_file, load_id)
        before = len(rig.events)
        rig.let_pass(60 if load_id % 3 else 0)
        assert {event.load_id for event in rig.events[before:]} <= {load_id}
    before = len(rig.events)
    rig.start(long_file, 99, duration_ms=LONG_MS)
    rig.until(lambda: rig.engine.state is EngineState.PLAYING)
    assert {event.load_id for event in rig.events[before:]} == {99}


def test_stop_lets_go(rig: EngineRig, long_file: str) -> None:
    rig.start(long_file, duration_ms=LONG_MS)
    rig.until(lambda: rig.engine.position_ms > 200)
    rig.engine.stop()
    assert rig.engine.state is EngineState.EMPTY
    assert rig.engine.position_ms == 0
    before = len(rig.events)
    rig.let_pass(400)
    rig.engine.play()
    rig.let_pass(100)
    assert len(rig.events) == before


def test_loudness_may_be_set_at_any_time(rig: EngineRig, long_file: str) -> None:
    rig.engine.set_volume(30)
    rig.engine.set_muted(True)
    rig.start(long_file, duration_ms=LONG_MS)
    rig.until(lambda: rig.engine.state is EngineState.PLAYING)
    rig.engine.set_muted(False)
    rig.engine.set_volume(100)
    rig.until(lambda: rig.engine.position_ms > 300)


@pytest.mark.parametrize(
    "name",
    [b"caf\xe9.wav", "日本 🎵.wav".encode(), b"100%25 %41 #1?.wav", b"two\nlines: a.wav", b"no extension"],
)
def test_any_file_name_plays(rig: EngineRig, tmp_path: Path, name: bytes) -> None:
    raw = os.path.join(os.fsencode(tmp_path), name)
    write_wav(raw, tone(2))
    rig.start(os.fsdecode(raw), duration_ms=2_000)
    rig.until(lambda: rig.engine.state is EngineState.PLAYING)


def test_nothing_comes_after_close(rig: EngineRig, long_file: str) -> None:
    rig.start(long_file, duration_ms=LONG_MS)
    rig.until(lambda: rig.engine.state is EngineState.PLAYING)
    rig.engine.close()
    before = len(rig.events)
    rig.let_pass(300)
    assert len(rig.events) == before
