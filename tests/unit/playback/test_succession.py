"""Gains and fades by the neighbours of a track."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from musicrec_desktop.model.playback import Load, Playable
from musicrec_desktop.model.sound import AlbumPlace, GainMode, SoundControls, TrackLoudness
from musicrec_desktop.model.track import ReplayGain, TrackId
from musicrec_desktop.playback.null_engine import NullEngine
from musicrec_desktop.playback.player import Player
from tests.support.player_rig import ids
from tests.support.scheduler import ManualScheduler

ALBUM = ("Somebody", "Something")
FADE_MS = 4_000
LOUDNESS = TrackLoudness(tags=ReplayGain(-3.0, 0.5, -7.0, 0.5))


class SuccessionRig:
    """Tracks 1 to 3 are an album in order, 4 is its last but one track, 5 and 6 stand alone."""

    def __init__(self, controls: SoundControls) -> None:
        scheduler = ManualScheduler()
        self.engine = NullEngine(scheduler, check=lambda _: "")
        numbers = {1: 1, 2: 2, 3: 3, 4: 9}
        self.known = {
            TrackId(number): Playable(
                TrackId(number),
                f"/{number}",
                10_000,
                LOUDNESS,
                AlbumPlace(ALBUM, 1, numbers[number]) if number in numbers else None,
            )
            for number in range(1, 7)
        }
        self.player = Player(self.engine, scheduler, self.known.get, random.Random(1))
        self.player.sound.set_controls(controls)

    def play(self, *numbers: int) -> None:
        self.player.play_now(ids(*numbers))

    @property
    def following(self) -> Load:
        assert self.engine.following is not None
        return self.engine.following


@pytest.mark.parametrize(
    ("first", "second", "fade_ms"), [(1, 2, 0), (2, 1, FADE_MS), (1, 3, FADE_MS), (5, 6, FADE_MS)]
)
def test_only_an_album_in_its_order_is_not_faded(first: int, second: int, fade_ms: int) -> None:
    rig = SuccessionRig(SoundControls(crossfade_ms=FADE_MS))
    rig.play(first, second)
    assert rig.following.fade_ms == fade_ms


def test_an_album_in_its_order_keeps_its_own_dynamics() -> None:
    rig = SuccessionRig(SoundControls(gain_mode=GainMode.AUTO))
    rig.play(1, 2, 5)
    assert rig.engine.gain_db == -7.0
    assert rig.following.gain_db == -7.0
    rig.play(5, 1, 2)
    assert rig.engine.gain_db == -3.0
    assert rig.following.gain_db == -7.0
    rig.play(1, 4)
    assert rig.engine.gain_db == -3.0
    assert rig.following.gain_db == -3.0


def test_knobs_are_heard_in_the_running_track_and_the_next() -> None:
    rig = SuccessionRig(SoundControls(gain_mode=GainMode.TRACK))
    rig.play(5, 6)
    rig.player.sound.set_controls(SoundControls(gain_mode=GainMode.TRACK, preamp_db=-2.0))
    assert rig.engine.gain_db == -5.0
    assert rig.following.gain_db == -5.0
    rig.player.sound.set_controls(SoundControls(gain_mode=GainMode.OFF, crossfade_ms=FADE_MS))
    assert rig.engine.gain_db == 0.0
    assert (rig.following.gain_db, rig.following.fade_ms) == (0.0, FADE_MS)


def test_speed_and_equaliser_leave_what_was_prepared_alone() -> None:
    rig = SuccessionRig(SoundControls())
    rig.play(5, 6)
    before = rig.following
    rig.player.sound.set_controls(replace(rig.player.sound.controls, speed_percent=150))
    assert rig.following is before


def test_nothing_is_prepared_behind_the_last_track_or_where_it_shall_stop() -> None:
    rig = SuccessionRig(SoundControls())
    rig.play(5, 6)
    rig.player.set_stop_after_current(True)
    assert rig.engine.following is None
    rig.player.set_stop_after_current(False)
    assert rig.following.path == "/6"
    rig.player.clear_upcoming()
    assert rig.engine.following is None
