"""The numbers of the trained networks, as the program ships them; light enough for every process.

They are data that may be absent: without them the program describes sound by its own blocks alone. Numbers
that are not the known ones are never used, because vectors of two networks must not be compared.
"""

from __future__ import annotations

import functools
import hashlib
import logging
from enum import StrEnum
from importlib import resources
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.model.array_archive import arrays_of
from musicrec_desktop.model.features import FloatArray

log = logging.getLogger(__name__)

STYLE_NETWORK: Final = "MSD_musicnn"
"""Learnt from the tags of listeners (Million Song Dataset)."""
WORD_NETWORK: Final = "MTT_musicnn"
"""Learnt from what players of a game said of excerpts (MagnaTagATune)."""
DIGESTS: Final = {
    STYLE_NETWORK: "a0d351fd9eba7d7d473a9ddd37ca10e2",
    WORD_NETWORK: "f8a4b306164c0d1f3b6f52af362d3eb4",
}
"""``digest_of`` the numbers of each network."""
LABELS: Final = "labels"
_DATA: Final = "musicrec_desktop.analysis.ear.data"
_DIGEST_BYTES: Final = 16

Arrays = dict[str, NDArray[Any]]


class WeightsProblem(StrEnum):
    """Why the numbers of a network cannot be used."""

    MISSING = "missing"
    DAMAGED = "damaged"
    FOREIGN = "foreign"
    NOT_FINITE = "not-finite"


class WeightsError(MusicRecError):
    """The numbers of a network cannot be used.

    Args:
        network: its name.
        problem: why.
    """

    def __init__(self, network: str, problem: WeightsProblem) -> None:
        super().__init__(f"{network}: {problem}")
        self.network = network
        self.problem = problem


def load(network: str) -> tuple[dict[str, FloatArray], tuple[str, ...]]:
    """The numbers of a network by name, float32, and its labels.

    Raises:
        WeightsError: the file is not there, or does not hold what the program was made with.
    """
    arrays = _shipped(network)
    labels = tuple(str(label) for label in arrays.pop(LABELS))
    return {name: np.ascontiguousarray(array, np.float32) for name, array in arrays.items()}, labels


def _shipped(network: str) -> Arrays:
    try:
        content = resources.files(_DATA).joinpath(f"{network}.npz").read_bytes()
    except (FileNotFoundError, ModuleNotFoundError, NotADirectoryError) as error:
        raise WeightsError(network, WeightsProblem.MISSING) from error
    except OSError as error:
        raise WeightsError(network, WeightsProblem.DAMAGED) from error
    return checked(network, content)


@functools.cache
def problem() -> WeightsProblem | None:
    """Why the networks cannot be used; None where they can. The files are looked at once in a process."""
    try:
        for network in DIGESTS:
            _shipped(network)
    except WeightsError as error:
        log.info("the trained ear is not used: %s", error)
        return error.problem
    return None


def checked(network: str, content: bytes) -> Arrays:
    """The arrays of a network, and its labels, from the bytes of a file; in the types that they have there.

    Raises:
        WeightsError: they do not hold the numbers of that network.
    """
    try:
        arrays = arrays_of(content)
    except ValueError as error:
        raise WeightsError(network, WeightsProblem.DAMAGED) from error
    if any(array.dtype.kind == "f" and not np.isfinite(array).all() for array in arrays.values()):
        raise WeightsError(network, WeightsProblem.NOT_FINITE)
    if digest_of(arrays) != DIGESTS[network]:
        raise WeightsError(network, WeightsProblem.FOREIGN)
    return arrays


def digest_of(arrays: Arrays) -> str:
    """A digest of names, shapes, types and numbers, whatever file they are in."""
    digest = hashlib.blake2b(digest_size=_DIGEST_BYTES)
    for name in sorted(arrays):
        array = np.ascontiguousarray(arrays[name])
        digest.update(f"{name} {array.dtype.str} {array.shape}\n".encode())
        digest.update(array.tobytes())
    return digest.hexdigest()
