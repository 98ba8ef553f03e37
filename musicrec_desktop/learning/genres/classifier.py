"""The classifier: a kernel machine and a forest vote, and a calibration makes probabilities of their votes.

Each value is brought to a normal distribution by its rank, so that no scale and no outlier counts. Kernel
ridge regression on the memberships (a least-squares support vector machine: Suykens and Vandewalle, "Least
squares support vector machine classifiers", 1999) and extremely randomised trees (Geurts, Ernst and Wehenkel,
"Extremely randomized trees", 2006) both give a score for every genre at once, so that a track may have
several, and a thousand genres cost what ten cost. The scores become probabilities by one logistic
regression for all genres (Platt, 1999) of the score and of how frequent the genre is; pooled, it has enough
cases where each genre has few.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Members = NDArray[np.bool_]

RIDGE: Final = 0.1
WIDTH: Final = 1.0
"""The kernel is exp(-WIDTH · the squared distance / the total variance)."""
TREES: Final = 200
LEAVES: Final = 1_000
"""Of a tree, about, at most: each leaf keeps a number for every genre, which adds up in many tracks."""
QUANTILES: Final = 200
CLIP: Final = 3.0
"""Standard deviations; ranks at the ends of a distribution would lie far out."""
COMPONENTS: Final = 128
"""Longer vectors are reduced to their principal components, which makes guesses ten times as quick."""
_CHUNK: Final = 2_000
_SEED: Final = 0
_TINY: Final = 1e-9


class GenreClassifier:
    """Scores of genres, from vectors; ``fit`` comes first."""

    def __init__(self) -> None:
        self._ranks: Any = None
        self._kept: NDArray[np.bool_] = np.zeros(0, np.bool_)
        self._axes: Array | None = None
        self._prior: Array = np.zeros(0)
        self._machine: Any = None
        self._forest: Any = None

    def fit(self, vectors: NDArray[np.float32], members: Members) -> GenreClassifier:
        """Learn.

        Args:
            vectors: of tracks, finite, shape (n, d); n is at least 1.
            members: which track has which genre, shape (n, k).

        Returns:
            Itself.
        """
        from sklearn.ensemble import ExtraTreesRegressor
        from sklearn.kernel_ridge import KernelRidge
        from sklearn.preprocessing import QuantileTransformer
        from sklearn.utils.extmath import randomized_svd

        self._kept = np.ptp(vectors, axis=0) > 0 if len(vectors) else np.ones(vectors.shape[1], np.bool_)
        if not self._kept.any():
            self._kept[:1] = True
        self._ranks = QuantileTransformer(
            n_quantiles=min(QUANTILES, len(vectors)), output_distribution="normal", random_state=_SEED
        ).fit(vectors[:, self._kept].astype(np.float64))
        self._axes = None
        scaled = self._scaled(vectors)
        if scaled.shape[1] > COMPONENTS:
            _, _, rows = randomized_svd(scaled - scaled.mean(axis=0), COMPONENTS, random_state=_SEED)
            self._axes = rows.T
            scaled = scaled @ self._axes
        truth = members.astype(np.float64)
        self._prior = truth.mean(axis=0)
        spread = max(float(scaled.var(axis=0).sum()), _TINY)
        self._machine = KernelRidge(alpha=RIDGE, kernel="rbf", gamma=WIDTH / spread)
        self._machine.fit(scaled, truth - self._prior)
        self._forest = ExtraTreesRegressor(
            TREES, max_features="sqrt", min_samples_leaf=max(1, len(scaled) // LEAVES), random_state=_SEED
        )
        self._forest.fit(scaled, truth)
        return self

    def scores(self, vectors: NDArray[np.float32]) -> Array:
        """How much speaks for each genre: about 0 to 1, not calibrated; shape (m, k)."""
        found = np.zeros((len(vectors), len(self._prior)))
        for start in range(0, len(vectors), _CHUNK):
            part = slice(start, start + _CHUNK)
            scaled = self._scaled(vectors[part])
            if self._axes is not None:
                scaled = scaled @ self._axes
            votes = self._forest.predict(scaled).reshape(len(scaled), -1)
            found[part] = (self._machine.predict(scaled) + self._prior + votes) / 2
        return found

    def _scaled(self, vectors: NDArray[np.float32]) -> Array:
        ranks: Array = self._ranks.transform(vectors[:, self._kept].astype(np.float64))
        return np.clip(ranks, -CLIP, CLIP)


class Calibration:
    """Makes probabilities of scores.

    Args:
        scores: of tracks that were not learnt from, shape (n, k).
        members: which of them has which genre, shape (n, k); at least one has one and one has not.
    """

    def __init__(self, scores: Array, members: Members) -> None:
        from sklearn.linear_model import LogisticRegression

        self._prior = np.clip(members.mean(axis=0), _TINY, 1 - _TINY)
        self._model = LogisticRegression(C=100.0, max_iter=1000)
        self._model.fit(self._cases(scores), members.ravel())

    def probabilities(self, scores: Array) -> Array:
        """How likely each genre is right, 0 to 1, shape as that of the scores."""
        found: Array = self._model.predict_proba(self._cases(scores))[:, 1].reshape(scores.shape)
        return found

    def _cases(self, scores: Array) -> Array:
        frequent = np.broadcast_to(np.log(self._prior / (1 - self._prior)), scores.shape)
        second = np.sort(scores, axis=1)[:, -2:-1] if scores.shape[1] > 1 else np.zeros((len(scores), 1))
        best = scores.max(axis=1, keepdims=True)
        # By how much a genre lies before its best rival: of two high scores at most one is right, mostly.
        ahead = scores - np.where(scores == best, second, best)
        return np.stack((scores.ravel(), frequent.ravel(), ahead.ravel()), axis=1)
