"""The search for garbage: by Python, by the one who took it over, or not at all."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from musicrec_desktop.core import garbage


class Part(dict[str, object]):
    """Keeps itself."""

    def __init__(self) -> None:
        super().__init__(me=self)


def make_many(number: int = garbage.NEW_OBJECTS + 100) -> list[list[int]]:
    """As many objects as make a search due."""
    return [[number] for _ in range(number)]


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    """The tests themselves run with the search taken over."""
    garbage.take_over()
    yield
    garbage.take_over()


def test_what_was_taken_over_is_searched_when_it_is_due() -> None:
    gc.collect()
    gone = weakref.ref(Part())
    assert garbage.collect_due() == -1
    assert gone() is not None
    kept = make_many()
    assert gone() is not None
    assert garbage.collect_due() == 0
    assert gone() is None
    assert kept


def test_older_ones_are_searched_more_rarely() -> None:
    gc.collect()
    searched = []
    for _ in range(garbage.YOUNG_SEARCHES * (garbage.YOUNG_SEARCHES + 3)):
        kept = make_many()
        searched.append(garbage.collect_due())
        del kept
    assert searched.count(0) > searched.count(1) > searched.count(2) > 0


def test_peace_may_be_nested() -> None:
    garbage.hand_back()
    with garbage.left_alone():
        with garbage.left_alone():
            assert not gc.isenabled()
        assert not gc.isenabled()
        kept = make_many()
        assert garbage.collect_due() == -1
        assert kept
    assert gc.isenabled()


def test_peace_does_not_hand_back_what_was_taken_over() -> None:
    with garbage.left_alone():
        pass
    assert not gc.isenabled()
    with garbage.left_alone():
        garbage.hand_back()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_an_error_ends_the_peace() -> None:
    garbage.hand_back()
    with pytest.raises(ValueError, match="no"), garbage.left_alone():
        raise ValueError("no")
    assert gc.isenabled()
