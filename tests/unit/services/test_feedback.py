"""What is said can be taken back, and nothing is overwritten."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from musicrec_desktop.model.listen import FeedbackEvent, FeedbackKind
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.feedback import FeedbackService, Undo
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.feedback import FeedbackStore
from tests.support.library import add_numbered_tracks, new_library
from tests.support.scheduler import ManualScheduler

ONE, TWO = TrackId(1), TrackId(2)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = new_library(str(tmp_path / "library.sqlite3"))
    opened.open()
    yield opened
    opened.close()


@pytest.fixture
def service(database: Database) -> FeedbackService:
    add_numbered_tracks(database, 3)
    return FeedbackService(store=FeedbackStore(database), scheduler=ManualScheduler())


class Told:
    """Everything that a service tells, in its order."""

    def __init__(self, service: FeedbackService) -> None:
        self.heard: list[tuple[str, object]] = []
        service.changed.connect(lambda ids: self.heard.append(("changed", ids)))
        service.said.connect(lambda event: self.heard.append(("said", self._short(event))))
        service.taken_back.connect(lambda event: self.heard.append(("taken back", self._short(event))))

    def take(self) -> list[tuple[str, object]]:
        """What was told since the last time."""
        heard, self.heard = self.heard, []
        return heard

    @staticmethod
    def _short(event: FeedbackEvent) -> tuple[str, object]:
        assert event.at_ms > 0
        return event.kind.value, event.track_id or event.artist


def test_the_last_word_counts(service: FeedbackService) -> None:
    assert service.kind(ONE) is FeedbackKind.NEUTRAL
    service.like(ONE)
    service.dislike(ONE)
    assert service.kind(ONE) is FeedbackKind.DISLIKE
    assert service.disliked_ids() == {ONE}
    service.clear(ONE)
    assert service.kind(ONE) is FeedbackKind.NEUTRAL
    assert not service.liked_ids()


def test_undo_brings_back_what_was_said_before(service: FeedbackService) -> None:
    service.like(ONE)
    undo = service.dislike(ONE)
    undo()
    assert service.kind(ONE) is FeedbackKind.LIKE
    undo()
    assert service.kind(ONE) is FeedbackKind.LIKE


def test_undo_does_not_take_a_later_word_back(service: FeedbackService) -> None:
    told = Told(service)
    undo = service.like(ONE)
    service.dislike(ONE)
    told.take()
    undo()
    assert service.kind(ONE) is FeedbackKind.DISLIKE
    assert told.take() == []


def test_a_later_word_of_another_kind_does_not_keep_an_undo_back(service: FeedbackService) -> None:
    undo_ban = service.ban(ONE)
    service.like(ONE)
    service.less(ONE)
    undo_ban()
    assert not service.is_banned(ONE)
    assert service.kind(ONE) is FeedbackKind.LIKE


def test_a_ban_and_a_like_are_two_questions(service: FeedbackService) -> None:
    service.like(ONE)
    service.ban(ONE)
    assert (service.banned_ids(), service.liked_ids()) == ({ONE}, [ONE])
    undo = service.unban(ONE)
    assert not service.is_banned(ONE)
    undo()
    assert service.banned_ids() == {ONE}


def test_changes_are_told_once(service: FeedbackService) -> None:
    told = Told(service)
    undo = service.like(TWO)
    service.like(TWO)
    undo()
    undo()
    assert told.take() == [
        ("said", ("like", TWO)),
        ("changed", (TWO,)),
        ("taken back", ("like", TWO)),
        ("changed", (TWO,)),
    ]
    assert service.liked_ids() == []


@pytest.mark.parametrize("say", [FeedbackService.clear, FeedbackService.unban])
def test_what_holds_anyway_is_not_said(
    service: FeedbackService, say: Callable[[FeedbackService, TrackId], Undo]
) -> None:
    told = Told(service)
    say(service, ONE)()
    assert told.take() == []
    assert service.events(9) == []


def test_artists_are_banned_by_any_way_of_writing(service: FeedbackService) -> None:
    told = Told(service)
    undo = service.ban_artist(" Sigur  Rós ")
    service.ban_artist("SIGUR ROS")
    assert told.take() == [("said", ("ban", "Sigur Rós")), ("changed", ())]
    assert service.banned_artists() == {"sigur ros"}
    assert service.banned_artist_names() == ["Sigur Rós"]
    assert service.is_artist_banned("sigur rós")
    undo()
    assert told.take() == [("taken back", ("ban", "Sigur Rós")), ("changed", ())]
    assert not service.banned_artists()
    service.ban_artist("Sigur Rós")
    service.unban_artist("sigur ros")
    assert not service.is_artist_banned("Sigur Rós")


def test_a_blank_artist_cannot_be_banned(service: FeedbackService) -> None:
    service.ban_artist(" ")()
    assert service.events(9) == []


def test_more_and_less_add_up(service: FeedbackService) -> None:
    told = Told(service)
    undo = service.more(ONE)
    service.more(ONE)
    service.less(ONE)
    undo()
    assert told.take().count(("changed", (ONE,))) == 4
    tally = service.tally(ONE)
    assert (tally[FeedbackKind.MORE], tally[FeedbackKind.LESS]) == (1, 1)


def test_several_tracks_are_one_change_and_one_undo(service: FeedbackService) -> None:
    told = Told(service)
    undo = service.added([ONE, TWO, ONE])
    assert told.take() == [
        ("said", ("added", ONE)),
        ("said", ("added", TWO)),
        ("said", ("added", ONE)),
        ("changed", (ONE, TWO)),
    ]
    service.removed([TWO])
    undo()
    assert [(event.kind, event.track_id) for event in service.events(9)] == [(FeedbackKind.REMOVED, TWO)]
    told.take()
    service.removed([])()
    assert told.take() == []


def test_the_last_word_can_be_taken_back_without_its_undo(service: FeedbackService) -> None:
    told = Told(service)
    service.like(ONE)
    service.ban(ONE)
    service.more(TWO)
    told.take()
    taken = service.take_last_back(ONE)
    assert taken is not None
    assert taken.kind is FeedbackKind.BAN
    assert told.take() == [("taken back", ("ban", ONE)), ("changed", (ONE,))]
    for kind in (FeedbackKind.MORE, FeedbackKind.LIKE):
        taken = service.take_last_back()
        assert taken is not None
        assert taken.kind is kind
    assert service.take_last_back() is None
    assert service.events(9) == []


def test_everything_said_is_kept(service: FeedbackService, database: Database) -> None:
    service.like(ONE)
    service.dislike(ONE)()
    rows = database.query("SELECT kind, at_ms, takes_back FROM feedback ORDER BY id")
    assert [(kind, takes_back) for kind, _, takes_back in rows] == [
        ("like", None),
        ("dislike", None),
        ("dislike", 2),
    ]
    assert all(at_ms > 0 for _, at_ms, _ in rows)


def test_a_track_that_left_the_library_is_nothing_to_speak_of(service: FeedbackService) -> None:
    told = Told(service)
    service.like(TrackId(99))()
    service.added([TrackId(99), ONE])()
    assert told.take() == [
        ("said", ("added", ONE)),
        ("changed", (ONE,)),
        ("taken back", ("added", ONE)),
        ("changed", (ONE,)),
    ]
