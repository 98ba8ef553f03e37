"""Queues for several profiles."""

from __future__ import annotations

from pathlib import Path

import pytest

from musicrec_desktop.core.errors import ProfileError
from musicrec_desktop.model.listen import Listen
from musicrec_desktop.model.listener_group import ListenerGroup, Mixing
from musicrec_desktop.model.playback import EndReason
from musicrec_desktop.model.profile import ProfileId
from musicrec_desktop.model.queue_controls import QueueSeed, SeedKind
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.listens import ListenStore
from tests.unit.services.autoplay.rig import STYLE, TRACK_MS, Rig


def styled(style: int) -> range:
    return range(style * STYLE + 1, (style + 1) * STYLE + 1)


class Home(Rig):
    """A library that two share: the first likes the first and the last style, Anna the other two."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.anna = self.profiles.create("Anna").id
        self.play_through(styled(0)[:10], styled(2)[:10])
        with self.database.as_listener(self.anna):
            self.play_through(styled(1)[:10], styled(2)[10:20])
        self.autoplay.taste.history_changed()
        self.scheduler.settle()

    def play_through(self, *sessions: range) -> None:
        """Listens of the listener in use, as of the last hours."""
        store = ListenStore(self.database)
        at_ms = self.scheduler.clock.now_ms() - 12 * 3_600_000
        for number, session in enumerate(sessions):
            for track in session:
                store.finish(
                    Listen(
                        TrackId(track), at_ms, TRACK_MS, TRACK_MS, EndReason.FINISHED, session_id=number + 1
                    )
                )
                at_ms += TRACK_MS

    def proposed(self) -> set[int]:
        self.scheduler.settle()
        return {entry.track_id for entry in self.player.queue.auto_part}

    def why(self) -> str:
        return " ".join(reason.text for entry in self.player.queue.auto_part for reason in entry.reasons)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def test_the_queue_is_for_both_and_says_so_and_that_can_be_undone(home: Home) -> None:
    home.play(styled(0)[0])
    alone = home.proposed()
    assert len(alone & set(styled(0))) >= 8
    undo = home.autoplay.set_listeners([home.anna])
    both = home.proposed()
    assert home.autoplay.listeners == (home.anna,)
    assert len(both & set(styled(2))) > len(alone & set(styled(2)))
    assert "Anna" in home.why()
    undo()
    assert len(home.proposed() & set(styled(0))) >= 8
    assert not home.autoplay.group.names
    assert "Anna" not in home.why()


def test_a_dislike_or_ban_of_the_other_one_holds_for_both(home: Home) -> None:
    with home.database.as_listener(home.anna):
        for track in styled(0):
            home.feedback.ban(TrackId(track))
    home.autoplay.set_listeners([home.anna], Mixing.AVERAGE)
    home.play(styled(2)[25])
    assert home.proposed()
    assert not home.proposed() & set(styled(0))
    assert home.feedback.banned_ids() == set()


def test_a_start_from_the_taste_is_from_both_tastes(home: Home) -> None:
    home.autoplay.set_listeners([home.anna])
    home.scheduler.settle()
    home.autoplay.taste.learn_now()
    seeds = set(home.autoplay.start.tracks(QueueSeed(SeedKind.TASTE)))
    assert seeds & set(styled(0))
    assert seeds & set(styled(1))


def test_listens_count_for_the_profile_in_use_only(home: Home) -> None:
    home.autoplay.set_listeners([home.anna])
    home.play(styled(0)[20])
    home.hear(TRACK_MS)
    with home.database.as_listener(home.anna):
        assert styled(0)[20] not in {listen.track_id for listen in ListenStore(home.database).recent(100)}


def test_the_group_is_kept_for_the_next_start_and_for_each_profile(home: Home) -> None:
    home.autoplay.set_listeners([home.anna], Mixing.AVERAGE)
    home.scheduler.settle()
    again = home.new_autoplay()
    assert again.group.group == ListenerGroup((home.anna,), Mixing.AVERAGE)
    home.scheduler.settle()
    assert [member.name for member in again.group.members] == ["Anna"]
    home.profiles.switch(home.anna)
    again.profile_switched()
    assert again.listeners == ()


def test_a_group_ends_when_one_of_it_is_deleted(home: Home) -> None:
    ben = home.profiles.create("Ben").id
    home.autoplay.set_listeners([home.anna, ben])
    home.scheduler.settle()
    assert [member.name for member in home.autoplay.group.members] == ["Anna", "Ben"]
    told: list[tuple[ProfileId, ...]] = []
    home.autoplay.changed.connect(lambda: told.append(home.autoplay.listeners))
    home.profiles.remove(ben)
    home.scheduler.settle()
    assert home.autoplay.listeners == ()
    assert home.autoplay.group.members == ()
    assert told[-1] == ()


def test_a_group_ends_when_one_of_it_is_locked(home: Home) -> None:
    home.database.execute("UPDATE listener SET secret = '{}' WHERE id = ?", (home.anna,))
    home.profiles.rename(home.anna, "Anna B.")
    with pytest.raises(ProfileError):
        home.autoplay.set_listeners([home.anna])
    home.profiles.set_unlocked(home.anna, is_unlocked=True)
    home.autoplay.set_listeners([home.anna])
    home.scheduler.settle()
    assert [member.name for member in home.autoplay.group.members] == ["Anna B."]
    home.profiles.set_unlocked(home.anna, is_unlocked=False)
    home.scheduler.settle()
    assert home.autoplay.group.members == ()
    assert home.autoplay.group.names == ()


def test_a_new_name_is_told_from_then_on(home: Home) -> None:
    home.autoplay.set_listeners([home.anna])
    home.profiles.rename(home.anna, "Ännchen")
    home.scheduler.settle()
    assert home.autoplay.group.names == ("Ännchen",)
    assert [member.name for member in home.autoplay.group.members] == ["Ännchen"]


@pytest.mark.parametrize("is_gone", [True, False])
def test_nobody_who_is_gone_and_not_oneself(home: Home, is_gone: bool) -> None:
    who = ProfileId(99) if is_gone else home.profiles.current.id
    with pytest.raises(ProfileError):
        home.autoplay.set_listeners([who])
    assert home.autoplay.listeners == ()
    assert who not in {one.id for one in home.autoplay.group.choices}


def test_the_command_line_learns_at_once_and_keeps_nothing(home: Home) -> None:
    home.autoplay.group.learn_now(ListenerGroup((home.anna,), Mixing.LEAST_MISERY))
    assert [member.name for member in home.autoplay.group.members] == ["Anna"]
    assert home.new_autoplay().listeners == ()
