"""An order of tests that nobody chose: what stands on the order of the files, or of their tests, is found."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest


def shuffled(items: Sequence[pytest.Item], seed: str) -> list[pytest.Item]:
    """The tests in random order, files as a whole, so that what is made for a file is made once.

    Args:
        items: as they were collected.
        seed: equal seeds give equal orders.
    """
    files: dict[object, list[pytest.Item]] = {}
    for item in items:
        files.setdefault(item.path, []).append(item)
    rng = random.Random(seed)
    order = list(files.values())
    rng.shuffle(order)
    for tests in order:
        rng.shuffle(tests)
    return [item for tests in order for item in tests]
