"""The sound of the library at one moment: a space, an index of its vectors, and the correction for hubs.

A catalogue never changes, so any thread may use it. ``neighbours.traits`` says what its table keeps of a
track beside its vector.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import FeatureMatrix, FloatArray
from musicrec_desktop.model.similarity_index import IndexChoice, IndexKind, IndexReason
from musicrec_desktop.model.sound_words import PLACES
from musicrec_desktop.recommend.neighbours.annoy_index import AnnoyIndex
from musicrec_desktop.recommend.neighbours.hubness import SPREAD_SIZE, HubCorrection
from musicrec_desktop.recommend.neighbours.index import Neighbours, SimilarityIndex
from musicrec_desktop.recommend.neighbours.live_index import LiveIndex
from musicrec_desktop.recommend.neighbours.remembered_likeness import RememberedLikeness
from musicrec_desktop.recommend.neighbours.same_recording import SAME_SOUND, SAME_TIMBRE
from musicrec_desktop.recommend.neighbours.smoothing import smoothed_rows
from musicrec_desktop.recommend.neighbours.traits import (
    aspects_of,
    trait_count,
    traits_of,
    unsmoothed,
    words_of,
)
from musicrec_desktop.recommend.space.aspects import AspectArray, aspect_cosines, weighted_standing
from musicrec_desktop.recommend.space.sound_space import SoundSpace, is_outgrown
from musicrec_desktop.recommend.space.vector_table import NO_IDS, IdArray, VectorTable, id_array
from musicrec_desktop.recommend.space.words import FITTING, WordArray, fitting_words
from musicrec_desktop.recommend.unit_vectors import all_cosines

POOL: Final = 60
"""Nearest tracks that are re-ranked at least; a larger pool gives the same lists."""
SPARE: Final = 30
_ROUNDING: Final = 1e-3
REMEMBERED: Final = 64
"""Tracks whose neighbours are kept: the seeds of a session change one by one."""
REMEMBERED_WEIGHTS: Final = 3
"""Weights of aspects for which the likeness of pairs is remembered: none, those set, and those set before."""
WEIGHTED_POOL: Final = 2_000
"""Nearest tracks that are re-ranked where the listener weights the aspects."""

_Weights = tuple[tuple[str, float], ...] | None


@dataclass(frozen=True, slots=True, eq=False)
class SoundCatalogue:
    """What similarity is computed from.

    Attributes:
        space: the fit; every vector of the index was made by it.
        index: unit vectors.
        references: the tracks by which spreads are measured.
        build: name of the build that the base of the index is of.
        choice: of the kind of index, made for this build or for one before it; None where none was made.
    """

    space: SoundSpace
    index: LiveIndex
    references: HubCorrection
    build: str = ""
    choice: IndexChoice | None = None
    _around: Callable[[int, int], IdArray] = field(init=False, repr=False)
    _remembered: Callable[[_Weights], RememberedLikeness] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_around", lru_cache(REMEMBERED)(partial(_nearest_ids, self.index)))
        remembered = partial(_remembering, self.space, self.references)
        object.__setattr__(self, "_remembered", lru_cache(REMEMBERED_WEIGHTS)(remembered))

    @property
    def is_rebuild_due(self) -> bool:
        """Whether the library changed so much that space and index have to be made again."""
        return self.index.is_worn or is_outgrown(self.index.built_size, len(self.index))

    def changed(self, new: FeatureMatrix, gone: IdArray) -> SoundCatalogue:
        """A catalogue with features added or replaced and tracks left out.

        Args:
            new: raw features; those of another extractor than the space's are ignored.
            gone: ids that are not found any more.
        """
        table = VectorTable.empty(self.space.dimension, trait_count(self.space))
        if len(new.ids) and new.version == self.space.feature_version:
            table = self._rows_of(new)
        if not (len(table) or len(gone)):
            return self
        return replace(self, index=self.index.changed(table, np.setdiff1d(gone, table.ids)))

    def on(self, base: SimilarityIndex, choice: IndexChoice | None) -> SoundCatalogue:
        """The same tracks, with another index of the same build as the base, and the choice of its kind."""
        if base is self.index.base and choice is self.choice:
            return self
        return replace(self, index=self.index.on(base), choice=choice)

    @property
    def kind(self) -> IndexKind:
        """How the base of the index is searched."""
        return IndexKind.ANNOY if isinstance(self.index.base, AnnoyIndex) else IndexKind.EXACT

    @property
    def choice_in_force(self) -> IndexChoice:
        """The kind of index in use, with what was measured; pending until a choice is made for this build."""
        kind = self.kind
        if self.choice is None:
            return IndexChoice(kind, IndexReason.PENDING, len(self.index))
        return (
            self.choice
            if self.choice.kind is kind
            else replace(self.choice, kind=kind, reason=IndexReason.PENDING)
        )

    def nearest(
        self,
        one: VectorTable,
        count: int,
        exclude: IdArray = NO_IDS,
        weights: Mapping[str, float] | None = None,
    ) -> Neighbours:
        """The tracks most alike to one, best first, corrected for hubs.

        Args:
            one: the row of that track.
            count: how many at most.
            exclude: ids that are left out.
            weights: how much each aspect counts; None for the space as it is.

        Returns:
            Ids, and likeness on the scale of cosines.
        """
        pool_size = WEIGHTED_POOL if weights else max(POOL, count + SPARE)
        pool = self.index.select(self.index.query(one.vectors[0], pool_size, exclude).ids)
        return Neighbours.best(pool.ids, self.likeness(one, pool, weights), count)

    def around(self, track_id: int, count: int) -> IdArray:
        """Ids of the ``count`` tracks nearest by cosine, best first; kept for the tracks asked about last."""
        return self._around(track_id, count)

    def likeness(
        self, one: VectorTable, many: VectorTable, weights: Mapping[str, float] | None = None
    ) -> FloatArray:
        """Cosines between one track and many, corrected for hubs; shape (n,).

        Args:
            one: the row of one track.
            many: rows of others.
            weights: how much each aspect counts; None for the space as it is.
        """
        return np.asarray(_likenesses(self.space, self.references, weights, one, many)[0])

    def likenesses(
        self, ones: VectorTable, many: VectorTable, weights: Mapping[str, float] | None = None
    ) -> FloatArray:
        """``likeness`` between each of some tracks and many, remembered; shape (ones, many)."""
        return self._remembered(tuple(weights.items()) if weights else None).of(ones, many)

    def closer_than(self, ones: VectorTable, percent: float) -> IdArray:
        """The tracks that are closer to one of some tracks than a share of the library is.

        As it is seen from both, see ``HubCorrection.farther_share``.

        Args:
            ones: the rows of some tracks; they may be found as well.
            percent: of the library, 0 to 100.

        Returns:
            Ids, ascending.
        """
        share = 1 - min(max(percent, 0.0), 100.0) / 100
        return self._in_tables(lambda table: self._closer(ones, table, share))

    def _in_tables(self, is_wanted: Callable[[VectorTable], NDArray[np.bool_]]) -> IdArray:
        """Ids of the rows that are wanted, ascending; no table of all tracks is put together for them."""
        base, newer = self.index.tables
        return np.union1d(self.index.shown(base.ids[is_wanted(base)]), newer.ids[is_wanted(newer)])

    def _closer(self, ones: VectorTable, many: VectorTable, share: float) -> NDArray[np.bool_]:
        is_found = np.zeros(len(many), dtype=np.bool_)
        for row in range(len(ones)):
            cosines = np.einsum("ij,j->i", many.vectors, ones.vectors[row])
            own, others = ones.traits[row, :SPREAD_SIZE], many.traits[:, :SPREAD_SIZE]
            is_found |= self.references.closer(cosines, own, others, share)
        return is_found

    def cosine_lookup(self) -> Callable[[int], tuple[IdArray, FloatArray] | None]:
        """A function from a track to every id, ascending, and its cosine to that track.

        It gives None for a track whose sound is not known. The table is put together once, for many calls.
        """
        table = self.index.table

        def to_all(track_id: int) -> tuple[IdArray, FloatArray] | None:
            row = self.row(track_id)
            return None if row is None else (table.ids, np.einsum("ij,j->i", table.vectors, row.vectors[0]))

        return to_all

    def closeness(self, one: VectorTable, many: VectorTable) -> dict[str, FloatArray]:
        """By aspect, how alike one track is to many: 0 (a random pair or less) to 1; each of shape (n,)."""
        cosines = self._aspect_cosines(one, many)
        return {aspect.name: aspect.closeness(cosines[aspect.name]) for aspect in self.space.aspects}

    def aspects(self, table: VectorTable) -> AspectArray:
        """The vectors of all aspects of rows, side by side; shape (n, aspect_size)."""
        return aspects_of(self.space, table)

    def words(self, table: VectorTable) -> WordArray:
        """The scores of the words of rows; shape (n, word_count)."""
        return words_of(self.space, table)

    def words_for(self, track_id: int) -> tuple[str, ...]:
        """The words that fit a track, the best first; empty where none does, or nothing is known of it."""
        row = self.row(track_id)
        if row is None or self.space.words is None:
            return ()
        return fitting_words(self.words(row)[0])

    def shared_words(self, one: VectorTable, other: VectorTable) -> tuple[str, ...]:
        """The words that fit two tracks, each a row; the best for the one that it fits less come first."""
        if self.space.words is None:
            return ()
        return fitting_words(np.minimum(self.words(one)[0], self.words(other)[0]))

    def sounding(self, word: str) -> IdArray:
        """Ids of the tracks that a word fits; empty where no words are known."""
        if self.space.words is None:
            return NO_IDS
        return self._in_tables(lambda table: self.words(table)[:, PLACES[word]] >= FITTING)

    def unsmoothed(self, table: VectorTable) -> FloatArray:
        """What rows sound like themselves, without their neighbours; unit vectors, shape (n, dimension)."""
        return unsmoothed(self.space, table)

    def sound_cosines(self, one: VectorTable, many: VectorTable) -> FloatArray:
        """Cosines that tell the same recording, between one track and many; shape (n,)."""
        return np.asarray(np.einsum("ij,j->i", self.unsmoothed(many), self.unsmoothed(one)[0]))

    def timbre_cosines(self, one: VectorTable, many: VectorTable) -> FloatArray | None:
        """Cosines of timbre alone, shape (n,); None where timbre is not known."""
        return self._aspect_cosines(one, many).get("timbre")

    def sounds_same(self, one: VectorTable, many: VectorTable) -> NDArray[np.bool_]:
        """Which of many can be the recording of one track, by sound alone; bool, shape (n,)."""
        cosines = self.sound_cosines(one, many)
        timbre = self.timbre_cosines(one, many)
        is_same = (cosines >= SAME_SOUND) & ((cosines if timbre is None else timbre) >= SAME_TIMBRE)
        return np.asarray(is_same)

    def row(self, track_id: int) -> VectorTable | None:
        """The row of one track; None where its sound is not known."""
        found = self.index.select(id_array([track_id]))
        return found if len(found) else None

    def _aspect_cosines(self, one: VectorTable, many: VectorTable) -> dict[str, FloatArray]:
        return {name: each[0] for name, each in _aspect_cosines(self.space, one, many).items()}

    def _rows_of(self, matrix: FeatureMatrix) -> VectorTable:
        """The rows of tracks that sound other than they are known, made from their raw features."""
        vectors, aspects = self.space.describe(matrix.vectors)
        words = self.space.word_scores(matrix.vectors)
        rows = VectorTable(matrix.ids, vectors, traits_of(self.space, vectors, aspects, words))
        rows = rows.without(self._unchanged(rows))
        if not len(rows):
            return rows
        vectors, traits, library = rows.vectors, rows.traits, self.index.table
        if self.space.is_smoothed:
            vectors = smoothed_rows(self.space, rows, library.joined(rows))
        traits[:, :SPREAD_SIZE] = self.references.spreads(rows.ids, vectors, library)
        return VectorTable(rows.ids, vectors, traits)

    def _unchanged(self, rows: VectorTable) -> IdArray:
        """Ids of rows, not smoothed, that are known as they are: a track may be heard again for more."""
        known = self.index.select(rows.ids)
        again = rows.select(known.ids)
        changes = np.abs(self.unsmoothed(known) - self.unsmoothed(again)).max(axis=1, initial=0.0)
        turns = np.abs(self.aspects(known) - self.aspects(again)).max(axis=1, initial=0.0)
        return np.asarray(known.ids[np.maximum(changes, turns) <= _ROUNDING])


def _nearest_ids(index: LiveIndex, track_id: int, count: int) -> IdArray:
    row = index.select(id_array([track_id]))
    return index.query(row.vectors[0], count, row.ids).ids if len(row) else NO_IDS


def _likenesses(
    space: SoundSpace,
    references: HubCorrection,
    weights: Mapping[str, float] | None,
    ones: VectorTable,
    many: VectorTable,
) -> FloatArray:
    """As ``SoundCatalogue.likenesses``; beside it, so that what is remembered does not hold the catalogue."""
    own, others = ones.traits[:, None, :SPREAD_SIZE], many.traits[:, :SPREAD_SIZE]
    fair = references.corrected(all_cosines(ones.vectors, many.vectors), own, others)
    if not weights:
        return fair
    in_aspects = _aspect_cosines(space, ones, many)
    standings = {aspect.name: aspect.standing(in_aspects[aspect.name]) for aspect in space.aspects}
    mixed = weighted_standing((fair - references.mean) / references.deviation, standings, weights)
    return np.asarray(references.mean + references.deviation * mixed, dtype=np.float32)


def _aspect_cosines(space: SoundSpace, ones: VectorTable, many: VectorTable) -> dict[str, FloatArray]:
    return aspect_cosines(space.aspects, aspects_of(space, ones), aspects_of(space, many))


def _remembering(space: SoundSpace, references: HubCorrection, weights: _Weights) -> RememberedLikeness:
    by_aspect = None if weights is None else dict(weights)
    return RememberedLikeness(partial(_likenesses, space, references, by_aspect))
