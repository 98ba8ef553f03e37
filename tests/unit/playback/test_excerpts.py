"""Parts of tracks beside the player."""

from __future__ import annotations

from dataclasses import replace

import pytest

from musicrec_desktop.model.playback import Playable, PlayerState
from musicrec_desktop.model.sound import GainMode, SoundControls, TrackLoudness
from musicrec_desktop.model.track import ReplayGain, TrackId
from musicrec_desktop.playback.excerpts import ExcerptPlayer
from musicrec_desktop.playback.null_engine import NullEngine
from tests.support.player_rig import PlayerRig

LENGTH_MS = 3_000


class Rig:
    """A player that plays track 1, and excerpts beside it."""

    def __init__(self) -> None:
        self.player = PlayerRig()
        self.scheduler = self.player.scheduler
        self.broken: set[str] = set()
        self.gains_db: dict[int, float] = {}
        self.engines: list[NullEngine] = []
        self.excerpts = ExcerptPlayer(self._open, self.player.player.sound, self.scheduler, self._lookup)
        self.over: list[str] = []
        self.excerpts.over.connect(self.over.append)

    def _open(self) -> NullEngine:
        self.engines.append(
            NullEngine(self.scheduler, check=lambda path: "gone" if path in self.broken else "")
        )
        return self.engines[-1]

    def _lookup(self, track_id: TrackId) -> Playable | None:
        if track_id == 99:
            return None
        tags = ReplayGain(track_gain_db=self.gains_db.get(track_id), track_peak=0.1)
        return Playable(track_id, f"/{track_id}", 10_000, TrackLoudness(tags=tags))

    def play(self, number: int, start_ms: int = 2_000) -> None:
        self.excerpts.play(TrackId(number), start_ms, LENGTH_MS)
        self.scheduler.settle()


@pytest.fixture
def rig() -> Rig:
    return Rig()


def test_an_excerpt_is_heard_from_its_start_to_its_end(rig: Rig) -> None:
    rig.play(2)
    assert (rig.excerpts.is_running, rig.excerpts.passed_ms) == (True, 0)
    rig.scheduler.advance(1_000)
    assert (rig.excerpts.passed_ms, rig.excerpts.heard_ms) == (1_000, 1_000)
    assert rig.over == []
    rig.scheduler.advance(2_100)
    assert rig.over == [""]
    assert not rig.excerpts.is_running
    rig.scheduler.advance(20_000)
    assert rig.over == [""]


def test_nobody_who_observes_the_player_hears_of_it(rig: Rig) -> None:
    rig.player.play(1)
    rig.player.player.pause()
    log = list(rig.player.log)
    rig.play(2)
    rig.scheduler.advance(5_000)
    assert rig.player.log == log
    assert rig.player.player.state is PlayerState.PAUSED


def test_it_pauses_and_goes_on(rig: Rig) -> None:
    rig.play(2)
    rig.scheduler.advance(1_000)
    rig.excerpts.toggle()
    rig.scheduler.advance(9_000)
    assert (rig.excerpts.is_paused, rig.excerpts.heard_ms, rig.over) == (True, 1_000, [])
    rig.excerpts.toggle()
    rig.scheduler.advance(2_200)
    assert rig.over == [""]


def test_another_excerpt_takes_its_place_without_an_end(rig: Rig) -> None:
    rig.play(2)
    rig.scheduler.advance(1_000)
    rig.play(3)
    assert (rig.over, rig.excerpts.passed_ms, rig.excerpts.heard_ms) == ([], 0, 0)
    assert len(rig.engines) == 1


def test_an_excerpt_at_the_end_of_a_track_ends_with_it(rig: Rig) -> None:
    rig.play(2, start_ms=9_000)
    rig.scheduler.advance(1_500)
    assert rig.over == [""]


def test_what_cannot_be_played_says_why(rig: Rig) -> None:
    rig.broken.add("/2")
    rig.play(2)
    rig.play(99)
    assert rig.over == ["gone", "gone"]
    rig.play(3)
    assert rig.excerpts.is_running


def test_what_has_left_the_library_ends_the_excerpt_before(rig: Rig) -> None:
    rig.play(2)
    rig.scheduler.advance(1_000)
    before_ms = rig.engines[0].position_ms
    rig.play(99)
    rig.scheduler.advance(1_000)
    assert (rig.over, rig.excerpts.is_running) == (["gone"], False)
    assert rig.engines[0].position_ms <= before_ms, "nothing goes on to sound"


def test_excerpts_are_equally_loud_whatever_is_set(rig: Rig) -> None:
    sound = rig.player.player.sound
    sound.set_controls(SoundControls(gain_mode=GainMode.OFF, crossfade_ms=5_000, speed_percent=120))
    rig.gains_db = {2: -7.0, 3: 4.0}
    rig.play(2)
    engine = rig.engines[0]
    assert engine.gain_db == -7.0
    assert engine.controls == replace(sound.controls, gain_mode=GainMode.TRACK, crossfade_ms=0)
    rig.play(3)
    assert engine.gain_db == 4.0
    sound.set_controls(replace(sound.controls, speed_percent=100))
    assert engine.controls.speed_percent == 100


def test_the_volume_is_the_players_and_fades_at_the_end(rig: Rig) -> None:
    sound = rig.player.player.sound
    sound.set_volume(50)
    sound.set_muted(True)
    rig.play(2)
    engine = rig.engines[0]
    assert (engine.volume_percent, engine.is_muted) == (50, True)
    sound.set_volume(60)
    sound.set_muted(False)
    assert (engine.volume_percent, engine.is_muted) == (60, False)
    rig.scheduler.advance(2_700)
    assert 20 <= engine.volume_percent <= 40
    rig.scheduler.advance(400)
    rig.play(3)
    assert engine.volume_percent == 60


def test_closed_it_lets_go_of_the_engine_and_can_be_used_again(rig: Rig) -> None:
    rig.play(2)
    rig.excerpts.close()
    assert not rig.excerpts.is_running
    rig.scheduler.advance(5_000)
    assert rig.over == []
    rig.player.player.sound.set_volume(10)
    assert rig.engines[0].volume_percent != 10
    rig.play(3)
    assert len(rig.engines) == 2
    assert rig.engines[1].volume_percent == 10
