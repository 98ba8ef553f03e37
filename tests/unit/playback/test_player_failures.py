"""Broken tracks, and slots that give commands of their own."""

from __future__ import annotations

import pytest

from musicrec_desktop.model.playback import (
    EndReason,
    PlayerState,
    RepeatMode,
    TrackEnd,
)
from musicrec_desktop.model.recommendation import Recommendation
from musicrec_desktop.model.track import TrackId
from tests.support.player_rig import TRACK_MS, PlayerRig, ids


@pytest.fixture
def rig() -> PlayerRig:
    """A player with nothing to do."""
    return PlayerRig()


def test_a_broken_track_fails_alone() -> None:
    rig = PlayerRig(broken=[2])
    rig.play(1, 2, 3)
    rig.let_pass(TRACK_MS + 500)
    assert rig.started == [1, 2, 3]
    assert [end.reason for end in rig.ends] == [EndReason.FINISHED, EndReason.FAILED]
    assert rig.ends[1].failure == "gone"
    assert rig.ends[1].listened_ms == 0
    ((error, entry),) = rig.failures
    assert (error.reason, error.path, entry.track_id) == ("gone", "/2", 2)
    assert rig.player.state is PlayerState.PLAYING


def test_a_track_that_left_the_library_is_passed_over_without_a_listen() -> None:
    rig = PlayerRig(gone=[2])
    rig.play(1, 2, 3)
    rig.player.next()
    assert rig.started == [1, 3]
    assert [(error.reason, entry.track_id) for error, entry in rig.failures] == [("gone", 2)]
    rig.assert_pairs()


@pytest.mark.parametrize("kind", ["gone", "broken"])
def test_five_failures_in_a_row_are_enough(kind: str) -> None:
    bad = range(1, 20)
    rig = PlayerRig(gone=bad) if kind == "gone" else PlayerRig(broken=bad)
    rig.play(*bad)
    rig.let_pass(1_000)
    assert len(rig.failures) == 5
    assert rig.gave_up == [5]
    assert rig.player.state is PlayerState.STOPPED
    assert rig.player.queue.current is not None
    rig.player.next()
    rig.let_pass(1_000)
    assert len(rig.failures) == 10
    rig.assert_pairs()


def test_a_track_that_was_heard_ends_a_row_of_failures() -> None:
    rig = PlayerRig(broken=[1, 2, 3, 4, 6, 7, 8, 9])
    rig.play(*range(1, 11))
    rig.let_pass(TRACK_MS + 500)
    assert rig.gave_up == []
    assert rig.started == list(range(1, 11))


def test_repeating_one_broken_track_does_not_spin() -> None:
    rig = PlayerRig(broken=[1])
    rig.player.set_repeat(RepeatMode.ONE)
    rig.play(1, 2)
    rig.let_pass(100)
    assert rig.started == [1, 2]


def test_repeating_all_of_one_broken_track_gives_up() -> None:
    rig = PlayerRig(broken=[1])
    rig.player.set_repeat(RepeatMode.ALL)
    rig.play(1)
    rig.let_pass(100)
    assert rig.gave_up == [5]


def test_a_file_that_never_sounds_fails_in_time(rig: PlayerRig) -> None:
    rig.player.play_now(ids(1, 2))
    rig.engine.stop()
    rig.let_pass(20_000)
    assert [end.failure for end in rig.ends] == ["timed-out"]
    assert rig.started == [1, 2]


def test_a_slot_that_gives_commands_is_obeyed_and_nobody_sees_an_end_before_its_start(rig: PlayerRig) -> None:
    seen: list[str] = []
    rig.player.track_started.connect(lambda entry, _at_ms: rig.player.next() if entry.track_id == 1 else None)
    rig.player.track_started.connect(lambda entry, _at_ms: seen.append(f"start {entry.track_id}"))
    rig.player.track_ended.connect(lambda end: seen.append(f"end {end.entry.track_id}"))
    rig.play(1, 2)
    assert seen == ["start 1", "end 1", "start 2"]
    assert rig.player.state is PlayerState.PLAYING


def test_a_slot_that_stops_at_the_end_of_a_track_keeps_it_stopped(rig: PlayerRig) -> None:
    rig.player.track_ended.connect(lambda _end: rig.player.stop())
    rig.play(1, 2)
    rig.let_pass(TRACK_MS + 100)
    assert rig.started == [1]
    assert rig.player.state is PlayerState.STOPPED


def test_tracks_added_by_a_slot_at_the_last_end_are_played(rig: PlayerRig) -> None:
    def refill(end: TrackEnd) -> None:
        rig.player.set_auto([Recommendation(TrackId(end.entry.track_id + 1), 1.0)])

    rig.player.track_ended.connect(refill)
    rig.play(1)
    rig.let_pass(3 * TRACK_MS + 100)
    assert rig.started == [1, 2, 3, 4]


def test_a_slot_that_plays_something_else_after_a_failure_is_obeyed() -> None:
    rig = PlayerRig(broken=[1])
    rig.player.failed.connect(lambda _error, _entry: rig.player.play_now(ids(9)))
    rig.play(1, 2)
    rig.let_pass(100)
    assert rig.started == [1, 9]
    rig.assert_pairs()


def test_nothing_counts_as_heard_without_a_device() -> None:
    rig = PlayerRig()
    rig.play(1)
    rig.let_pass(2_000)
    rig.engine._problem = "no-sound-device"
    rig.engine.problem_changed.emit("no-sound-device")
    rig.let_pass(3_000)
    assert rig.player.position_ms == 5_000
    assert rig.player.listened_ms == 2_000
    rig.engine._problem = ""
    rig.engine.problem_changed.emit("")
    rig.let_pass(1_000)
    assert rig.player.listened_ms == 3_000
