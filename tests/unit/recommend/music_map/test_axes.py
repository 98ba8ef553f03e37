"""What grows in which direction, in words."""

from __future__ import annotations

import numpy as np

from musicrec_desktop.model.music_map import LayoutKind, MapAxes, MapFact, MapLayout
from musicrec_desktop.recommend.music_map.axes import axes_of


def layout(count: int) -> MapLayout:
    positions = np.random.default_rng(1).random((count, 2)).astype(np.float32)
    return MapLayout(np.arange(count, dtype=np.int64), positions, LayoutKind.TSNE)


def test_what_follows_a_direction_is_named_there() -> None:
    made = layout(200)
    x, y = made.positions.astype(np.float64).T
    facts = {
        MapFact.TEMPO: (made.ids, 90 + 60 * x),
        MapFact.ENERGY: (made.ids[::-1], (1 - y)[::-1]),
        MapFact.BRIGHTNESS: (made.ids, 0.8 * x + 0.2 * y),
    }
    assert axes_of(made, facts) == MapAxes(right="faster", left="slower", up="calmer", down="more energetic")


def test_chance_is_not_named() -> None:
    made = layout(200)
    noise = np.random.default_rng(2).random(200)
    assert axes_of(made, {MapFact.ENERGY: (made.ids, noise)}) == MapAxes()
    few = layout(10)
    assert axes_of(few, {MapFact.ENERGY: (few.ids, few.positions[:, 0] + noise[:10])}) == MapAxes()


def test_nothing_is_known_or_all_is_equal() -> None:
    made = layout(50)
    nothing = (made.ids[:0], np.zeros(0))
    assert axes_of(made, {MapFact.ENERGY: nothing}) == MapAxes()
    assert axes_of(made, {MapFact.ENERGY: (made.ids, np.ones(50))}) == MapAxes()
    assert axes_of(layout(0), {MapFact.ENERGY: (made.ids, np.ones(50))}) == MapAxes()
