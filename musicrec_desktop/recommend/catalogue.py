"""The sound of the library at one moment: a space and an index of its vectors.

A catalogue never changes, so any thread may use it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from musicrec_desktop.model.features import FeatureMatrix
from musicrec_desktop.recommend.live_index import LiveIndex
from musicrec_desktop.recommend.space import SoundSpace
from musicrec_desktop.recommend.vector_table import IdArray, VectorTable


@dataclass(frozen=True, slots=True, eq=False)
class SoundCatalogue:
    """What similarity is computed from.

    Attributes:
        space: the fit; every vector of the index was made by it.
        index: unit vectors.
    """

    space: SoundSpace
    index: LiveIndex

    @property
    def is_rebuild_due(self) -> bool:
        """Whether the library changed so much that space and index should be made again."""
        return self.index.is_worn or self.space.is_outgrown(len(self.index))

    def changed(self, new: FeatureMatrix, gone: IdArray) -> SoundCatalogue:
        """With features added or replaced and tracks left out; features of another extractor do not count."""
        table = VectorTable.empty(self.space.dimension)
        if len(new.ids) and new.version == self.space.feature_version:
            table = VectorTable(new.ids, self.space.transform(new.vectors))
        elif not len(gone):
            return self
        return SoundCatalogue(self.space, self.index.changed(table, np.setdiff1d(gone, table.ids)))
