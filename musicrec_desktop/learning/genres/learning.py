"""Learns the genres of a library, says whether they are good enough, and suggests; or judges a table."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.core.tasks import Progress, TaskContext
from musicrec_desktop.learning.genres import judging, support
from musicrec_desktop.learning.genres.classifier import Array, Calibration, GenreClassifier, Members
from musicrec_desktop.model.genres import (
    LEAST_CLASSES,
    GenreEvaluation,
    GenreGuesses,
    GenreLibrary,
    GenreObstacle,
    LearntGenres,
)

FOLDS: Final = 5
TABLE_FOLDS: Final = 10
CERTAIN: Final = 2.0
"""Standard errors by which the accuracy must lie above that of the most frequent genre."""
LEAST_GAIN: Final = 1.5
"""How many times the recall of chance the mean recall of the genres must be."""
_SEED: Final = 0


def learn(library: GenreLibrary, context: TaskContext) -> LearntGenres:
    """Learn, and judge on artists that were not learnt from.

    Args:
        library: tagged tracks; vectors with values that are no numbers count as not described.
        context: hears the progress and can end the work.

    Raises:
        CancelledError: it was cancelled.
    """
    usable = np.flatnonzero(np.isfinite(library.vectors).all(axis=1))
    vectors, groups = library.vectors[usable], library.groups[usable]
    genres = [library.genres[place] for place in usable]
    classes = support.learnable(genres, groups)
    if len(classes) < LEAST_CLASSES:
        return LearntGenres(GenreObstacle.FEW_CLASSES, classes, None)
    members = support.membership(genres, classes)
    kept = np.flatnonzero(members.any(axis=1))
    vectors, members, groups = vectors[kept], members[kept], groups[kept]
    folds = _artist_folds(members, groups)
    if folds is None:
        return LearntGenres(GenreObstacle.FEW_CLASSES, classes, None)
    scores = _held_out_scores(vectors, members, folds, context)
    missed = {name for names in genres for name in names} - set(classes)
    found = judging.evaluation(
        _cross_calibrated(scores, members, folds),
        members,
        classes,
        groups=len(np.unique(groups)),
        folds=len(folds),
        left_out=sorted(missed | set(library.left_out)),
    )
    obstacle = obstacle_of(found)
    if obstacle is not None:
        return LearntGenres(obstacle, classes, found)
    model = GenreClassifier().fit(vectors, members), Calibration(scores, members)
    context.check()
    return LearntGenres(None, classes, found, pickle.dumps(model))


def guess(model: bytes, vectors: NDArray[np.float32], context: TaskContext) -> GenreGuesses:
    """The genres that are likely enough for some tracks.

    Args:
        model: of ``LearntGenres``, made by this program.
        vectors: shape (n, d), as those that were learnt from; for values that are no numbers nothing is
            guessed.
        context: can end the work.

    Raises:
        CancelledError: it was cancelled.
    """
    classifier, calibration = pickle.loads(model)  # noqa: S301  our own, of a moment ago
    usable = np.flatnonzero(np.isfinite(vectors).all(axis=1))
    context.check()
    probabilities = calibration.probabilities(classifier.scores(vectors[usable]))
    rows, numbers = np.nonzero(judging.suggested(probabilities))
    return GenreGuesses(
        usable[rows], numbers.astype(np.int64), probabilities[rows, numbers].astype(np.float32)
    )


def obstacle_of(found: GenreEvaluation) -> GenreObstacle | None:
    """Why genres that are found so well are not suggested; None where they are good enough."""
    if found.accuracy - CERTAIN * found.standard_error <= found.baseline:
        return GenreObstacle.NO_BETTER
    if found.macro_recall * len(found.genres) < LEAST_GAIN:
        return GenreObstacle.UNEVEN
    return None


def judge(
    vectors: NDArray[np.float32],
    labels: Sequence[str],
    groups: NDArray[np.int64] | None,
    context: TaskContext,
) -> GenreEvaluation | None:
    """How well the classifier tells apart the labels of a table, by cross-validation.

    Args:
        vectors: shape (n, d); rows with values that are no numbers are left out.
        labels: of each row, one; rows without are left out.
        groups: rows of one number are never learnt from and judged at once; None for stratified folds.
        context: hears the progress and can end the work.

    Returns:
        The figures; None where fewer than two labels have enough rows.
    """
    usable = np.flatnonzero(np.isfinite(vectors).all(axis=1) & np.array([bool(each) for each in labels]))
    genres = [(labels[place],) for place in usable.tolist()]
    chosen_groups = None if groups is None else groups[usable]
    classes = support.learnable(genres, chosen_groups)
    if len(classes) < LEAST_CLASSES:
        return None
    members = support.membership(genres, classes)
    kept = np.flatnonzero(members.any(axis=1))
    members, vectors = members[kept], vectors[usable[kept]]
    if chosen_groups is None:
        folds: list[NDArray[np.int64]] | None = _stratified_folds(members)
    else:
        chosen_groups = chosen_groups[kept]
        folds = _artist_folds(members, chosen_groups)
    if folds is None:
        return None
    scores = _held_out_scores(vectors, members, folds, context)
    return judging.evaluation(
        _cross_calibrated(scores, members, folds),
        members,
        classes,
        groups=0 if chosen_groups is None else len(np.unique(chosen_groups)),
        folds=len(folds),
        left_out=sorted(set(filter(None, labels)) - set(classes)),
    )


def _stratified_folds(members: Members) -> list[NDArray[np.int64]]:
    from sklearn.model_selection import StratifiedKFold

    labels = members.argmax(axis=1)
    count = min(TABLE_FOLDS, int(np.bincount(labels).min()))
    parts = StratifiedKFold(count, shuffle=True, random_state=_SEED)
    return [judged for _, judged in parts.split(labels, labels)]


def _artist_folds(members: Members, groups: NDArray[np.int64]) -> list[NDArray[np.int64]] | None:
    """Parts of the tracks, each artist in one of them; None where there are fewer than two artists."""
    from sklearn.model_selection import StratifiedGroupKFold

    count = min(FOLDS, len(np.unique(groups)))
    if count < 2:
        return None
    parts = StratifiedGroupKFold(count, shuffle=True, random_state=_SEED)
    labels = members.argmax(axis=1)
    found = [judged for _, judged in parts.split(labels, labels, groups)]
    return [judged for judged in found if len(judged)]


def _held_out_scores(
    vectors: NDArray[np.float32], members: Members, folds: Sequence[NDArray[np.int64]], context: TaskContext
) -> Array:
    """The scores of each track by a classifier that learnt from the other parts."""
    scores = np.zeros(members.shape)
    for number, judged in enumerate(folds):
        context.check()
        context.progress(Progress(number, len(folds) + 2))
        learnt = np.ones(len(vectors), np.bool_)
        learnt[judged] = False
        scores[judged] = GenreClassifier().fit(vectors[learnt], members[learnt]).scores(vectors[judged])
    context.check()
    return scores


def _cross_calibrated(scores: Array, members: Members, folds: Sequence[NDArray[np.int64]]) -> Array:
    """Probabilities of each track by a calibration that did not see its part."""
    found = np.zeros(scores.shape)
    for judged in folds:
        others = np.ones(len(scores), np.bool_)
        others[judged] = False
        seen = members[others]
        calibration = Calibration(scores[others], seen) if seen.any() and not seen.all() else None
        found[judged] = scores[judged] if calibration is None else calibration.probabilities(scores[judged])
    return np.clip(found, 0.0, 1.0)
