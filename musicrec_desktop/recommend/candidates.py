"""Where the tracks of an automatic queue come from: near neighbours first, then ever wider circles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.track import Track, TrackFacts, TrackId
from musicrec_desktop.recommend.catalogue import SoundCatalogue
from musicrec_desktop.recommend.luck import luck
from musicrec_desktop.recommend.same_recording import lasts_equally_long
from musicrec_desktop.recommend.session import Seed, Taste
from musicrec_desktop.recommend.vector_table import NO_IDS, IdArray, VectorTable, id_array

CIRCLES: Final = (60, 400, 5_000)
"""Neighbours of each accepted track: the near ones, and more where rules leave too few of them."""
MAXIMUM_RELATIVES: Final = 500
MAXIMUM_UNHEARD: Final = 2_000
ALIKE: Final = 0.1
"""Relevance below which tags say more about a track than its sound."""
PUSH: Final = 0.6
"""How far a track falls that is all like a skipped one and not like an accepted one."""
ONLY_LIKED: Final = 0.5
"""Relevance of a liked track when nothing else is known to be welcome."""
BREADTH: Final = 0.25
"""Share of the mean similarity to all accepted tracks; the rest is the nearest of them."""


class Tie(Enum):
    """What joins a candidate to an accepted track."""

    SOUND = "sound"
    ALBUM = "album"
    ARTIST = "artist"
    GENRE = "genre"
    NOTHING = "nothing"


_TIE_RELEVANCE: Final = {Tie.ALBUM: 0.3, Tie.ARTIST: 0.25, Tie.GENRE: 0.2, Tie.NOTHING: 0.0}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A track that may be chosen.

    Attributes:
        track_id: which.
        relevance: how well it fits; for ``SOUND`` about the cosine to the nearest accepted track.
        tie: why it is here.
        nearest: the accepted track that it is closest to, where there is one.
        vector: its sound, shape (d,), where it is known.
    """

    track_id: TrackId
    relevance: float
    tie: Tie
    nearest: TrackId | None = None
    vector: FloatArray | None = None


class LibraryView(Protocol):
    """What choosing needs to know of the library."""

    def facts(self, ids: Sequence[TrackId]) -> dict[TrackId, TrackFacts]:
        """What rules look at."""
        ...

    def many(self, ids: Sequence[TrackId]) -> list[Track]:
        """Tracks in the order asked for; unknown ones left out."""
        ...

    def relatives(self, track: Track, tie: Tie) -> list[TrackId]:
        """Present tracks that share the album, artist or a genre with a track."""
        ...

    def by_last_listen(self) -> tuple[IdArray, IdArray]:
        """All present tracks: those that were not heard lately, and the others, the longest ago first."""
        ...


class CandidateFinder:
    """Candidates in circles, each disjoint from those before.

    Args:
        catalogue: the sound of the library; None while nothing is analysed.
        library: tags and listens.
        taste: what is welcome and what is not.
        rng_seed: decides which few stand for many that are all the same to us.
    """

    def __init__(
        self, catalogue: SoundCatalogue | None, library: LibraryView, taste: Taste, *, rng_seed: int
    ) -> None:
        self._rng_seed = rng_seed
        self._catalogue = catalogue
        self._library = library
        self._taste = taste
        self._given: IdArray = NO_IDS
        self._copied: list[Candidate] = []

    def circles(self, exclude: IdArray) -> Iterator[list[Candidate]]:
        """From near to far; the last one leaves out nothing that is there.

        Args:
            exclude: tracks that are of no use as fresh candidates.
        """
        self._given = np.unique(exclude)
        far: list[Candidate] = []
        yield from self._by_sound(far)
        for tie in (Tie.ALBUM, Tie.ARTIST, Tie.GENRE):
            yield self._by_tags(tie)
        yield far
        yield self._unplayed()
        yield self._copied

    def again(self, ids: Sequence[TrackId]) -> list[Candidate]:
        """Candidates out of given tracks, for when everything else is used up."""
        return [Candidate(track_id, 0.0, Tie.NOTHING) for track_id in ids]

    def _by_sound(self, far: list[Candidate]) -> Iterator[list[Candidate]]:
        """Circles of tracks that are alike; those that are not really alike are kept in ``far`` for later."""
        if self._catalogue is None:
            return
        accepted = self._known(self._taste.accepted)
        rejected = self._known(self._taste.rejected)
        if not accepted:
            return
        for circle in CIRCLES:
            ids = self._neighbours([row for _, row in accepted], circle)
            near = self._catalogue.index.select(ids)
            copies = self._copies(near, accepted)
            self._copied += self.again([TrackId(number) for number in copies.tolist()])
            judged = self._judged(near.without(copies), accepted, rejected)
            far += [candidate for candidate in judged if candidate.relevance < ALIKE]
            yield [candidate for candidate in judged if candidate.relevance >= ALIKE]

    def _known(self, seeds: Sequence[Seed]) -> list[tuple[Seed, VectorTable]]:
        assert self._catalogue is not None
        rows = [(seed, self._catalogue.row(seed.track_id)) for seed in seeds]
        return [(seed, row) for seed, row in rows if row is not None]

    def _neighbours(self, rows: Sequence[VectorTable], count: int) -> IdArray:
        assert self._catalogue is not None
        found = [self._catalogue.nearest(row, count, self._given).ids for row in rows]
        fresh = np.setdiff1d(np.concatenate(found), self._given)
        self._given = np.union1d(self._given, fresh)
        return fresh

    def _copies(self, table: VectorTable, accepted: Sequence[tuple[Seed, VectorTable]]) -> IdArray:
        """Ids of rows that are the recording of an accepted track in another file."""
        assert self._catalogue is not None
        found = []
        for seed, row in accepted:
            sounds = self._catalogue.sounds_same(row, table) & (table.ids != seed.track_id)
            if not sounds.any():
                continue
            ids = [TrackId(number) for number in table.ids[sounds].tolist()]
            facts = self._library.facts([seed.track_id, *ids])
            own = facts.get(seed.track_id)
            found += [
                track_id
                for track_id in ids
                if own is not None
                and track_id in facts
                and lasts_equally_long(own.duration_ms, facts[track_id].duration_ms)
            ]
        return np.unique(id_array(found))

    def _judged(
        self,
        table: VectorTable,
        accepted: Sequence[tuple[Seed, VectorTable]],
        rejected: Sequence[tuple[Seed, VectorTable]],
    ) -> list[Candidate]:
        assert self._catalogue is not None
        if not len(table):
            return []
        likeness = self._catalogue.likeness
        seed_ids = id_array([seed.track_id for seed, _ in accepted])
        relevance, nearest = judge(
            np.stack([likeness(row, table) for _, row in accepted], axis=1),
            [seed.weight for seed, _ in accepted],
            np.stack([likeness(row, table) for _, row in rejected], axis=1) if rejected else None,
            np.asarray(table.ids)[:, None] == seed_ids[None, :],
        )
        return [
            Candidate(TrackId(track_id), float(value), Tie.SOUND, accepted[seed][0].track_id, vector)
            for track_id, value, seed, vector in zip(
                table.ids.tolist(), relevance, nearest, table.vectors, strict=True
            )
        ]

    def _by_tags(self, tie: Tie) -> list[Candidate]:
        candidates: list[Candidate] = []
        for seed in self._library.many([seed.track_id for seed in self._taste.accepted]):
            relatives = id_array(self._library.relatives(seed, tie))
            ids = self._drawn(np.setdiff1d(relatives, self._given), MAXIMUM_RELATIVES)
            candidates += [
                Candidate(TrackId(track_id), _TIE_RELEVANCE[tie], tie, seed.id) for track_id in ids.tolist()
            ]
            self._given = np.union1d(self._given, ids)
        return candidates

    def _unplayed(self) -> list[Candidate]:
        unheard, heard = self._library.by_last_listen()
        unheard = self._drawn(np.setdiff1d(unheard, self._given), MAXIMUM_UNHEARD)
        left = heard[~np.isin(heard, self._given)][: MAXIMUM_UNHEARD - len(unheard)]
        ids = [*unheard.tolist(), *left.tolist()]
        return [
            Candidate(TrackId(track_id), _TIE_RELEVANCE[Tie.NOTHING] - place / len(ids), Tie.NOTHING)
            for place, track_id in enumerate(ids)
        ]

    def _drawn(self, ids: IdArray, limit: int) -> IdArray:
        return ids[np.argsort(luck(ids.tolist(), self._rng_seed))][:limit]


def judge(
    likeness: FloatArray,
    weights: Sequence[float],
    to_rejected: FloatArray | None,
    own: NDArray[np.bool_] | None = None,
) -> tuple[FloatArray, IdArray]:
    """How well tracks fit, and which accepted track each is closest to.

    A track nearer to a skipped than to an accepted one falls with the ratio of the distances (heuristic D of
    Pampalk, Pohle and Widmer, made continuous).

    Args:
        likeness: to each accepted track, on the scale of cosines, shape (n, accepted), accepted >= 1.
        weights: of the accepted tracks.
        to_rejected: likeness to skipped or disliked ones, shape (n, rejected); None where there are none.
        own: which accepted track is the track itself (liked, not heard yet) and says nothing.

    Returns:
        Relevance, about a cosine, shape (n,); column of ``likeness``, shape (n,).
    """
    strength = np.asarray(weights, dtype=np.float32)
    counted = np.broadcast_to(strength, likeness.shape)
    if own is not None:
        likeness = np.where(own, np.float32(-1.0), likeness)
        counted = np.where(own, np.float32(0.0), counted)
    weighted = likeness * (1 - BREADTH * (1 - np.minimum(strength, 1.0)))
    weighted = weighted + 0.1 * np.maximum(strength - 1.0, 0.0)
    nearest = np.argmax(weighted, axis=1)
    mean = (likeness * counted).sum(axis=1) / np.maximum(counted.sum(axis=1), 1e-6)
    relevance = (1 - BREADTH) * weighted.max(axis=1) + BREADTH * mean
    if own is not None:
        relevance = np.where(own.all(axis=1), np.float32(ONLY_LIKED), relevance)
    if to_rejected is not None:
        far = np.maximum(1 - likeness.max(axis=1), 1e-6)
        ratio = np.maximum(1 - to_rejected.max(axis=1), 0.0) / far
        relevance = relevance - PUSH * np.maximum(0.0, 1 - ratio)
    return relevance.astype(np.float32), nearest.astype(np.int64)
