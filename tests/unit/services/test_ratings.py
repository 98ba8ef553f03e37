"""Ratings: half stars, taken back unless the track was rated again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.ratings import RatingService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.ratings import RatingStore
from tests.support.library import add_numbered_tracks, new_library
from tests.support.scheduler import ManualScheduler

ONE, TWO, GONE = TrackId(1), TrackId(2), TrackId(9)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = new_library(str(tmp_path / "library.sqlite3"))
    opened.open()
    add_numbered_tracks(opened, 2)
    yield opened
    opened.close()


@pytest.fixture
def service(database: Database) -> RatingService:
    return RatingService(store=RatingStore(database), scheduler=ManualScheduler())


def test_a_rating_replaces_the_last_one_and_zero_removes_it(service: RatingService) -> None:
    told: list[tuple[TrackId, ...]] = []
    service.changed.connect(told.append)
    service.rate([ONE, TWO], 9)
    service.rate([TWO], 1)
    assert service.ratings([ONE, TWO, GONE]) == {ONE: 9, TWO: 1}
    service.rate([ONE], 0)
    assert service.ratings([ONE, TWO]) == {TWO: 1}
    assert told == [(ONE, TWO), (TWO,), (ONE,)]


def test_a_track_that_is_gone_is_not_rated(service: RatingService) -> None:
    service.rate([GONE, ONE], 4)
    assert service.ratings([GONE, ONE]) == {ONE: 4}


@pytest.mark.parametrize("half_stars", [-1, 11])
def test_there_are_five_stars(service: RatingService, half_stars: int) -> None:
    with pytest.raises(ValueError, match=str(half_stars)):
        service.rate([ONE], half_stars)
    assert service.ratings([ONE]) == {}


def test_undo_brings_back_what_was_there_but_for_later_ratings(service: RatingService) -> None:
    service.rate([ONE], 3)
    undo = service.rate([ONE, TWO], 8)
    service.rate([TWO], 5)
    undo()
    assert service.ratings([ONE, TWO]) == {ONE: 3, TWO: 5}


def test_steps_stay_between_half_a_star_and_five_and_are_taken_back(service: RatingService) -> None:
    service.rate([ONE], 9)
    service.step([ONE, TWO], 1)()
    assert service.ratings([ONE, TWO]) == {ONE: 9}
    for _ in range(3):
        service.step([ONE, TWO], 1)
    assert service.ratings([ONE, TWO]) == {ONE: 10, TWO: 3}
    for _ in range(4):
        service.step([TWO], -1)
    assert service.ratings([TWO]) == {TWO: 1}


def test_fewer_stars_than_none_is_nothing(service: RatingService) -> None:
    told: list[tuple[TrackId, ...]] = []
    service.changed.connect(told.append)
    service.step([ONE], -1)
    assert (service.ratings([ONE]), told) == ({}, [])


def test_the_rating_goes_with_its_track(service: RatingService, database: Database) -> None:
    service.rate([ONE], 3)
    database.execute("DELETE FROM track WHERE id = 1")
    assert database.one("SELECT count(*) FROM rating") == (0,)
