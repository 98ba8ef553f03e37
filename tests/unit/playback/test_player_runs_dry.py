"""The queue ends before autoplay has proposed anything: what comes then is played."""

from __future__ import annotations

import pytest

from musicrec_desktop.model.playback import PlayerState, RepeatMode
from musicrec_desktop.model.recommendation import Recommendation
from tests.support.player_rig import PlayerRig, ids


def propose(rig: PlayerRig, *numbers: int) -> None:
    rig.player.set_auto([Recommendation(track_id, 1.0) for track_id in ids(*numbers)])
    rig.let_pass(100)


def ended(kind: str) -> PlayerRig:
    """A queue of one track that is over after a moment."""
    rigs = {
        "broken": PlayerRig(broken=[1]),
        "gone": PlayerRig(gone=[1]),
        "short": PlayerRig(durations={1: 10}),
    }
    rig = rigs[kind]
    rig.play(1)
    rig.let_pass(100)
    assert rig.player.state is PlayerState.STOPPED
    assert rig.player.queue.current is None
    return rig


@pytest.mark.parametrize("kind", ["broken", "gone", "short"])
def test_what_is_proposed_after_the_end_is_played(kind: str) -> None:
    rig = ended(kind)
    assert rig.player.ran_dry
    propose(rig)
    assert rig.player.queue.current is None
    propose(rig, 2, 3)
    assert rig.started[-1] == 2
    assert rig.player.state is PlayerState.PLAYING
    assert [entry.track_id for entry in rig.player.queue.auto_part] == [3]
    assert not rig.player.ran_dry
    rig.assert_pairs()


def test_it_goes_on_once() -> None:
    rig = ended("short")
    propose(rig, 2)
    propose(rig, 3)
    assert rig.started == [1, 2]


@pytest.mark.parametrize("bad", ["gone", "broken"])
def test_five_failures_in_a_row_still_stop(bad: str) -> None:
    numbers = range(1, 20)
    rig = PlayerRig(gone=numbers) if bad == "gone" else PlayerRig(broken=numbers)
    rig.play(1)
    rig.let_pass(100)
    for number in range(2, 10):
        propose(rig, number)
    assert rig.gave_up == [5]
    assert len(rig.failures) == 5
    assert rig.player.state is PlayerState.STOPPED
    assert not rig.player.ran_dry


@pytest.mark.parametrize("command", ["stop", "next"])
def test_a_queue_that_the_user_ended_stays_ended(command: str) -> None:
    rig = PlayerRig()
    rig.play(1)
    rig.player.stop() if command == "stop" else rig.player.next()
    propose(rig, 2)
    assert rig.started == [1]
    assert rig.player.state is PlayerState.STOPPED


def test_a_command_after_the_end_is_what_counts() -> None:
    rig = ended("short")
    rig.player.stop()
    propose(rig, 2)
    assert rig.started == [1]


def test_what_the_user_queues_after_the_end_waits_for_the_user() -> None:
    rig = ended("short")
    rig.player.enqueue(ids(5))
    propose(rig, 2)
    assert rig.started == [1]
    rig.player.play()
    assert rig.started == [1, 5]


def test_a_slot_that_stops_at_the_end_is_obeyed() -> None:
    rig = PlayerRig(durations={1: 10})
    rig.player.state_changed.connect(
        lambda state: rig.player.stop() if state is PlayerState.STOPPED else None
    )
    rig.play(1)
    rig.let_pass(100)
    propose(rig, 2)
    assert rig.started == [1]


def test_a_queue_that_repeats_never_runs_dry() -> None:
    rig = PlayerRig(durations={1: 10})
    rig.player.set_repeat(RepeatMode.ALL)
    rig.play(1)
    rig.let_pass(100)
    assert not rig.player.ran_dry


def test_choices_are_counted() -> None:
    rig = PlayerRig()
    rig.play(1, 2)
    rig.player.next()
    rig.player.play_now(ids(3))
    rig.player.play_now([])
    assert rig.player.choices == 2
