"""The next track: read in time, given to the mixer, taken back."""

from __future__ import annotations

import pytest

from musicrec_desktop.model.playback import Load, LoadId
from musicrec_desktop.playback.stream import follower as module
from musicrec_desktop.playback.stream.follower import Follower
from musicrec_desktop.playback.stream.mixer import Mixer
from musicrec_desktop.playback.stream.read_ahead import ReadAhead
from tests.support.held_sound import HeldSound, deck, noise
from tests.support.scheduler import ManualScheduler

SECOND = Load("/2", LoadId(2), 1_000)
THIRD = Load("/3", LoadId(3), 1_000)


class FollowerRig:
    """A follower whose files are ready at once."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.scheduler = ManualScheduler()
        self.opened: list[HeldSound] = []
        self.completed: list[ReadAhead] = []
        self.first = HeldSound(noise(1_000))
        self.mixer = Mixer(deck(1, self.first))
        monkeypatch.setattr(module, "ReadAhead", self._open)
        self.follower = Follower(self.scheduler, self.completed.append)

    def _open(self, path: str, *, on_ready: object, on_complete: object, **_: object) -> HeldSound:
        sound = HeldSound(noise(0 if path == "/broken" else 500, 2), failure="gone" * (path == "/broken"))
        self.opened.append(sound)
        if path == "/slow":
            return sound
        # As the reader's thread does, later.
        self.scheduler.post(on_ready)  # type: ignore[arg-type]
        self.scheduler.post(on_complete)  # type: ignore[arg-type]
        return sound

    def want(self, following: Load | None) -> None:
        self.follower.want(following)
        self.follower.prepare(self.mixer, self.first)
        self.scheduler.settle()

    def heard(self) -> list[int]:
        while len(self.mixer.read(100)):
            pass
        return [int(cue.load_id) for cue in self.mixer.cues]


@pytest.fixture
def rig(monkeypatch: pytest.MonkeyPatch) -> FollowerRig:
    return FollowerRig(monkeypatch)


def test_it_follows_and_is_handed_over_once(rig: FollowerRig) -> None:
    rig.want(SECOND)
    assert rig.completed == [rig.opened[0]]
    assert rig.heard() == [1, 2]
    assert rig.follower.take(LoadId(9)) is None
    assert rig.follower.take(LoadId(2)) == (SECOND, rig.opened[0])
    assert rig.follower.take(LoadId(2)) is None
    assert not rig.opened[0].is_closed


def test_nothing_is_read_before_what_plays_has_been_read(rig: FollowerRig) -> None:
    waiting = HeldSound(noise(10), is_complete=False)
    rig.follower.want(SECOND)
    rig.follower.prepare(rig.mixer, waiting)
    assert rig.opened == []


def test_the_last_wish_counts_and_what_was_read_is_let_go(rig: FollowerRig) -> None:
    rig.want(SECOND)
    rig.want(THIRD)
    assert [sound.is_closed for sound in rig.opened] == [True, False]
    assert rig.heard() == [1, 3]


def test_a_wish_given_up_before_its_file_was_ready_is_not_laid(rig: FollowerRig) -> None:
    rig.follower.want(SECOND)
    rig.follower.prepare(rig.mixer, rig.first)
    rig.follower.want(None)
    rig.scheduler.settle()
    assert rig.opened[0].is_closed
    assert rig.heard() == [1]


def test_what_is_being_read_is_not_taken_back_and_the_new_wish_waits_for_its_turn(rig: FollowerRig) -> None:
    rig.want(SECOND)
    rig.mixer.read(1_001)
    rig.want(THIRD)
    assert not rig.opened[0].is_closed
    assert rig.follower.take(LoadId(2)) == (SECOND, rig.opened[0])
    rig.follower.prepare(rig.mixer, rig.opened[0])
    rig.scheduler.settle()
    assert rig.heard() == [1, 2, 3]


def test_a_file_that_cannot_be_read_is_not_laid(rig: FollowerRig) -> None:
    rig.want(Load("/broken", LoadId(2), None))
    assert rig.heard() == [1]
    assert rig.mixer.end_frame == 1_000


def test_a_seek_drops_the_sound_and_keeps_the_wish(rig: FollowerRig) -> None:
    rig.want(SECOND)
    rig.follower.drop_buffer()
    assert rig.opened[0].is_closed
    rig.mixer = Mixer(deck(1, rig.first))
    rig.follower.prepare(rig.mixer, rig.first)
    rig.scheduler.settle()
    assert rig.heard() == [1, 2]


def test_a_wish_that_changes_at_the_very_end_leaves_no_gap(rig: FollowerRig) -> None:
    rig.want(SECOND)
    rig.mixer.read(990)
    rig.follower.want(THIRD)
    rig.follower.prepare(rig.mixer, rig.first)
    assert len(rig.mixer.read(100)) == 10
    assert len(rig.mixer.read(100)) == 0
    assert rig.mixer.end_frame is None
    rig.scheduler.settle()
    assert rig.heard() == [1, 3]
    assert rig.mixer.end_frame == 1_500


def test_what_does_not_come_is_not_waited_for_any_longer(rig: FollowerRig) -> None:
    rig.want(SECOND)
    rig.mixer.read(990)
    rig.want(Load("/slow", LoadId(4), 1_000))
    rig.mixer.read(100)
    assert rig.heard() == [1]
    assert rig.mixer.end_frame is None
    rig.scheduler.advance(module.GRACE_MS)
    assert rig.heard() == [1]
    assert rig.mixer.end_frame == 1_000


def test_a_wish_that_is_given_up_at_the_very_end_ends_the_mixer(rig: FollowerRig) -> None:
    rig.want(SECOND)
    rig.mixer.read(990)
    rig.want(None)
    assert rig.heard() == [1]
    assert rig.mixer.end_frame == 1_000
