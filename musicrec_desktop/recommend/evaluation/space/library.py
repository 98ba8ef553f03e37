"""How good neighbours are on a library without labels: hubs, orphans, and genres across artists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from musicrec_desktop.model.evaluation import LibraryFigures, NeighbourFigures
from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.recommend.evaluation.space import similarity
from musicrec_desktop.recommend.evaluation.space.distances import corrected_distances
from musicrec_desktop.recommend.evaluation.space.similarity import DistanceArray, TagFacts
from musicrec_desktop.recommend.space.vector_table import IdArray

DEPTH: Final = 100
"""Neighbours among which the five nearest by other artists are looked for."""
_SEED: Final = 20_240_501


def drawn(count: int, limit: int) -> IdArray:
    """Places of all of ``count`` tracks, or of ``limit`` random ones (the same each time); ascending."""
    if count <= limit:
        return np.arange(count)
    return np.sort(np.random.default_rng(_SEED).choice(count, limit, replace=False))


def library_figures(
    vectors: FloatArray,
    facts: Sequence[TagFacts],
    check: Callable[[], object] = lambda: None,
    *,
    is_smoothed: bool = False,
) -> tuple[LibraryFigures, IdArray]:
    """Judge the neighbours of tracks among each other.

    Args:
        vectors: unit vectors, shape (n, d), n >= 2.
        facts: what the tags say of each track.
        check: called now and then; may raise to cancel.
        is_smoothed: whether the vectors are.

    Returns:
        The figures; and in how many lists of the ten nearest each track is, corrected for hubs, shape (n,).
    """
    distances = np.asarray(1.0 - vectors @ vectors.T)
    plain, _, _ = _figures(distances, facts)
    check()
    reranked, counts, queries = _figures(corrected_distances(vectors, is_smoothed=is_smoothed), facts)
    check()
    chance = None
    if reranked.genre_precision is not None:
        generator = np.random.default_rng(_SEED)
        others = generator.integers(0, len(vectors) - 1, (len(vectors), min(DEPTH, len(vectors) - 1)))
        # A number from the query's own on means the next track, so that no track answers itself.
        order = others + (others >= np.arange(len(vectors))[:, None])
        chance = similarity.mean(similarity.genre_precisions(order, facts))
    return LibraryFigures(plain, reranked, queries, chance), counts


def _figures(distances: DistanceArray, facts: Sequence[TagFacts]) -> tuple[NeighbourFigures, IdArray, int]:
    order = similarity.nearest(distances, DEPTH)
    counts = similarity.occurrences(order[:, : similarity.OCCURRENCE_AT], len(distances))
    precisions = similarity.genre_precisions(order, facts)
    figures = NeighbourFigures(
        hub_skew=similarity.skewness(counts),
        reachable_share=1.0 - similarity.orphan_share(counts),
        orphans=int(np.sum(counts == 0)),
        genre_precision=similarity.mean(precisions) if len(precisions) >= similarity.GENRE_QUERIES else None,
    )
    return figures, counts, len(precisions)
