"""How many artists and albums there are among the tracks that sound like the welcome ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import numpy as np

from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.queue.candidates import AROUND, SMALL_LIBRARY, Sources, leading_seeds
from musicrec_desktop.recommend.queue.exploration import exploration_noise
from musicrec_desktop.recommend.queue.rules.near import Near
from musicrec_desktop.recommend.space.vector_table import IdArray
from musicrec_desktop.recommend.taste.relevance import LEAST_LIKENESS

CHUNK: Final = 100
"""Tracks whose tags are read at a time; where many artists are near, the first chunks are enough."""
SAMPLE: Final = 4_000
"""In a larger library this many random tracks are looked at beside the nearest ones, which may all be by one
artist."""
UNKNOWN: Final = 300
"""Tracks of unknown sound that are looked at, a random choice of more: any of them may be near."""


def near_of(sources: Sources, comes: Callable[[TrackId, TrackFacts], bool], rng_seed: int) -> Near | None:
    """Count the artists and albums near the welcome tracks; all of what the queue is kept inside are near.

    Args:
        sources: the library and the evidence of the session.
        comes: whether a track may come at all.
        rng_seed: of the choice among tracks of unknown sound.

    Returns:
        The counts; None where the sound of no welcome track is known.
    """
    if sources.inside is not None:
        return _counted(_drawn_chunks(sources.inside, SAMPLE, rng_seed), sources, comes, Near())
    catalogue = sources.catalogue
    if catalogue is None:
        return None
    seeds = [seed.track_id for seed in leading_seeds(sources.taste)]
    known = [track_id for track_id in seeds or _interests(sources) if catalogue.row(track_id) is not None]
    if not known:
        return None
    near = Near()
    near.add(sources.library.facts(known).values())
    return _counted(_chunks(sources, catalogue, known, rng_seed), sources, comes, near)


def _counted(
    chunks: Iterator[IdArray], sources: Sources, comes: Callable[[TrackId, TrackFacts], bool], near: Near
) -> Near:
    counted = set[int]()
    for ids in chunks:
        # The welcome tracks have many near ones in common, and a track that was counted changes nothing.
        fresh = [TrackId(number) for number in ids.tolist() if number not in counted]
        counted.update(fresh)
        facts = sources.library.facts(fresh)
        near.add(one for track_id, one in facts.items() if comes(track_id, one))
        if near.is_enough:
            break
    return near


def _interests(sources: Sources) -> list[TrackId]:
    return [TrackId(interest.track_id) for interest in sources.profile.interests]


def _chunks(
    sources: Sources, catalogue: SoundCatalogue, known: list[TrackId], rng_seed: int
) -> Iterator[IdArray]:
    is_small = len(catalogue.index) <= SMALL_LIBRARY
    if not is_small:
        for track_id in known:
            yield from _alike(catalogue, track_id, catalogue.around(track_id, AROUND))
    is_all = len(catalogue.index) <= SAMPLE
    ids = catalogue.index.ids if is_all else catalogue.index.sample(SAMPLE, 0)
    for track_id in known:
        yield from _alike(catalogue, track_id, ids)
    if is_small:
        unknown = np.setdiff1d(np.concatenate(sources.library.by_last_listen()), catalogue.index.ids)
        yield from _drawn_chunks(unknown, UNKNOWN, rng_seed)


def _drawn_chunks(ids: IdArray, count: int, rng_seed: int) -> Iterator[IdArray]:
    """A random choice of some ids, in chunks."""
    drawn = ids[np.argsort(exploration_noise(ids, rng_seed))][:count]
    for start in range(0, len(drawn), CHUNK):
        yield drawn[start : start + CHUNK]


def _alike(catalogue: SoundCatalogue, track_id: TrackId, ids: IdArray) -> Iterator[IdArray]:
    """The ids, in their order and in chunks, of the tracks that are alike to one."""
    row = catalogue.row(track_id)
    assert row is not None
    table = catalogue.index.select(np.sort(ids))
    alike = table.ids[catalogue.likeness(row, table) >= LEAST_LIKENESS]
    near = ids[np.isin(ids, alike) & (ids != track_id)]
    for start in range(0, len(near), CHUNK):
        yield near[start : start + CHUNK]
