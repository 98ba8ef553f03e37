"""The player's commands, over the silent engine in fake time."""

from __future__ import annotations

import pytest

from musicrec_desktop.model.playback import (
    EndReason,
    EngineEnded,
    EngineFailed,
    EngineLength,
    EnginePosition,
    EntryId,
    LoadId,
    PlayerState,
    QueueEntry,
    QueueSnapshot,
    RepeatMode,
)
from musicrec_desktop.model.recommendation import Recommendation
from musicrec_desktop.model.track import TrackId
from tests.support.player_rig import TRACK_MS, PlayerRig, ids


@pytest.fixture
def rig() -> PlayerRig:
    """A player with nothing to do."""
    return PlayerRig()


def reasons(rig: PlayerRig) -> list[EndReason]:
    """Why tracks ended so far."""
    return [end.reason for end in rig.ends]


def test_a_queue_plays_to_its_end(rig: PlayerRig) -> None:
    rig.play(1, 2)
    assert rig.player.state == "playing"
    rig.let_pass(2 * TRACK_MS + 100)
    assert rig.started == [1, 2]
    assert reasons(rig) == [EndReason.FINISHED, EndReason.FINISHED]
    assert [end.listened_ms for end in rig.ends] == [TRACK_MS, TRACK_MS]
    assert rig.player.state == "stopped"
    assert rig.player.queue.current is None
    rig.assert_pairs()


def test_loading_comes_before_playing(rig: PlayerRig) -> None:
    states: list[PlayerState] = []
    rig.player.state_changed.connect(states.append)
    rig.play(1)
    rig.player.toggle()
    rig.player.toggle()
    rig.player.stop()
    assert states == ["loading", "playing", "paused", "playing", "stopped"]


def test_only_time_that_sounds_is_listened(rig: PlayerRig) -> None:
    rig.play(1)
    rig.let_pass(1_000)
    rig.player.pause()
    rig.let_pass(60_000)
    rig.player.play()
    rig.let_pass(500)
    rig.player.seek(8_000)
    rig.let_pass(500)
    assert rig.player.listened_ms == 2_000
    assert rig.player.position_ms == 8_500
    rig.player.next()
    (end,) = rig.ends
    assert (end.listened_ms, end.position_ms, end.reason) == (2_000, 8_500, EndReason.SKIPPED)
    assert end.duration_ms == TRACK_MS


def test_why_a_track_ended(rig: PlayerRig) -> None:
    rig.play(1, 2, 3, 4)
    rig.player.next()
    rig.player.previous()
    rig.player.jump_to(rig.player.queue.upcoming[1].id)
    rig.player.play_now(ids(9))
    rig.player.stop()
    rig.player.play()
    rig.player.close()
    assert rig.started == [1, 2, 1, 3, 9, 9]
    assert reasons(rig) == [
        EndReason.SKIPPED, EndReason.REPLACED, EndReason.REPLACED, EndReason.REPLACED, EndReason.STOPPED,
        EndReason.STOPPED,
    ]  # fmt: skip
    rig.assert_pairs()


def test_previous_restarts_a_track_that_is_well_under_way(rig: PlayerRig) -> None:
    rig.play(1, 2, start_index=1)
    rig.let_pass(3_500)
    rig.player.previous()
    rig.let_pass(1_000)
    assert rig.started == [2]
    assert rig.player.position_ms == 1_000
    rig.player.previous()
    assert rig.started == [2, 1]
    rig.player.previous()
    assert rig.started == [2, 1]


def test_previous_works_among_automatic_tracks(rig: PlayerRig) -> None:
    rig.play(1)
    rig.player.set_auto([Recommendation(TrackId(number), 1.0) for number in (10, 11)])
    rig.player.next()
    rig.player.next()
    rig.player.previous()
    rig.player.next()
    assert rig.started == [1, 10, 11, 10, 11]


def test_repeat_one_ends_with_an_explicit_next(rig: PlayerRig) -> None:
    rig.play(1, 2)
    rig.player.set_repeat(RepeatMode.ONE)
    rig.let_pass(2 * TRACK_MS + 10)
    assert rig.started == [1, 1, 1]
    rig.player.next()
    assert rig.started == [1, 1, 1, 2]
    rig.assert_pairs()


def test_play_at_the_end_takes_what_was_added_since_or_the_last_track_again(rig: PlayerRig) -> None:
    rig.play(1)
    rig.player.next()
    assert rig.player.state is PlayerState.STOPPED
    rig.player.play()
    assert rig.started == [1, 1]
    rig.player.next()
    rig.player.enqueue(ids(5))
    rig.player.toggle()
    assert rig.started == [1, 1, 5]


def test_play_with_an_empty_queue_does_nothing(rig: PlayerRig) -> None:
    rig.player.play()
    rig.player.next()
    rig.player.previous()
    rig.player.stop()
    rig.player.play_now([])
    assert rig.log == []
    assert rig.player.state is PlayerState.STOPPED
    assert rig.player.duration_ms is None


def test_a_restored_queue_stands_paused_and_is_no_listen(rig: PlayerRig) -> None:
    entry = QueueEntry(EntryId(7), TrackId(3))
    rig.player.restore(
        QueueSnapshot(
            current=entry, position_ms=4_000, volume_percent=35, is_muted=True, repeat=RepeatMode.ALL
        )
    )
    rig.let_pass(1_000)
    assert rig.log == []
    assert rig.player.state is PlayerState.PAUSED
    assert (rig.player.position_ms, rig.player.duration_ms) == (4_000, TRACK_MS)
    assert (rig.engine.volume_percent, rig.engine.is_muted) == (35, True)
    rig.player.seek(5_000)
    rig.player.toggle()
    rig.let_pass(1_000)
    assert rig.started == [3]
    assert rig.player.position_ms == 6_000
    assert rig.player.listened_ms == 1_000


def test_a_snapshot_brings_everything_back(rig: PlayerRig) -> None:
    rig.play(1, 2, 3, 4)
    rig.player.set_auto([Recommendation(TrackId(10), 1.0)])
    rig.player.next()
    rig.let_pass(2_500)
    rig.player.set_volume(55)
    rig.player.set_repeat(RepeatMode.ONE)
    kept = rig.player.snapshot()
    other = PlayerRig()
    other.player.restore(kept)
    assert other.player.snapshot() == kept
    assert kept.position_ms == 2_500


def test_volume_is_clamped_and_told(rig: PlayerRig) -> None:
    told: list[tuple[int, bool]] = []
    rig.player.volume_changed.connect(lambda percent, is_muted: told.append((percent, is_muted)))
    rig.player.set_volume(140)
    rig.player.set_muted(True)
    rig.player.set_volume(-5)
    assert told == [(100, False), (100, True), (0, True)]
    assert rig.engine.volume_percent == 0


def test_seeks_stay_within_the_track(rig: PlayerRig) -> None:
    rig.play(1, 2)
    rig.player.seek_by(-5_000)
    assert rig.player.position_ms == 0
    rig.player.seek_by(4_000)
    assert rig.player.position_ms == 4_000
    rig.player.seek(99_000_000)
    rig.let_pass(10)
    assert reasons(rig) == [EndReason.FINISHED]


def test_a_running_track_that_proves_to_be_another_ends_as_that_one(rig: PlayerRig) -> None:
    rig.play(1, 2)
    rig.player.rename_tracks({TrackId(1): TrackId(101)})
    rig.player.next()
    assert rig.ends[0].entry.track_id == 101
    assert rig.player.queue.played[0].track_id == 101


def test_an_unknown_entry_changes_nothing(rig: PlayerRig) -> None:
    rig.play(1, 2)
    unknown = rig.player.queue.upcoming[0].id
    rig.player.remove([unknown])
    rig.player.jump_to(unknown)
    assert rig.started == [1]
    assert rig.player.state is PlayerState.PLAYING


def test_jumping_to_the_current_entry_begins_it_again(rig: PlayerRig) -> None:
    rig.play(1, 2)
    assert rig.player.queue.current is not None
    rig.player.jump_to(rig.player.queue.current.id)
    assert rig.started == [1, 1]
    assert len(rig.player.queue.upcoming) == 1


def test_removal_can_be_undone_and_is_told(rig: PlayerRig) -> None:
    rig.play(1, 2, 3)
    told: list[int] = []
    rig.player.queue_changed.connect(lambda: told.append(len(rig.player.queue.upcoming)))
    undo = rig.player.remove([rig.player.queue.upcoming[0].id]).undo
    undo()
    assert told == [1, 2]


def test_late_words_of_an_earlier_file_change_nothing(rig: PlayerRig) -> None:
    rig.play(1, 2)
    rig.player.next()
    rig.let_pass(500)
    for event in (EngineEnded(LoadId(1), 0), EngineFailed(LoadId(1), "cannot-open")):
        rig.engine.events.emit(event)
    rig.engine.events.emit(EngineLength(LoadId(1), 77))
    assert rig.started == [1, 2]
    assert rig.player.state is PlayerState.PLAYING
    assert rig.player.duration_ms == TRACK_MS


def test_the_engine_s_word_on_the_length_counts_where_nobody_knows_better() -> None:
    rig = PlayerRig(durations={1: 380_000_000_000_000})
    rig.player.play_now(ids(1, 2))
    assert rig.player.duration_ms is None
    rig.engine.events.emit(EngineLength(LoadId(1), 61_000))
    rig.engine.events.emit(EngineLength(LoadId(1), 62_000))
    assert rig.player.duration_ms == 61_000
    rig.engine.events.emit(EnginePosition(LoadId(1), 64_000))
    assert rig.player.duration_ms is None
