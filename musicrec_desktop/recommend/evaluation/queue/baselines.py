"""Baselines of the queue: fixed orders of the library after what was heard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from musicrec_desktop.model.listen import ListenTable
from musicrec_desktop.model.queue_evaluation import Strategy
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.evaluation.queue.broken_rules import album_name, artist_names
from musicrec_desktop.recommend.evaluation.queue.library import ReplayLibrary
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.queue.exploration import exploration_noise
from musicrec_desktop.recommend.space.vector_table import id_array

Order = list[TrackId]


def orders_after(
    context: Sequence[TrackId], library: ReplayLibrary, catalogue: SoundCatalogue, rng_seed: int
) -> dict[Strategy, Order]:
    """The whole library without ``context`` (not empty), in the order of each baseline."""
    return {
        Strategy.NEAREST: nearest(context, library, catalogue, rng_seed),
        Strategy.RANDOM: at_random(_others(context, library), rng_seed),
        Strategy.SAME_ARTIST: same_artist(context, library, rng_seed),
    }


def nearest(
    context: Sequence[TrackId], library: ReplayLibrary, catalogue: SoundCatalogue, rng_seed: int
) -> Order:
    """The library by mean corrected cosine to the context; tracks of unknown sound come last."""
    others = _others(context, library)
    rows = [row for track_id in context if (row := catalogue.row(track_id)) is not None]
    table = catalogue.index.select(id_array(others))
    if not rows:
        return at_random(others, rng_seed)
    likeness = np.mean([catalogue.likeness(row, table) for row in rows], axis=0)
    near = [TrackId(number) for number in table.ids[np.lexsort((table.ids, -likeness))].tolist()]
    known = set(near)
    return near + at_random([track_id for track_id in others if track_id not in known], rng_seed)


def at_random(ids: Iterable[TrackId], rng_seed: int) -> Order:
    """A random order, the same for the same seed."""
    listed = list(ids)
    return [
        listed[place] for place in np.argsort(exploration_noise(listed, rng_seed), kind="stable").tolist()
    ]


def same_artist(context: Sequence[TrackId], library: ReplayLibrary, rng_seed: int) -> Order:
    """Tracks by the artists of the context first (on its albums where no artist is known), then the rest."""
    artists: set[str] = set()
    albums: set[str] = set()
    for track in library.many(context):
        names = artist_names(track)
        artists |= names
        if not names:
            albums.add(album_name(track))
    albums.discard("")
    others = _others(context, library)
    own = {
        track.id
        for track in library.many(others)
        if artist_names(track) & artists or album_name(track) in albums
    }
    return at_random(own, rng_seed) + at_random(
        [track_id for track_id in others if track_id not in own], rng_seed
    )


def popular(context: Sequence[TrackId], library: ReplayLibrary, before: ListenTable) -> Order:
    """The library by number of earlier plays, then by id."""
    ids, counts = np.unique(before.track_ids[before.is_play], return_counts=True)
    plays = dict(zip(ids.tolist(), counts.tolist(), strict=True))
    return sorted(_others(context, library), key=lambda track_id: (-plays.get(track_id, 0), track_id))


def _others(context: Sequence[TrackId], library: ReplayLibrary) -> Order:
    heard = set(context)
    return [track_id for track_id in library.ids if track_id not in heard]
