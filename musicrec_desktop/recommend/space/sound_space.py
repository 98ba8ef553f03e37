"""The sound space of one library: raw feature vectors become unit vectors whose cosine is a similarity.

A space is one clip and one affine map, so a new track is projected without a new fit. ``fitting`` fits the
map; ``aspects`` has the four aspects.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import IO, Any, Final

import numpy as np

from musicrec_desktop.core.atomic import atomic_path
from musicrec_desktop.model.array_archive import arrays_of
from musicrec_desktop.model.features import Block, FloatArray
from musicrec_desktop.recommend.space.aspects import AspectArray, AspectMap, aspect_vectors, by_aspect
from musicrec_desktop.recommend.space.fitting import DIMENSION, Scaling, fit_map
from musicrec_desktop.recommend.space.words import WordArray, WordMap
from musicrec_desktop.recommend.unit_vectors import unit

SMALL_LIBRARY: Final = 500
SMALL_GROWTH: Final = 1.5
GROWTH: Final = 2.0


@dataclass(frozen=True, slots=True)
class SpaceRecipe:
    """How the space of a version of feature vectors is fitted.

    Attributes:
        blocks: of the vectors.
        dimension: the most values of a unit vector.
        is_smoothed: as in ``SoundSpace``.
        labels: behind the blocks, of which words are made; None where there are none.
    """

    blocks: Sequence[Block]
    dimension: int = DIMENSION
    is_smoothed: bool = False
    labels: Block | None = None

    @property
    def raw_size(self) -> int:
        """Values in a vector."""
        labels = 0 if self.labels is None else self.labels.size
        return sum(block.size for block in self.blocks) + labels


UNKNOWN_BLOCKS: Final = SpaceRecipe(())
"""For vectors of a version that this program does not know."""


def is_outgrown(fit_size: int, track_count: int) -> bool:
    """Whether a library of ``track_count`` tracks should be fitted again after a fit on ``fit_size``."""
    return track_count >= fit_size * (SMALL_GROWTH if fit_size < SMALL_LIBRARY else GROWTH)


@dataclass(frozen=True, slots=True, eq=False)
class SoundSpace:
    """One fit.

    Attributes:
        feature_version: of the extractor whose vectors it takes.
        scaling: makes raw numbers comparable.
        basis: from scaled numbers, shape (raw, d).
        offset: subtracted after the basis, shape (d,).
        metric: multiplied after the offset, shape (d, d); the identity unless a metric was learnt.
        evidence: how many clusters of examples the metric was judged on; 0 for the identity.
        aspects: the maps of the aspects, in the order of their values.
        is_smoothed: whether tracks are searched for by vectors that their neighbours smooth
            (``neighbours.smoothing``).
        words: makes the scores of words; None where the vectors have no labels.
        fit_size: how many tracks the space was fitted on.
        fit_id: a digest of all of it; vectors of two fits must not be compared.
    """

    feature_version: int
    scaling: Scaling
    basis: FloatArray
    offset: FloatArray
    metric: FloatArray
    evidence: int
    aspects: tuple[AspectMap, ...]
    is_smoothed: bool
    words: WordMap | None
    fit_size: int
    fit_id: str

    @classmethod
    def fit(
        cls,
        vectors: FloatArray,
        recipe: SpaceRecipe,
        feature_version: int,
        excerpts: Sequence[FloatArray] = (),
        *,
        fit_size: int | None = None,
    ) -> SoundSpace:
        """Learn the space of a library.

        Args:
            vectors: raw, shape (n, raw) with n >= 1.
            recipe: of the version; where its blocks do not cover the vectors (of an older extractor), all
                values are one block of the aspect ``"sound"``.
            feature_version: of the extractor that made the vectors.
            excerpts: raw vectors of the excerpts of some tracks, each of shape (k, raw).
            fit_size: the number of tracks of the library, where ``vectors`` are a sample of it.
        """
        raw = np.nan_to_num(np.asarray(vectors, np.float32), nan=0.0, posinf=0.0, neginf=0.0)
        scaling = Scaling.of(raw)
        scaled = scaling.apply(raw)
        within = [scaling.apply(part) for part in excerpts]
        counted, labels = _covering(recipe, raw.shape[1])
        whole = fit_map(scaled, counted, within, recipe.dimension)
        aspects = tuple(
            AspectMap.fit(name, scaled, part, within) for name, part in by_aspect(counted).items()
        )
        fitted = cls(
            feature_version=feature_version,
            scaling=scaling,
            basis=whole.basis.astype(np.float32),
            offset=whole.offset.astype(np.float32),
            metric=np.eye(whole.basis.shape[1], dtype=np.float32),
            evidence=0,
            aspects=aspects,
            is_smoothed=recipe.is_smoothed,
            words=None if labels is None else WordMap.fit(raw, labels),
            fit_size=len(raw) if fit_size is None else fit_size,
            fit_id="",
        )
        return _sealed(fitted)

    @property
    def dimension(self) -> int:
        """Values in a unit vector."""
        return int(self.basis.shape[1])

    @property
    def raw_size(self) -> int:
        """Values in a raw vector."""
        return int(self.basis.shape[0])

    @property
    def aspect_size(self) -> int:
        """Values of all aspects together."""
        return sum(aspect.size for aspect in self.aspects)

    def transform(self, vectors: FloatArray) -> FloatArray:
        """Unit vectors, shape (n, dimension), of raw ones, shape (n, raw); the mean sound gives zeros."""
        return self._mapped(self.scaling.apply(vectors))

    def describe(self, vectors: FloatArray) -> tuple[FloatArray, AspectArray]:
        """Unit vectors, shape (n, dimension), and all aspects' side by side, shape (n, aspect_size)."""
        scaled = self.scaling.apply(vectors)
        return self._mapped(scaled), aspect_vectors(self.aspects, scaled)

    @property
    def word_count(self) -> int:
        """Scores of words of a track."""
        return 0 if self.words is None else len(self.words.mean)

    def word_scores(self, vectors: FloatArray) -> WordArray:
        """The scores of the words of raw vectors, shape (n, word_count)."""
        if self.words is None:
            return np.zeros((len(vectors), 0), np.float16)
        return self.words.scores(vectors)

    def plain(self, vectors: FloatArray) -> FloatArray:
        """Unit vectors of this space without its metric."""
        return unit(vectors.astype(np.float64) @ np.linalg.inv(self.metric.astype(np.float64)))

    def with_metric(self, metric: FloatArray | None, evidence: int = 0) -> SoundSpace:
        """The same fit with another metric; None for the plain one."""
        if metric is None:
            return _sealed(replace(self, metric=np.eye(self.dimension, dtype=np.float32), evidence=0))
        return _sealed(replace(self, metric=metric.astype(np.float32), evidence=evidence))

    def save(self, path: str) -> None:
        """Write to a ``.npz`` file, as a whole or not at all.

        Raises:
            OSError: the file cannot be written.
        """
        with atomic_path(path) as draft, open(draft, "wb") as file:
            np.savez(file, **self.arrays())

    def arrays(self) -> dict[str, Any]:
        """All arrays by name, for a ``.npz`` file."""
        arrays: dict[str, Any] = {
            "feature_version": np.array(self.feature_version),
            "mean": self.scaling.mean,
            "inverse_scale": self.scaling.inverse_scale,
            "clip": np.array(self.scaling.clip),
            "basis": self.basis,
            "offset": self.offset,
            "metric": self.metric,
            "evidence": np.array(self.evidence),
            "aspects": np.array([aspect.name for aspect in self.aspects]),
            "is_smoothed": np.array(self.is_smoothed),
            "fit_size": np.array(self.fit_size),
            "fit_id": np.array(self.fit_id),
        }
        if self.words is not None:
            arrays["words_start"] = np.array(self.words.start)
            arrays["words_mean"], arrays["words_deviation"] = self.words.mean, self.words.deviation
        for aspect in self.aspects:
            arrays[f"{aspect.name}_basis"] = aspect.basis
            arrays[f"{aspect.name}_offset"] = aspect.offset
            arrays[f"{aspect.name}_levels"] = aspect.levels
        return arrays

    @classmethod
    def load(cls, source: str | IO[bytes]) -> SoundSpace:
        """Read what ``save`` wrote.

        Raises:
            OSError: the file cannot be read.
            KeyError: an array is missing.
            ValueError: the file is damaged, or its arrays are not those that were saved together.
        """
        if isinstance(source, str):
            with open(source, "rb") as file:
                content = file.read()
        else:
            content = source.read()
        space = cls._from(arrays_of(content))
        if _sealed(space).fit_id != space.fit_id:
            raise ValueError("arrays that do not belong together")
        return space

    @classmethod
    def _from(cls, stored: Mapping[str, Any]) -> SoundSpace:
        return cls(
            feature_version=int(stored["feature_version"]),
            scaling=Scaling(stored["mean"], stored["inverse_scale"], float(stored["clip"])),
            basis=stored["basis"],
            offset=stored["offset"],
            metric=stored["metric"],
            evidence=int(stored["evidence"]),
            aspects=tuple(
                AspectMap(
                    str(name), stored[f"{name}_basis"], stored[f"{name}_offset"], stored[f"{name}_levels"]
                )
                for name in stored["aspects"]
            ),
            is_smoothed=bool(stored["is_smoothed"]),
            words=(
                WordMap(int(stored["words_start"]), stored["words_mean"], stored["words_deviation"])
                if "words_start" in stored
                else None
            ),
            fit_size=int(stored["fit_size"]),
            fit_id=str(stored["fit_id"]),
        )

    def _mapped(self, scaled: FloatArray) -> FloatArray:
        plain = scaled @ self.basis - self.offset
        return unit(plain @ self.metric if self.evidence else plain)


def _sealed(space: SoundSpace) -> SoundSpace:
    """The space with ``fit_id`` set."""
    digest = hashlib.blake2b(digest_size=8)
    for name, array in space.arrays().items():
        if name != "fit_id":
            digest.update(name.encode())
            digest.update(np.ascontiguousarray(array).tobytes())
    return replace(space, fit_id=digest.hexdigest())


def _covering(recipe: SpaceRecipe, raw_size: int) -> tuple[list[Block], Block | None]:
    """The blocks and the labels; one block for everything where they do not cover the vectors."""
    parts = recipe.blocks if recipe.labels is None else (*recipe.blocks, recipe.labels)
    covered = sorted((block.start, block.start + block.size) for block in parts)
    ends = [0, *(end for _, end in covered)]
    has_gap = any(start != end for (start, _), end in zip(covered, ends, strict=False))
    if has_gap or ends[-1] != raw_size:
        return [Block("all", "sound", 0, raw_size)], None
    return list(recipe.blocks), recipe.labels
