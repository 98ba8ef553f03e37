"""What is kept of each track beside the vector that it is searched for by: the traits of a table.

The traits are the spread of the track (``neighbours.hubness``), in a smoothed space its vector before it was
smoothed (``neighbours.smoothing``), the vectors of its aspects (``space.aspects``), and the scores of its
words (``space.words``).
"""

from __future__ import annotations

import numpy as np

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.recommend.neighbours.hubness import SPREAD_SIZE
from musicrec_desktop.recommend.space.aspects import AspectArray, aspect_slices
from musicrec_desktop.recommend.space.sound_space import SoundSpace
from musicrec_desktop.recommend.space.vector_table import TraitArray, VectorTable
from musicrec_desktop.recommend.space.words import WordArray


def trait_count(space: SoundSpace) -> int:
    """How many values are beside the vector of a track."""
    return _word_start(space) + space.word_count


def traits_of(
    space: SoundSpace, vectors: FloatArray, aspects: AspectArray, words: WordArray | None = None
) -> TraitArray:
    """The traits of tracks, with no spreads yet; shape (n, ``trait_count``).

    Args:
        space: made the vectors.
        vectors: not smoothed, shape (n, dimension).
        aspects: of the same tracks, shape (n, aspect_size).
        words: of the same tracks, shape (n, word_count); None where only sounds are compared.
    """
    traits = np.zeros((len(vectors), trait_count(space)), dtype=np.float16)
    if space.is_smoothed:
        traits[:, SPREAD_SIZE : _aspect_start(space)] = vectors
    traits[:, _aspect_start(space) : _word_start(space)] = aspects
    if words is not None:
        traits[:, _word_start(space) :] = words
    return traits


def unsmoothed(space: SoundSpace, table: VectorTable) -> FloatArray:
    """The vectors of rows before they were smoothed; unit vectors, shape (n, dimension)."""
    if not space.is_smoothed:
        return table.vectors
    return table.traits[:, SPREAD_SIZE : _aspect_start(space)].astype(np.float32)


def aspects_of(space: SoundSpace, table: VectorTable) -> AspectArray:
    """The vectors of all aspects of rows, side by side; shape (n, aspect_size)."""
    return table.traits[:, _aspect_start(space) : _word_start(space)]


def words_of(space: SoundSpace, table: VectorTable) -> WordArray:
    """The scores of the words of rows; shape (n, word_count)."""
    return table.traits[:, _word_start(space) :]


def timbres_of(space: SoundSpace, table: VectorTable) -> AspectArray:
    """The vectors of timbre alone, of all aspects where no timbre is known; shape (n, k)."""
    return aspects_of(space, table)[:, aspect_slices(space.aspects).get("timbre", slice(None))]


def _aspect_start(space: SoundSpace) -> int:
    return SPREAD_SIZE + (space.dimension if space.is_smoothed else 0)


def _word_start(space: SoundSpace) -> int:
    return _aspect_start(space) + space.aspect_size
