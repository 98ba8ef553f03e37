"""Keeping the catalogue of sounds true to the library: loading, small changes, new fits, the kind of index.

Everything here takes time and belongs into a lane. A catalogue that is in use is never changed.
"""

from __future__ import annotations

import logging
import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final, Protocol

import numpy as np

from musicrec_desktop.model.features import FeatureMatrix, FloatArray
from musicrec_desktop.model.similarity_index import IndexChoice, IndexKind, IndexReason
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.neighbours import calibration, index_files
from musicrec_desktop.recommend.neighbours.calibration import MEASURED_FROM
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.neighbours.density import hub_correction
from musicrec_desktop.recommend.neighbours.exact_index import ExactIndex
from musicrec_desktop.recommend.neighbours.hubness import HubCorrection
from musicrec_desktop.recommend.neighbours.index import SimilarityIndex
from musicrec_desktop.recommend.neighbours.live_index import LiveIndex
from musicrec_desktop.recommend.neighbours.smoothing import smoothed_rows
from musicrec_desktop.recommend.neighbours.traits import trait_count, traits_of
from musicrec_desktop.recommend.space.base_fit import OWN_FIT_FROM
from musicrec_desktop.recommend.space.sound_space import UNKNOWN_BLOCKS, SoundSpace, SpaceRecipe
from musicrec_desktop.recommend.space.vector_table import NO_IDS, IdArray, TraitArray, VectorTable
from musicrec_desktop.recommend.unit_vectors import unit

log = logging.getLogger(__name__)

MINIMUM_TRACKS: Final = 2
FIT_SAMPLE: Final = 5_000
"""Random tracks that stand for a larger library when a space is fitted."""
CHUNK: Final = 2_000
"""Tracks whose raw vectors are in memory at a time."""
_SEED: Final = 20_240_501


class VectorSource(Protocol):
    """Where feature vectors are kept; the feature store."""

    def serving_version(self, current: int) -> int:
        """The extractor version whose vectors answer now."""
        ...

    def matrix(self, version: int, ids: Sequence[TrackId] | None = None) -> FeatureMatrix:
        """Raw vectors of present tracks (of ``ids`` only, where given), ascending by id."""
        ...

    def excerpts(self, version: int) -> list[FloatArray]:
        """Raw vectors of the excerpts of a random sample of tracks, each of shape (k, raw)."""
        ...

    def ids_with_features(self, version: int) -> IdArray:
        """Present tracks that have a vector, ascending."""
        ...


class IndexUpkeep:
    """Makes catalogues from feature vectors and from the files of earlier builds.

    Args:
        source: raw vectors.
        index_dir: where builds are kept.
        recipes: how the space of each version of the extractor is fitted.
        feature_version: of the current extractor; it may be changed.
        measured_from: tracks from which an automatic choice compares the kinds of index.
        seconds: a clock that runs while the thread that asks it works.
        base: gives the space of a version for libraries of fewer than ``OWN_FIT_FROM`` tracks, where there is
            one.
    """

    def __init__(
        self,
        source: VectorSource,
        *,
        index_dir: str,
        recipes: Mapping[int, SpaceRecipe],
        feature_version: int,
        measured_from: int = MEASURED_FROM,
        seconds: Callable[[], float] = time.thread_time,
        base: Callable[[int], SoundSpace | None] = lambda _version: None,
    ) -> None:
        self._source = source
        self._index_dir = index_dir
        self._recipes = recipes
        self.feature_version = feature_version
        self._measured_from = measured_from
        self._seconds = seconds
        self._base = base

    def load(self) -> SoundCatalogue | None:
        """The build on disk, brought up to date; None where there is none that can be used now."""
        stored = index_files.read(self._index_dir)
        if stored is None or not self._is_serving(stored.space):
            return None
        return self.synced(_catalogue(stored))

    def synced(self, catalogue: SoundCatalogue) -> SoundCatalogue:
        """A catalogue with the tracks that were added and without those that were removed since."""
        present = self._source.ids_with_features(catalogue.space.feature_version)
        known = catalogue.index.ids
        if np.array_equal(present, known):
            return catalogue
        gone = np.setdiff1d(known, present, assume_unique=True)
        new = np.setdiff1d(present, known, assume_unique=True)
        return catalogue.changed(self._matrix(catalogue.space.feature_version, new), gone)

    def updated(self, catalogue: SoundCatalogue, ids: IdArray) -> SoundCatalogue:
        """A catalogue with the features that ``ids`` have now; tracks of them without any are left out."""
        matrix = self._matrix(catalogue.space.feature_version, ids)
        return catalogue.changed(matrix, np.setdiff1d(ids, matrix.ids))

    def needs_rebuild(self, catalogue: SoundCatalogue | None) -> bool:
        """Whether a new fit and a new index are due."""
        if catalogue is None or catalogue.is_rebuild_due or not self._is_serving(catalogue.space):
            return True
        return self._is_base(catalogue.space) and len(catalogue.index) >= OWN_FIT_FROM

    def rebuilt(
        self, check: Callable[[], object] = lambda: None, *, keeps_choice: bool = True
    ) -> SoundCatalogue | None:
        """A new fit and a new index of the whole library; None with fewer than two described tracks.

        Where the files cannot be written the index stays in memory, and the next start builds it again.

        Args:
            check: called now and then; may raise to leave.
            keeps_choice: whether the kind of index stays as it was chosen for the build before.
        """
        described = self._described(self._source.serving_version(self.feature_version), check)
        return None if described is None else self._stored(*described, check, keeps_choice=keeps_choice)

    def beside(self, version: int, check: Callable[[], object] = lambda: None) -> SoundCatalogue | None:
        """A catalogue of the features of another version, in memory only; None with fewer than two tracks.

        Args:
            version: of the extractor.
            check: called now and then; may raise to leave.
        """
        described = self._described(version, check)
        if described is None:
            return None
        space = described[0]
        table, references = _finished(*described, check)
        return SoundCatalogue(space, LiveIndex(ExactIndex(table)), references, uuid.uuid4().hex)

    def _described(
        self, version: int, check: Callable[[], object]
    ) -> tuple[SoundSpace, IdArray, FloatArray, TraitArray] | None:
        """A new fit, and the ids, vectors and traits of all tracks by it."""
        ids = self._source.ids_with_features(version)
        if len(ids) < MINIMUM_TRACKS:
            return None
        check()
        space = self._space(version, ids)
        check()
        vectors = np.empty((len(ids), space.dimension), dtype=np.float32)
        traits = np.zeros((len(ids), trait_count(space)), dtype=np.float16)
        found: list[IdArray] = [NO_IDS]
        count = 0
        for start in range(0, len(ids), CHUNK):
            matrix = self._matrix(version, ids[start : start + CHUNK])
            if len(matrix.ids):
                part = slice(count, count + len(matrix.ids))
                vectors[part], aspects = space.describe(matrix.vectors)
                words = space.word_scores(matrix.vectors)
                traits[part] = traits_of(space, vectors[part], aspects, words)
                found.append(matrix.ids)
                count += len(matrix.ids)
            check()
        if count < MINIMUM_TRACKS:
            return None
        return space, np.concatenate(found), vectors[:count], traits[:count]

    def reshaped(
        self,
        catalogue: SoundCatalogue,
        metric: FloatArray | None,
        evidence: int,
        check: Callable[[], object] = lambda: None,
    ) -> SoundCatalogue:
        """The same fit with another metric, and a new index of it.

        Args:
            catalogue: in use.
            metric: float32, shape (d, d); None for the plain space.
            evidence: how many groups of examples stand behind the metric.
            check: called now and then; may raise to leave.
        """
        space = catalogue.space.with_metric(metric, evidence)
        old = catalogue.index.table
        vectors = catalogue.space.plain(catalogue.unsmoothed(old))
        if metric is not None:
            vectors = unit(vectors @ metric)
        traits = traits_of(space, vectors, catalogue.aspects(old), catalogue.words(old))
        return self._stored(space, old.ids, vectors, traits, check)

    def is_choice_due(self, catalogue: SoundCatalogue, wanted: IndexKind | None) -> bool:
        """Whether the kind of index has to be chosen (again).

        Args:
            catalogue: in use.
            wanted: the kind that the setting names; None for an automatic choice.
        """
        choice = catalogue.choice
        if choice is None or choice.exact is None or choice.kind is not catalogue.kind:
            return True
        is_valid = calibration.is_valid(choice, len(catalogue.index.base.table), _space_key(catalogue.space))
        return not is_valid or self._decided(catalogue, wanted) != (choice.kind, choice.reason)

    def chosen(
        self, catalogue: SoundCatalogue, wanted: IndexKind | None, check: Callable[[], object] = lambda: None
    ) -> tuple[SimilarityIndex, IndexChoice]:
        """The base of a catalogue searched by the kind of index that is wanted, and the choice; kept on disk.

        Builds a forest where Annoy is wanted or both kinds have to be measured. Exact search stays where the
        forest cannot be kept.

        Args:
            catalogue: in use; it is not touched, and may get further changes meanwhile.
            wanted: the kind that the setting names; None for the faster one on this library and machine.
            check: called now and then; may raise to leave.
        """
        table, space = catalogue.index.base.table, _space_key(catalogue.space)
        before, decided = catalogue.choice, self._decided(catalogue, wanted)

        def exact(reason: IndexReason) -> IndexChoice:
            return calibration.exact_choice(reason, before, table, space, check=check, seconds=self._seconds)

        try:
            if decided is not None and decided[0] is IndexKind.EXACT:
                choice = exact(decided[1])
                self._keep(catalogue, choice, None)
                return ExactIndex(table), choice
            if (
                decided is not None
                and before is not None
                and before.kind is catalogue.kind is IndexKind.ANNOY
            ):
                choice = replace(before, reason=decided[1])
                self._keep(catalogue, choice, None)
                return catalogue.index.base, choice
            if index_files.is_current(self._index_dir, catalogue.build):
                return self._calibrated(catalogue, wanted, check)
        except OSError as error:
            log.warning("the forest of the similarity index cannot be kept on disk: %s", error)
        return ExactIndex(table), exact(IndexReason.NOT_STORED)

    def _calibrated(
        self, catalogue: SoundCatalogue, wanted: IndexKind | None, check: Callable[[], object]
    ) -> tuple[SimilarityIndex, IndexChoice]:
        table = catalogue.index.base.table
        built = index_files.build_forest(self._index_dir, table, check=check)
        is_used = False
        try:
            tuned, choice = calibration.calibrated(
                built.index,
                catalogue.references,
                wanted,
                catalogue.choice,
                _space_key(catalogue.space),
                build_seconds=built.build_seconds,
                size=built.size,
                check=check,
                seconds=self._seconds,
            )
            log.info("index of %d tracks: %s", choice.tracks, choice)
            check()
            is_kept = self._keep(catalogue, choice, built)
            is_used = is_kept and choice.kind is IndexKind.ANNOY
        finally:
            if not is_used:
                index_files.discard(self._index_dir, built)
        return (tuned if choice.kind is IndexKind.ANNOY else ExactIndex(table)), choice

    def _keep(
        self, catalogue: SoundCatalogue, choice: IndexChoice, forest: index_files.BuiltForest | None
    ) -> bool:
        return index_files.keep_choice(self._index_dir, catalogue.build, choice, forest)

    def _decided(
        self, catalogue: SoundCatalogue, wanted: IndexKind | None
    ) -> tuple[IndexKind, IndexReason] | None:
        table = catalogue.index.base.table
        return calibration.decided(
            wanted, catalogue.choice, len(table), _space_key(catalogue.space), self._measured_from
        )

    def _space(self, version: int, ids: IdArray) -> SoundSpace:
        base = self._base(version)
        if base is not None and base.feature_version == version and len(ids) < OWN_FIT_FROM:
            return base
        chosen = ids
        if len(ids) > FIT_SAMPLE:
            chosen = np.sort(np.random.default_rng(_SEED).choice(ids, FIT_SAMPLE, replace=False))
        matrix = self._matrix(version, chosen)
        recipe = self._recipes.get(version, UNKNOWN_BLOCKS)
        excerpts = self._source.excerpts(version)
        return SoundSpace.fit(matrix.vectors, recipe, version, excerpts, fit_size=len(ids))

    def _stored(
        self,
        space: SoundSpace,
        ids: IdArray,
        vectors: FloatArray,
        traits: TraitArray,
        check: Callable[[], object],
        *,
        keeps_choice: bool = True,
    ) -> SoundCatalogue:
        """A catalogue of tracks, kept on disk where that is possible."""
        table, references = _finished(space, ids, vectors, traits, check)
        try:
            stored = index_files.write(
                self._index_dir, space, table, references, keeps_choice=keeps_choice, check=check
            )
        except OSError as error:
            log.warning("the similarity index cannot be kept on disk: %s", error)
            return SoundCatalogue(space, LiveIndex(ExactIndex(table)), references, uuid.uuid4().hex)
        return _catalogue(stored)

    def _is_serving(self, space: SoundSpace) -> bool:
        return space.feature_version == self._source.serving_version(self.feature_version)

    def _is_base(self, space: SoundSpace) -> bool:
        base = self._base(space.feature_version)
        return base is not None and space.fit_id == base.fit_id

    def _matrix(self, version: int, ids: IdArray) -> FeatureMatrix:
        if not len(ids):
            return FeatureMatrix(version, NO_IDS, np.zeros((0, 0), dtype=np.float32))
        return self._source.matrix(version, [TrackId(number) for number in ids.tolist()])


def _finished(
    space: SoundSpace, ids: IdArray, vectors: FloatArray, traits: TraitArray, check: Callable[[], object]
) -> tuple[VectorTable, HubCorrection]:
    """The table of a catalogue, smoothed where the space is, with the spreads filled in."""
    table = VectorTable(ids, vectors, traits)
    if space.is_smoothed:
        vectors = smoothed_rows(space, table, table, check)
        table = VectorTable(ids, vectors, traits)
    references = hub_correction(table, is_smoothed=space.is_smoothed, check=check)
    check()
    return table, references


def _catalogue(stored: index_files.StoredIndex) -> SoundCatalogue:
    return SoundCatalogue(
        stored.space, LiveIndex(stored.index), stored.references, stored.build, stored.choice
    )


def _space_key(space: SoundSpace) -> str:
    """Names the kind of space: two fits of it on one library differ little in how hard a search is."""
    return f"{space.feature_version}/{space.dimension}/{space.evidence}"
