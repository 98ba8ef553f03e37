"""Candidates of an automatic queue, in circles from near to far.

The first circle is wide enough for nearly every queue. It holds neighbours of the session and of the
listener's interests, tracks that are played in the same sessions, forgotten favourites, tracks never played
that are close to the taste, the rest of the albums and artists, and a random few. The random few help where
the listener skipped everything that is known to be near.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final, Protocol

import numpy as np

from musicrec_desktop.model.queue_controls import Mode
from musicrec_desktop.model.track import Track, TrackFacts, TrackId
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.queue.exploration import exploration_noise
from musicrec_desktop.recommend.space.vector_table import NO_IDS, IdArray, VectorTable, id_array, is_among
from musicrec_desktop.recommend.taste.co_occurrence import CoOccurrence, strongest
from musicrec_desktop.recommend.taste.session import Seed, Taste
from musicrec_desktop.recommend.taste.taste_profile import DAY_MS, TasteProfile

SEEDS: Final = 8
"""Welcome tracks whose neighbours are candidates; all welcome tracks take part in the scoring."""
AROUND: Final = 300
"""Neighbours that are kept for each seed, so that most plans need no new search."""
NEAR: Final = 80
WIDE: Final = 1_000
NEAR_INTEREST: Final = 40
UNPLAYED: Final = 60
CO_OCCURRING: Final = 60
FORGOTTEN: Final = 60
RELATED: Final = 120
RELATED_SEEDS: Final = 3
ANYWHERE: Final = 120
SMALL_LIBRARY: Final = 1_000
"""Up to this many analysed tracks (of what the queue is kept inside), all are in the first circle."""
MAXIMUM_REST: Final = 2_000
FORGOTTEN_AFTER_DAYS: Final = 60
REDISCOVER_AFTER_DAYS: Final = 30


class Tie(Enum):
    """The tags that two tracks can have in common."""

    ALBUM = "album"
    ARTIST = "artist"
    GENRE = "genre"


class LibraryView(Protocol):
    """What the planner needs to know of the library."""

    def facts(self, ids: Sequence[TrackId]) -> dict[TrackId, TrackFacts]:
        """The facts that rules and scores use, by id; unknown ids are left out."""
        ...

    def many(self, ids: Sequence[TrackId]) -> list[Track]:
        """Tracks in the order of ``ids``; unknown ids are left out."""
        ...

    def relatives(self, track_id: TrackId, tie: Tie) -> list[TrackId]:
        """Other tracks that have the album, an artist or a genre in common with a track."""
        ...

    def by_last_listen(self) -> tuple[IdArray, IdArray]:
        """All present tracks: those not heard lately, and the others, the one heard longest ago first."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Sources:
    """Where candidates are looked for.

    Attributes:
        catalogue: the sound of the library; None while nothing is analysed.
        library: tags and listens.
        taste: the evidence of this session.
        profile: the long-term taste of the listener.
        co_occurrence: of tracks in sessions.
        mode: which tracks the queue is made of.
        now_ms: UTC.
        inside: ids, ascending, of the only tracks that are candidates; None for all.
    """

    catalogue: SoundCatalogue | None
    library: LibraryView
    taste: Taste
    profile: TasteProfile
    co_occurrence: CoOccurrence
    mode: Mode = Mode.ALL
    now_ms: int = 0
    inside: IdArray | None = None


def leading_seeds(taste: Taste) -> Sequence[Seed]:
    """The latest welcome tracks, and tracks that the queue began with, at most ``SEEDS`` in all."""
    first = taste.accepted[: SEEDS - 2]
    anchors = [seed for seed in taste.anchors if seed.track_id not in {each.track_id for each in first}]
    return [*first, *anchors[:2]]


class CandidateFinder:
    """Gives candidates in circles; no id comes twice.

    Args:
        sources: where to look.
        rng_seed: of the draws that pick some of many equal candidates.
    """

    def __init__(self, sources: Sources, *, rng_seed: int) -> None:
        self._sources = sources
        self._rng_seed = rng_seed
        self._given: IdArray = NO_IDS
        self._inside: VectorTable | None = None
        if sources.inside is not None and sources.catalogue is not None:
            self._inside = sources.catalogue.index.select(sources.inside)

    def circles(self, exclude: IdArray) -> Iterator[IdArray]:
        """Ids from near to far, each circle ascending; together they are all present tracks (of ``inside``).

        Args:
            exclude: tracks that are left out.
        """
        self._given = np.unique(exclude)
        yield self._fresh(self._near())
        yield self._fresh(self._wide())
        yield self._fresh([self._relatives(tuple(Tie), SEEDS)])
        while len(rest := self._fresh([self._rest()])):
            yield rest

    def _near(self) -> list[IdArray]:
        sources = self._sources
        catalogue = sources.catalogue
        if catalogue is None:
            return [self._relatives(tuple(Tie), SEEDS), self._rest()]
        found = [self._relatives((Tie.ALBUM, Tie.ARTIST), RELATED_SEEDS)]
        if self._is_small(catalogue):
            return [*found, catalogue.index.ids if self._inside is None else self._inside.ids]
        seeds = [seed.track_id for seed in leading_seeds(sources.taste)]
        interests = [interest.track_id for interest in sources.profile.interests]
        found += [self._neighbours(seeds, NEAR), self._neighbours(interests, NEAR_INTEREST)]
        found.append(strongest(sources.co_occurrence, seeds, CO_OCCURRING))
        found.append(sources.profile.forgotten(sources.now_ms - FORGOTTEN_AFTER_DAYS * DAY_MS, FORGOTTEN))
        if len(sources.profile.ids):
            found.append(
                self._neighbours([*seeds[:RELATED_SEEDS], *interests], UNPLAYED, sources.profile.ids)
            )
        if sources.mode is Mode.REDISCOVER:
            before_ms = sources.now_ms - REDISCOVER_AFTER_DAYS * DAY_MS
            found.append(sources.profile.forgotten(before_ms, 4 * FORGOTTEN))
        if self._inside is None:
            found.append(catalogue.index.sample(ANYWHERE, self._rng_seed))
        else:
            found.append(self._drawn(np.setdiff1d(self._inside.ids, self._given), ANYWHERE))
        return found

    def _wide(self) -> list[IdArray]:
        sources = self._sources
        if sources.catalogue is None or self._is_small(sources.catalogue):
            return []
        played = sources.profile.ids if sources.mode is Mode.UNPLAYED else NO_IDS
        seeds = [seed.track_id for seed in leading_seeds(sources.taste)]
        interests = [interest.track_id for interest in sources.profile.interests]
        return [self._neighbours((seeds or interests)[:RELATED_SEEDS], WIDE, played)]

    def _neighbours(self, track_ids: Sequence[int], count: int, exclude: IdArray = NO_IDS) -> IdArray:
        catalogue = self._sources.catalogue
        assert catalogue is not None
        found = [NO_IDS]
        for track_id in track_ids:
            near = self._around(catalogue, track_id, max(count, AROUND))
            found.append(near[~(is_among(near, self._given) | is_among(near, exclude))][:count])
        return np.concatenate(found)

    def _around(self, catalogue: SoundCatalogue, track_id: int, count: int) -> IdArray:
        if self._inside is None:
            return catalogue.around(track_id, count)
        row = catalogue.row(track_id)
        if row is None:
            return NO_IDS
        cosines = np.einsum("ij,j->i", self._inside.vectors, row.vectors[0])
        return self._inside.ids[np.argsort(-cosines, kind="stable")[:count]]

    def _is_small(self, catalogue: SoundCatalogue) -> bool:
        return len(catalogue.index if self._inside is None else self._inside) <= SMALL_LIBRARY

    def _relatives(self, ties: Sequence[Tie], seed_count: int) -> IdArray:
        seeds = [seed.track_id for seed in self._sources.taste.accepted[:seed_count]]
        found = []
        for seed_id in seeds:
            for tie in ties:
                relatives = np.sort(id_array(self._sources.library.relatives(seed_id, tie)))
                found.append(self._drawn(relatives[~is_among(relatives, self._given)], RELATED))
        return np.concatenate(found) if found else NO_IDS

    def _rest(self) -> IdArray:
        unheard, heard = self._sources.library.by_last_listen()
        if self._sources.inside is not None:
            unheard = np.intersect1d(unheard, self._sources.inside)
            heard = heard[np.isin(heard, self._sources.inside)]
        unheard = self._drawn(unheard[~is_among(unheard, self._given)], MAXIMUM_REST)
        left = heard[~is_among(heard, self._given)][: MAXIMUM_REST - len(unheard)]
        return np.concatenate((unheard, left))

    def _fresh(self, parts: Sequence[IdArray]) -> IdArray:
        found = np.concatenate((NO_IDS, *parts))
        # By sorting: numpy's own unique hashes, which takes longer for a few thousand ids.
        found.sort()
        fresh = found[np.concatenate(([True], found[1:] > found[:-1]))] if len(found) else found
        fresh = fresh[~is_among(fresh, self._given)]
        if self._sources.inside is not None:
            fresh = np.intersect1d(fresh, self._sources.inside, assume_unique=True)
        self._given = np.sort(np.concatenate((self._given, fresh)))
        return np.asarray(fresh)

    def _drawn(self, ids: IdArray, limit: int) -> IdArray:
        return ids[np.argsort(exploration_noise(ids, self._rng_seed))][:limit]
