"""Artists that may have been overlooked: close to the taste, and hardly played."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from musicrec_desktop.core.sentences import joined, times
from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.model.card import Card
from musicrec_desktop.recommend.mixes.context import MixContext
from musicrec_desktop.recommend.mixes.likeness import interest_sentence
from musicrec_desktop.recommend.queue.exploration import exploration_noise
from musicrec_desktop.recommend.taste.belonging import UNKNOWN_ARTISTS

ARTISTS: Final = 5
LEAST_TRACKS: Final = 2
LISTENS_A_TRACK: Final = 0.15
"""An artist of whom more was played or skipped, for each track, is known."""
LEAST: Final = 0.55
"""How close an artist must be, as the mean of the closest track and of all: one odd track is not enough."""


def overlooked_artists(context: MixContext) -> Iterator[Card]:
    """One card with some tracks of each of a few artists, where the taste is known."""
    tracks = context.tracks
    artists = _overlooked(context)
    is_candidate = np.isin(tracks.artist, artists) & (tracks.plays <= 1)
    places = context.chosen(context.standing.affinity, is_candidate)
    found = list(dict.fromkeys(int(tracks.artist[place]) for place in places))
    if not places:
        return
    places.sort(key=lambda place: found.index(int(tracks.artist[place])))
    names = joined([tracks.artists[number] for number in found])
    plays = int(tracks.plays[np.isin(tracks.artist, found)].sum())
    heard = f"played {times(plays)} in all" if plays else "never played"
    why = f"{names}: close to your taste, and {heard}."
    yield context.card(
        "Artists you may have overlooked",
        why,
        places,
        lambda place: f"{interest_sentence(context, place)}.",
    )


def _overlooked(context: MixContext) -> list[int]:
    """The numbers of the artists of this day."""
    tracks, affinity = context.tracks, context.standing.affinity
    count = len(tracks.artists)
    is_known = tracks.artist >= 0
    of = tracks.artist[is_known]
    sizes = np.bincount(of, minlength=count)
    listens = np.bincount(of, (tracks.plays + tracks.skips)[is_known], minlength=count)
    mean = np.bincount(of, affinity[is_known], minlength=count) / np.maximum(sizes, 1)
    best = np.zeros(count)
    np.maximum.at(best, of, affinity[is_known])
    score = 0.5 * mean + 0.5 * best
    places = np.flatnonzero((sizes >= LEAST_TRACKS) & (listens <= LISTENS_A_TRACK * sizes) & (score >= LEAST))
    noise = exploration_noise(places.tolist(), context.seed)
    order = places[np.argsort(-(score[places] + 0.1 * noise), kind="stable")]
    named = (int(number) for number in order if fold(tracks.artists[number]) not in UNKNOWN_ARTISTS)
    return [number for number, _ in zip(named, range(ARTISTS), strict=False)]
