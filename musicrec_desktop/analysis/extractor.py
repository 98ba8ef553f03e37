"""One file to its features; heavy imports, so for worker processes only."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from musicrec_desktop.analysis.blocks import (
    attack_pattern,
    band_correlation,
    band_levels,
    band_moments,
    dynamics,
    flatness,
    fluctuation_pattern,
    intervals,
    mfcc_delta,
    mfcc_mean,
    mfcc_modulation,
    mfcc_std,
    onsets,
    shape,
    spectral_valleys,
)
from musicrec_desktop.analysis.descriptors import track_descriptors
from musicrec_desktop.analysis.ear.hearing import hear
from musicrec_desktop.analysis.excerpts import Excerpts, excerpts_of, read_excerpts, sound_and_length
from musicrec_desktop.analysis.identity import DIGEST_BYTES, audio_id
from musicrec_desktop.analysis.outcome import Description
from musicrec_desktop.analysis.recipe import EXTRACTOR_VERSION, PLAIN_BLOCKS, PLAIN_SIZE, PLAIN_VERSION
from musicrec_desktop.analysis.spectrum import Spectrum, spectrum
from musicrec_desktop.audio.decode import SoundFile
from musicrec_desktop.core.errors import AnalysisError
from musicrec_desktop.model.features import Features, FloatArray
from musicrec_desktop.model.span import SoundPlace, path_of

Describer = Callable[[Spectrum], FloatArray]

DESCRIBERS: Final[dict[str, Describer]] = {
    "attack_pattern": attack_pattern.describe,
    "fluctuation_pattern": fluctuation_pattern.describe,
    "band_correlation": band_correlation.describe,
    "flatness": flatness.describe,
    "spectral_valleys": spectral_valleys.describe,
    "band_levels": band_levels.describe,
    "band_moments": band_moments.describe,
    "mfcc_mean": mfcc_mean.describe,
    "mfcc_std": mfcc_std.describe,
    "mfcc_delta": mfcc_delta.describe,
    "mfcc_modulation": mfcc_modulation.describe,
    "shape": shape.describe,
    "dynamics": dynamics.describe,
    "onsets": onsets.describe,
    "intervals": intervals.describe,
}


def describe_file(place: SoundPlace, *, has_ear: bool = True) -> Description:
    """Everything about one file.

    Args:
        place: the file, or a part of one.
        has_ear: whether the trained ear listens, too.

    Raises:
        AnalysisError: it cannot be decoded at all.
        OSError: it is gone or cannot be read.
        WeightsError: the numbers of the ear cannot be used.
    """
    with SoundFile(place) as sound:
        identity = audio_id(sound)
    with sound_and_length(place) as (sound, duration_s):
        try:
            excerpts = read_excerpts(sound, duration_s)
        except AnalysisError as error:
            # The length is told, too, where nothing can be cut out.
            return Description(_milliseconds(duration_s), identity, error=error)
    vectors, descriptors = describe(excerpts)
    if has_ear:
        vectors = np.concatenate((vectors, hear(excerpts.parts)), axis=1)
    duration_ms = _milliseconds(excerpts.decoded_s or duration_s)
    if not (np.isfinite(vectors).all() and np.isfinite(list(descriptors.values())).all()):
        problem = AnalysisError(path_of(place), "unreadable", "features are not finite")
        return Description(duration_ms, identity, error=problem)
    identity = identity or _hash_of(excerpts.parts)
    features = Features(
        version=EXTRACTOR_VERSION if has_ear else PLAIN_VERSION,
        vector=vectors.mean(axis=0),
        descriptors=descriptors,
        audio_id=identity,
        duration_ms=duration_ms,
        excerpts=vectors.astype(np.float16),
    )
    return Description(duration_ms, identity, features)


def hear_file(place: SoundPlace) -> Description:
    """What the trained ear adds to the description of a file that is otherwise known.

    Args:
        place: the file, or a part of one.

    Raises:
        AnalysisError: it cannot be decoded at all.
        OSError: it is gone or cannot be read.
        WeightsError: the numbers of the ear cannot be used.
    """
    heard = hear(excerpts_of(place).parts)
    if not np.isfinite(heard).all():
        raise AnalysisError(path_of(place), "unreadable", "features are not finite")
    features = Features(
        version=EXTRACTOR_VERSION,
        vector=heard.mean(axis=0),
        descriptors={},
        audio_id=b"",
        duration_ms=0,
        excerpts=heard.astype(np.float16),
        start=PLAIN_SIZE,
    )
    return Description(0, b"", features)


def describe(excerpts: Excerpts) -> tuple[FloatArray, dict[str, float]]:
    """The feature vectors of a track's excerpts and its descriptors.

    Returns:
        The plain blocks, float32, shape (excerpts, ``PLAIN_SIZE``), whose mean is that of the track; and
        descriptors, see ``descriptors.track_descriptors``.
    """
    vectors: list[FloatArray] = []
    heard: list[track_descriptors.Heard] = []
    # One excerpt after the other: a spectrum is still in the cache for all who read it.
    for number, (part, side) in enumerate(zip(excerpts.parts, excerpts.sides, strict=True)):
        item = spectrum(part)
        vectors.append(excerpt_vector(item))
        heard.append(track_descriptors.hear(number, item, side))
    plain = np.stack(vectors)
    return plain, track_descriptors.descriptors_of(heard, excerpts.loudness_db, plain.mean(axis=0))


def excerpt_vector(item: Spectrum) -> FloatArray:
    """The plain blocks of one excerpt in the order of the recipe, float32, shape (``PLAIN_SIZE``,)."""
    values = [DESCRIBERS[block.name](item) for block in PLAIN_BLOCKS]
    for block, value in zip(PLAIN_BLOCKS, values, strict=True):
        assert value.shape == (block.size,), block.name
    return np.concatenate(values).astype(np.float32)


def _hash_of(parts: Sequence[FloatArray]) -> bytes:
    digest = hashlib.blake2b(digest_size=DIGEST_BYTES)
    for part in parts:
        digest.update(part.tobytes())
    return digest.digest()


def _milliseconds(seconds: float | None) -> int:
    return round(1000 * seconds) if seconds else 0
