"""What was said: last words, events that add up, and taking back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musicrec_desktop.model.browse import BrowseRequest, Scope, ScopeKind, SortColumn
from musicrec_desktop.model.listen import FeedbackEvent, FeedbackKind
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.feedback import UNTIL_SAID, FeedbackStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.library import add_numbered_tracks, new_library


@pytest.fixture
def ids(database: Database) -> list[TrackId]:
    """Three tracks."""
    return add_numbered_tracks(database, 3)


def say(store: FeedbackStore, *words: tuple[FeedbackKind, TrackId]) -> list[int]:
    """Say words about tracks; their rows."""
    rows = [store.add(kind, number, track_id) for number, (kind, track_id) in enumerate(words)]
    return [row for row in rows if row is not None]


def test_the_last_word_counts(database: Database, ids: list[TrackId]) -> None:
    first, second, _ = ids
    store = FeedbackStore(database)
    say(store, (FeedbackKind.LIKE, first), (FeedbackKind.LIKE, second), (FeedbackKind.DISLIKE, first))
    assert store.liked_ids() == [second]
    assert store.disliked_ids() == {first}
    say(store, (FeedbackKind.NEUTRAL, first))
    assert store.current(first) is FeedbackKind.NEUTRAL
    assert store.current(second) is FeedbackKind.LIKE
    assert store.disliked_ids() == set()


def test_the_latest_like_comes_first(database: Database, ids: list[TrackId]) -> None:
    store = FeedbackStore(database)
    say(store, *((FeedbackKind.LIKE, track_id) for track_id in (*ids, ids[0])))
    assert store.liked_ids() == [ids[0], ids[2], ids[1]]


def test_a_ban_leaves_the_opinion_alone(database: Database, ids: list[TrackId]) -> None:
    track_id = ids[0]
    store = FeedbackStore(database)
    say(store, (FeedbackKind.LIKE, track_id), (FeedbackKind.BAN, track_id), (FeedbackKind.LESS, track_id))
    assert store.current(track_id) is FeedbackKind.LIKE
    assert store.is_banned(track_id)
    assert store.banned_ids() == {track_id}
    say(store, (FeedbackKind.UNBAN, track_id))
    assert not store.is_banned(track_id)
    assert store.liked_ids() == [track_id]


def test_what_was_taken_back_does_not_hold(database: Database, ids: list[TrackId]) -> None:
    track_id = ids[0]
    store = FeedbackStore(database)
    like, dislike = say(store, (FeedbackKind.LIKE, track_id), (FeedbackKind.DISLIKE, track_id))
    assert (store.holds(like), store.holds(dislike)) == (False, True)
    assert store.take_back(dislike, 9)
    assert not store.take_back(dislike, 10)
    assert store.current(track_id) is FeedbackKind.LIKE
    assert (store.holds(like), store.holds(dislike)) == (True, False)
    assert database.one("SELECT count(*) FROM feedback") == (3,)


def test_words_that_add_up_are_counted(database: Database, ids: list[TrackId]) -> None:
    track_id, other, _ = ids
    store = FeedbackStore(database)
    rows = say(store, *[(FeedbackKind.MORE, track_id)] * 3, (FeedbackKind.LESS, track_id))
    store.add_all(FeedbackKind.ADDED, 5, [track_id, other])
    store.take_back(rows[1], 6)
    assert store.tally(track_id) == {
        FeedbackKind.MORE: 2,
        FeedbackKind.LESS: 1,
        FeedbackKind.ADDED: 1,
        FeedbackKind.REMOVED: 0,
    }
    assert store.holds(rows[0])
    assert store.tally(other)[FeedbackKind.ADDED] == 1


def test_artists_are_banned_however_they_are_written(database: Database) -> None:
    store = FeedbackStore(database)
    store.add(FeedbackKind.BAN, 1, artist="Björk")
    store.add(FeedbackKind.BAN, 2, artist="The Knife")
    assert store.banned_artists() == {"bjork": "Björk", "the knife": "The Knife"}
    assert store.said(FeedbackKind.BAN, artist="BJORK") is FeedbackKind.BAN
    row = store.add(FeedbackKind.UNBAN, 3, artist="bjork")
    assert store.banned_artists() == {"the knife": "The Knife"}
    assert row is not None
    store.take_back(row, 4)
    assert store.banned_artists() == {"bjork": "Björk", "the knife": "The Knife"}
    assert store.banned_ids() == set()


def test_events_are_the_latest_words_that_hold(database: Database, ids: list[TrackId]) -> None:
    store = FeedbackStore(database)
    rows = say(store, *((FeedbackKind.LIKE, track_id) for track_id in ids))
    store.add(FeedbackKind.BAN, 7, artist="Caf\udce9")
    store.take_back(rows[1], 8)
    assert store.events(2) == [
        FeedbackEvent(FeedbackKind.LIKE, 2, ids[2]),
        FeedbackEvent(FeedbackKind.BAN, 7, None, "Caf\ufffd"),
    ]
    assert len(store.events(10)) == 3
    assert store.last(ids[1]) is None
    assert store.last(ids[0]) == (rows[0], FeedbackEvent(FeedbackKind.LIKE, 0, ids[0]))
    last = store.last()
    assert last is not None
    assert last[1].artist == "Caf\ufffd"


def test_a_track_that_left_the_library_is_not_written(database: Database, ids: list[TrackId]) -> None:
    store = FeedbackStore(database)
    assert store.add(FeedbackKind.LIKE, 1, TrackId(99)) is None
    assert [row is None for row in store.add_all(FeedbackKind.ADDED, 1, [ids[0], TrackId(99)])] == [
        False,
        True,
    ]
    assert store.events(9) == [FeedbackEvent(FeedbackKind.ADDED, 1, ids[0])]


def test_lists_show_opinions_only(database: Database, ids: list[TrackId]) -> None:
    store = FeedbackStore(database)
    say(store, (FeedbackKind.LIKE, ids[1]), (FeedbackKind.BAN, ids[1]), (FeedbackKind.ADDED, ids[2]))
    browse = BrowseStore(database)
    assert list(browse.ids(BrowseRequest(scope=Scope(ScopeKind.LIKED)))) == [ids[1]]
    assert next(iter(browse.ids(BrowseRequest(sort=SortColumn.LIKED)))) == ids[1]
    assert [track.is_liked for track in TrackStore(database).many(ids)] == [False, True, False]
    assert browse.stats(1).liked == 1


def test_every_kind_is_known_by_what_contradicts_it() -> None:
    assert {kind for kind in FeedbackKind if kind not in UNTIL_SAID} == {
        FeedbackKind.MORE,
        FeedbackKind.LESS,
        FeedbackKind.ADDED,
        FeedbackKind.REMOVED,
    }
    assert all(UNTIL_SAID[neutral] is neutral for neutral in UNTIL_SAID.values())


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.one_of(st.tuples(st.sampled_from(FeedbackKind), st.integers(1, 2)), st.integers(0, 30)),
        max_size=25,
    )
)
def test_taking_back_is_as_if_it_had_never_been_said(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[FeedbackKind, int] | int]
) -> None:
    """Words, and numbers of earlier words that are taken back."""
    database = new_library(str(tmp_path_factory.mktemp("said") / "library.sqlite3"))
    database.open()
    add_numbered_tracks(database, 2)
    store = FeedbackStore(database)
    said: dict[int, tuple[FeedbackKind, int]] = {}
    for step in steps:
        if isinstance(step, int):
            if said:
                row = sorted(said)[step % len(said)]
                assert store.take_back(row, 1)
                del said[row]
        else:
            row_id = store.add(step[0], 1, TrackId(step[1]))
            assert row_id is not None
            said[row_id] = step
    for track_id in (1, 2):
        for until_said in (FeedbackKind.NEUTRAL, FeedbackKind.UNBAN):
            words = [
                kind
                for kind, about in said.values()
                if about == track_id and UNTIL_SAID.get(kind) is until_said
            ]
            assert store.said(until_said, TrackId(track_id)) is (words[-1] if words else until_said)
    assert [(event.kind, event.track_id) for event in store.events(99)] == list(said.values())
    database.close()
