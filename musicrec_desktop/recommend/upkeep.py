"""Keeping the catalogue of sounds true to the library: loading, small changes, new fits.

Everything here takes time and belongs into a lane; a catalogue that is in use is never touched.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Final, Protocol

import numpy as np

from musicrec_desktop.model.features import Block, FeatureMatrix
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend import index_files
from musicrec_desktop.recommend.catalogue import SoundCatalogue
from musicrec_desktop.recommend.exact_index import ExactIndex
from musicrec_desktop.recommend.live_index import LiveIndex
from musicrec_desktop.recommend.space import SoundSpace
from musicrec_desktop.recommend.vector_table import NO_IDS, IdArray, VectorTable

log = logging.getLogger(__name__)

ANNOY_FROM: Final = 50_000
"""Tracks from which Annoy is faster than looking at every vector: docs/adr/0003-similarity-index.md."""
MINIMUM_TRACKS: Final = 2


class VectorSource(Protocol):
    """Where feature vectors are kept; the feature store."""

    def serving_version(self, current: int) -> int:
        """The extractor version whose vectors answer now."""
        ...

    def matrix(self, version: int, ids: Sequence[TrackId] | None = None) -> FeatureMatrix:
        """Raw vectors of present tracks (of ``ids`` only, where given), ascending by id."""
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
    """

    def __init__(
        self,
        source: VectorSource,
        *,
        index_dir: str,
        blocks: Sequence[Block],
        feature_version: int,
        annoy_from: int = ANNOY_FROM,
    ) -> None:
        self._source = source
        self._index_dir = index_dir
        self._blocks = tuple(blocks)
        self._feature_version = feature_version
        self._annoy_from = annoy_from

    def load(self) -> SoundCatalogue | None:
        """What was built before, brought up to date; None where that is nothing that can be used now."""
        stored = index_files.read(self._index_dir)
        if stored is None or not self._is_serving(stored.space):
            return None
        return self.synced(SoundCatalogue(stored.space, LiveIndex(stored.index)))

    def synced(self, catalogue: SoundCatalogue) -> SoundCatalogue:
        """With tracks that came and without those that went."""
        present = self._source.ids_with_features(catalogue.space.feature_version)
        known = catalogue.index.ids
        gone = np.setdiff1d(known, present, assume_unique=True)
        new = np.setdiff1d(present, known, assume_unique=True)
        return catalogue.changed(self._matrix(catalogue, new), gone)

    def updated(self, catalogue: SoundCatalogue, ids: IdArray) -> SoundCatalogue:
        """With the features that ``ids`` have now; tracks among them that have none are left out."""
        matrix = self._matrix(catalogue, ids)
        return catalogue.changed(matrix, np.setdiff1d(ids, matrix.ids))

    def needs_rebuild(self, catalogue: SoundCatalogue | None) -> bool:
        """Whether a new fit and index are due."""
        return catalogue is None or catalogue.is_rebuild_due or not self._is_serving(catalogue.space)

    def rebuilt(self, check: Callable[[], object] = lambda: None) -> SoundCatalogue | None:
        """A new fit and a new index of the whole library; None with fewer than two described tracks.

        A place that cannot be written costs only the next start some time: the index lives in memory then.
        """
        version = self._source.serving_version(self._feature_version)
        matrix = self._source.matrix(version)
        if len(matrix.ids) < MINIMUM_TRACKS:
            return None
        check()
        blocks = self._blocks if version == self._feature_version else ()
        space = SoundSpace.fit(matrix.vectors, blocks, version)
        check()
        table = VectorTable(matrix.ids, space.transform(matrix.vectors))
        try:
            with_annoy = len(table) >= self._annoy_from
            stored = index_files.write(self._index_dir, space, table, with_annoy=with_annoy, check=check)
        except OSError as error:
            log.warning("the similarity index cannot be kept on disk: %s", error)
            return SoundCatalogue(space, LiveIndex(ExactIndex(table)))
        return SoundCatalogue(stored.space, LiveIndex(stored.index))

    def _is_serving(self, space: SoundSpace) -> bool:
        return space.feature_version == self._source.serving_version(self._feature_version)

    def _matrix(self, catalogue: SoundCatalogue, ids: IdArray) -> FeatureMatrix:
        version = catalogue.space.feature_version
        if not len(ids):
            return FeatureMatrix(version, NO_IDS, np.zeros((0, 0), dtype=np.float32))
        return self._source.matrix(version, [TrackId(number) for number in ids.tolist()])
