"""t-SNE from a start, by openTSNE or, where it has no wheel, by scikit-learn; only in a process of its own.

Van der Maaten and Hinton, 2008; Barnes-Hut (van der Maaten, 2014) for small maps, interpolation (Linderman
et al., 2019) for large ones. Learning rates as Belkina et al., 2019. The same input has the same result.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.learning.layout.neighbours import Neighbours
from musicrec_desktop.model.features import FloatArray

PERPLEXITY: Final = 30.0
EARLY_STEPS: Final = 250
STEPS: Final = 500
_EARLY_EXAGGERATION: Final = 12.0
TREE_ROWS: Final = 5_000
"""Up to so many rows the tree is faster than the grid, which grows with the extent."""
_TOLD_EVERY: Final = 10
_SKLEARN_LEAST_STEPS: Final = 250
_SKLEARN_STEPS: Final = 750

Report = Callable[[float], object]


def has_open_tsne() -> bool:
    """Whether openTSNE is installed; it is not loaded."""
    return importlib.util.find_spec("openTSNE") is not None


def perplexity_of(count: int) -> float:
    """The perplexity of a map of so many rows."""
    return min(PERPLEXITY, (count - 1) / 3)


def neighbours_of(count: int) -> int:
    """How many neighbours of each row it takes."""
    return min(int(3 * PERPLEXITY), count - 1)


def by_open_tsne(
    near: Neighbours, start: NDArray[np.float64], report: Report, *, warm_steps: int, threads: int
) -> NDArray[np.float64]:
    """Positions, shape (n, 2), in the scale of t-SNE.

    Args:
        near: ``neighbours_of`` neighbours of each row.
        start: shape (n, 2).
        report: is told the share that is done, 0 to 1.
        warm_steps: how many are gone from a start that is a map; 0 for a map that is made in two phases.
        threads: how many it may use; the result is the same.
    """
    from openTSNE import TSNEEmbedding
    from openTSNE.affinity import PerplexityBasedNN
    from openTSNE.nearest_neighbors import PrecomputedNeighbors

    affinities = PerplexityBasedNN(
        knn_index=PrecomputedNeighbors(near.rows, near.distances),
        perplexity=perplexity_of(len(start)),
        n_jobs=threads,
        random_state=0,
    )
    embedding = TSNEEmbedding(
        start,
        affinities,
        negative_gradient_method="bh" if len(start) <= TREE_ROWS else "fft",
        learning_rate="auto",
        n_jobs=threads,
        random_state=0,
    )
    phases = [(EARLY_STEPS, _EARLY_EXAGGERATION, 0.5), (STEPS, 1.0, 0.8)]
    if warm_steps:
        phases = [(warm_steps, 1.0, 0.8)]
    done, total = 0, sum(steps for steps, _, _ in phases)
    for steps, exaggeration, momentum in phases:
        if np.ptp(embedding) < np.ptp(start):
            # Exaggeration pulls a few tracks, all neighbours of each other, into a dot, which would stay one.
            embedding[:] = start
        embedding.optimize(
            n_iter=steps,
            exaggeration=exaggeration,
            momentum=momentum,
            inplace=True,
            callbacks=_Teller(report, done, total),
            callbacks_every_iters=_TOLD_EVERY,
        )
        done += steps
    report(1.0)
    return np.array(embedding, dtype=np.float64)


class _Teller:
    """Tells how far the steps are."""

    def __init__(self, report: Report, done: int, total: int) -> None:
        self._report = report
        self._done = done
        self._total = total

    def __call__(self, iteration: int, _error: float, _embedding: object) -> None:
        self._report((self._done + iteration) / self._total)


def by_sklearn(
    vectors: FloatArray, start: NDArray[np.float64], *, is_warm: bool, threads: int
) -> NDArray[np.float64]:
    """Positions, shape (n, 2), in the scale of t-SNE; tells no progress.

    Args:
        vectors: finite, shape (n, d).
        start: shape (n, 2).
        is_warm: the start is a map, which is not exaggerated.
        threads: how many it may use.
    """
    from sklearn.manifold import TSNE

    model = TSNE(
        perplexity=perplexity_of(len(start)),
        init=np.asarray(start, dtype=np.float32),
        early_exaggeration=1.0 if is_warm else _EARLY_EXAGGERATION,
        max_iter=_SKLEARN_LEAST_STEPS if is_warm else _SKLEARN_STEPS,
        n_jobs=threads,
        random_state=0,
    )
    return np.asarray(model.fit_transform(vectors), dtype=np.float64)
