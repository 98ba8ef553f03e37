"""Rows of suggestions keep their places."""

from __future__ import annotations

import pytest

from musicrec_desktop.model.recommendation import Recommendation
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.playlists.suggest.model import SuggestionModel, SuggestionRow, in_place
from tests.ui.track_table.tracks import track


def rows(*numbers: int) -> list[SuggestionRow]:
    return [SuggestionRow(track(number), Recommendation(TrackId(number), 0.5)) for number in numbers]


@pytest.mark.parametrize(
    ("shown", "found", "expected"),
    [
        ((), (3, 1, 2), [3, 1, 2]),
        ((1, 2, 3), (3, 1, 4), [1, 4, 3]),
        ((1, 2, 3), (3, 1), [1, 3]),
        ((1,), (2, 3, 1), [1, 2, 3]),
        ((1, 2), (4, 5, 6), [4, 5, 6]),
        ((1, 2), (), []),
    ],
)
def test_new_rows_fill_the_gaps(shown: tuple[int, ...], found: tuple[int, ...], expected: list[int]) -> None:
    placed = in_place([TrackId(number) for number in shown], rows(*found))
    assert [row.track.id for row in placed] == expected


def test_a_row_is_taken_once() -> None:
    model = SuggestionModel()
    model.show_rows(rows(4, 5))
    assert model.take(1) == 5
    assert model.take(1) is None
    assert model.take(2) is None
    model.show_rows(rows(5))
    assert model.take(0) == 5
