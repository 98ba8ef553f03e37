"""What the networks hear of an excerpt: its middle three seconds as a mel spectrogram.

The numbers of the front end are those that the networks were trained with (Pons and Serra, "musicnn:
pre-trained convolutional neural networks for music audio tagging", 2019).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from musicrec_desktop.analysis.excerpts import SAMPLE_RATE_HZ
from musicrec_desktop.model.features import FloatArray

HEARD_EXCERPTS: Final = 6
"""Excerpts that are heard at most; from four on, more change nothing beyond the noise."""
PATCH_FRAMES: Final = 187
NETWORK_RATE_HZ: Final = 16_000
FFT_SIZE: Final = 512
HOP: Final = 256
MELS: Final = 96
COMPRESSION: Final = 10_000.0
# 16,000 / 22,050 in lowest terms.
UP, DOWN = 320, 441
# Samples beside a patch that its resampling depends on, as whole steps of the ratio.
_MARGIN_STEPS: Final = 1


def heard_places(count: int) -> list[int]:
    """Which of ``count`` excerpts are heard: up to six, spread evenly; ascending."""
    return spread_evenly(count, HEARD_EXCERPTS)


def spread_evenly(count: int, most: int) -> list[int]:
    """Up to ``most`` of ``count`` places; ascending."""
    heard = min(count, most)
    places = np.floor((np.arange(heard) + 0.5) * count / max(1, heard)).astype(int)
    return [int(place) for place in np.unique(places)]


def mel_patches(parts: Sequence[FloatArray]) -> list[FloatArray]:
    """The patches of some excerpts, each float32, shape (frames, ``MELS``), up to ``PATCH_FRAMES``.

    Args:
        parts: mono at ``SAMPLE_RATE_HZ``, at the level that ``read_excerpts`` gives.
    """
    patches: dict[int, FloatArray] = {}
    # Excerpts of one length go together: the filters are then made once.
    for length in {len(part) for part in parts}:
        places = [place for place, part in enumerate(parts) if len(part) == length]
        patches |= zip(places, _of_one_length(np.stack([parts[place] for place in places])), strict=True)
    return [patches[place] for place in range(len(parts))]


def _of_one_length(parts: FloatArray) -> FloatArray:
    """Patches of excerpts, shape (n, samples); shape (n, frames, ``MELS``)."""
    import librosa

    power = librosa.feature.melspectrogram(
        y=_at_network_rate(parts),
        sr=NETWORK_RATE_HZ,
        n_fft=FFT_SIZE,
        hop_length=HOP,
        n_mels=MELS,
        center=False,
    )
    # In float32: 10,000 times the power of loud music is more than float16 holds.
    compressed = np.log10(COMPRESSION * power + 1.0).transpose(0, 2, 1)
    return np.ascontiguousarray(compressed, dtype=np.float32)


def _at_network_rate(parts: FloatArray) -> FloatArray:
    """The samples below the middle frames of excerpts, at the rate of the networks; shape (n, samples).

    Frames are centred, as in training: half a window of silence is before the first sample of an excerpt and
    after its last one.
    """
    # Half a second to load, which workers without the ear are spared.
    import scipy.signal

    count = parts.shape[1]
    frames = 1 + -(-count * UP // DOWN) // HOP
    heard = min(frames, PATCH_FRAMES)
    first = (frames - heard) // 2 * HOP - FFT_SIZE // 2
    last = first + (heard - 1) * HOP + FFT_SIZE
    # Resampling starts at a multiple of the ratio, so that the samples are those of the whole excerpt.
    step = max(0, first // UP - _MARGIN_STEPS)
    end = (-(-last // UP) + _MARGIN_STEPS) * DOWN
    samples = scipy.signal.resample_poly(parts[:, step * DOWN : end], UP, DOWN, axis=1).astype(np.float32)
    begin = first - step * UP
    needed = begin + last - first
    padded = np.pad(samples, ((0, 0), (max(0, -begin), max(0, needed - samples.shape[1]))))
    start = max(0, begin)
    return np.asarray(padded[:, start : start + last - first])


assert DOWN * NETWORK_RATE_HZ == UP * SAMPLE_RATE_HZ
