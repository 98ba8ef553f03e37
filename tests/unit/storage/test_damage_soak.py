"""The short form of ``python -m tests.soak.damage``: fifty databases damaged in fourteen ways."""

from __future__ import annotations

import pytest

from tests.soak.damage import WAYS, Damages, Size

COUNT = 50


@pytest.fixture(scope="module")
def damages(tmp_path_factory: pytest.TempPathFactory) -> Damages:
    return Damages(str(tmp_path_factory.mktemp("damages")), 7, Size(tracks=30, listens=150, likes=10))


def test_whatever_is_damaged_opens_sound_and_is_told(damages: Damages) -> None:
    outcomes = [damages.outcome(number) for number in range(COUNT)]
    assert [(one.way, one.breaks) for one in outcomes if one.breaks] == []
    assert {one.way for one in outcomes} == set(WAYS)
    assert {one.kind for one in outcomes} >= {"as it was", "salvaged", "restored", "empty"}


def test_the_same_number_gives_the_same_outcome(damages: Damages) -> None:
    first, again = damages.outcome(2), damages.outcome(2)
    assert (first.kind, first.kept) == (again.kind, again.kept)
