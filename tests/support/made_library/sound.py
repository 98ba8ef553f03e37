"""How the tracks of a made library sound: vectors with the structure of a real fit, and descriptors.

Tracks lie in the shipped sound space as ``tests.support.realistic`` has them, so a fit of the library finds
as many dimensions, and as much overlap between albums, as among real music.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.analysis.recipe import PLAIN_VERSION
from musicrec_desktop.model.features import Features, FloatArray
from musicrec_desktop.recommend.space.base_fit import shipped_space
from musicrec_desktop.storage.reservoir import RESERVOIR
from tests.support.realistic import library_vectors

EXCERPTS: Final = 12
_SPREAD: Final = 14.0
"""Length of the unit vectors before they go back through the affine map: values then vary as real ones do."""
_OWN_NOISE: Final = 0.35
"""Deviations of each value that belong to it alone."""
_INSIDE: Final = 0.5
"""How much the excerpts of a track vary, in deviations of the values."""


class MadeSound:
    """Features by the number of a track, as the analysis without the trained ear makes them.

    As many tracks have excerpts as the database keeps of a library; to make them takes longer than all else.

    Args:
        tracks: of the library.
        seed: of what is drawn.
    """

    def __init__(self, tracks: int, seed: int = 1) -> None:
        space = shipped_space(PLAIN_VERSION)
        assert space is not None
        self._seed = seed
        self._units = library_vectors(tracks, seed)
        self._dimension = min(self._units.shape[1], space.dimension)
        self._offset = space.offset[: self._dimension]
        self._back = np.linalg.pinv(space.basis[:, : self._dimension].astype(np.float64)).astype(np.float32)
        self._mean = space.scaling.mean
        self._deviations = np.where(
            space.scaling.inverse_scale > 0, 1 / np.maximum(space.scaling.inverse_scale, 1e-9), 0
        )
        drawn = np.random.default_rng(seed).choice(tracks, min(RESERVOIR, tracks), replace=False)
        self._with_excerpts = frozenset(drawn.tolist())

    def features(self, first: int, durations_ms: Sequence[int]) -> Iterator[Features]:
        """Those of tracks in a row; the same for the same ``first`` and number of tracks.

        Args:
            first: number of the first of them.
            durations_ms: of the tracks.
        """
        rng = np.random.default_rng((self._seed, first))
        units = self._units[first : first + len(durations_ms), : self._dimension]
        scaled = (_SPREAD * units + self._offset) @ self._back
        scaled += _OWN_NOISE * rng.standard_normal(scaled.shape, dtype=np.float32)
        vectors = (self._mean + np.clip(scaled, -4, 4) * self._deviations).astype(np.float32)
        for number, (vector, unit, duration_ms) in enumerate(
            zip(vectors, units, durations_ms, strict=True), first
        ):
            yield Features(
                version=PLAIN_VERSION,
                vector=vector,
                descriptors=_descriptors(unit, rng),
                audio_id=(number + 1).to_bytes(16, "big"),
                duration_ms=duration_ms,
                excerpts=self._excerpts(vector, rng) if number in self._with_excerpts else None,
            )

    def _excerpts(self, vector: FloatArray, rng: np.random.Generator) -> NDArray[np.float16]:
        noise = _INSIDE * rng.standard_normal((EXCERPTS, len(vector)), dtype=np.float32)
        limit = float(np.finfo(np.float16).max)
        return np.clip(vector + noise * self._deviations, -limit, limit).astype(np.float16)


def _descriptors(unit: FloatArray, rng: np.random.Generator) -> dict[str, float]:
    energy = float(1 / (1 + np.exp(-6 * unit[0])))
    voice = float(1 / (1 + np.exp(-6 * unit[1])))
    drawn = rng.random(6)
    found = {
        "tempo_bpm": (70 + 110 * drawn[0], 1),
        "tempo_confidence": (drawn[1], 3),
        "pulse_clarity": (0.2 + 0.6 * drawn[2], 3),
        "key": (rng.integers(12), 0),
        "mode": (rng.integers(2), 0),
        "key_confidence": (drawn[3], 3),
        "loudness_lufs": (-26 + 18 * energy + drawn[4], 2),
        "brightness_hz": (400 + 2_500 * energy * drawn[5], 1),
        "energy": (energy, 3),
        "acousticness": (1 - energy, 3),
        "vocalness": (voice, 3),
        "speech": (0.0, 3),
    }
    return {name: round(float(value), digits) for name, (value, digits) in found.items()}
