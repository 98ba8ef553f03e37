"""The sound space of one library: raw feature vectors become unit vectors whose cosine is a similarity.

Fitted on the library itself, without labels. Each value is z-scored and clipped, each block is partly
whitened, blocks count equally inside an aspect and aspects equally. Source of the idea that blocks, not
values, are weighed: Seyerlehner, Widmer and Pohle, "Fusing block-level features for music similarity
estimation" (DAFx 2010).
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.core.atomic import atomic_path
from musicrec_desktop.model.features import Block, FloatArray

CLIP: Final = 2.5
MINIMUM_FIT: Final = 5
"""With fewer tracks mean and deviation say nothing: values keep their scale, only blocks are balanced."""
MINIMUM_WHITENING: Final = 30
COMPONENTS: Final = 24
"""Kept of each block, and again of each aspect; more did not help on real music."""
WHITENING: Final = 0.25
"""Components are divided by eigenvalue ** this: 0 keeps the variances, 0.5 makes them equal."""
EIGENVALUE_FLOOR: Final = 1e-4
REFIT_GROWTH: Final = 1.5
_TINY: Final = 1e-12


@dataclass(frozen=True, slots=True)
class AspectSlice:
    """Where one aspect lies in a unit vector."""

    name: str
    start: int
    size: int


@dataclass(frozen=True, slots=True, eq=False)
class SoundSpace:
    """One fit: a clip and an affine map.

    Attributes:
        feature_version: of the extractor whose vectors it takes.
        mean: subtracted from raw vectors, shape (raw,).
        inverse_scale: multiplied after that, shape (raw,); 0 where a value never varied.
        clip: limit of scaled values.
        basis: shape (raw, dimension).
        offset: subtracted after the basis, shape (dimension,).
        aspects: parts of the result, in order, without gaps.
        fit_size: how many tracks it was fitted on.
        fit_id: two spaces with the same id are the same; vectors of two fits are never compared.
    """

    feature_version: int
    mean: FloatArray
    inverse_scale: FloatArray
    clip: float
    basis: FloatArray
    offset: FloatArray
    aspects: tuple[AspectSlice, ...]
    fit_size: int
    fit_id: str

    @classmethod
    def fit(cls, vectors: FloatArray, blocks: Sequence[Block], feature_version: int) -> SoundSpace:
        """Learn the space of a library.

        Args:
            vectors: raw, shape (n, raw) with n >= 1.
            blocks: the extractor's; where they do not cover the vectors (features of an older extractor), all
                values are one block of the aspect ``"sound"``.
            feature_version: of the extractor that made the vectors.
        """
        raw = np.nan_to_num(vectors, nan=0.0, posinf=0.0, neginf=0.0).astype(np.float64)
        count, raw_size = raw.shape
        mean, inverse_scale, clip = _scaling(raw)
        scaled = np.clip((raw - mean) * inverse_scale, -clip, clip)
        ordered = _by_aspect(blocks, raw_size)
        names = list(dict.fromkeys(block.aspect for block in ordered))
        columns: list[NDArray[np.float64]] = []
        aspects: list[AspectSlice] = []
        start = 0
        for name in names:
            part = _aspect_basis(scaled, [block for block in ordered if block.aspect == name])
            aspects.append(AspectSlice(name, start, part.shape[1]))
            columns.append(part / np.sqrt(len(names)))
            start += part.shape[1]
        basis = np.concatenate(columns, axis=1)
        offset = (scaled @ basis).mean(axis=0) if count >= MINIMUM_FIT else np.zeros(basis.shape[1])
        return _sealed(feature_version, mean, inverse_scale, clip, basis, offset, tuple(aspects), count)

    @property
    def dimension(self) -> int:
        """Values in a unit vector."""
        return int(self.basis.shape[1])

    @property
    def raw_size(self) -> int:
        """Values in a raw vector."""
        return int(self.basis.shape[0])

    def is_outgrown(self, track_count: int) -> bool:
        """Whether the library grew so much that the space should be fitted again."""
        return track_count >= self.fit_size * REFIT_GROWTH

    def transform(self, vectors: FloatArray) -> FloatArray:
        """Unit vectors of raw ones: (n, raw) to (n, dimension); the average sound becomes all zeros."""
        raw = np.nan_to_num(np.asarray(vectors, dtype=np.float32), nan=0.0, posinf=0.0, neginf=0.0)
        scaled = np.clip((raw - self.mean) * self.inverse_scale, -self.clip, self.clip)
        return unit(scaled @ self.basis - self.offset)

    def aspect_similarities(self, one: FloatArray, many: FloatArray) -> dict[str, FloatArray]:
        """How alike unit vectors are in each aspect.

        Args:
            one: shape (dimension,).
            many: shape (n, dimension).

        Returns:
            By aspect: cosine inside the aspect, negative ones as 0, shape (n,).
        """
        similarities = {}
        for aspect in self.aspects:
            part = slice(aspect.start, aspect.start + aspect.size)
            cosines = unit(many[:, part]) @ unit(one[None, part])[0]
            similarities[aspect.name] = np.clip(cosines, 0.0, 1.0).astype(np.float32)
        return similarities

    def save(self, path: str) -> None:
        """Write to a ``.npz`` file, as a whole or not at all.

        Raises:
            OSError: the place cannot be written.
        """
        with atomic_path(path) as draft, open(draft, "wb") as file:
            np.savez(
                file,
                feature_version=self.feature_version,
                mean=self.mean,
                inverse_scale=self.inverse_scale,
                clip=self.clip,
                basis=self.basis,
                offset=self.offset,
                aspect_names=np.array([aspect.name for aspect in self.aspects]),
                aspect_sizes=np.array([aspect.size for aspect in self.aspects]),
                fit_size=self.fit_size,
                fit_id=self.fit_id,
            )

    @classmethod
    def load(cls, path: str) -> SoundSpace:
        """Read what ``save`` wrote.

        Raises:
            OSError: the file cannot be read.
        """
        with np.load(path, allow_pickle=False) as stored:
            sizes = [int(size) for size in stored["aspect_sizes"]]
            starts = itertools.accumulate(sizes, initial=0)
            names = [str(name) for name in stored["aspect_names"]]
            return cls(
                feature_version=int(stored["feature_version"]),
                mean=stored["mean"],
                inverse_scale=stored["inverse_scale"],
                clip=float(stored["clip"]),
                basis=stored["basis"],
                offset=stored["offset"],
                aspects=tuple(
                    AspectSlice(name, start, size)
                    for name, start, size in zip(names, starts, sizes, strict=False)
                ),
                fit_size=int(stored["fit_size"]),
                fit_id=str(stored["fit_id"]),
            )


def unit(vectors: FloatArray) -> FloatArray:
    """Rows of length 1; shape (n, d). Rows of zeros stay zeros."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, _TINY), dtype=np.float32)


def _scaling(raw: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64], float]:
    count, raw_size = raw.shape
    if count < MINIMUM_FIT:
        return np.zeros(raw_size), np.ones(raw_size), float(np.finfo(np.float32).max)
    mean = raw.mean(axis=0)
    deviation = raw.std(axis=0)
    varies = deviation > 1e-6 * (np.abs(mean) + 1e-6)
    return mean, np.where(varies, 1 / np.where(varies, deviation, 1.0), 0.0), CLIP


def _by_aspect(blocks: Sequence[Block], raw_size: int) -> list[Block]:
    covered = sorted((block.start, block.start + block.size) for block in blocks)
    ends = [0, *(end for _, end in covered)]
    has_gap = any(start != end for (start, _), end in zip(covered, ends, strict=False))
    if has_gap or ends[-1] != raw_size:
        return [Block("all", "sound", 0, raw_size)]
    return list(blocks)


def _aspect_basis(scaled: NDArray[np.float64], blocks: Sequence[Block]) -> NDArray[np.float64]:
    """Columns, shape (raw, k), in which each block has the same share of a mean squared length of 1."""
    joined = np.concatenate([_block_basis(scaled, block) for block in blocks], axis=1)
    if len(scaled) >= MINIMUM_WHITENING and joined.shape[1] > COMPONENTS:
        joined = joined @ _components(_centred(scaled @ joined), whitening=0.0)
    return joined * _to_unit_power(scaled @ joined)


def _block_basis(scaled: NDArray[np.float64], block: Block) -> NDArray[np.float64]:
    """Columns, shape (raw, k), that map one block to vectors of a mean squared length of 1."""
    rows = slice(block.start, block.start + block.size)
    inner = np.eye(block.size)
    if len(scaled) >= MINIMUM_WHITENING and block.size > 1:
        inner = _components(_centred(scaled[:, rows]), whitening=WHITENING)
    basis = np.zeros((scaled.shape[1], inner.shape[1]))
    basis[rows] = inner * _to_unit_power(scaled[:, rows] @ inner)
    return basis


def _components(centred: NDArray[np.float64], *, whitening: float) -> NDArray[np.float64]:
    """Leading principal components, shape (size, k), each divided by its eigenvalue ** whitening."""
    eigenvalues, eigenvectors = np.linalg.eigh(centred.T @ centred / len(centred))
    order = np.argsort(eigenvalues)[::-1][:COMPONENTS]
    floor = max(EIGENVALUE_FLOOR * float(eigenvalues[order[0]]), _TINY)
    lengths = np.maximum(eigenvalues[order], floor) ** whitening
    return np.asarray(eigenvectors[:, order] / lengths, dtype=np.float64)


def _to_unit_power(mapped: NDArray[np.float64]) -> float:
    """What vectors have to be multiplied by for a mean squared length of 1; 0 where all are the same."""
    if len(mapped) >= MINIMUM_FIT:
        mapped = _centred(mapped)
    power = float(np.mean(np.sum(mapped**2, axis=1)))
    return 1 / np.sqrt(power) if power > _TINY else 0.0


def _centred(values: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(values - values.mean(axis=0), dtype=np.float64)


def _sealed(
    feature_version: int,
    mean: NDArray[np.float64],
    inverse_scale: NDArray[np.float64],
    clip: float,
    basis: NDArray[np.float64],
    offset: NDArray[np.float64],
    aspects: tuple[AspectSlice, ...],
    fit_size: int,
) -> SoundSpace:
    arrays = [array.astype(np.float32) for array in (mean, inverse_scale, basis, offset)]
    digest = hashlib.blake2b(digest_size=8)
    digest.update(f"{feature_version}:{clip}:{fit_size}:{aspects}".encode())
    for array in arrays:
        digest.update(array.tobytes())
    return SoundSpace(
        feature_version=feature_version,
        mean=arrays[0],
        inverse_scale=arrays[1],
        clip=clip,
        basis=arrays[2],
        offset=arrays[3],
        aspects=aspects,
        fit_size=fit_size,
        fit_id=digest.hexdigest(),
    )
