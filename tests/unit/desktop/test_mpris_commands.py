"""What MPRIS wants of its verbs at rest and at the ends of the queue, in fake time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.desktop.mpris_commands import MprisCommands
from musicrec_desktop.desktop.mpris_values import track_path
from musicrec_desktop.model.playback import PlayerState, RepeatMode
from musicrec_desktop.playback.player import Player
from musicrec_desktop.services.now_playing import NowPlaying
from tests.support.desktop_rig import DURATION_MS, DesktopRig
from tests.support.scheduler import ManualScheduler


class Controlled:
    """A rig in fake time and its remote control."""

    def __init__(self, folder: Path) -> None:
        self.scheduler = ManualScheduler()
        self.rig = DesktopRig(folder, self.scheduler)
        self.player, self.now_playing = self.rig.player, self.rig.services.now_playing
        self.control = MprisCommands(self.player, self.now_playing, self.rig.window)
        self.seeks: list[int] = []
        self.changes: list[NowPlaying] = []
        self.began: list[int] = []
        self.now_playing.seeked.connect(self.seeks.append)
        self.now_playing.changed.connect(self.changes.append)
        self.now_playing.began.connect(lambda now: self.began.append(self.rig.ids.index(now.track.id)))  # type: ignore[union-attr]

    @property
    def place(self) -> int:
        """Which of the three tracks is the current one."""
        current = self.player.queue.current
        assert current is not None
        return self.rig.ids.index(current.track_id)

    def play(self, start: int = 0) -> None:
        self.player.play_now(self.rig.ids, start)
        self.scheduler.settle()
        self.changes.clear()


@pytest.fixture
def controlled(tmp_path: Path) -> Iterator[Controlled]:
    made = Controlled(tmp_path)
    yield made
    made.rig.services.now_playing.close()
    made.rig.app.close()


@pytest.mark.parametrize("rest", ["pause", "stop"])
def test_a_player_at_rest_stays_silent_when_tracks_are_skipped(controlled: Controlled, rest: str) -> None:
    controlled.play()
    getattr(controlled.player, rest)()
    controlled.changes.clear()
    controlled.control.next()
    controlled.scheduler.settle()
    assert (controlled.place, controlled.player.state) == (1, PlayerState.PAUSED)
    controlled.control.previous()
    controlled.scheduler.settle()
    assert (controlled.place, controlled.player.state) == (0, PlayerState.PAUSED)
    assert not any(now.is_playing for now in controlled.changes)
    assert controlled.began == [0]


def test_next_does_nothing_where_nothing_follows(controlled: Controlled) -> None:
    controlled.play(2)
    controlled.control.next()
    assert (controlled.place, controlled.player.state) == (2, PlayerState.PLAYING)
    controlled.control.set_repeat(RepeatMode.ALL)
    controlled.control.next()
    assert controlled.place == 0


def test_seeking_beyond_the_end_is_next_and_before_the_start_is_the_start(controlled: Controlled) -> None:
    controlled.play()
    controlled.control.seek_by(-5_000_000)
    assert controlled.player.position_ms == 0
    controlled.control.seek_by(DURATION_MS * 1000)
    assert (controlled.place, controlled.player.position_ms) == (0, DURATION_MS)
    controlled.control.seek_by(1_000)
    assert controlled.place == 1
    controlled.play(2)
    controlled.control.seek_by(2 * DURATION_MS * 1000)
    assert controlled.player.state is PlayerState.STOPPED


def test_a_busy_machine_is_no_seek(controlled: Controlled, monkeypatch: pytest.MonkeyPatch) -> None:
    controlled.play()
    position_ms = vars(Player)["position_ms"]
    waits_ms = [2_000, 400]

    def read(player: Player) -> int:
        found = int(position_ms.fget(player))
        if waits_ms:  # others have the processor between the position and its moment
            controlled.scheduler.clock.advance(waits_ms.pop())
        return found

    monkeypatch.setattr(Player, "position_ms", property(read))
    controlled.now_playing.refresh()
    assert not waits_ms
    assert controlled.seeks == []
    assert controlled.now_playing.now.place.position_at(controlled.scheduler.clock.monotonic_ms()) == (
        controlled.player.position_ms
    )


def test_each_seek_is_told_once_wherever_it_comes_from(controlled: Controlled) -> None:
    controlled.play()
    controlled.control.seek_by(100_000)
    assert controlled.seeks == [100]
    current = controlled.player.queue.current
    assert current is not None
    controlled.control.set_position(track_path(current.id), 30_000_000)
    assert controlled.seeks == [100, 30_000]
    controlled.player.seek(10_000)
    controlled.scheduler.advance(500)
    assert controlled.seeks == [100, 30_000, 10_000]
    controlled.scheduler.advance(10_000)
    controlled.player.next()
    controlled.player.stop()
    assert controlled.seeks == [100, 30_000, 10_000]


def test_the_position_is_told_from_a_moment_to_any_later_one(controlled: Controlled) -> None:
    controlled.play()
    place = controlled.now_playing.now.place
    controlled.scheduler.advance(1_234)
    assert place.position_at(controlled.scheduler.clock.monotonic_ms()) == controlled.player.position_ms
    assert controlled.changes == []


def test_volume_and_mute(controlled: Controlled) -> None:
    control, player = controlled.control, controlled.player
    for share, percent in ((1.7, 100), (-1.0, 0), (0.254, 25)):
        control.set_volume(share)
        assert player.volume_percent == percent
    player.set_muted(True)
    control.set_volume(0.0)
    assert (player.volume_percent, player.is_muted) == (25, True)
    control.set_volume(0.5)
    assert (player.volume_percent, player.is_muted) == (50, False)


def test_an_empty_queue_can_do_nothing_and_no_verb_hurts(controlled: Controlled) -> None:
    now, control = controlled.now_playing.now, controlled.control
    assert (now.has_entries, now.has_next) == (False, False)
    for verb in (control.play, control.pause, control.toggle, control.stop, control.next, control.previous):
        verb()
    control.seek_by(1_000_000)
    control.set_position(track_path(None), 0)
    assert controlled.player.state is PlayerState.STOPPED


def test_a_track_that_begins_by_itself_is_told_once(controlled: Controlled) -> None:
    controlled.play()
    controlled.scheduler.advance(DURATION_MS + 100)
    assert controlled.began == [0, 1]
    assert {now.state for now in controlled.changes} <= {PlayerState.PLAYING, PlayerState.LOADING}


def test_the_rate_is_the_speed_within_its_limits(controlled: Controlled) -> None:
    controlled.play()
    for rate, percent in ((1.25, 125), (9.0, 200), (0.1, 50), (1.0, 100)):
        controlled.control.set_rate(rate)
        assert controlled.player.sound.controls.speed_percent == percent
        assert controlled.now_playing.now.speed_percent == percent
    controlled.control.set_rate(0.0)
    assert controlled.player.state is PlayerState.PAUSED
    assert controlled.player.sound.controls.speed_percent == 100
