"""Keeping the catalogue of sounds true to the library: loading, small changes, new fits.

Everything here takes time and belongs into a lane; a catalogue that is in use is never touched.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Final, Protocol

import numpy as np

from musicrec_desktop.model.features import Block, FeatureMatrix, FloatArray
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.neighbours import index_files
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.neighbours.exact_index import ExactIndex
from musicrec_desktop.recommend.neighbours.hubness import SPREAD_SIZE, ReferenceSet
from musicrec_desktop.recommend.neighbours.live_index import LiveIndex
from musicrec_desktop.recommend.space.base_fit import OWN_FIT_FROM
from musicrec_desktop.recommend.space.sound_space import SoundSpace, unit
from musicrec_desktop.recommend.space.vector_table import NO_IDS, IdArray, TraitArray, VectorTable

log = logging.getLogger(__name__)

ANNOY_FROM: Final = 1_000_000
"""Tracks from which Annoy is as fast as looking at every vector: docs/adr/0004-sound-space.md."""
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
    """Makes catalogues.

    Args:
        source: raw vectors.
        index_dir: where builds are kept.
        blocks: of the current extractor.
        feature_version: of the current extractor.
        annoy_from: number of tracks from which a forest is built.
        base: gives the space for libraries of fewer than ``OWN_FIT_FROM`` tracks, where there is one.
    """

    def __init__(
        self,
        source: VectorSource,
        *,
        index_dir: str,
        blocks: Sequence[Block],
        feature_version: int,
        annoy_from: int = ANNOY_FROM,
        base: Callable[[], SoundSpace | None] = lambda: None,
    ) -> None:
        self._source = source
        self._index_dir = index_dir
        self._blocks = tuple(blocks)
        self._feature_version = feature_version
        self._annoy_from = annoy_from
        self._base = base

    def load(self) -> SoundCatalogue | None:
        """What was built before, brought up to date; None where that is nothing that can be used now."""
        stored = index_files.read(self._index_dir)
        if stored is None or not self._is_serving(stored.space):
            return None
        return self.synced(SoundCatalogue(stored.space, LiveIndex(stored.index), stored.references))

    def synced(self, catalogue: SoundCatalogue) -> SoundCatalogue:
        """With tracks that came and without those that went."""
        present = self._source.ids_with_features(catalogue.space.feature_version)
        known = catalogue.index.ids
        gone = np.setdiff1d(known, present, assume_unique=True)
        new = np.setdiff1d(present, known, assume_unique=True)
        return catalogue.changed(self._matrix(catalogue.space.feature_version, new), gone)

    def updated(self, catalogue: SoundCatalogue, ids: IdArray) -> SoundCatalogue:
        """With the features that ``ids`` have now; tracks among them that have none are left out."""
        matrix = self._matrix(catalogue.space.feature_version, ids)
        return catalogue.changed(matrix, np.setdiff1d(ids, matrix.ids))

    def needs_rebuild(self, catalogue: SoundCatalogue | None) -> bool:
        """Whether a new fit and index are due."""
        if catalogue is None or catalogue.is_rebuild_due or not self._is_serving(catalogue.space):
            return True
        return self._is_base(catalogue.space) and len(catalogue.index) >= OWN_FIT_FROM

    def rebuilt(self, check: Callable[[], object] = lambda: None) -> SoundCatalogue | None:
        """A new fit and a new index of the whole library; None with fewer than two described tracks.

        A place that cannot be written costs only the next start some time: the index lives in memory then.
        """
        version = self._source.serving_version(self._feature_version)
        ids = self._source.ids_with_features(version)
        if len(ids) < MINIMUM_TRACKS:
            return None
        check()
        space = self._space(version, ids)
        check()
        vectors = np.empty((len(ids), space.dimension), dtype=np.float32)
        traits = np.zeros((len(ids), SPREAD_SIZE + space.aspect_size), dtype=np.float16)
        found: list[IdArray] = [NO_IDS]
        count = 0
        for start in range(0, len(ids), CHUNK):
            matrix = self._matrix(version, ids[start : start + CHUNK])
            if len(matrix.ids):
                part = slice(count, count + len(matrix.ids))
                vectors[part], traits[part, SPREAD_SIZE:] = space.describe(matrix.vectors)
                found.append(matrix.ids)
                count += len(matrix.ids)
            check()
        if count < MINIMUM_TRACKS:
            return None
        return self._stored(space, np.concatenate(found), vectors[:count], traits[:count], check)

    def reshaped(
        self,
        catalogue: SoundCatalogue,
        metric: FloatArray | None,
        evidence: int,
        check: Callable[[], object] = lambda: None,
    ) -> SoundCatalogue:
        """The same fit with another metric, and a new index of it; None goes back to the plain space."""
        space = catalogue.space.with_metric(metric, evidence)
        old = catalogue.index.table
        vectors = catalogue.space.plain(old.vectors)
        if metric is not None:
            vectors = unit(vectors @ metric)
        return self._stored(space, old.ids, vectors, old.traits.copy(), check)

    def _space(self, version: int, ids: IdArray) -> SoundSpace:
        base = self._base()
        if base is not None and base.feature_version == version and len(ids) < OWN_FIT_FROM:
            return base
        chosen = ids
        if len(ids) > FIT_SAMPLE:
            chosen = np.sort(np.random.default_rng(_SEED).choice(ids, FIT_SAMPLE, replace=False))
        matrix = self._matrix(version, chosen)
        blocks = self._blocks if version == self._feature_version else ()
        excerpts = self._source.excerpts(version)
        return SoundSpace.fit(matrix.vectors, blocks, version, excerpts, fit_size=len(ids))

    def _stored(
        self,
        space: SoundSpace,
        ids: IdArray,
        vectors: FloatArray,
        traits: TraitArray,
        check: Callable[[], object],
    ) -> SoundCatalogue:
        """A catalogue of tracks, kept on disk where that works; fills in the spreads of the traits."""
        table = VectorTable(ids, vectors, traits)
        references = ReferenceSet.of(table)
        traits[:, :SPREAD_SIZE] = references.spreads(ids, vectors)
        check()
        with_annoy = len(table) >= self._annoy_from
        try:
            stored = index_files.write(
                self._index_dir, space, table, references, with_annoy=with_annoy, check=check
            )
        except OSError as error:
            log.warning("the similarity index cannot be kept on disk: %s", error)
            return SoundCatalogue(space, LiveIndex(ExactIndex(table)), references)
        return SoundCatalogue(stored.space, LiveIndex(stored.index), stored.references)

    def _is_serving(self, space: SoundSpace) -> bool:
        return space.feature_version == self._source.serving_version(self._feature_version)

    def _is_base(self, space: SoundSpace) -> bool:
        base = self._base()
        return base is not None and space.fit_id == base.fit_id

    def _matrix(self, version: int, ids: IdArray) -> FeatureMatrix:
        if not len(ids):
            return FeatureMatrix(version, NO_IDS, np.zeros((0, 0), dtype=np.float32))
        return self._source.matrix(version, [TrackId(number) for number in ids.tolist()])
