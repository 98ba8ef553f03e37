"""How the tracks of a made library sound: vectors with the structure of a real fit, and descriptors.

Tracks lie in the shipped sound space as ``tests.support.realistic`` has them, so a fit of the library finds
as many dimensions, and as much overlap between albums, as among real music.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.analysis.recipe import PLAIN_VERSION
from musicrec_desktop.model.features import Features, FloatArray
from musicrec_desktop.recommend.space.base_fit import shipped_space
from tests.support.realistic import library_vectors

EXCERPTS: Final = 12
_SPREAD: Final = 14.0
"""Length of the unit vectors before they go back through the affine map: values then vary as real ones do."""
_OWN_NOISE: Final = 0.35
"""Deviations of each value that belong to it alone."""
_INSIDE: Final = 0.5
"""How much the excerpts of a track vary, in deviations of the values."""
_CHUNK: Final = 2_000


def made_features(durations_ms: list[int], seed: int = 1) -> Iterator[Features]:
    """The features of tracks in their order, as the analysis without the trained ear makes them.

    Args:
        durations_ms: of the tracks.
        seed: of what is drawn.
    """
    space = shipped_space(PLAIN_VERSION)
    assert space is not None
    rng = np.random.default_rng(seed)
    units = library_vectors(len(durations_ms), seed)
    dimension = min(units.shape[1], space.dimension)
    back = np.linalg.pinv(space.basis[:, :dimension].astype(np.float64)).astype(np.float32)
    deviations = np.where(
        space.scaling.inverse_scale > 0, 1 / np.maximum(space.scaling.inverse_scale, 1e-9), 0
    )
    for start in range(0, len(units), _CHUNK):
        part = units[start : start + _CHUNK, :dimension]
        scaled = (_SPREAD * part + space.offset[:dimension]) @ back
        scaled += _OWN_NOISE * rng.standard_normal(scaled.shape, dtype=np.float32)
        raw = (space.scaling.mean + np.clip(scaled, -4, 4) * deviations).astype(np.float32)
        for place, vector in enumerate(raw):
            number = start + place
            yield Features(
                version=PLAIN_VERSION,
                vector=vector,
                descriptors=_descriptors(units[number], rng),
                audio_id=(number + 1).to_bytes(16, "big"),
                duration_ms=durations_ms[number],
                excerpts=_excerpts(vector, deviations, rng),
            )


def _excerpts(
    vector: FloatArray, deviations: NDArray[np.float64], rng: np.random.Generator
) -> NDArray[np.float16]:
    noise = _INSIDE * rng.standard_normal((EXCERPTS, len(vector)), dtype=np.float32)
    limit = float(np.finfo(np.float16).max)
    return np.clip(vector + noise * deviations, -limit, limit).astype(np.float16)


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
