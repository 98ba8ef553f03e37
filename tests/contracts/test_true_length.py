"""A track whose length is known wrongly, played through the real decoder."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from musicrec_desktop.core.loop_scheduler import LoopScheduler
from musicrec_desktop.model.playback import EndReason, Playable, TrackEnd
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playback.player import Player
from tests.support.audio_files import write_tone
from tests.support.engine_rig import EngineRig
from tests.support.engines import silent_stream

TRUE_MS = 1_500


@pytest.mark.parametrize(("stored_ms", "suffix"), [(5_000, "mp3"), (600, "flac"), (None, "ogg")])
def test_its_end_takes_what_was_decoded_and_all_of_it_is_listened(
    stored_ms: int | None, suffix: str, tmp_path: Path
) -> None:
    paths = [write_tone(str(tmp_path / f"{number}.{suffix}"), TRUE_MS / 1000) for number in range(2)]
    loop = LoopScheduler()
    engine = silent_stream(loop)
    rig = EngineRig(engine, loop)
    player = Player(engine, loop, lambda track: Playable(track, paths[track], stored_ms), random.Random(1))
    ends: list[TrackEnd] = []
    player.track_ended.connect(ends.append)
    player.play_now([TrackId(0), TrackId(1)])
    rig.until(lambda: len(ends) == 2)
    player.close()
    loop.close()
    for end in ends:
        assert (end.reason, end.is_length_decoded) == (EndReason.FINISHED, True)
        assert end.duration_ms == pytest.approx(TRUE_MS, abs=60)
        assert end.listened_ms == end.duration_ms


def test_a_track_that_was_played_from_its_middle_proves_no_length(tmp_path: Path) -> None:
    path = write_tone(str(tmp_path / "a.mp3"), 3.0)
    loop = LoopScheduler()
    engine = silent_stream(loop)
    rig = EngineRig(engine, loop)
    player = Player(engine, loop, lambda track: Playable(track, path, 20_000), random.Random(1))
    ends: list[TrackEnd] = []
    player.track_ended.connect(ends.append)
    player.play_now([TrackId(0)])
    player.seek(2_000)
    rig.until(lambda: len(ends) == 1)
    player.close()
    loop.close()
    assert (ends[0].reason, ends[0].is_length_decoded) == (EndReason.FINISHED, False)
    assert ends[0].listened_ms < 1_300
