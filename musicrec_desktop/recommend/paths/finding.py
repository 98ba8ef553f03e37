"""Finds a path: the tracks whose steps are smallest, on the way from stop to stop.

Straight interpolation takes the track nearest to each place of the way. In a space of many dimensions all
tracks are far from such a place, and two of them are often farther from each other than from anywhere else.
So whole paths are compared: a beam search (Lowerre, 1976) keeps the best beginnings, whose cost is that of
their steps, and then single tracks are exchanged as long as that helps. Squares of distances make many small
steps cheaper than a few large ones, so steps are even.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.paths.corridor import Corridor, PathSources
from musicrec_desktop.recommend.paths.waypoints import arc, shared_out

TRANSITION: Final = 2.0
"""How much tempo, key and energy count beside the square of the distance in sound."""
SAME_ARTIST: Final = 0.6
"""What it costs that an artist comes twice in a row."""
OFF_THE_WAY: Final = 0.4
"""How much it counts that a track is farther from its place of the way than another one is."""
UNEVEN: Final = 0.6
"""How much the square of a step's square counts, which large steps are dear for."""
BEAM: Final = 24
_SAME_END: Final = 3
"""Beginnings that end with the same track; more would only differ in what is long past."""
_CHOICE: Final = 40
_SWEEPS: Final = 4
_TINY: Final = 1e-6
_EXCHANGES: Final = 12
_DEAR: Final = 1e3
"""A millisecond that is missed is dearer than any step."""

_CostArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Beginning:
    """The first tracks of a part of a path.

    Attributes:
        cost: of all of its steps.
        rows: of the corridor, from behind the stop where the part begins.
        works: what must not come again.
    """

    cost: float
    rows: tuple[int, ...]
    works: frozenset[int]


def find_path(
    stops: Sequence[TrackId], count: int, sources: PathSources, wanted_ms: int | None = None
) -> list[TrackId]:
    """The tracks from the first stop to the last.

    Args:
        stops: at least two, all different and in the catalogue.
        count: how many tracks are wanted, with the stops. The path has fewer where the library has not
            as many that are allowed, and never fewer than the stops.
        sources: where to look.
        wanted_ms: how long it shall be; tracks are exchanged until it is met but for half a track, as far as
            it can be met by so many tracks.

    Returns:
        Ids; the stops in their order, no track twice, and of each work one recording, but for the stops.
    """
    if count <= len(stops):
        return list(stops)
    index = sources.catalogue.index
    vectors = [index.select(np.array([stop])).vectors[0] for stop in stops]
    pairs = list(itertools.pairwise(vectors))
    lengths = [float(np.arccos(np.clip(one @ other, -1.0, 1.0))) for one, other in pairs]
    numbers = shared_out(count - len(stops), lengths)
    parts = [arc(*pair, number) for pair, number in zip(pairs, numbers, strict=True)]
    places = np.concatenate([np.stack(vectors), *parts])
    corridor = Corridor.along(places, stops, count - len(stops), sources)
    finder = _Finder(corridor, [corridor.row(stop) for stop in stops])
    rows = finder.find(parts)
    if wanted_ms is not None:
        rows = finder.fitted(rows, wanted_ms)
    return [TrackId(number) for number in corridor.ids[rows].tolist()]


class _Finder:
    """Finds the tracks of each part, and then exchanges single ones.

    Args:
        corridor: the tracks that may come.
        stops: their rows.
    """

    def __init__(self, corridor: Corridor, stops: Sequence[int]) -> None:
        self._corridor = corridor
        self._stops = list(stops)
        self._from: dict[int, _CostArray] = {}

    def find(self, parts: Sequence[FloatArray]) -> list[int]:
        """Rows from the first stop to the last; ``parts`` are the places between each stop and the next."""
        taken = frozenset(int(self._corridor.works[row]) for row in self._stops)
        path, places = [self._stops[0]], []
        for (start, end), part in zip(itertools.pairwise(self._stops), parts, strict=True):
            rows = self._between(start, end, part, taken)
            taken |= {int(self._corridor.works[row]) for row in rows}
            places += [self._detours(place) for place in part[: len(rows)]] + [None]
            path += [*rows, end]
        return self._smoothed(path, [None, *places])

    def fitted(self, path: Sequence[int], wanted_ms: int) -> list[int]:
        """The path with a few tracks exchanged so that it is as long as wished, but for half a track."""
        works, lengths, rows = self._corridor.works, self._corridor.lengths_ms, list(path)
        for _ in range(_EXCHANGES):
            total = int(lengths[rows].sum())
            half = total / len(rows) / 2
            if abs(total - wanted_ms) <= half:
                break
            best = (float(abs(total - wanted_ms)) * _DEAR, -1, -1)
            for place in range(1, len(rows) - 1):
                if rows[place] in self._stops:
                    continue
                misses = np.abs(total - lengths[rows[place]] + lengths - wanted_ms)
                costs = self._steps(rows[place - 1]) + self._steps(rows[place + 1])
                # What meets the length is chosen by its steps, anything else by how near it comes.
                costs = np.where(misses <= half, costs - costs[rows[place]], misses * _DEAR)
                costs[np.isin(works, works[[*rows[:place], *rows[place + 1 :]]])] = np.inf
                other = int(np.argmin(costs))
                best = min(best, (float(costs[other]), place, other))
            if best[1] < 0:
                break
            rows[best[1]] = best[2]
        return rows

    def _steps(self, row: int) -> _CostArray:
        """What a step from a row to each other one costs; shape (n,)."""
        if row not in self._from:
            corridor = self._corridor
            squares = corridor.squares(row).astype(np.float64)
            self._from[row] = (
                squares
                + UNEVEN * np.square(squares)
                + TRANSITION * corridor.transitions(row)
                + SAME_ARTIST * corridor.shares_artist(row)
            )
        return self._from[row]

    def _detours(self, place: FloatArray) -> _CostArray:
        """What it costs that a row is farther from its place than the nearest one; shape (n,)."""
        squares = 2.0 - 2.0 * (self._corridor.vectors @ place).astype(np.float64)
        return np.asarray(OFF_THE_WAY * (squares - squares.min()))

    def _between(self, start: int, end: int, part: FloatArray, taken: frozenset[int]) -> list[int]:
        """Rows for the places between two stops, fewer where there are not enough."""
        beam = [_Beginning(0.0, (), taken)]
        choice = max(_CHOICE, 2 * len(part))
        for number, place in enumerate(part):
            detours = self._detours(place)
            near = np.argsort(detours, kind="stable")
            further = self._longer(beam, start, detours, near[:choice])
            # Where the nearest ones are used up, any other will do.
            further = further or self._longer(beam, start, detours, near)
            if not further:
                break
            if number == len(part) - 1:
                further = [
                    _Beginning(one.cost + float(self._steps(one.rows[-1])[end]), one.rows, one.works)
                    for one in further
                ]
            beam = sorted(further, key=lambda one: one.cost)
        return list(beam[0].rows)

    def _longer(
        self, beam: Sequence[_Beginning], start: int, detours: _CostArray, choice: NDArray[np.int64]
    ) -> list[_Beginning]:
        """The best beginnings that are longer by one track."""
        works = self._corridor.works
        costs = np.stack(
            [
                one.cost + self._steps(one.rows[-1] if one.rows else start)[choice] + detours[choice]
                for one in beam
            ]
        )
        longer: list[_Beginning] = []
        ends: dict[int, int] = {}
        for flat in np.argsort(costs, axis=None, kind="stable"):
            which, column = divmod(int(flat), len(choice))
            row = int(choice[column])
            one, work = beam[which], int(works[row])
            if work in one.works or ends.get(row, 0) >= _SAME_END:
                continue
            ends[row] = ends.get(row, 0) + 1
            longer.append(_Beginning(float(costs[which, column]), (*one.rows, row), one.works | {work}))
            if len(longer) == BEAM:
                break
        return longer

    def _smoothed(self, path: list[int], detours: Sequence[_CostArray | None]) -> list[int]:
        """The path with single tracks exchanged where that makes it cheaper; stops have no detours."""
        works = self._corridor.works
        for _ in range(_SWEEPS):
            is_changed = False
            for place in range(1, len(path) - 1):
                own = detours[place]
                if own is None:
                    continue
                costs = self._steps(path[place - 1]) + self._steps(path[place + 1]) + own
                others = works[[*path[:place], *path[place + 1 :]]]
                costs = np.where(np.isin(works, others), np.inf, costs)
                best = int(np.argmin(costs))
                if costs[best] < costs[path[place]] - _TINY:
                    path[place], is_changed = best, True
            if not is_changed:
                break
        return path
