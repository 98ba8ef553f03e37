"""The ear's four blocks of a track, from its excerpts; for worker processes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from musicrec_desktop.analysis.ear import weights
from musicrec_desktop.analysis.ear.front_end import heard_places, mel_patches
from musicrec_desktop.analysis.ear.network import Network
from musicrec_desktop.model.features import FloatArray


def hear(parts: Sequence[FloatArray]) -> FloatArray:
    """What the ear says of each excerpt: the blocks timbral, temporal, cnn and style, one after another.

    Up to six excerpts are heard. The others get the mean of these, so that the mean of all is that of the
    heard ones, and nothing counts as varying inside the track that was not heard.

    Args:
        parts: as ``read_excerpts`` gives them, at least one.

    Returns:
        float32, shape (excerpts, 953).

    Raises:
        WeightsError: the numbers of the network cannot be used.
    """
    network = style_network()
    places = heard_places(len(parts))
    heard = [network.listen(mel) for mel in mel_patches([parts[place] for place in places])]
    values = np.stack([np.concatenate((one.timbral, one.temporal, one.cnn, one.style)) for one in heard])
    found = np.repeat(values.mean(axis=0, keepdims=True), len(parts), axis=0)
    found[places] = values
    return found.astype(np.float32)


@cache
def style_network() -> Network:
    """The network, loaded once in a process.

    Raises:
        WeightsError: its numbers cannot be used.
    """
    numbers, _ = weights.load(weights.STYLE_NETWORK)
    return Network(numbers)
