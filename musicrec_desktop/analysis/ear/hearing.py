"""What the ear says of a track, from its excerpts; for worker processes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

import numpy as np

from musicrec_desktop.analysis.ear import weights
from musicrec_desktop.analysis.ear.front_end import heard_places, mel_patches, spread_evenly
from musicrec_desktop.analysis.ear.network import Network
from musicrec_desktop.model.features import FloatArray

WORD_PATCHES: Final = 2
"""Of so many excerpts words are found; six would cost as much as everything else that the ear does."""
TIMBRE_STEPS: Final = {weights.STYLE_NETWORK: 4, weights.WORD_NETWORK: 2}
"""Frequencies from one place of a timbre filter to the next: words need more places than neighbours."""
_LEAST_ODDS: Final = 1e-6


def hear(parts: Sequence[FloatArray]) -> FloatArray:
    """What the ear says of each excerpt: timbral, temporal, cnn, style and words, one block after another.

    Up to six excerpts are heard, and words are found for two of them. The others get the mean of these, so
    that the mean of all is that of the heard ones, and nothing counts as varying inside the track that was
    not heard.

    Args:
        parts: as ``read_excerpts`` gives them, at least one.

    Returns:
        float32, shape (excerpts, 1003); the words are logits of the labels of the network of words.

    Raises:
        WeightsError: the numbers of the network cannot be used.
    """
    network = loaded(weights.STYLE_NETWORK)
    places = heard_places(len(parts))
    mels = mel_patches([parts[place] for place in places])
    heard = [network.listen(mel) for mel in mels]
    values = np.stack([np.concatenate((one.timbral, one.temporal, one.cnn, one.style)) for one in heard])
    found = np.repeat(values.mean(axis=0, keepdims=True), len(parts), axis=0)
    found[places] = values
    words = np.repeat(words_of(mels)[None, :], len(parts), axis=0)
    return np.concatenate((found, words), axis=1).astype(np.float32)


def words_of(mels: Sequence[FloatArray]) -> FloatArray:
    """Logits of the labels of the network of words, the mean over ``WORD_PATCHES`` patches; shape (50,).

    Raises:
        WeightsError: the numbers of the network cannot be used.
    """
    network = loaded(weights.WORD_NETWORK)
    odds = np.stack([network.listen(mels[place]).tags for place in spread_evenly(len(mels), WORD_PATCHES)])
    return np.asarray(logits(odds).mean(axis=0), np.float32)


def logits(odds: FloatArray) -> FloatArray:
    """Logits of how likely labels are, 0 to 1; finite for these, too; shape as given."""
    kept = np.clip(odds, _LEAST_ODDS, 1 - _LEAST_ODDS)
    return np.asarray(np.log(kept / (1 - kept)), np.float32)


@cache
def loaded(network: str) -> Network:
    """A network, loaded once in a process.

    Raises:
        WeightsError: its numbers cannot be used.
    """
    numbers, _ = weights.load(network)
    return Network(numbers, TIMBRE_STEPS[network])
