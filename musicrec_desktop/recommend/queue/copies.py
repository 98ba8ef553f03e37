"""Other files of recordings that were heard or are not wanted, found among the candidates by their sound.

Only candidates that come into question are looked at: comparing each of thousands with all that was heard
takes longer than all the rest of a plan.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.neighbours.same_recording import (
    SAME_SOUND,
    is_of_one_file,
    lasts_equally_long,
)
from musicrec_desktop.recommend.space.vector_table import IdArray, id_array

SURE_FIT: Final = 30
"""In a space that was fitted on fewer tracks, different recordings may have the same vector."""


class CopyFinder:
    """Finds other files of some recordings, by sound and length.

    Args:
        catalogue: the sound of the library; None while nothing is analysed.
        never: recordings that must not come.
        disliked: recordings that come last.
        heard: recordings that come once; empty where versions may follow each other.
    """

    def __init__(
        self,
        catalogue: SoundCatalogue | None,
        *,
        never: Mapping[TrackId, TrackFacts],
        disliked: Mapping[TrackId, TrackFacts],
        heard: Mapping[TrackId, TrackFacts],
    ) -> None:
        self._catalogue = catalogue
        is_sure = catalogue is not None and catalogue.space.fit_size >= SURE_FIT
        self._unwanted = _Recordings(catalogue, never if is_sure else {})
        self._once = _Recordings(catalogue, {**heard, **never, **disliked})
        self._blocks: list[tuple[NDArray[np.intp], IdArray, FloatArray]] = []
        self._facts: list[TrackFacts] = []

    def look_at(
        self, places: NDArray[np.intp], ids: IdArray, facts: Sequence[TrackFacts]
    ) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Look at candidates, which are looked at again as further recordings are heard.

        Args:
            places: of the candidates, each given once.
            ids: of the same candidates.
            facts: of the same candidates.

        Returns:
            The places of those that may come only where versions may, and of those that must not come.
        """
        if self._catalogue is None:
            return places[:0], places[:0]
        table = self._catalogue.index.select(np.sort(ids))
        sounds = np.zeros((len(ids), self._catalogue.space.dimension), dtype=np.float32)
        order = np.argsort(ids)
        sounds[order[np.searchsorted(ids[order], table.ids)]] = self._catalogue.unsmoothed(table)
        self._blocks.append((places, ids, sounds))
        self._facts += facts
        return (
            places[self._once.copies(ids, facts, sounds)],
            places[self._unwanted.copies(ids, facts, sounds)],
        )

    def hear(self, track_id: TrackId, facts: TrackFacts) -> NDArray[np.intp]:
        """Let a recording be among those that come once.

        Returns:
            The places of its other files among the candidates that were looked at.
        """
        one = _Recordings(self._catalogue, {track_id: facts})
        self._once.add(one)
        if not self._blocks:
            return np.zeros(0, dtype=np.intp)
        places, ids, sounds = (np.concatenate(column) for column in zip(*self._blocks, strict=True))
        self._blocks = [(places, ids, sounds)]
        return places[one.copies(ids, self._facts, sounds)]


class _Recordings:
    """Certain recordings, with their sound where it is known."""

    def __init__(self, catalogue: SoundCatalogue | None, tracks: Mapping[TrackId, TrackFacts]) -> None:
        self._catalogue = catalogue
        self._tracks = dict(tracks)
        self._ids = np.zeros(0, dtype=np.int64)
        self._sounds: FloatArray = np.zeros((0, 0), dtype=np.float32)
        if catalogue is not None and tracks:
            table = catalogue.index.select(np.sort(id_array(list(tracks))))
            self._ids, self._sounds = table.ids, catalogue.unsmoothed(table)

    def add(self, other: _Recordings) -> None:
        """Add other recordings."""
        self._tracks |= other._tracks
        if len(other._ids):
            self._sounds = np.concatenate((self._sounds, other._sounds)) if len(self._ids) else other._sounds
            self._ids = np.concatenate((self._ids, other._ids))

    def copies(self, ids: IdArray, facts: Sequence[TrackFacts], sounds: FloatArray) -> list[int]:
        """Which of some candidates, by their places in ``ids``, are other files of one of the recordings."""
        if self._catalogue is None or not len(self._ids) or not len(ids):
            return []
        found: dict[int, None] = {}
        # The vectors first, because they rule out nearly every pair.
        near = np.argwhere(sounds @ self._sounds.T >= SAME_SOUND)
        for place, column in near.tolist():
            one, other = TrackId(int(self._ids[column])), int(ids[place])
            if other == one or place in found:
                continue
            if is_of_one_file(self._tracks[one], facts[place]):
                continue
            if lasts_equally_long(self._tracks[one].duration_ms, facts[place].duration_ms):
                original, copy = (self._catalogue.index.select(id_array([number])) for number in (one, other))
                if self._catalogue.sounds_same(original, copy)[0]:
                    found[place] = None
        return list(found)
