"""Places on a wall: each cover in a cell of a grid, so that neighbours look alike.

The grid is sorted as in *Improved Evaluation and Generation of Grid Layouts using Distance Preservation
Quality and Linear Assignment Sorting* (Barthel and others, 2023): the grid is smoothed with a radius that
shrinks, and covers change places within small groups so that each comes to the cell whose smoothed vector it
is most like. Groups have four cells here, whose 24 orders are all tried, many groups at once. Where there are
not too many covers, pairs then change places as long as that makes neighbours more alike.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import FloatArray

ASPECT: Final = 1.4
"""Columns for each row, as a page has them beside the queue and without it."""
LEEWAY: Final = 1.1
SHRINKING: Final = 0.88
PASSES: Final = 6
"""Times that every cell may change places for each radius."""
DIRECTIONS: Final = 32
"""Main directions of the vectors that the wall is sorted by."""
ITERATIONS: Final = 8
MOST_EXCHANGED: Final = 1_500
"""Covers of a wall on which all pairs are tried; their number grows with the square."""
LEAST_GAIN: Final = 1e-4
_GROUP: Final = 4
_ORDERS: Final = np.array(list(itertools.permutations(range(_GROUP))))
_SEED: Final = 7

Cells = NDArray[np.int64]


def columns_for(count: int, aspect: float = ASPECT) -> int:
    """Columns of a wall of so many covers: of those near the aspect, what fills the last row best."""
    wanted = math.sqrt(max(1, count) * aspect)
    near = range(math.ceil(wanted / LEEWAY), math.floor(wanted * LEEWAY) + 1)
    return min(near, key=lambda one: (-count % one, abs(one - wanted)), default=round(wanted))


def sorted_wall(vectors: FloatArray, columns: int, check: Callable[[], object] = lambda: None) -> Cells:
    """A cell for each cover, counted row by row from the upper left; the first cells are taken, each once.

    The same covers give the same wall.

    Args:
        vectors: unit vectors, shape (n, d).
        columns: of the wall.
        check: called now and then; what it raises ends the work.

    Returns:
        Shape (n,).
    """
    count = len(vectors)
    if count <= 2:
        return np.arange(count)
    vectors = _main_directions(vectors)
    rows = -(-count // columns)
    generator = np.random.default_rng(_SEED)
    at = _first_order(vectors, columns)  # the cover in each cell
    places = np.stack(np.divmod(np.arange(count), columns), axis=1)
    radius = max(rows, columns) / 2
    while radius >= 1:
        for _ in range(PASSES):
            check()
            wanted = _smoothed(vectors[at], rows, columns, radius)
            _change_places(at, _groups(places, radius, generator), vectors, wanted)
        radius *= SHRINKING
    while count <= MOST_EXCHANGED and _exchange_pairs(at, vectors, rows, columns):
        check()
    found = np.empty(count, np.int64)
    found[at] = np.arange(count)
    return found


def neighbour_likeness(vectors: FloatArray, cells: Cells, columns: int) -> float:
    """The mean cosine of covers side by side and above each other."""
    grid = {divmod(cell, columns): cover for cover, cell in enumerate(cells.tolist())}
    cosines = [
        float(vectors[cover] @ vectors[grid[beside]])
        for (row, column), cover in grid.items()
        for beside in ((row, column + 1), (row + 1, column))
        if beside in grid
    ]
    return float(np.mean(cosines)) if cosines else 1.0


def _main_directions(vectors: FloatArray) -> FloatArray:
    """The vectors along the directions in which they differ most, the first one first; shape (n, directions).

    By orthogonal iteration, with ``einsum``: LAPACK's threads take minutes while the analysis uses all cores.
    """
    centred = np.ascontiguousarray(vectors - vectors.mean(axis=0), np.float32)
    count = min(DIRECTIONS, *centred.shape)
    turned = np.ascontiguousarray(centred.T)
    basis = np.random.default_rng(_SEED).normal(size=(count, centred.shape[1])).astype(np.float32)
    for _ in range(ITERATIONS):
        along = np.einsum("nd,kd->kn", centred, _orthogonal(basis))
        basis = np.einsum("dn,kn->kd", turned, along)
    return np.ascontiguousarray(np.einsum("nd,kd->nk", centred, _orthogonal(basis)))


def _orthogonal(basis: FloatArray) -> FloatArray:
    """The rows made orthogonal to those before them, of length 1 (Gram and Schmidt)."""
    found = basis.copy()
    for place in range(len(found)):
        for before in found[:place]:
            found[place] -= np.einsum("i,i->", found[place], before) * before
        found[place] /= max(float(np.linalg.norm(found[place])), 1e-12)
    return found


def _first_order(vectors: FloatArray, columns: int) -> Cells:
    """Rows by the main direction of the vectors, within a row by the second one."""
    first, second = vectors[:, 0], vectors[:, -1] if vectors.shape[1] < 2 else vectors[:, 1]
    order = np.argsort(first, kind="stable")
    return np.concatenate(
        [
            part[np.argsort(second[part], kind="stable")]
            for part in np.split(order, range(columns, len(order), columns))
        ]
    )


def _smoothed(grid: FloatArray, rows: int, columns: int, radius: float) -> FloatArray:
    """The mean of the cells around each one; shape (n, d)."""
    count, width = grid.shape
    whole = np.zeros((rows * columns, width + 1), np.float32)
    whole[:count, :width], whole[:count, width] = grid, 1.0
    reach = max(1, round(radius))
    cube = whole.reshape(rows, columns, width + 1)
    for axis in (0, 1):
        cube = _box(cube, reach, axis)
    flat = cube.reshape(rows * columns, width + 1)[:count]
    return np.asarray(flat[:, :width] / np.maximum(flat[:, width:], 1e-6), np.float32)


def _exchange_pairs(at: Cells, vectors: FloatArray, rows: int, columns: int) -> bool:
    """Let pairs of covers change places where that makes neighbours more alike, the best pairs first.

    Pairs whose neighbours change places as well wait for the next call.

    Returns:
        Whether any did.
    """
    count, cells = len(at), np.arange(len(at))
    shown = vectors[at]
    inner = np.zeros((rows * columns, vectors.shape[1]), np.float32)
    inner[:count] = shown
    grid = np.pad(inner.reshape(rows, columns, -1), ((1, 1), (1, 1), (0, 0)))
    around = grid[:-2, 1:-1] + grid[2:, 1:-1] + grid[1:-1, :-2] + grid[1:-1, 2:]
    fit = np.einsum("id,jd->ij", shown, around.reshape(rows * columns, -1)[:count])
    own = np.diag(fit)
    gain = fit + fit.T - own[:, None] - own
    for step in (1, columns):
        # Neighbours would be next to themselves.
        pairs = cells[step:] if step > 1 else cells[1:][cells[1:] % columns > 0]
        gain[pairs, pairs - step] = gain[pairs - step, pairs] = 0.0
    best = np.argmax(gain, axis=1)
    touched: set[int] = set()
    for one in np.argsort(-gain[cells, best], kind="stable").tolist():
        other = int(best[one])
        if gain[one, other] < LEAST_GAIN:
            break
        beside = {cell + step for cell in (one, other) for step in (0, 1, -1, columns, -columns)}
        if not beside & touched:
            touched |= {one, other}
            at[one], at[other] = at[other], at[one]
    return bool(touched)


def _box(cube: FloatArray, reach: int, axis: int) -> FloatArray:
    """Sums over windows of 2 · reach + 1 places along an axis."""
    size = cube.shape[axis]
    sums = np.concatenate((np.zeros_like(np.take(cube, [0], axis)), np.cumsum(cube, axis=axis)), axis=axis)
    high = np.minimum(np.arange(size) + reach + 1, size)
    low = np.maximum(np.arange(size) - reach, 0)
    return np.asarray(np.take(sums, high, axis) - np.take(sums, low, axis), np.float32)


def _groups(places: Cells, radius: float, generator: np.random.Generator) -> Cells:
    """Cells in groups of four that lie near each other, each cell in one group at most; shape (groups, 4)."""
    # A grid of squares, put down anywhere; the cells of a square in any order, four by four.
    side = max(2, round(2 * radius))
    squares = (places + generator.integers(0, side, 2)) // side
    keys = squares[:, 0] * (places[:, 1].max() + side) + squares[:, 1]
    order = np.lexsort((generator.random(len(places)), keys))
    _, sizes = np.unique(keys[order], return_counts=True)
    starts = np.cumsum(sizes) - sizes
    within = np.arange(len(order)) - np.repeat(starts, sizes)
    usable = within < np.repeat(sizes // _GROUP * _GROUP, sizes)
    return order[usable].reshape(-1, _GROUP)


def _change_places(at: Cells, cells: Cells, vectors: FloatArray, wanted: FloatArray) -> None:
    """Put the covers of each group into the order that fits the wanted vectors of its cells best."""
    covers = at[cells]
    fit = np.einsum("gid,gjd->gij", vectors[covers], wanted[cells])
    totals = fit[:, _ORDERS, np.arange(_GROUP)].sum(axis=2)  # shape (groups, orders)
    best = _ORDERS[np.argmax(totals, axis=1)]
    at[cells] = np.take_along_axis(covers, best, axis=1)
