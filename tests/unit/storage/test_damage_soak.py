"""The short form of ``python -m tests.soak.damage``: fifty databases damaged in fourteen ways."""

from __future__ import annotations

import pytest

from tests.soak.damage import WAYS, Damages, Size

COUNT, AT_ONCE = 50, 5
KINDS = {"as it was", "rebuilt", "salvaged", "restored", "empty"}


@pytest.fixture(scope="module")
def damages(tmp_path_factory: pytest.TempPathFactory) -> Damages:
    return Damages(str(tmp_path_factory.mktemp("damages")), 7, Size(tracks=30, listens=150, likes=10))


def test_fifty_are_of_all_ways() -> None:
    assert len(WAYS) <= COUNT


@pytest.mark.parametrize("first", range(0, COUNT, AT_ONCE))
def test_whatever_is_damaged_opens_sound_and_is_told(damages: Damages, first: int) -> None:
    outcomes = [damages.outcome(number) for number in range(first, first + AT_ONCE)]
    assert [(one.way, one.breaks) for one in outcomes if one.breaks] == []
    assert {one.kind for one in outcomes} <= KINDS


def test_the_same_number_gives_the_same_outcome(damages: Damages) -> None:
    first, again = damages.outcome(2), damages.outcome(2)
    assert (first.kind, first.kept) == (again.kind, again.kept)
    assert first.kind == "salvaged"
