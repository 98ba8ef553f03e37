"""The candidates that a queue is chosen from, as columns that grow circle by circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.neighbours.same_recording import SAME_SOUND, lasts_equally_long
from musicrec_desktop.recommend.queue.scoring import ScoredTracks, SoundScores, score_tracks
from musicrec_desktop.recommend.queue.scoring_context import ScoringContext
from musicrec_desktop.recommend.queue.transitions import SoundColumns
from musicrec_desktop.recommend.space.vector_table import NO_IDS, IdArray, VectorTable, id_array

SURE_FIT: Final = 30
"""In a space that was fitted on fewer tracks, different recordings may have the same vector."""
ALL_ROWS: Final = slice(0, None)
CHUNK: Final = 300
"""Tracks whose tags are read at a time, those of the highest sound scores first."""


class CandidatePool:
    """Candidates with their scores; all columns have one row a candidate.

    Args:
        context: what they are scored by.

    Attributes:
        ids: of the candidates.
        facts: tags and measures.
        total: the score, without what depends on the place in the queue.
        vectors: unit vectors, zeros where the sound is not known.
        is_open: not chosen yet.
        fits: as in ``ScoredTracks``.
        likeness: as in ``ScoredTracks``.
        is_copy: another file of a recording that was heard or is disliked.
        is_unwanted: another file of a recording that must not come.
        columns: descriptors for the transitions.
    """

    def __init__(self, context: ScoringContext) -> None:
        self._context = context
        self._dimension = 1 if context.catalogue is None else context.catalogue.space.dimension
        self._origin: list[tuple[ScoredTracks, int]] = []
        self.ids: IdArray = NO_IDS
        self.facts: list[TrackFacts] = []
        self.total: FloatArray = np.zeros(0, dtype=np.float32)
        self.vectors: FloatArray = np.zeros((0, self._dimension), dtype=np.float32)
        # The same before they were smoothed: what tells other files of a recording.
        self._sounds = self.vectors
        self.is_open: NDArray[np.bool_] = np.zeros(0, dtype=bool)
        self.fits: NDArray[np.bool_] = np.zeros(0, dtype=bool)
        self.likeness: FloatArray = np.zeros(0, dtype=np.float32)
        self.is_copy: NDArray[np.bool_] = np.zeros(0, dtype=bool)
        self.is_unwanted: NDArray[np.bool_] = np.zeros(0, dtype=bool)
        self.columns = SoundColumns.of(())

    def __len__(self) -> int:
        return len(self.ids)

    def chunks(self, circle: IdArray) -> Iterator[SoundScores]:
        """A circle in chunks to be given to ``add``, the highest sound scores first.

        Scores are a draft here: they leave out the listener's weights of aspects. Tracks whose sound is not
        known come first; in most libraries there are few of them.

        Args:
            circle: ids, ascending.
        """
        table = self._table(circle)
        sound = SoundScores.of(self._context, circle, table, is_draft=True)
        is_known = np.isin(circle, table.ids, assume_unique=True)
        order = np.lexsort((circle, -sound.total, is_known))
        for start in range(0, len(order), CHUNK):
            yield sound.part(np.sort(order[start : start + CHUNK]))

    def add(self, chunk: SoundScores, facts: Mapping[TrackId, TrackFacts]) -> slice:
        """Add candidates.

        Args:
            chunk: the sound scores of tracks.
            facts: of the tracks of the chunk that may come at all; the others are left out.

        Returns:
            Their rows.
        """
        start = len(self)
        if self._context.controls.weights is not None:
            chunk = SoundScores.of(self._context, chunk.ids, self._table(chunk.ids))
        sound = chunk.part(np.array([TrackId(number) in facts for number in chunk.ids.tolist()], dtype=bool))
        known = [facts[TrackId(number)] for number in sound.ids.tolist()]
        if not known:
            return slice(start, start)
        found = score_tracks(self._context, sound, known)
        self._origin += [(found, row) for row in range(len(known))]
        self.ids = np.concatenate((self.ids, sound.ids))
        self.facts += known
        self.total = np.concatenate((self.total, found.total))
        vectors, sounds = self._vectors_of(sound.ids)
        self.vectors = np.concatenate((self.vectors, vectors))
        self._sounds = np.concatenate((self._sounds, sounds))
        self.is_open = np.concatenate((self.is_open, np.ones(len(known), dtype=bool)))
        self.fits = np.concatenate((self.fits, found.fits))
        self.likeness = np.concatenate((self.likeness, found.likeness))
        self.is_copy = np.concatenate((self.is_copy, np.zeros(len(known), dtype=bool)))
        self.is_unwanted = np.concatenate((self.is_unwanted, np.zeros(len(known), dtype=bool)))
        self.columns = self.columns.joined(SoundColumns.of(known))
        return slice(start, len(self))

    def origin(self, place: int) -> tuple[ScoredTracks, int]:
        """The scored tracks that a candidate was added with, and its row in them."""
        return self._origin[place]

    def mark_copies(self, heard: Mapping[TrackId, TrackFacts], rows: slice = ALL_ROWS) -> None:
        """Mark other files of some recordings, which may come only where versions may.

        Args:
            heard: the facts of the recordings.
            rows: of the candidates that are looked at.
        """
        self.is_copy[self._copies(heard, self.is_copy, rows)] = True

    def mark_unwanted(self, unwanted: Mapping[TrackId, TrackFacts], rows: slice) -> None:
        """Mark other files of recordings that must not come, where the sound tells them reliably.

        Args:
            unwanted: the facts of the recordings.
            rows: of the candidates that are looked at.
        """
        catalogue = self._context.catalogue
        if catalogue is not None and catalogue.space.fit_size >= SURE_FIT:
            self.is_unwanted[self._copies(unwanted, self.is_unwanted, rows)] = True

    def _copies(
        self, tracks: Mapping[TrackId, TrackFacts], known: NDArray[np.bool_], rows: slice
    ) -> list[int]:
        """The rows of other files of some recordings, by sound and length, less those already ``known``."""
        catalogue = self._context.catalogue
        if catalogue is None or not len(self._sounds[rows]) or not tracks:
            return []
        recordings = self._table(np.sort(id_array(list(tracks))))
        if not len(recordings):
            return []
        found: list[int] = []
        # The vectors first, because they rule out nearly every pair.
        near = np.argwhere(self._sounds[rows] @ catalogue.unsmoothed(recordings).T >= SAME_SOUND)
        for row, column in near.tolist():
            place = row + (rows.start or 0)
            one, other = TrackId(int(recordings.ids[column])), int(self.ids[place])
            if other == one or known[place]:
                continue
            if lasts_equally_long(tracks[one].duration_ms, self.facts[place].duration_ms):
                original, copy = self._table(recordings.ids[[column]]), self._table(self.ids[[place]])
                if catalogue.sounds_same(original, copy)[0]:
                    found.append(place)
        return found

    def _table(self, ids: IdArray) -> VectorTable:
        if self._context.catalogue is None:
            return VectorTable.empty(self._dimension)
        return self._context.catalogue.index.select(ids)

    def _vectors_of(self, ids: IdArray) -> tuple[FloatArray, FloatArray]:
        """Vectors of tracks, and the same before they were smoothed; zeros where the sound is unknown."""
        vectors = np.zeros((len(ids), self._dimension), dtype=np.float32)
        sounds = np.zeros_like(vectors)
        table = self._table(ids)
        if self._context.catalogue is not None:
            places = np.searchsorted(ids, table.ids)
            vectors[places], sounds[places] = table.vectors, self._context.catalogue.unsmoothed(table)
        return vectors, sounds
