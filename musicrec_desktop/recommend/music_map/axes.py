"""What grows to the right and upward on the map, in words.

A layout has no axes of its own: only where a figure of the tracks follows a direction closely, it is named.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.music_map import MapAxes, MapFact, MapLayout
from musicrec_desktop.recommend.space.vector_table import IdArray

WORDS: Final[Mapping[MapFact, tuple[str, str]]] = {
    MapFact.ENERGY: ("calmer", "more energetic"),
    MapFact.TEMPO: ("slower", "faster"),
    MapFact.BRIGHTNESS: ("darker", "brighter"),
    MapFact.ACOUSTICNESS: ("more electric", "more acoustic"),
    MapFact.VOCALS: ("fewer vocals", "more vocals"),
    MapFact.LOUDNESS: ("quieter", "louder"),
    MapFact.DANCEABILITY: ("less danceable", "more danceable"),
    MapFact.YEAR: ("older", "newer"),
}
"""For less and for more of each fact that can be an axis."""
LEAST_CORRELATION: Final = 0.4
"""Of ranks; below it too many neighbours contradict the words."""
_CHANCE: Final = 3.0
"""Correlations of unrelated ranks have a standard deviation of 1 / √n; so many of these are no chance."""


def axes_of(layout: MapLayout, facts: Mapping[MapFact, tuple[IdArray, NDArray[np.float64]]]) -> MapAxes:
    """The words at the edges of the map; empty where nothing grows clearly.

    Args:
        layout: where tracks lie.
        facts: the tracks that have a value, and the values, in any order.
    """
    found: list[tuple[float, int, MapFact]] = []
    for fact in WORDS:
        if fact not in facts:
            continue
        for axis, correlation in enumerate(_correlations(layout, *facts[fact])):
            found.append((correlation, axis, fact))
    found.sort(key=lambda each: (-abs(each[0]), each[1]))
    chosen: dict[int, tuple[str, str]] = {}
    used: set[MapFact] = set()
    for correlation, axis, fact in found:
        if axis in chosen or fact in used or not correlation:
            continue
        less, more = WORDS[fact]
        chosen[axis] = (less, more) if correlation > 0 else (more, less)
        used.add(fact)
    (left, right), (down, up) = chosen.get(0, ("", "")), chosen.get(1, ("", ""))
    return MapAxes(right=right, left=left, up=up, down=down)


def _correlations(layout: MapLayout, ids: IdArray, values: NDArray[np.float64]) -> tuple[float, float]:
    """Spearman's correlation of a fact with x and with y; 0 where it is too small to be named."""
    _, rows, places = np.intersect1d(layout.ids, ids, return_indices=True)
    if len(rows) < 2:
        return 0.0, 0.0
    own = _ranks(values[places])
    least = max(LEAST_CORRELATION, _CHANCE / math.sqrt(len(rows)))
    x, y = (_correlation(own, _ranks(layout.positions[rows, axis])) for axis in (0, 1))
    return (x if abs(x) >= least else 0.0), (y if abs(y) >= least else 0.0)


def _ranks(values: NDArray[np.floating]) -> NDArray[np.float64]:
    """Ranks, equal values with the mean of theirs, less their mean."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    ranks = (ends - (counts - 1) / 2)[inverse]
    return np.asarray(ranks - ranks.mean(), dtype=np.float64)


def _correlation(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    scale = math.sqrt(float(one @ one) * float(other @ other))
    return float(one @ other) / scale if scale > 0 else 0.0
