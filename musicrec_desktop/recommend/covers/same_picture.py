"""The same picture in several files: other sizes, other compression, a little more light."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import FloatArray

MOST_BITS: Final = 10
"""Bits of the fingerprints that may differ; of two different covers about 32 do."""
LEAST_MOTIF: Final = 0.88
LEAST_COLOURS: Final = 0.96
_BLOCK: Final = 2_000


def same_pictures(
    fingerprints: NDArray[np.uint64], motifs: FloatArray, colours: FloatArray
) -> list[list[int]]:
    """Groups of rows that show the same picture, each ascending; rows that are alone are left out.

    Fingerprints find candidates; the network and the colours must agree, because covers of a series may
    differ in a number only.

    Args:
        fingerprints: shape (n,).
        motifs: shape (n, 512).
        colours: shares by region, side by side, shape (n, 500).
    """
    group = np.arange(len(fingerprints))
    for start in range(0, len(fingerprints), _BLOCK):
        part = fingerprints[start : start + _BLOCK]
        bits = np.bitwise_count(part[:, None] ^ fingerprints[None, :])
        for place, other in np.argwhere(bits <= MOST_BITS).tolist():
            row = start + place
            if row < other and _cosine(motifs, row, other) >= LEAST_MOTIF:
                overlap = float(np.sqrt(np.maximum(colours[row] * colours[other], 0.0)).sum())
                if overlap >= LEAST_COLOURS * float(colours[row].sum()):
                    group[group == group[other]] = group[row]
    found: dict[int, list[int]] = {}
    for row, name in enumerate(group.tolist()):
        found.setdefault(name, []).append(row)
    return [rows for rows in found.values() if len(rows) > 1]


def _cosine(vectors: FloatArray, one: int, other: int) -> float:
    product = float(np.einsum("i,i->", vectors[one], vectors[other]))
    lengths = float(np.linalg.norm(vectors[one]) * np.linalg.norm(vectors[other]))
    return product / lengths if lengths else 0.0
