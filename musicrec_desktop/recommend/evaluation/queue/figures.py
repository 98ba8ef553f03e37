"""Measures of lists of proposals.

Source: the metrics of the RecSys Challenge 2018 (Chen, Lamere, Schedl and Zamani, "RecSys Challenge 2018:
Automatic Music Playlist Continuation", RecSys 2018), on tracks.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from typing import Final

import numpy as np

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.queue_evaluation import ListFigures
from musicrec_desktop.model.track import TrackId

HIT_AT: Final = 10
PAGE: Final = 10
"""The number of tracks that the challenge displays at once; a click gives as many more."""
NO_CLICKS: Final = 51
CLICK_DEPTH: Final = 500


def list_figures(proposed: Sequence[TrackId], wanted: Collection[TrackId]) -> ListFigures:
    """The measures of one list; ``wanted`` is not empty, and neither has repetitions."""
    relevant = set(wanted)
    return ListFigures(
        float(any(track_id in relevant for track_id in proposed[:HIT_AT])),
        len(relevant.intersection(proposed[: len(relevant)])) / len(relevant),
        ndcg(proposed, relevant),
        float(clicks(proposed, relevant)),
    )


def ndcg(proposed: Sequence[TrackId], wanted: Collection[TrackId]) -> float:
    """Normalised discounted cumulative gain, 0 to 1; 0 where nothing was found.

    The first rank counts 1, rank i counts 1 / log2(i). By the definition of the challenge, the best order has
    only as many tracks as were found.
    """
    ranks = [rank for rank, track_id in enumerate(proposed, start=1) if track_id in wanted]
    ideal = sum(_gain(rank) for rank in range(1, len(ranks) + 1))
    return sum(_gain(rank) for rank in ranks) / ideal if ranks else 0.0


def clicks(proposed: Sequence[TrackId], wanted: Collection[TrackId]) -> int:
    """How often ten more have to be asked for until a wanted one comes; 51 for never among 500."""
    for place, track_id in enumerate(proposed[:CLICK_DEPTH]):
        if track_id in wanted:
            return place // PAGE
    return NO_CLICKS


def mean_figures(figures: Sequence[ListFigures]) -> ListFigures:
    """The means over at least one list."""
    table = np.array([[each.hit_at_10, each.r_precision, each.ndcg, each.clicks] for each in figures])
    hit_at_10, r_precision, gain, click = table.mean(axis=0).tolist()
    return ListFigures(hit_at_10, r_precision, gain, click)


def diversity(vectors: FloatArray) -> float | None:
    """The mean of 1 - cosine over pairs of unit vectors, shape (n, d); None for fewer than two."""
    count = len(vectors)
    if count < 2:
        return None
    cosines = np.einsum("ij,kj->ik", vectors, vectors)
    return float(1.0 - (cosines.sum() - np.trace(cosines)) / (count * (count - 1)))


def repeats(proposed: Sequence[TrackId]) -> int:
    """How many entries of a list are repetitions."""
    return len(proposed) - len(set(proposed))


def _gain(rank: int) -> float:
    return 1.0 if rank == 1 else 1.0 / math.log2(rank)
