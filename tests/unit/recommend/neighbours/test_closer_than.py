"""Tracks that are closer to others than a share of the library is, as `like:"x">80%` asks for."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.neighbours.hubness import SPREAD_SIZE
from musicrec_desktop.recommend.space.vector_table import IdArray
from tests.unit.recommend.libraries import catalogue_of

COUNT = 300


@pytest.fixture(scope="module")
def catalogue() -> SoundCatalogue:
    return catalogue_of(range(1, 2 * COUNT, 2))


def _found(catalogue: SoundCatalogue, percent: float, *ids: int) -> list[int]:
    rows = catalogue.index.table.select(np.array(ids))
    return [int(each) for each in catalogue.closer_than(rows, percent)]


def _by_definition(catalogue: SoundCatalogue, percent: float, track_id: int) -> IdArray:
    """All pairs, without the short way."""
    table = catalogue.index.table
    row = catalogue.row(track_id)
    assert row is not None
    shares = catalogue.references.farther_share(
        np.einsum("ij,j->i", table.vectors, row.vectors[0]),
        row.traits[0, :SPREAD_SIZE],
        table.traits[:, :SPREAD_SIZE],
    )
    return table.ids[shares <= 1 - percent / 100]


@pytest.mark.parametrize("percent", [0.0, 20.0, 50.0, 80.0, 95.0, 99.0])
@pytest.mark.parametrize("track_id", [1, 101, 599])
def test_what_is_found_is_what_the_share_says(
    catalogue: SoundCatalogue, percent: float, track_id: int
) -> None:
    assert _found(catalogue, percent, track_id) == _by_definition(catalogue, percent, track_id).tolist()


def test_more_percent_find_fewer_and_the_track_itself_stays(catalogue: SoundCatalogue) -> None:
    found = [_found(catalogue, percent, 101) for percent in (0, 30, 60, 90, 99)]
    assert len(found[0]) == COUNT
    assert [len(ids) for ids in found] == sorted({len(ids) for ids in found}, reverse=True)
    for wider, narrower in itertools.pairwise(found):
        assert set(narrower) < set(wider)
    assert all(101 in ids for ids in found)


def test_about_that_share_is_left(catalogue: SoundCatalogue) -> None:
    counts = [len(_found(catalogue, 80, track_id)) for track_id in range(1, 2 * COUNT, 20)]
    assert 0.1 * COUNT < np.mean(counts) < 0.3 * COUNT


def test_several_find_what_each_finds(catalogue: SoundCatalogue) -> None:
    each = set(_found(catalogue, 90, 1)) | set(_found(catalogue, 90, 599))
    assert _found(catalogue, 90, 1, 599) == sorted(each)
    assert _found(catalogue, 90) == []


def test_percentages_that_are_none_are_the_nearest_ones(catalogue: SoundCatalogue) -> None:
    assert _found(catalogue, -5, 1) == _found(catalogue, 0, 1)
    assert _found(catalogue, 250, 1) == _found(catalogue, 100, 1)
