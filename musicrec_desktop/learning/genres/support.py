"""Which genres of a library can be learnt, and from which tracks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.genres import LEAST_ARTISTS, LEAST_TRACKS, MOST_GENRES

_SEED: Final = 0


def learnable(genres: Sequence[Sequence[str]], groups: NDArray[np.int64] | None) -> tuple[str, ...]:
    """The genres with enough tracks of enough artists, most frequent first, at most ``MOST_GENRES``.

    Args:
        genres: of each track.
        groups: the artist of each track; None where artists do not matter.
    """
    tracks: Counter[str] = Counter()
    artists: dict[str, set[int]] = {}
    for place, names in enumerate(genres):
        for name in set(names):
            tracks[name] += 1
            artists.setdefault(name, set()).add(place if groups is None else int(groups[place]))
    found = [
        name
        for name, count in tracks.items()
        if count >= LEAST_TRACKS and len(artists[name]) >= LEAST_ARTISTS
    ]
    return tuple(sorted(found, key=lambda name: (-tracks[name], name))[:MOST_GENRES])


def membership(genres: Sequence[Sequence[str]], classes: Sequence[str]) -> NDArray[np.bool_]:
    """Which track has which of some genres, shape (n, k)."""
    number = {name: place for place, name in enumerate(classes)}
    found = np.zeros((len(genres), len(classes)), np.bool_)
    for place, names in enumerate(genres):
        for name in names:
            if (column := number.get(name)) is not None:
                found[place, column] = True
    return found


def drawn(members: NDArray[np.bool_], most: int) -> NDArray[np.int64]:
    """Places of at most ``most`` tracks to learn from, ascending; of each genre in turn one, rare ones first.

    So a genre of a hundred tracks is whole, where another one has ten thousand.
    """
    if len(members) <= most:
        return np.arange(len(members))
    order = np.random.default_rng(_SEED).permutation(len(members))
    # A track counts for its rarest genre. The nth track of each genre comes before each n+1st.
    rarest = np.where(members, members.sum(axis=0), np.iinfo(np.int64).max).argmin(axis=1)[order]
    turn = np.zeros(len(order), np.int64)
    for genre in np.unique(rarest):
        of_genre = np.flatnonzero(rarest == genre)
        turn[of_genre] = np.arange(len(of_genre))
    chosen: NDArray[np.int64] = np.sort(order[np.argsort(turn, kind="stable")[:most]])
    return chosen
