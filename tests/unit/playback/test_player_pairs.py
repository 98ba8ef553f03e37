"""Whatever is commanded, and whatever the engine says: one end for every start."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from musicrec_desktop.model.playback import (
    EngineEnded,
    EngineFailed,
    EngineLength,
    EnginePaused,
    EnginePosition,
    EngineStarted,
    LoadId,
    PlayerState,
    RepeatMode,
)
from musicrec_desktop.model.recommendation import Recommendation
from musicrec_desktop.model.track import TrackId
from tests.support.player_rig import PlayerRig, ids

TRACKS = st.lists(st.integers(1, 12), max_size=5)
KINDS = st.sampled_from(
    [EngineStarted, EnginePaused, EngineEnded, EngineFailed, EnginePosition, EngineLength]
)


class PlayerMachine(RuleBasedStateMachine):
    """Random commands and random engine events; tracks 3 and 4 are gone, 5 and 6 broken, 7 has no length."""

    def __init__(self) -> None:
        super().__init__()
        self.rig = PlayerRig(gone=[3, 4], broken=[5, 6], durations={7: None, 8: 40, 9: 0})
        self.player = self.rig.player

    @rule(numbers=TRACKS, place=st.integers(0, 10))
    def play_now(self, numbers: list[int], place: int) -> None:
        self.player.play_now(ids(*numbers), place % max(1, len(numbers)))

    @rule(numbers=TRACKS)
    def play_next(self, numbers: list[int]) -> None:
        self.player.play_next(ids(*numbers))

    @rule(numbers=TRACKS)
    def enqueue(self, numbers: list[int]) -> None:
        self.player.enqueue(ids(*numbers))

    @rule(numbers=TRACKS)
    def set_auto(self, numbers: list[int]) -> None:
        self.player.set_auto([Recommendation(TrackId(number), 1.0) for number in numbers])

    @rule(command=st.sampled_from(["play", "pause", "toggle", "stop", "next", "previous", "clear_upcoming"]))
    def command(self, command: str) -> None:
        getattr(self.player, command)()

    @rule(position_ms=st.integers(-1_000, 20_000))
    def seek(self, position_ms: int) -> None:
        self.player.seek(position_ms)

    @rule(place=st.integers(0, 10))
    def jump(self, place: int) -> None:
        entries = (*self.player.queue.played, *self.player.queue.upcoming)
        if place < len(entries):
            self.player.jump_to(entries[place].id)

    @rule(mode=st.sampled_from(list(RepeatMode)))
    def repeat(self, mode: RepeatMode) -> None:
        self.player.set_repeat(mode)

    @rule(is_shuffled=st.booleans())
    def shuffle(self, is_shuffled: bool) -> None:
        self.player.set_shuffled(is_shuffled)

    @rule()
    def restart(self) -> None:
        self.player.restore(self.player.snapshot())
        assert self.player.state in {PlayerState.PAUSED, PlayerState.STOPPED}

    @rule(duration_ms=st.sampled_from([1, 100, 700, 5_000, 12_000]))
    def let_pass(self, duration_ms: int) -> None:
        self.rig.let_pass(duration_ms)

    @rule(kind=KINDS, load_id=st.integers(1, 30), value=st.integers(0, 12_000))
    def engine_says_something_odd(
        self,
        kind: type[EngineStarted | EngineEnded | EngineFailed],
        load_id: int,
        value: int,
    ) -> None:
        """Any event, late, early or repeated."""
        number = LoadId(load_id)
        if kind is EngineFailed:
            self.rig.engine.events.emit(EngineFailed(number, "cannot-open"))
        elif kind in {EngineStarted, EnginePaused}:
            self.rig.engine.events.emit(EngineStarted(number))
        else:
            self.rig.engine.events.emit(kind(number, value))  # type: ignore[call-arg, arg-type]

    @invariant()
    def starts_and_ends_alternate(self) -> None:
        self.rig.assert_pairs()

    @invariant()
    def what_runs_is_the_last_start(self) -> None:
        open_listens = len(self.rig.started) - len(self.rig.ends)
        assert open_listens in {0, 1}
        if self.player.state in {PlayerState.PLAYING, PlayerState.LOADING}:
            assert open_listens == 1
        if self.player.state is PlayerState.STOPPED:
            assert open_listens == 0

    @invariant()
    def figures_are_sane(self) -> None:
        assert self.player.position_ms >= 0
        assert self.player.listened_ms >= 0
        assert all(end.listened_ms >= 0 and end.position_ms >= 0 for end in self.rig.ends)

    def teardown(self) -> None:
        self.player.close()
        assert len(self.rig.started) == len(self.rig.ends)
        self.rig.assert_pairs()


TestPlayerMachine = PlayerMachine.TestCase
