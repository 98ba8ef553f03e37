"""Random numbers of replays, each part with its own."""

from __future__ import annotations

import numpy as np


def generator(seed: int, *part: int) -> np.random.Generator:
    """The generator of one part of an evaluation; any whole number is a seed, parts count from 0."""
    return np.random.default_rng((seed % 2**64, *part))
