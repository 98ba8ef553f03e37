"""Re-weighing the sound space by what the library's own tags say, and by what is played together and skipped.

A supervision signal proposes a linear map. The map is used only where it is better on held-out clusters of
examples (artists or sessions): the gain has to exceed three standard errors and ``MINIMUM_GAIN``, or the
plain space stays. Sources: within-class covariance normalisation (Hatch, Kajarekar and Stolcke, Interspeech
2006), shrunk towards the plain space as in Ledoit and Wolf (2004).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.recommend.unit_vectors import unit

FOLDS: Final = 5
INNER_FOLDS: Final = 3
MINIMUM_GAIN: Final = 0.01
NOISE: Final = 3.0
"""The number of its standard errors that the held-out gain has to exceed."""
MINIMUM_CLUSTERS: Final = 12
"""The number of artists or sessions with a held-out score from which the standard error is reliable."""
_SEED: Final = 20_240_501

Array = NDArray[np.float64]
Scores = dict[int, float]


class Supervision(Protocol):
    """A supervision signal: examples, in clusters, that propose a map and judge one.

    Attributes:
        strengths: how strongly a map may re-weigh, 0 to 1, ascending.
    """

    strengths: tuple[float, ...]

    @property
    def clusters(self) -> Sequence[int]:
        """Every cluster, ascending."""
        ...

    def propose(self, vectors: FloatArray, clusters: frozenset[int], strength: float) -> FloatArray | None:
        """A map, shape (d, d), learnt from some clusters; None where they say nothing."""
        ...

    def judge(self, vectors: FloatArray, clusters: frozenset[int]) -> Scores:
        """How good the cosines of vectors are for the examples of some clusters, by cluster, 0 to 1."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class MetricUpdate:
    """The result of learning a metric.

    Attributes:
        metric: the map, shape (d, d), or None where the plain space stays.
        evidence: how many clusters were judged.
        plain_score: of held-out clusters, without a map.
        learned_score: of held-out clusters, with maps that were learnt from the others.
        noise: standard error of the difference.
    """

    metric: FloatArray | None
    evidence: int
    plain_score: float = 0.0
    learned_score: float = 0.0
    noise: float = 0.0


def learn(
    vectors: FloatArray, signals: Sequence[Supervision], check: Callable[[], object] = lambda: None
) -> MetricUpdate:
    """Learn from signals one after the other, each on top of the maps that were used before.

    Args:
        vectors: unit vectors of the plain space, shape (n, d).
        signals: whose examples are about these vectors.
        check: called now and then; may raise to cancel.

    Returns:
        The product of what was believed, with the figures of the last signal that was (or, where none was,
        of the last that had enough examples).
    """
    current, metric, told = vectors, None, MetricUpdate(None, 0)
    evidence = 0
    for signal in signals:
        update = _update_from(current, signal, check)
        evidence += update.evidence
        if update.metric is not None:
            current = unit(current @ update.metric)
            metric = update.metric if metric is None else (metric @ update.metric).astype(np.float32)
            told = update
        elif metric is None and update.evidence:
            told = update
    return MetricUpdate(metric, evidence, told.plain_score, told.learned_score, told.noise)


def _update_from(vectors: FloatArray, signal: Supervision, check: Callable[[], object]) -> MetricUpdate:
    clusters = np.array(signal.clusters, dtype=np.int64)
    if len(clusters) < MINIMUM_CLUSTERS:
        return MetricUpdate(None, 0)
    all_clusters = frozenset(clusters.tolist())
    plain: Scores = {}
    learned: Scores = {}
    for held_out in _folds(clusters, FOLDS):
        check()
        seen = all_clusters - held_out
        strength = _best_strength(vectors, signal, seen)
        proposal = None if strength is None else signal.propose(vectors, seen, strength)
        before = signal.judge(vectors, held_out)
        plain |= before
        learned |= before if proposal is None else signal.judge(unit(vectors @ proposal), held_out)
    if len(plain) < MINIMUM_CLUSTERS:
        return MetricUpdate(None, 0)
    gains = np.array([learned[cluster] - plain[cluster] for cluster in plain])
    noise = float(gains.std(ddof=1) / np.sqrt(len(gains)))
    gain = float(gains.mean())
    strength = None
    if gain > max(MINIMUM_GAIN, NOISE * noise):
        strength = _best_strength(vectors, signal, all_clusters)
    metric = None if strength is None else signal.propose(vectors, all_clusters, strength)
    before_score = float(np.mean(list(plain.values())))
    return MetricUpdate(metric, len(plain), before_score, before_score + gain, noise)


def _best_strength(vectors: FloatArray, signal: Supervision, clusters: frozenset[int]) -> float | None:
    """The strength that helps most inside some clusters, learnt from a part and judged on the rest."""
    gains = dict.fromkeys(signal.strengths, 0.0)
    for held_out in _folds(np.array(sorted(clusters), dtype=np.int64), INNER_FOLDS):
        before = signal.judge(vectors, held_out)
        for strength in signal.strengths:
            proposal = signal.propose(vectors, clusters - held_out, strength)
            if proposal is not None and before:
                after = signal.judge(unit(vectors @ proposal), held_out)
                gains[strength] += sum(after[cluster] - before[cluster] for cluster in before)
    best = max(signal.strengths, key=lambda strength: gains[strength])
    return best if gains[best] > 0 else None


def _folds(clusters: NDArray[np.int64], count: int) -> list[frozenset[int]]:
    """A split into parts, always the same one for the same clusters."""
    drawn = np.random.default_rng(_SEED).permutation(clusters)
    return [frozenset(part.tolist()) for part in np.array_split(drawn, count) if len(part)]


def shrunk_inverse_root(scatter: Array, strength: float) -> FloatArray:
    """The map that whitens a scatter as far as ``strength`` (0: not at all) says; shape (d, d)."""
    size = len(scatter)
    mixed = strength * scatter * (size / max(float(np.trace(scatter)), 1e-12)) + (1 - strength) * np.eye(size)
    eigenvalues, eigenvectors = np.linalg.eigh(mixed)
    return np.asarray((eigenvectors / np.sqrt(eigenvalues)) @ eigenvectors.T, dtype=np.float32)
