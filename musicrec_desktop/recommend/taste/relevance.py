"""The relevance of tracks: how welcome they are, estimated from the evidence of this session.

Kernel ridge regression (the mean of a Gaussian process; Rasmussen and Williams, "Gaussian Processes for
Machine Learning", 2006, chapter 2) over sound and tags. A skip lowers tracks that sound alike much, tracks of
its artist and album somewhat, and others little. Older evidence has more noise. The estimate is a sum over
pieces of evidence, so the share of each piece is known; the reasons are made of these shares. The idea that
skips tell as much as plays: Pampalk, Pohle and Widmer, "Dynamic playlist generation based on skipping
behavior" (ISMIR 2005).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.space.vector_table import IdArray, VectorTable, id_array
from musicrec_desktop.recommend.taste.session import Taste
from musicrec_desktop.recommend.taste.tag_columns import TAGS_OF, TagColumns

REACH: Final = 0.35
"""The difference of corrected cosines over which the kernel falls by a factor of e."""
NOISE: Final = 0.4
"""The noise variance of a piece of evidence of weight 1; that of the estimate is 1."""
_TINY: Final = 1e-6
WELCOME_SCORE: Final = 2.0
"""The relevance of a track that was welcome; an unwelcome one has the same with a minus sign."""
MOOD: Final = 0.3
"""The constant part of the kernel: many skips lower the relevance of every track."""
LEAST_LIKENESS: Final = 0.1
"""Two tracks are alike from this corrected cosine on."""
TAG_WEIGHTS: Final = {"artist": 0.4, "album": 0.3, "genre": 0.3}
"""What a tag in common adds to the kernel; the same sound adds 1."""

_Having = Mapping[str, Mapping[str, list[int]]]
"""By tag and key: the places of the evidence that has it."""


@dataclass(frozen=True, slots=True, eq=False)
class Shares:
    """What each piece of evidence adds to the relevance of tracks, each of shape (tracks, evidence).

    Attributes:
        sound: by similar sound.
        tags: by a tag in common, by the names in ``TAG_WEIGHTS``.
    """

    sound: FloatArray
    tags: Mapping[str, FloatArray]

    @property
    def total(self) -> FloatArray:
        """Relevance, about -2 (unwelcome) to 2 (welcome), 0 without evidence; shape (tracks,)."""
        return np.asarray(self.sound.sum(axis=1) + sum(part.sum(axis=1) for part in self.tags.values()))


class Relevance:
    """Estimates relevance from the evidence of a session.

    Args:
        catalogue: the sound of the library; None while nothing is analysed.
        facts: tags of the tracks of the evidence (at least).
        taste: the evidence.
        weights: of aspects; None where the listener set none.
        stay: 0 to 1, the least weight of the tracks that the queue began with.

    Attributes:
        ids: of the evidence.
    """

    def __init__(
        self,
        catalogue: SoundCatalogue | None,
        facts: Mapping[TrackId, TrackFacts],
        taste: Taste,
        *,
        weights: Mapping[str, float] | None = None,
        stay: float = 0.7,
    ) -> None:
        self._catalogue = catalogue
        self._weights = weights
        speaking = _speaking(taste, stay)
        self.ids: tuple[TrackId, ...] = tuple(speaking)
        values = np.array([WELCOME_SCORE * np.sign(value) for value in speaking.values()])
        trust = np.array([abs(value) for value in speaking.values()])
        self._facts = [facts.get(track_id) for track_id in self.ids]
        self._known, self._places = _rows_of(catalogue, self.ids)
        self._tag_columns = _tag_columns(self._facts)
        self._influence = self._solve(values, trust)

    @property
    def influence(self) -> FloatArray:
        """The coefficient of each piece of evidence, negative against what is like it; shape (evidence,)."""
        return self._influence

    @property
    def mood(self) -> float:
        """The relevance of a track that is like no evidence."""
        return float(MOOD * self._influence.sum())

    def by_sound(self, table: VectorTable, *, is_draft: bool = False) -> FloatArray:
        """The shares of each piece of evidence by sound alone; shape (n, evidence).

        Args:
            table: rows of n tracks.
            is_draft: leave out the weights of aspects, which take most of the time.
        """
        return self._sound_kernel(table, None if is_draft else self._weights) * self._influence

    def shares(self, ids: IdArray, sound: FloatArray, tags: TagColumns) -> Shares:
        """The shares of each piece of evidence by sound and tags.

        The share of a welcome track in itself is 0, because having heard it is no reason to hear it again. An
        unwelcome track keeps its share in itself.

        Args:
            ids: of the tracks, shape (n,).
            sound: their rows of ``by_sound``, shape (n, evidence).
            tags: what they may have in common with the evidence.
        """
        is_self = np.asarray(ids)[:, None] == id_array(self.ids)[None, :]
        others = ~is_self | (self._influence < 0)[None, :]
        by_tag = {
            name: (kernel * self._influence * others).astype(np.float32)
            for name, kernel in self._tag_kernels(tags).items()
        }
        return Shares((sound * others).astype(np.float32), by_tag)

    def likeness(self, shares: Shares) -> FloatArray:
        """How alike tracks are to the welcome track that adds most to each of them.

        Returns:
            Corrected cosines, shape (n,); NaN where the sound of one of the two is not known.
        """
        count = len(shares.sound)
        if not len(self._influence):
            return np.full(count, np.nan, dtype=np.float32)
        nearest = shares.sound.argmax(axis=1)
        most = shares.sound[np.arange(count), nearest]
        found = np.full(count, np.nan, dtype=np.float32)
        is_known = most > 0
        kernel = most[is_known] / self._influence[nearest[is_known]]
        found[is_known] = 1.0 + REACH * np.log(np.maximum(kernel, _TINY))
        return found

    def _tag_kernels(self, many: TagColumns) -> dict[str, FloatArray]:
        """By tag: its weight where two tracks have it in common, else 0; each of shape (many, evidence)."""
        kernels: dict[str, FloatArray] = {}
        for name, coded in many.by_name():
            columns = self._tag_columns[name]
            told = [(coded.numbers[key], having) for key, having in columns.items() if key in coded.numbers]
            # Of each name the evidence that has it; the last row is for names that no evidence has.
            weights = np.zeros((len(told) + 1, len(self.ids)), dtype=np.float32)
            place_of = np.full(len(coded.numbers) + 1, len(told), dtype=np.intp)
            for place, (number, having) in enumerate(told):
                weights[place, having] = TAG_WEIGHTS[name]
                place_of[number] = place
            kernel = weights[place_of[coded.codes[:, 0]]]
            for further in coded.codes.T[1:]:
                np.maximum(kernel, weights[place_of[further]], out=kernel)
            kernels[name] = kernel
        return kernels

    def _solve(self, values: NDArray[np.floating], trust: NDArray[np.floating]) -> FloatArray:
        count = len(self.ids)
        if not count:
            return np.zeros(0, dtype=np.float32)
        kernel = np.zeros((count, count))
        if self._known is not None:
            kernel[self._places] = self._sound_kernel(self._known, self._weights)
        kernel = (kernel + kernel.T) / 2
        np.fill_diagonal(kernel, 1.0)
        kernel += MOOD + sum(self._tag_kernels(TagColumns.of(self._facts)).values())
        noise = np.diag(NOISE / np.maximum(trust, 1e-3))
        # Corrected cosines are no positive definite kernel, so the system may be ill-conditioned.
        return np.asarray(np.linalg.lstsq(kernel + noise, values, rcond=1e-6)[0], dtype=np.float32)

    def _sound_kernel(self, table: VectorTable, weights: Mapping[str, float] | None) -> FloatArray:
        kernel = np.zeros((len(table), len(self.ids)), dtype=np.float32)
        if self._catalogue is not None and self._known is not None and len(table):
            kernel[:, self._places] = sound_kernels(self._catalogue, self._known, table, weights).T
        return kernel


def sound_kernel(catalogue: SoundCatalogue, row: VectorTable, table: VectorTable) -> FloatArray:
    """``sound_kernels`` of one track, without weights and not remembered; shape (n,)."""
    return _kernel(catalogue.likeness(row, table))


def sound_kernels(
    catalogue: SoundCatalogue,
    rows: VectorTable,
    table: VectorTable,
    weights: Mapping[str, float] | None = None,
) -> FloatArray:
    """How much what is known of some tracks says about others by their sound, 0 to 1; shape (rows, n).

    Args:
        catalogue: the sound of the library.
        rows: of the tracks that something is known of.
        table: rows of n tracks.
        weights: of aspects; None where the listener set none.
    """
    return _kernel(catalogue.likenesses(rows, table, weights))


def _kernel(likeness: FloatArray) -> FloatArray:
    return np.asarray(np.exp((np.minimum(likeness, 1.0) - 1.0) / REACH), dtype=np.float32)


def _rows_of(
    catalogue: SoundCatalogue | None, ids: Sequence[TrackId]
) -> tuple[VectorTable | None, NDArray[np.intp]]:
    """The rows of the tracks whose sound is known, and their places in ``ids``; None for none."""
    wanted = id_array(ids)
    table = None if catalogue is None else catalogue.index.select(np.sort(wanted))
    if table is None or not len(table):
        return None, np.zeros(0, dtype=np.intp)
    order = np.argsort(wanted)
    return table, order[np.searchsorted(wanted[order], table.ids)]


def _speaking(taste: Taste, stay: float) -> dict[TrackId, float]:
    """The signed weights of the evidence; those of the tracks it began with are at least ``stay``."""
    speaking = {seed.track_id: -seed.weight for seed in taste.rejected}
    speaking |= {seed.track_id: seed.weight for seed in taste.accepted}
    for seed in taste.anchors:
        if speaking.get(seed.track_id, 0.0) >= 0:
            speaking[seed.track_id] = max(speaking.get(seed.track_id, 0.0), stay * seed.weight)
    return {track_id: weight for track_id, weight in speaking.items() if weight}


def _tag_columns(evidence: Sequence[TrackFacts | None]) -> _Having:
    found: dict[str, dict[str, list[int]]] = {name: {} for name in TAG_WEIGHTS}
    for name, columns in found.items():
        for column, one in enumerate(evidence):
            for key in () if one is None else TAGS_OF[name](one):
                columns.setdefault(key, []).append(column)
    return found
