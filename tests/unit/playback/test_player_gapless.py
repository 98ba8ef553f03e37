"""Whatever is commanded around the ends of tracks: nothing is skipped, nothing played twice."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from musicrec_desktop.model.playback import (
    EndReason,
    EngineEvent,
    EngineMovedOn,
    PlayerState,
    QueueEntry,
    RepeatMode,
    TrackEnd,
)
from musicrec_desktop.model.recommendation import Recommendation
from musicrec_desktop.model.sound import SoundControls
from musicrec_desktop.model.track import TrackId
from tests.support.player_rig import TRACK_MS, PlayerRig, ids

TRACKS = st.lists(st.integers(1, 9), min_size=1, max_size=4)


class GaplessMachine(RuleBasedStateMachine):
    """Tracks of ten seconds that all play; only commands that leave the running track alone."""

    def __init__(self) -> None:
        super().__init__()
        self.rig = PlayerRig()
        self.player = self.rig.player
        self.moves: list[EngineMovedOn] = []
        self.expected: QueueEntry | None = None
        self.is_plain = False
        self.is_last = False
        self.rig.engine.events.connect(self._note)
        self.player.track_ended.connect(self._foresee)
        self.player.track_started.connect(self._compare)
        self.rig.play(1, 2, 3, 4)

    def _note(self, event: EngineEvent) -> None:
        if isinstance(event, EngineMovedOn):
            self.moves.append(event)

    def _foresee(self, end: TrackEnd) -> None:
        """What the queue says comes next, at the moment in which a track ends."""
        queue, repeat = self.player.queue, self.player.repeat
        self.is_plain = end.reason is EndReason.FINISHED
        self.is_last = self.player.stops_after_current
        if repeat is RepeatMode.ONE:
            self.expected = queue.current
        elif queue.upcoming and (queue.user_part or repeat is RepeatMode.OFF):
            self.expected = queue.upcoming[0]
        else:
            # Drawn, or begun again: the queue's own tests say what.
            self.expected = None

    def _compare(self, entry: QueueEntry, _at_ms: int) -> None:
        if self.is_plain:
            assert not self.is_last
            assert self.expected is None or entry.id == self.expected.id
        self.is_plain = False

    @rule(numbers=TRACKS)
    def play_next(self, numbers: list[int]) -> None:
        self.player.play_next(ids(*numbers))

    @rule(numbers=TRACKS)
    def enqueue(self, numbers: list[int]) -> None:
        self.player.enqueue(ids(*numbers))

    @rule(numbers=TRACKS)
    def set_auto(self, numbers: list[int]) -> None:
        self.player.set_auto([Recommendation(TrackId(number), 1.0) for number in numbers])

    @rule(place=st.integers(0, 4))
    def remove(self, place: int) -> None:
        if place < len(self.player.queue.upcoming):
            self.player.remove([self.player.queue.upcoming[place].id])

    @rule(place=st.integers(0, 4), index=st.integers(0, 4))
    def move(self, place: int, index: int) -> None:
        if place < len(self.player.queue.upcoming):
            self.player.move([self.player.queue.upcoming[place].id], index)

    @rule(mode=st.sampled_from(list(RepeatMode)))
    def repeat(self, mode: RepeatMode) -> None:
        self.player.set_repeat(mode)

    @rule(is_shuffled=st.booleans())
    def shuffle(self, is_shuffled: bool) -> None:
        self.player.set_shuffled(is_shuffled)

    @rule(is_wanted=st.booleans())
    def stop_after_current(self, is_wanted: bool) -> None:
        self.player.set_stop_after_current(is_wanted)

    @rule(crossfade_ms=st.integers(0, 12_000), preamp_db=st.floats(-3, 3))
    def controls(self, crossfade_ms: int, preamp_db: float) -> None:
        self.player.sound.set_controls(SoundControls(crossfade_ms=crossfade_ms, preamp_db=preamp_db))

    @rule(command=st.sampled_from(["play", "next", "previous", "toggle"]))
    def command(self, command: str) -> None:
        self.is_plain = False
        getattr(self.player, command)()

    @rule(left_ms=st.sampled_from([1, 50, 400]))
    def just_before_the_end(self, left_ms: int) -> None:
        self.player.seek(TRACK_MS - left_ms)

    @rule(duration_ms=st.sampled_from([1, 49, 60, 500, 11_000, 35_000]))
    def let_pass(self, duration_ms: int) -> None:
        self.rig.let_pass(duration_ms)

    @invariant()
    def every_start_has_one_end(self) -> None:
        self.rig.assert_pairs()
        assert len(self.rig.started) - len(self.rig.ends) in {0, 1}

    @invariant()
    def what_runs_is_the_current_entry_and_what_the_engine_plays(self) -> None:
        if self.player.state is not PlayerState.PLAYING:
            return
        last = self.rig.log[-1]
        assert isinstance(last, QueueEntry)
        assert self.player.queue.current is not None
        assert last.id == self.player.queue.current.id

    @invariant()
    def the_engine_knows_what_follows(self) -> None:
        if self.player.state not in {PlayerState.PLAYING, PlayerState.PAUSED, PlayerState.LOADING}:
            return
        wanted = None if self.player.stops_after_current else self.player._queue.peek()
        following = self.rig.engine.following
        assert (None if following is None else following.path) == (
            None if wanted is None else f"/{wanted.track_id}"
        )

    @invariant()
    def nobody_is_heard_for_longer_than_the_track(self) -> None:
        finished = [end for end in self.rig.ends if end.reason is EndReason.FINISHED]
        assert all(end.position_ms == TRACK_MS for end in finished)
        assert not self.rig.failures

    def teardown(self) -> None:
        self.player.close()
        assert len(self.rig.started) == len(self.rig.ends)


TestGaplessMachine = GaplessMachine.TestCase


def test_an_album_goes_on_without_loading_anything() -> None:
    rig = PlayerRig()
    moves: list[EngineMovedOn] = []
    rig.engine.events.connect(lambda event: moves.append(event) if isinstance(event, EngineMovedOn) else None)
    states: list[PlayerState] = []
    rig.play(1, 2, 3)
    rig.player.state_changed.connect(states.append)
    rig.let_pass(3 * TRACK_MS)
    assert rig.started == [1, 2, 3]
    assert len(moves) == 2
    assert states == [PlayerState.STOPPED]
    assert [(end.reason, end.listened_ms) for end in rig.ends] == [(EndReason.FINISHED, TRACK_MS)] * 3


def test_a_change_at_the_very_end_is_obeyed() -> None:
    rig = PlayerRig()
    rig.play(1, 2)
    rig.let_pass(TRACK_MS - 1)
    rig.player.play_next(ids(5))
    rig.let_pass(TRACK_MS)
    assert rig.started == [1, 5]


def test_what_the_engine_went_on_to_against_the_wish_is_replaced() -> None:
    rig = PlayerRig()
    rig.play(1, 2, 3)
    rig.let_pass(1_000)
    stale = rig.engine.following
    rig.player.play_next(ids(7))
    rig.engine.following = stale
    rig.let_pass(TRACK_MS)
    assert rig.started == [1, 7]
    assert rig.engine.following is not None
    assert rig.engine.following.path == "/2"
    rig.assert_pairs()


def test_stopping_after_a_track_stops_an_engine_that_has_gone_on() -> None:
    rig = PlayerRig()
    rig.play(1, 2)
    stale = rig.engine.following
    rig.player.set_stop_after_current(True)
    rig.engine.following = stale
    rig.let_pass(2 * TRACK_MS)
    assert rig.started == [1]
    assert rig.player.state is PlayerState.STOPPED
    assert rig.engine.state.value == "empty"


def test_one_track_repeats_without_a_gap() -> None:
    rig = PlayerRig()
    rig.play(1)
    rig.player.set_repeat(RepeatMode.ONE)
    rig.let_pass(3 * TRACK_MS + 10)
    assert rig.started == [1, 1, 1, 1]
    assert [end.listened_ms for end in rig.ends] == [TRACK_MS] * 3
