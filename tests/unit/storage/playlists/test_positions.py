"""Positions keep an order and are seldom written."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.model.playlist import PlaylistEntryId
from musicrec_desktop.storage.playlists.positions import STEP, between, changed_positions

E = PlaylistEntryId


def test_between_fits_into_the_gap() -> None:
    assert between(None, None, 2) == [-STEP, 0]
    assert between(7, None, 2) == [7 + STEP, 7 + 2 * STEP]
    assert between(None, 7, 1) == [7 - STEP]
    assert between(0, 3, 2) == [1, 2]
    assert between(0, 2, 2) is None
    assert between(0, 0, 1) is None


@given(
    st.lists(st.integers(-50, 50), unique=True, min_size=1, max_size=12).map(sorted), st.randoms(), st.data()
)
def test_any_move_gives_the_order_and_keeps_the_others(
    places: list[int], rng: random.Random, data: st.DataObject
) -> None:
    positions = {E(number): place for number, place in enumerate(places)}
    moved = data.draw(st.sets(st.sampled_from(sorted(positions))))
    order = [entry for entry in positions if entry not in moved]
    for entry in moved:
        order.insert(rng.randint(0, len(order)), entry)
    changed = changed_positions(order, positions, moved)
    after = {**positions, **changed}
    assert sorted(after, key=after.__getitem__) == order
    assert len(set(after.values())) == len(after)
    assert set(changed) in (moved, set(order))


def test_a_gap_takes_32_entries_before_all_are_spread_again() -> None:
    order, positions = [E(0), E(1)], {E(0): 0, E(1): STEP}
    for number in range(2, 40):
        order.insert(1, E(number))
        changed = changed_positions(order, positions, {E(number)})
        positions.update(changed)
        if len(changed) > 1:
            assert number > 32
            assert list(changed.values()) == [STEP * place for place in range(len(order))]
            break
    else:
        raise AssertionError
    assert sorted(positions, key=positions.__getitem__) == order
