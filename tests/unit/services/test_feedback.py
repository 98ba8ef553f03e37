"""Likes and dislikes can be taken back, and nothing is overwritten."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.model.listen import FeedbackKind
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.feedback import FeedbackService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.feedback import FeedbackStore
from tests.support.library import add_numbered_tracks
from tests.support.scheduler import ManualScheduler


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(str(tmp_path / "library.sqlite3"))
    opened.open()
    yield opened
    opened.close()


@pytest.fixture
def service(database: Database) -> FeedbackService:
    add_numbered_tracks(database, 3)
    return FeedbackService(store=FeedbackStore(database), scheduler=ManualScheduler())


def test_the_last_word_counts(service: FeedbackService) -> None:
    track_id = TrackId(1)
    assert service.kind(track_id) is FeedbackKind.NEUTRAL
    service.like(track_id)
    service.dislike(track_id)
    assert service.kind(track_id) is FeedbackKind.DISLIKE
    assert service.disliked_ids() == {track_id}
    service.clear(track_id)
    assert service.kind(track_id) is FeedbackKind.NEUTRAL
    assert not service.liked_ids()


def test_undo_brings_back_what_was_said_before(service: FeedbackService) -> None:
    track_id = TrackId(1)
    service.like(track_id)
    undo = service.dislike(track_id)
    undo()
    assert service.kind(track_id) is FeedbackKind.LIKE
    undo()
    assert service.kind(track_id) is FeedbackKind.LIKE


def test_undo_does_not_take_a_later_word_back(service: FeedbackService) -> None:
    track_id = TrackId(1)
    undo = service.like(track_id)
    service.dislike(track_id)
    undo()
    assert service.kind(track_id) is FeedbackKind.DISLIKE


def test_changes_are_told_once(service: FeedbackService) -> None:
    told: list[tuple[TrackId, ...]] = []
    service.changed.connect(told.append)
    undo = service.like(TrackId(2))
    service.like(TrackId(2))
    undo()
    assert told == [(2,), (2,)]
    assert service.liked_ids() == []


def test_everything_said_is_kept(service: FeedbackService, database: Database) -> None:
    service.like(TrackId(1))
    service.dislike(TrackId(1))
    rows = database.query("SELECT kind, at_ms FROM feedback ORDER BY id")
    assert [kind for kind, _ in rows] == ["like", "dislike"]
    assert all(at_ms > 0 for _, at_ms in rows)
