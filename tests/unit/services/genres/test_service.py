"""Suggested genres: learnt when due, accepted and rejected with a way back, found by queries."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.core.errors import ChildEndedError, MusicRecError
from musicrec_desktop.core.tasks import TaskContext
from musicrec_desktop.learning.genres import classifier
from musicrec_desktop.model.browse import BrowseRequest
from musicrec_desktop.model.genres import NOT_LEARNT, GenreObstacle, GenreState
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.genres import learning
from musicrec_desktop.services.genres.learning import SETTLED_MS
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.database import Database
from tests.support.genre_library import fill_with_genres
from tests.support.library import add_features, add_numbered_tracks, new_library
from tests.support.scheduler import ManualScheduler
from tests.unit.services.genres.making import learner_of, service_of


class Rig:
    """A library of three genres and twelve tracks without one."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.scheduler = ManualScheduler()
        self.tagged, self.untagged, self.truth = fill_with_genres(database)
        self.learner = learner_of(database, self.scheduler.clock)
        self.is_busy = False
        self.service = service_of(database, self.scheduler, lambda: self.is_busy)
        self.changes = 0
        self.service.changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        self.changes += 1

    def found(self, query: str) -> set[TrackId]:
        return {TrackId(number) for number in BrowseStore(self.database).ids(BrowseRequest(query))}


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """One test has a process of its own; the others save its second."""
    monkeypatch.setattr(learning, "in_child", lambda work, context, **_limits: work(context))
    monkeypatch.setattr(classifier, "TREES", 10)


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    database = new_library(str(tmp_path / "library.sqlite3"))
    database.open()
    yield Rig(database)
    database.close()


@pytest.fixture
def learnt(rig: Rig) -> Rig:
    """The same after learning."""
    rig.service.learn_blocking(TaskContext())
    return rig


def test_each_untagged_track_gets_its_genre(learnt: Rig) -> None:
    verdict = learnt.service.verdict
    assert (verdict.obstacle, verdict.tagged, verdict.untagged) == (None, 90, 12)
    assert verdict.evaluation is not None
    assert verdict.evaluation.accuracy > 0.9
    shown = learnt.service.suggestions([*learnt.untagged, learnt.tagged[0]])
    assert [shown[track_id][0].name for track_id in learnt.untagged] == learnt.truth
    assert learnt.tagged[0] not in shown
    assert learnt.service.counts()[1] == 0


def test_what_is_accepted_and_rejected_is_found_and_taken_back(learnt: Rig) -> None:
    first, second = learnt.untagged[0], learnt.untagged[3]
    jazz = learnt.truth[0]
    of_jazz = {track_id for track_id, name in zip(learnt.untagged, learnt.truth, strict=True) if name == jazz}
    assert learnt.found(f"genre~:{jazz.lower()}") == of_jazz
    assert learnt.found("has:genre~") == set(learnt.untagged)
    assert learnt.found(f"genre:{jazz}") == set(learnt.tagged[0::3])

    accepted = learnt.service.accept([(first, jazz)])
    rejected = learnt.service.reject([(second, jazz)])
    assert (accepted.tracks, accepted.genres) == (1, (jazz,))
    assert learnt.service.suggestions([first])[first][0].state is GenreState.ACCEPTED
    assert learnt.found(f"genre~:={jazz}") == of_jazz - {second}
    assert learnt.service.counts() == (10, 1)

    # What was said outlasts what is learnt.
    learnt.service.learn_blocking(TaskContext())
    assert learnt.service.counts() == (10, 1)
    assert second not in learnt.service.suggestions([second])

    learnt.service.restore(rejected.before)
    learnt.service.restore(accepted.before)
    assert learnt.service.counts() == (12, 0)
    learnt.service.reject([(first, jazz)])
    learnt.service.forget([(first, jazz)])
    assert learnt.service.counts() == (12, 0)


def test_any_genre_can_be_accepted_by_hand(learnt: Rig) -> None:
    track_id = learnt.untagged[0]
    learnt.service.accept([(track_id, "Bossa Nova")])
    by_hand = learnt.service.suggestions([track_id])[track_id][0]
    assert (by_hand.name, by_hand.confidence, by_hand.state) == ("Bossa Nova", 1.0, GenreState.ACCEPTED)
    assert learnt.found("genre~:=bossa-nova") == {track_id}


def test_a_genre_in_the_tags_takes_the_place_of_suggestions(learnt: Rig) -> None:
    track_id = learnt.untagged[0]
    learnt.database.execute(
        "INSERT INTO track_value (track_id, kind, position, value, key) VALUES (?, 'genre', 0, 'Ska', 'ska')",
        (track_id,),
    )
    assert learnt.service.suggestions([track_id]) == {}
    assert track_id not in learnt.found("has:genre~")


def test_learning_waits_for_what_is_busy_and_for_changes(rig: Rig) -> None:
    rig.is_busy = True
    rig.service.refresh()
    assert not rig.service.is_working
    rig.is_busy = False
    rig.service.refresh()
    assert rig.service.is_working
    rig.scheduler.settle()
    assert (rig.service.is_working, rig.changes) == (False, 1)
    assert not rig.learner.is_due()
    rig.service.refresh()
    rig.scheduler.settle()
    assert rig.changes == 1
    # One track more is not enough today, but is tomorrow.
    new = add_numbered_tracks(rig.database, 1)[0]
    add_features(rig.database, new, [0.0] * 12, 2)
    rig.database.execute(
        "INSERT INTO track_value (track_id, kind, position, value, key) VALUES (?, 'genre', 0, 'Ska', 'ska')",
        (new,),
    )
    assert not rig.learner.is_due()
    rig.scheduler.advance(SETTLED_MS)
    assert rig.learner.is_due()
    # Many more are.
    rig.service.learn_blocking(TaskContext())
    rig.database.execute("DELETE FROM track_value WHERE kind = 'genre' AND track_id % 4 = 0")
    rig.database.execute("UPDATE track SET genre_text = 'none' WHERE id % 4 = 0")
    assert rig.learner.is_due()


def test_tags_are_read_only_after_changes(learnt: Rig) -> None:
    asked: list[str] = []

    def is_due() -> tuple[bool, bool]:
        """Whether it is, and whether all tags were read for that."""
        asked.clear()
        learnt.database.connection.set_trace_callback(asked.append)
        answer = learnt.learner.is_due()
        learnt.database.connection.set_trace_callback(None)
        return answer, any("kind = 'genre'" in statement for statement in asked)

    def count() -> int:
        row = learnt.database.one("SELECT changes FROM genre_change")
        assert row is not None
        return int(row[0])

    assert is_due() == (False, False)
    assert count() == 0
    learnt.database.execute("UPDATE track SET title = 'other', ctime_ns = 5")
    assert count() == 0
    # Tags that are read anew and say the same are looked at once.
    learnt.scheduler.advance(SETTLED_MS)
    learnt.database.execute("UPDATE track SET mtime_ns = mtime_ns WHERE id = 1")
    assert is_due() == (False, False)
    for change in ("mtime_ns = 7", "missing_since_ms = 5", "missing_since_ms = NULL"):
        learnt.database.execute(f"UPDATE track SET {change} WHERE id = 1")
    assert count() == 3
    assert is_due() == (False, True)
    assert count() == 0
    learnt.database.execute("UPDATE features SET version = 1 WHERE track_id = 2")
    learnt.database.execute("DELETE FROM features WHERE track_id = 3")
    assert count() == 2
    assert is_due() == (True, True)
    assert is_due() == (True, True)
    learnt.service.learn_blocking(TaskContext())
    assert is_due() == (False, False)
    # What was looked at and is not enough is not looked at again before so much more has changed.
    learnt.database.execute("UPDATE features SET version = 2 WHERE track_id = 2")
    assert is_due() == (False, True)
    assert is_due() == (False, False)
    learnt.database.execute("UPDATE track SET mtime_ns = 8 WHERE id = 1")
    assert [is_due(), is_due()] == [(False, True), (False, False)]
    assert _enough(learnt) == count() + 1
    learnt.scheduler.advance(SETTLED_MS)
    assert is_due() == (True, True)
    learnt.service.learn_blocking(TaskContext())
    assert _enough(learnt) == 0
    # Where nothing is known of the version, all may have changed.
    learnt.database.execute("UPDATE genre_change SET version = 99")
    assert is_due() == (False, True)
    assert is_due() == (False, False)


def _enough(rig: Rig) -> int:
    return rig.service.review().verdict.enough_changes


def test_a_library_that_is_too_small_says_so(tmp_path: Path) -> None:
    database = new_library(str(tmp_path / "small.sqlite3"))
    database.open()
    fill_with_genres(database, tagged=12, untagged=3)
    service = service_of(database, ManualScheduler())
    assert service.verdict == NOT_LEARNT
    verdict = service.learn_blocking(TaskContext())
    assert verdict.obstacle is GenreObstacle.FEW_CLASSES
    assert service.review().genres == ()
    database.close()


def test_all_tagged_tracks_leave_nothing_to_suggest(tmp_path: Path) -> None:
    database = new_library(str(tmp_path / "tagged.sqlite3"))
    database.open()
    fill_with_genres(database, untagged=0)
    verdict, suggestions = learner_of(database).judged(TaskContext())
    assert (verdict.obstacle, suggestions) == (None, [])
    database.close()


@pytest.mark.expects_warnings
def test_a_process_that_ends_is_told_and_leaves_what_was_there(
    learnt: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ends(*_work: object, **_limits: object) -> None:
        raise ChildEndedError("genres", "out-of-memory")

    monkeypatch.setattr(learning, "in_child", ends)
    before = learnt.service.review()
    learnt.service.learn()
    learnt.scheduler.settle()
    assert isinstance(learnt.service.problem, MusicRecError)
    assert learnt.service.review() == before


def test_cancelling_leaves_what_was_there(learnt: Rig) -> None:
    before = learnt.service.review()
    learnt.service.learn()
    learnt.service.cancel()
    learnt.scheduler.settle()
    assert not learnt.service.is_working
    assert learnt.service.review() == before


def test_a_verdict_of_a_newer_program_counts_as_none(learnt: Rig) -> None:
    learnt.database.execute('UPDATE genre_verdict SET document = \'{"obstacle": "new"}\'')
    assert learnt.service.verdict.obstacle is GenreObstacle.NOT_LEARNT
