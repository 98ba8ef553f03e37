"""Figures of guesses: accuracy, what is taken for what, and whether confidence can be believed.

Sources: Guo et al., "On calibration of modern neural networks" (2017), for the expected calibration error and
bins of reliability; Flexer, "A closer look on artist filters for musical genre classification" (2007), for
why artists are kept apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.genres import (
    LEAST_CONFIDENCE,
    MOST_SUGGESTED,
    GenreEvaluation,
    GenreFigures,
    ReliabilityBin,
)

_BINS: Final = 10


def suggested(probabilities: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which genres are suggested: the ``MOST_SUGGESTED`` likeliest ones that are likely enough."""
    likely = probabilities >= LEAST_CONFIDENCE
    if probabilities.shape[1] > MOST_SUGGESTED:
        order = np.argsort(-probabilities, axis=1, kind="stable")
        rank = np.argsort(order, axis=1, kind="stable")
        likely &= rank < MOST_SUGGESTED
    return likely


def evaluation(
    probabilities: NDArray[np.float64],
    members: NDArray[np.bool_],
    classes: Sequence[str],
    *,
    groups: int,
    folds: int,
    left_out: Sequence[str] = (),
) -> GenreEvaluation:
    """The figures of guesses for tracks that were not learnt from.

    Args:
        probabilities: shape (n, k); n is at least 1.
        members: the truth, shape (n, k); each track has a genre.
        classes: names of the genres, most frequent first.
        groups: how many artists were kept apart; 0 for none.
        folds: into how many parts the tracks were divided.
        left_out: genres that were not learnt.
    """
    best = probabilities.argmax(axis=1)
    places = np.arange(len(best))
    is_right = members[places, best]
    truth = np.where(is_right, best, members.argmax(axis=1))
    confusion = np.zeros((len(classes), len(classes)), np.int64)
    np.add.at(confusion, (truth, best), 1)
    figures = []
    for number, name in enumerate(classes):
        guessed, has = best == number, members[:, number]
        precision = float(has[guessed].mean()) if guessed.any() else None
        recall = float(guessed[has].mean()) if has.any() else 0.0
        figures.append(GenreFigures(name, int(has.sum()), precision, recall))
    chosen = suggested(probabilities)
    confidence = probabilities[places, best]
    bins = _bins(confidence, is_right)
    return GenreEvaluation(
        tracks=len(best),
        groups=groups,
        folds=folds,
        accuracy=float(is_right.mean()),
        baseline=float(members.mean(axis=0).max()),
        macro_recall=float(np.mean([each.recall for each in figures])),
        suggested=float(chosen.any(axis=1).mean()),
        suggested_right=float(members[chosen].mean()) if chosen.any() else None,
        calibration_error=sum(each.count * abs(each.confidence - each.right) for each in bins) / len(best),
        genres=tuple(figures),
        confusion=tuple(tuple(map(int, row)) for row in confusion),
        reliability=tuple(bins),
        left_out=tuple(left_out),
    )


def _bins(confidence: NDArray[np.float64], is_right: NDArray[np.bool_]) -> list[ReliabilityBin]:
    numbers = np.minimum((confidence * _BINS).astype(np.int64), _BINS - 1)
    found = []
    for number in range(_BINS):
        inside = numbers == number
        if inside.any():
            found.append(
                ReliabilityBin(
                    number / _BINS,
                    (number + 1) / _BINS,
                    int(inside.sum()),
                    float(confidence[inside].mean()),
                    float(is_right[inside].mean()),
                )
            )
    return found
