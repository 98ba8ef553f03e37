"""What the colours of the map tell: facts of tracks in at most 16 categories."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.music_map import BoolArray, GroupTable, LegendEntry, MapColour, MapColouring
from musicrec_desktop.recommend.music_map.points import Members
from musicrec_desktop.recommend.space.vector_table import IdArray

MOST_ENTRIES: Final = 16
_MOST_STEPS: Final = 8
_DAY_MS: Final = 86_400_000
_EDGE_SHARE: Final = 2.0
"""Per cent at either end that steps are not stretched for."""


@dataclass(frozen=True, slots=True)
class Steps:
    """Steps from little to much.

    Attributes:
        limits: ascending; a value belongs to the step after the last limit that is not above it.
        labels: one more than there are limits.
    """

    limits: tuple[float, ...]
    labels: tuple[str, ...]


def values_of(
    members: Members,
    ids: IdArray,
    values: NDArray[np.float64],
    *,
    is_sum: bool = False,
    is_last: bool = False,
) -> NDArray[np.float64]:
    """A value for each point: the mean of its tracks, their sum, or the last one; NaN where none has one.

    Args:
        members: the tracks of the points.
        ids: the tracks that have a value, in any order.
        values: of the same rows.
        is_sum: such as of plays.
        is_last: such as of when it was last played.
    """
    owners, found = _looked_up(members, ids, values)
    if is_last:
        last = np.full(members.count, -np.inf)
        np.maximum.at(last, owners, found)
        return np.where(np.isfinite(last), last, np.nan)
    counts = np.bincount(owners, minlength=members.count)
    sums = np.bincount(owners, weights=found, minlength=members.count)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.where(counts > 0, sums if is_sum else sums / counts, np.nan))


def in_steps(
    colour: MapColour, values: NDArray[np.float64], steps: Steps, rest: str, *, is_ramp: bool = True
) -> MapColouring:
    """Points by steps of a value; steps at either end without a point are left out.

    Args:
        colour: what is told.
        values: NaN where there is none, shape (n,).
        steps: the limits and their words.
        rest: the words of the points without a value.
        is_ramp: whether the steps are shades of one colour.
    """
    is_there = ~np.isnan(values)
    numbers = np.searchsorted(np.asarray(steps.limits), values[is_there], side="right")
    counts = np.bincount(numbers, minlength=len(steps.labels))
    used = np.flatnonzero(counts)
    first, last = (int(used[0]), int(used[-1])) if len(used) else (0, -1)
    categories = np.full(len(values), last - first + 1, dtype=np.uint8)
    categories[is_there] = numbers - first
    legend = [LegendEntry(steps.labels[step], int(counts[step])) for step in range(first, last + 1)]
    return _with_rest(colour, categories, legend, rest, is_ramp=is_ramp)


def in_classes(
    colour: MapColour,
    owners: NDArray[np.int64],
    classes: NDArray[np.int64],
    names: Sequence[str],
    count: int,
    rest: str,
    others: str,
) -> MapColouring:
    """Points by the class that most of their tracks have; the largest classes have an entry of their own.

    Args:
        colour: what is told.
        owners: for each pair the point, shape (m,).
        classes: for each pair a place in ``names``, shape (m,).
        names: of the classes.
        count: how many points there are.
        rest: the words of the points without a class.
        others: the words of the classes without an entry.
    """
    found = main_classes(owners, classes, len(names), count)
    counts = np.bincount(found[found >= 0], minlength=len(names))
    order = np.lexsort((np.arange(len(names)), -counts))
    ranked = order[counts[order] > 0]
    room = MOST_ENTRIES - int((found < 0).any())
    kept = ranked if len(ranked) <= room else ranked[: room - 1]
    category = np.full(len(names) + 1, len(kept), dtype=np.int64)
    category[kept] = np.arange(len(kept))
    legend = [LegendEntry(names[place], int(counts[place])) for place in kept.tolist()]
    if len(kept) < len(ranked):
        legend.append(LegendEntry(others, int(counts[ranked[len(kept) :]].sum())))
    categories = np.where(found < 0, len(legend), category[found]).astype(np.uint8)
    return _with_rest(colour, categories, legend, rest)


def main_classes(
    owners: NDArray[np.int64], classes: NDArray[np.int64], class_count: int, count: int
) -> NDArray[np.int64]:
    """The class that most tracks of each point have, the first of equals; -1 for none; shape (n,)."""
    found = np.full(count, -1, dtype=np.int64)
    if len(owners):
        pairs, weights = np.unique(owners * class_count + classes, return_counts=True)
        # The last of equal owners is kept by the assignment: the heaviest, then the first class.
        order = np.lexsort((-pairs, weights))
        found[pairs[order] // class_count] = pairs[order] % class_count
    return found


def in_order(colour: MapColour, places: NDArray[np.int64], names: Sequence[str], rest: str) -> MapColouring:
    """Points by classes that keep their order and their colours, also those without a point.

    Args:
        colour: what is told.
        places: of the class of each point in ``names``; -1 for none, shape (n,).
        names: at most 15.
        rest: the words of the points without a class.
    """
    counts = np.bincount(places[places >= 0], minlength=len(names))
    legend = [LegendEntry(name, int(count)) for name, count in zip(names, counts.tolist(), strict=True)]
    categories = np.where(places < 0, len(names), places).astype(np.uint8)
    return _with_rest(colour, categories, legend, rest)


def inside_or_not(is_inside: BoolArray, name: str, rest: str) -> MapColouring:
    """Points inside a playlist, and the others."""
    categories = np.where(is_inside, 0, 1).astype(np.uint8)
    legend = [LegendEntry(name, int(is_inside.sum()))]
    return _with_rest(MapColour.PLAYLIST, categories, legend, rest, keeps_rest=True)


def classes_of(members: Members, table: GroupTable) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The first group of each track of the points: owners and places in the names of the table."""
    order = np.lexsort((np.arange(len(table.ids)), table.ids))
    ids, firsts = np.unique(table.ids[order], return_index=True)
    owners, places = _looked_up(members, ids, table.owners[order][firsts].astype(np.float64))
    return owners, places.astype(np.int64)


def main_keys(members: Members, ids: IdArray, values: NDArray[np.float64]) -> NDArray[np.int64]:
    """The pair of relative keys that most tracks of a point are in, as a place of the circle of fifths.

    Args:
        members: the tracks of the points.
        ids: the tracks whose key is known.
        values: twice the tonic, and 1 more in major.

    Returns:
        0 (A flat minor, B major) to 11, clockwise by fifths; -1 where no key is known; shape (n,).
    """
    owners, found = _looked_up(members, ids, values)
    numbers = found.astype(np.int64)
    tonics = np.where(numbers % 2 == 1, numbers // 2, (numbers // 2 + 3) % 12)
    places = (tonics * 7 + 7) % 12  # B major, tonic 11, comes first
    counts = np.zeros((members.count, 12), dtype=np.int32)
    np.add.at(counts, (owners, places), 1)
    return np.where(counts.sum(axis=1) > 0, counts.argmax(axis=1), -1)


def even_steps(values: NDArray[np.float64], unit: float, label: str) -> Steps:
    """Steps of one round width that fit most values, at most eight.

    Args:
        values: NaN where there is none.
        unit: what values are divided by for the labels.
        label: with ``{}`` for the numbers, such as ``{} BPM``.
    """
    known = values[~np.isnan(values)] / unit
    low, high = np.percentile(known, (_EDGE_SHARE, 100 - _EDGE_SHARE)) if len(known) else (0.0, 0.0)
    width = _round_width((high - low) / (_MOST_STEPS - 1))
    first = math.floor(low / width) + 1
    last = max(first, math.ceil(high / width) - 1)
    limits = [number * width for number in range(first, last + 1)][: _MOST_STEPS - 1]
    words = [_number(limit) for limit in limits]
    labels = [
        label.format(f"< {words[0]}"),
        *(label.format(f"{low_word}–{high_word}") for low_word, high_word in pairwise(words)),
        label.format(f"≥ {words[-1]}"),
    ]
    return Steps(tuple(limit * unit for limit in limits), tuple(labels))


def decades(values: NDArray[np.float64]) -> Steps:
    """Decades of release; what is older than 14 decades before the last one is one step."""
    known = values[~np.isnan(values)]
    last = int(known.max()) // 10 * 10 if len(known) else 2000
    first = max(int(known.min()) // 10 * 10 if len(known) else 2000, last - 130)
    starts = range(first, last + 1, 10)
    return Steps(
        tuple(float(start) for start in starts), (f"Before {first}", *(f"{start}s" for start in starts))
    )


def play_steps() -> Steps:
    """Numbers of plays, ever wider."""
    limits = (2.0, 3.0, 6.0, 11.0, 21.0, 51.0)
    return Steps(
        limits, ("1 play", "2 plays", "3–5 plays", "6–10 plays", "11–20 plays", "21–50 plays", "> 50 plays")
    )


def star_steps() -> Steps:
    """Half stars; means of several ratings are rounded."""
    labels = tuple(f"{half / 2:g} ★" for half in range(1, 11))
    return Steps(tuple(half - 0.5 for half in range(2, 11)), labels)


def age_steps(now_ms: int) -> Steps:
    """How long ago a moment was, from long ago to just now."""
    ages = (
        (365 * 3, "1–3 years ago"),
        (365, "3–12 months ago"),
        (91, "1–3 months ago"),
        (30, "1–4 weeks ago"),
        (7, "1–7 days ago"),
        (1, "In the last 24 hours"),
    )
    limits = tuple(float(now_ms - days * _DAY_MS) for days, _ in ages)
    return Steps(limits, ("Over 3 years ago", *(label for _, label in ages)))


def _looked_up(
    members: Members, ids: IdArray, values: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Of the pairs whose track has a value: the points and the values."""
    if not len(ids):
        return np.zeros(0, dtype=np.int64), np.zeros(0)
    order = np.argsort(ids)
    known = ids[order]
    rows = np.minimum(np.searchsorted(known, members.ids), len(known) - 1)
    is_there = known[rows] == members.ids
    return members.owners[is_there], values[order][rows[is_there]]


def _with_rest(
    colour: MapColour,
    categories: NDArray[np.uint8],
    legend: list[LegendEntry],
    rest: str,
    *,
    is_ramp: bool = False,
    keeps_rest: bool = False,
) -> MapColouring:
    without = int((categories == len(legend)).sum())
    has_rest = keeps_rest or without > 0
    entries = (*legend, LegendEntry(rest, without)) if has_rest else tuple(legend)
    return MapColouring(colour, categories, entries, is_ramp, has_rest)


def _round_width(width: float) -> float:
    """The next of 1, 2, 5, 10, 20 … that is not smaller."""
    if not width > 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(width))
    return next(power * step for step in (1, 2, 5, 10) if power * step >= width * (1 - 1e-9))


def _number(value: float) -> str:
    return f"{round(value, 6):g}"
