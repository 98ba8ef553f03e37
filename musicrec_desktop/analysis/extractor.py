"""One file to its features; heavy imports, so for worker processes only."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from musicrec_desktop.analysis.blocks import (
    bands,
    chroma,
    contrast,
    fluctuation,
    levels,
    mfcc,
    onsets,
    shape,
    tempo,
)
from musicrec_desktop.analysis.decode import SoundFile
from musicrec_desktop.analysis.duration import find_duration_s
from musicrec_desktop.analysis.excerpts import Excerpts, read_excerpts
from musicrec_desktop.analysis.identity import DIGEST_BYTES, audio_id
from musicrec_desktop.analysis.outcome import Description
from musicrec_desktop.analysis.recipe import BLOCKS, EXTRACTOR_VERSION
from musicrec_desktop.analysis.spectrum import Spectrum, spectrum
from musicrec_desktop.core.errors import AnalysisError
from musicrec_desktop.model.features import Features, FloatArray

Describer = Callable[[Spectrum], dict[str, FloatArray]]

DESCRIBERS: Final[tuple[Describer, ...]] = (
    mfcc.describe,
    shape.describe,
    contrast.describe,
    bands.describe,
    onsets.describe,
    fluctuation.describe,
    tempo.describe,
    chroma.describe,
    levels.describe,
)


def describe_file(path: str) -> Description:
    """Everything about one file.

    Args:
        path: ``os.fsdecode`` form.

    Raises:
        AnalysisError: it cannot be decoded at all.
        OSError: it is gone or cannot be read.
    """
    with SoundFile(path) as sound:
        identity = audio_id(sound)
    with SoundFile(path) as sound:
        duration_s = find_duration_s(sound)
    try:
        with SoundFile(path) as sound:
            excerpts = read_excerpts(sound, duration_s)
    except AnalysisError as error:
        return Description(_milliseconds(duration_s), identity, error=error)
    vector, descriptors = describe(excerpts)
    duration_ms = _milliseconds(duration_s or excerpts.decoded_s)
    if not np.isfinite(vector).all():
        problem = AnalysisError(path, "unreadable", "features are not finite")
        return Description(duration_ms, identity, error=problem)
    identity = identity or _hash_of(excerpts.parts)
    features = Features(EXTRACTOR_VERSION, vector, descriptors, identity, duration_ms)
    return Description(duration_ms, identity, features)


def extract(path: str) -> Features:
    """The features of one file.

    Raises:
        AnalysisError: it cannot be decoded or described.
        OSError: it is gone or cannot be read.
    """
    found = describe_file(path)
    if found.features is None:
        assert found.error is not None
        raise found.error
    return found.features


def describe(excerpts: Excerpts) -> tuple[FloatArray, dict[str, float]]:
    """The vector of a track, float32 of ``VECTOR_SIZE``, and the numbers with a meaning for people.

    The vector is the mean of the vectors of the excerpts.
    """
    spectra = [spectrum(part) for part in excerpts.parts]
    vector = np.mean([_excerpt_vector(item) for item in spectra], axis=0).astype(np.float32)
    (shape_block,) = (vector[block.start :][: block.size] for block in BLOCKS if block.name == "shape")
    descriptors = {
        "tempo_bpm": round(tempo.tempo_bpm(spectra), 1),
        "brightness_hz": round(shape.brightness_hz(shape_block), 1),
        "loudness_db": round(excerpts.loudness_db, 2),
    }
    return vector, descriptors


def _excerpt_vector(item: Spectrum) -> FloatArray:
    values: dict[str, FloatArray] = {}
    for describer in DESCRIBERS:
        values |= describer(item)
    for block in BLOCKS:
        assert values[block.name].shape == (block.size,), block.name
    return np.concatenate([values[block.name] for block in BLOCKS])


def _hash_of(parts: Sequence[FloatArray]) -> bytes:
    digest = hashlib.blake2b(digest_size=DIGEST_BYTES)
    for part in parts:
        digest.update(part.tobytes())
    return digest.digest()


def _milliseconds(seconds: float | None) -> int:
    return round(1000 * seconds) if seconds else 0
