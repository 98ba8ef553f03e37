"""A player, or its sound server, that does not run for a while (suspend, swapping, a loaded machine)."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from musicrec_desktop.core.loop_scheduler import LoopScheduler
from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.playback import EngineFailed, EngineStarted, EngineWaiting
from musicrec_desktop.playback.stream.track_reader import TrackReader
from tests.support.audio_files import write_tone
from tests.support.engine_rig import EngineRig
from tests.support.engines import miniaudio_stream, vlc_stream
from tests.support.sound import RATE_HZ, pulse_sink, require_vlc, sounding
from tests.support.stopped_player import Outcome, durations, each_way, stop_again_and_again

pytestmark = [pytest.mark.vlc, pytest.mark.sound]

STOPS = 20
DEVICE_STOPS_S = (1.2, 2.5, 4.0)


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Future[Outcome]]:
    """All ways side by side: they are real time, but little work."""
    require_vlc()
    file = write_tone(str(tmp_path_factory.mktemp("stops") / "tone.wav"), 120.0)
    with ThreadPoolExecutor(max_workers=6) as pool:
        return {
            way: pool.submit(stop_again_and_again, *way, [file], _stops_s(way[1], seed))
            for seed, way in enumerate(each_way())
        }


def _stops_s(whom: str, seed: int) -> Sequence[float]:
    return DEVICE_STOPS_S if whom == "device" else durations(STOPS, seed)


@pytest.mark.parametrize(("output", "whom"), list(each_way()))
def test_after_each_stop_there_is_sound_again_and_only_that_is_listened(
    output: str, whom: str, outcomes: dict[tuple[str, str], Future[Outcome]]
) -> None:
    outcome = outcomes[output, whom].result()
    assert outcome.dead == 0, outcome
    stops = len(_stops_s(whom, 0))
    assert len(outcome.back_after_s) == stops
    assert (outcome.told["state"], outcome.told["problem"]) == ("playing", "")
    assert 0 < outcome.listened_s < outcome.sounded_s + 1.5, outcome


class StandingDisk:
    """Reads of files wait, behind the first second of sound, while the disk stands still."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.runs = threading.Event()
        read = TrackReader.blocks

        def blocks(reader: TrackReader) -> Iterator[FloatArray]:
            given = 0
            for block in read(reader):
                if given > reader.rate_hz:
                    self.runs.wait(30)
                given += len(block)
                yield block

        monkeypatch.setattr(TrackReader, "blocks", blocks)


@pytest.mark.parametrize("output", ["vlc", "miniaudio"])
def test_a_disk_that_stands_still_is_waited_for_and_no_device_is_blamed(
    output: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    require_vlc()
    with pulse_sink() as sink:
        for variable in ("XDG_RUNTIME_DIR", "HOME", "PULSE_SERVER"):
            monkeypatch.setenv(variable, sink.environment[variable])
        disk = StandingDisk(monkeypatch)
        loop = LoopScheduler()
        engine = vlc_stream(loop, "pulse") if output == "vlc" else miniaudio_stream(loop)
        rig = EngineRig(engine, loop)
        problems: list[str] = []
        engine.problem_changed.connect(problems.append)
        try:
            rig.start(write_tone(str(tmp_path / "a.wav"), 8.0), 1, duration_ms=8_000)
            rig.until(lambda: bool(rig.of(EngineWaiting)))
            rig.let_pass(2_500)
            stood_ms = engine.position_ms
            assert 500 < stood_ms < 1_600
            with sink.recording() as recorded:
                disk.runs.set()
                rig.until(lambda: len(rig.of(EngineStarted)) == 2)
                rig.until(lambda: engine.position_ms > stood_ms + 800)
                assert len(sounding(recorded())) > RATE_HZ // 2
            assert problems == []
            assert rig.of(EngineFailed) == []
            assert len(rig.of(EngineWaiting)) == 1
        finally:
            disk.runs.set()
            engine.close()
            loop.close()
