"""Answers of blind taste tests, which belong to a listener."""

from __future__ import annotations

import pytest

from musicrec_desktop.model.taste_test import Choice, Tally, TasteAnswer, TastePair
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage import taste_tests
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.taste_tests import TasteTestStore
from tests.support.library import NOW_MS, add_numbered_tracks, library_of


@pytest.fixture
def ids(database: Database) -> list[TrackId]:
    return add_numbered_tracks(database, 4)


def answer(ids: list[TrackId], choice: Choice) -> TasteAnswer:
    return TasteAnswer(TastePair(ids[0], ids[1], ids[2], is_swapped=True), choice)


def add(database: Database, answered: TasteAnswer, comparison: str = "wander", detail: str = "") -> None:
    TasteTestStore(database).add(comparison, detail, answered, NOW_MS)


def test_choices_are_counted_for_each_comparison_and_its_settings(
    database: Database, ids: list[TrackId]
) -> None:
    for choice in (Choice.FIRST, Choice.SECOND, Choice.FIRST, Choice.NEITHER):
        add(database, answer(ids, choice))
    add(database, answer(ids, Choice.SECOND), "timbre")
    add(database, answer(ids, Choice.SECOND), "wander", "other")
    store = TasteTestStore(database)
    assert store.tally("wander", "") == Tally(2, 1, 1)
    assert store.tally("wander", "other") == store.tally("timbre", "") == Tally(0, 1)
    assert store.tally("cover", "") == Tally()
    store.forget("wander", "")
    assert store.tally("wander", "") == Tally()
    assert store.tally("wander", "other") == Tally(0, 1)


def test_each_listener_has_answers_of_their_own(database: Database, ids: list[TrackId]) -> None:
    add(database, answer(ids, Choice.FIRST))
    anna = library_of(database.path, "Anna")
    try:
        assert TasteTestStore(anna).tally("wander", "") == Tally()
        add(anna, answer(ids, Choice.SECOND))
        TasteTestStore(database).forget("wander", "")
        assert TasteTestStore(anna).tally("wander", "") == Tally(0, 1)
    finally:
        anna.close()


def test_an_answer_outlives_its_tracks(database: Database, ids: list[TrackId]) -> None:
    gone = TrackId(4_711)
    add(database, TasteAnswer(TastePair(ids[0], gone, ids[2], is_swapped=False), Choice.FIRST))
    database.execute("DELETE FROM track WHERE id = ?", (ids[2],))
    assert TasteTestStore(database).tally("wander", "") == Tally(1)
    assert database.query("SELECT start_id, first_id, second_id FROM taste_answer") == [(ids[0], None, None)]


def test_a_track_that_is_found_again_keeps_its_answers(database: Database, ids: list[TrackId]) -> None:
    add(database, answer(ids, Choice.FIRST))
    taste_tests.merge(database, ids[3], ids[1])
    assert database.query("SELECT start_id, first_id, second_id FROM taste_answer") == [
        (ids[0], ids[3], ids[2])
    ]
