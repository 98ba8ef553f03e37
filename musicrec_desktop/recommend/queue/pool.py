"""The tracks that a queue is chosen from, as columns that grow circle by circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.neighbours.same_recording import SAME_SOUND, lasts_equally_long
from musicrec_desktop.recommend.queue.scoring import ScoredTracks, ScoringContext, SoundScores, score_tracks
from musicrec_desktop.recommend.queue.transitions import SoundColumns
from musicrec_desktop.recommend.space.vector_table import NO_IDS, IdArray, VectorTable, id_array

SURE_FIT: Final = 30
"""In a space fitted on fewer tracks different ones may seem the same recording."""
CHUNK: Final = 300
"""So many tracks have their tags looked up at a time, those that sound most welcome first."""


class CandidatePool:
    """Candidates and all that is known of them.

    Args:
        context: what they are judged by.
    """

    def __init__(self, context: ScoringContext) -> None:
        self._context = context
        self._dimension = 1 if context.catalogue is None else context.catalogue.space.dimension
        self._origin: list[tuple[ScoredTracks, int]] = []
        self.ids: IdArray = NO_IDS
        self.facts: list[TrackFacts] = []
        self.total: FloatArray = np.zeros(0, dtype=np.float32)
        self.vectors: FloatArray = np.zeros((0, self._dimension), dtype=np.float32)
        self.is_open: NDArray[np.bool_] = np.zeros(0, dtype=bool)
        self.fits: NDArray[np.bool_] = np.zeros(0, dtype=bool)
        self.likeness: FloatArray = np.zeros(0, dtype=np.float32)
        self.is_copy: NDArray[np.bool_] = np.zeros(0, dtype=bool)
        self.is_unwanted: NDArray[np.bool_] = np.zeros(0, dtype=bool)
        self.columns = SoundColumns.of(())

    def __len__(self) -> int:
        return len(self.ids)

    def chunks(self, circle: IdArray) -> Iterator[SoundScores]:
        """A circle in parts of ``CHUNK``, what sounds most welcome first (in draft); to be given to ``add``.

        Tracks whose sound is not known come first: there are few of them unless there is nothing else.

        Args:
            circle: ids, ascending.
        """
        table = self._table(circle)
        sound = SoundScores.of(self._context, circle, table, is_draft=True)
        is_known = np.isin(circle, table.ids, assume_unique=True)
        order = np.lexsort((circle, -sound.total, is_known))
        for start in range(0, len(order), CHUNK):
            yield sound.part(np.sort(order[start : start + CHUNK]))

    def add(self, chunk: SoundScores, facts: Mapping[TrackId, TrackFacts]) -> None:
        """More tracks.

        Args:
            chunk: what is known of their sound.
            facts: of those of them that may come at all; the others are left out.
        """
        if self._context.controls.weights is not None:
            chunk = SoundScores.of(self._context, chunk.ids, self._table(chunk.ids))
        sound = chunk.part(np.array([TrackId(number) in facts for number in chunk.ids.tolist()], dtype=bool))
        known = [facts[TrackId(number)] for number in sound.ids.tolist()]
        if not known:
            return
        found = score_tracks(self._context, sound, known)
        self._origin += [(found, row) for row in range(len(known))]
        self.ids = np.concatenate((self.ids, sound.ids))
        self.facts += known
        self.total = np.concatenate((self.total, found.total))
        self.vectors = np.concatenate((self.vectors, self._vectors_of(sound.ids)))
        self.is_open = np.concatenate((self.is_open, np.ones(len(known), dtype=bool)))
        self.fits = np.concatenate((self.fits, found.fits))
        self.likeness = np.concatenate((self.likeness, found.likeness))
        self.is_copy = np.concatenate((self.is_copy, np.zeros(len(known), dtype=bool)))
        self.is_unwanted = np.concatenate((self.is_unwanted, np.zeros(len(known), dtype=bool)))
        self.columns = SoundColumns.of(self.facts)

    def origin(self, place: int) -> tuple[ScoredTracks, int]:
        """Where all that was said of a track stands: its batch, and its row in it."""
        return self._origin[place]

    def mark_copies(self, heard: Mapping[TrackId, TrackFacts]) -> None:
        """Other files of the recordings that tracks are; they may only come where versions may.

        Args:
            heard: the tracks.
        """
        self.is_copy[self._copies(heard, self.is_copy)] = True

    def mark_unwanted(self, unwanted: Mapping[TrackId, TrackFacts]) -> None:
        """Other files of recordings that must not come; neither may they, where sound tells them for sure."""
        catalogue = self._context.catalogue
        if catalogue is not None and catalogue.space.fit_size >= SURE_FIT:
            self.is_unwanted[self._copies(unwanted, self.is_unwanted)] = True

    def _copies(self, tracks: Mapping[TrackId, TrackFacts], known: NDArray[np.bool_]) -> list[int]:
        """The places of other files of some recordings, by sound and length; without those that are known."""
        catalogue = self._context.catalogue
        if catalogue is None or not len(self) or not tracks:
            return []
        rows = self._table(np.sort(id_array(list(tracks))))
        if not len(rows):
            return []
        found: list[int] = []
        # Vectors first: nearly always nothing is that near.
        near = np.argwhere(self.vectors @ rows.vectors.T >= SAME_SOUND)
        for place, column in near.tolist():
            one, other = TrackId(int(rows.ids[column])), int(self.ids[place])
            if other == one or known[place]:
                continue
            if lasts_equally_long(tracks[one].duration_ms, self.facts[place].duration_ms):
                row, copy = self._table(rows.ids[[column]]), self._table(self.ids[[place]])
                if catalogue.sounds_same(row, copy)[0]:
                    found.append(place)
        return found

    def _table(self, ids: IdArray) -> VectorTable:
        if self._context.catalogue is None:
            return VectorTable.empty(self._dimension)
        return self._context.catalogue.index.select(ids)

    def _vectors_of(self, ids: IdArray) -> FloatArray:
        vectors = np.zeros((len(ids), self._dimension), dtype=np.float32)
        table = self._table(ids)
        vectors[np.searchsorted(ids, table.ids)] = table.vectors
        return vectors
