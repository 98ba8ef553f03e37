"""The candidates that a queue is chosen from, as columns that grow circle by circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.queue.copies import CopyFinder
from musicrec_desktop.recommend.queue.meetings import Meetings
from musicrec_desktop.recommend.queue.rules.recent_history import Encounters, RecentHistory
from musicrec_desktop.recommend.queue.scoring import ScoredTracks, Scorer, SoundScores
from musicrec_desktop.recommend.queue.scoring_context import ScoringContext
from musicrec_desktop.recommend.queue.track_columns import KnownTracks, Rows
from musicrec_desktop.recommend.queue.transitions import SoundColumns
from musicrec_desktop.recommend.space.vector_table import IdArray, VectorTable

CHUNK: Final = 300
"""Tracks that come into question at a time, those of the highest sound scores first."""
MOSTLY: Final = 0.9
"""The share of the tracks of a chunk that were looked at lately, from which it is scored before its turn."""
_ROOM: Final = 1_024

_Value = TypeVar("_Value", bound=np.generic)


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """Some chunks of a circle, which are scored together.

    Attributes:
        sound: the sound scores of their tracks.
        chunk_of: the chunk of each track, from 0, shape (n,).
    """

    sound: SoundScores
    chunk_of: NDArray[np.int64]

    @property
    def chunk_count(self) -> int:
        """How many chunks there are."""
        return int(self.chunk_of.max(initial=-1)) + 1

    def by_chunk(self) -> list[list[int]]:
        """The ids of the tracks of each chunk, ascending."""
        return [self.sound.ids[self.chunk_of == chunk].tolist() for chunk in range(self.chunk_count)]


class CandidatePool:
    """Candidates with their scores; all columns have one row a candidate that is shown.

    Scoring thousands of tracks takes hardly longer than hundreds, so several chunks are scored together. They
    come into question one after the other all the same: what is added is hidden until it is shown.

    Args:
        context: what they are scored by.
        known: what is known of tracks, kept from plan to plan.
        history: what was heard and is queued by now.

    Attributes:
        facts: tags and measures, also of hidden candidates.
    """

    def __init__(self, context: ScoringContext, known: KnownTracks, history: RecentHistory) -> None:
        self._context, self._known, self._history = context, known, history
        self._scorer = Scorer(context)
        self._dimension = 1 if context.catalogue is None else context.catalogue.space.dimension
        self._origin: list[tuple[int, ScoredTracks, Rows]] = []
        self._shown = 0
        self._chunks = 0
        self.facts: list[TrackFacts] = []
        self._ids = _Growing(np.int64)
        self._rows = _Growing(np.intp)
        self._total = _Growing(np.float32)
        self._vectors = _Growing(np.float32, self._dimension)
        self._is_open, self._fits, self._is_new = _Growing(np.bool_), _Growing(np.bool_), _Growing(np.bool_)
        self._likeness = _Growing(np.float32)
        self._own_levels = _Growing(np.int64)
        self._artist_place, self._album_place = _Growing(np.int64), _Growing(np.int64)
        self._is_heard, self._may_be_version = _Growing(np.bool_), _Growing(np.bool_)
        self._is_copy, self._is_unwanted = _Growing(np.bool_), _Growing(np.bool_)
        self._is_looked_at = _Growing(np.bool_)
        self._octave, self._fifths, self._energy = (_Growing(np.float32) for _ in range(3))

    def __len__(self) -> int:
        return self._shown

    @property
    def chunk_count(self) -> int:
        """How many chunks were shown."""
        return self._chunks

    @cached_property
    def _meetings(self) -> Meetings:
        """From the first candidate on, because tracks that are kept join the history before."""
        return Meetings(self._known, self._history)

    @property
    def ids(self) -> IdArray:
        """Of the candidates."""
        return self._ids.values[: self._shown]

    @property
    def total(self) -> FloatArray:
        """The score, without what depends on the place in the queue."""
        return self._total.values[: self._shown]

    @property
    def vectors(self) -> FloatArray:
        """Unit vectors, zeros where the sound is not known."""
        return self._vectors.values[: self._shown]

    @property
    def is_open(self) -> NDArray[np.bool_]:
        """Not chosen yet."""
        return self._is_open.values[: self._shown]

    @property
    def fits(self) -> NDArray[np.bool_]:
        """As in ``ScoredTracks``."""
        return self._fits.values[: self._shown]

    @property
    def is_new(self) -> NDArray[np.bool_]:
        """The listener never heard it."""
        return self._is_new.values[: self._shown]

    @property
    def likeness(self) -> FloatArray:
        """As in ``ScoredTracks``."""
        return self._likeness.values[: self._shown]

    @property
    def own_levels(self) -> NDArray[np.int64]:
        """The levels of the rules that depend on the track alone."""
        return self._own_levels.values[: self._shown]

    @property
    def is_copy(self) -> NDArray[np.bool_]:
        """Another file of a recording that was heard or is disliked; of what was looked at."""
        return self._is_copy.values[: self._shown]

    @property
    def is_unwanted(self) -> NDArray[np.bool_]:
        """Another file of a recording that must not come; of what was looked at."""
        return self._is_unwanted.values[: self._shown]

    def sound(self, places: Rows) -> SoundColumns:
        """What transitions to some candidates are judged by."""
        return SoundColumns(
            self._octave.values[places], self._fifths.values[places], self._energy.values[places]
        )

    def parts(self, circle: IdArray) -> Iterator[Part]:
        """A circle in chunks to be given to ``add``, the highest sound scores first, some chunks at a time.

        As many at a time as the queue will ask for, by what it asked for until now and what the one before it
        asked for; but those of tracks that were not looked at lately one by one, because they are read first.

        Scores are a draft here: they leave out the listener's weights of aspects. Tracks whose sound is not
        known come first; in most libraries there are few of them.

        Args:
            circle: ids, ascending.
        """
        table = self._table(circle)
        sound = SoundScores.of(self._context, circle, table, is_draft=True)
        is_known = np.isin(circle, table.ids, assume_unique=True)
        order = np.lexsort((circle, -sound.total, is_known))
        start = 0
        while start < len(order):
            count = self._chunks_at_once(circle[order[start:]])
            places = np.sort(order[start : start + count * CHUNK])
            chunk_of = np.empty(len(order), dtype=np.int64)
            chunk_of[order] = (np.arange(len(order)) - start) // CHUNK
            yield Part(sound.part(places), chunk_of[places])
            start += count * CHUNK

    def _chunks_at_once(self, ids: IdArray) -> int:
        """How many chunks of what is left of a circle, in their order, are scored together."""
        wanted = max(self._known.depth - self._chunks, self._chunks, 1)
        is_kept = self._known.knows(ids[: wanted * CHUNK])
        for count in range(wanted):
            chunk = is_kept[count * CHUNK : (count + 1) * CHUNK]
            if not len(chunk) or chunk.mean() < MOSTLY:
                return max(count, 1)
        return wanted

    def add(
        self, part: Part, facts: Mapping[TrackId, TrackFacts], own_levels: Sequence[int]
    ) -> Iterator[slice]:
        """Add candidates, hidden.

        Args:
            part: of a circle.
            facts: of the tracks of the part that may come at all, in its order; the others are left out.
            own_levels: of the same tracks, by the rules that depend on the track alone.

        Returns:
            An iterator that shows one chunk after the other, and gives its rows.
        """
        start = len(self.facts)
        if facts:
            chunk_of = self._add(part, facts, own_levels)
            ends = (start + np.searchsorted(chunk_of, np.arange(part.chunk_count), side="right")).tolist()
        else:
            ends = [start] * part.chunk_count
        return self._showing(start, ends)

    def _showing(self, start: int, ends: Sequence[int]) -> Iterator[slice]:
        for end in ends:
            self._shown = end
            self._chunks += 1
            yield slice(start, end)
            start = end

    def _add(
        self, part: Part, facts: Mapping[TrackId, TrackFacts], own_levels: Sequence[int]
    ) -> NDArray[np.int64]:
        """Write the columns of candidates, chunk by chunk.

        Returns:
            The chunk of each.
        """
        sound, chunk_of = part.sound, part.chunk_of
        if self._context.controls.weights is not None:
            sound = SoundScores.of(self._context, sound.ids, self._table(sound.ids))
        is_coming = np.fromiter((number in facts for number in sound.ids.tolist()), np.bool_, len(sound.ids))
        if not is_coming.all():
            sound, chunk_of = sound.part(is_coming), chunk_of[is_coming]
        # By chunks, and in each by ids.
        order = np.argsort(chunk_of, kind="stable")
        rows = self._known.rows(facts)
        tracks = self._known.columns(rows)
        found = self._scorer.scores(sound, tracks)
        self._origin.append((len(self.facts), found, order))
        self.facts += [tracks.facts[place] for place in order.tolist()]
        count = len(rows)
        artist_place, album_place, may_be_version = self._meetings.of(rows)
        is_heard = np.array([track_id in self._history.place_of for track_id in facts])
        self._ids.add(sound.ids[order])
        self._rows.add(rows[order])
        self._total.add(found.total[order])
        self._vectors.add(self._vectors_of(sound.ids)[order])
        self._is_open.add(np.ones(count, dtype=np.bool_))
        self._fits.add(found.fits[order])
        self._is_new.add(tracks.is_new[order])
        self._likeness.add(found.likeness[order])
        self._own_levels.add(np.array(own_levels)[order])
        self._artist_place.add(artist_place[order])
        self._album_place.add(album_place[order])
        self._is_heard.add(is_heard[order])
        self._may_be_version.add(may_be_version[order])
        self._octave.add(tracks.sound.octave[order])
        self._fifths.add(tracks.sound.fifths[order])
        self._energy.add(tracks.sound.energy[order])
        for marks in (self._is_copy, self._is_unwanted, self._is_looked_at):
            marks.add(np.zeros(count, dtype=np.bool_))
        return np.asarray(chunk_of[order])

    def origin(self, place: int) -> tuple[ScoredTracks, int]:
        """The scored tracks that a candidate was added with, and its row in them."""
        start, found, order = next(each for each in reversed(self._origin) if each[0] <= place)
        return found, int(order[place - start])

    def encounters(self, places: Rows) -> Encounters:
        """How some candidates meet what was heard and is queued."""
        return Encounters(
            self.ids[places],
            [self.facts[place] for place in places.tolist()],
            self._artist_place.values[places],
            self._album_place.values[places],
            self._is_heard.values[places],
            self._may_be_version.values[places],
        )

    def look_for_copies(self, places: Rows, finder: CopyFinder) -> None:
        """Mark those of some candidates that are other files of recordings."""
        new = places[~self._is_looked_at.values[places]]
        if not len(new):
            return
        self._is_looked_at.values[new] = True
        copies, unwanted = finder.look_at(new, self.ids[new], [self.facts[place] for place in new.tolist()])
        self.is_copy[copies] = True
        self.is_unwanted[unwanted] = True

    def take(self, place: int) -> None:
        """Note that a candidate was chosen, and is the last one of the history by now."""
        self.is_open[place] = False
        self._is_heard.values[place] = True
        latest = len(self._history.ids) - 1
        rows = self._rows.values
        self._meetings.note(int(rows[place]))
        has_artist, has_album, may_be_version = self._known.sharing(rows, int(rows[place]))
        self._artist_place.values[has_artist] = latest
        self._album_place.values[has_album] = latest
        self._may_be_version.values[may_be_version] = True

    def _table(self, ids: IdArray) -> VectorTable:
        if self._context.catalogue is None:
            return VectorTable.empty(self._dimension)
        return self._context.catalogue.index.select(ids)

    def _vectors_of(self, ids: IdArray) -> FloatArray:
        """Vectors of tracks; zeros where the sound is unknown."""
        table = self._table(ids)
        if len(table) == len(ids):
            return table.vectors
        vectors = np.zeros((len(ids), self._dimension), dtype=np.float32)
        vectors[np.searchsorted(ids, table.ids)] = table.vectors
        return vectors


class _Growing(Generic[_Value]):
    """An array that grows at its end.

    Args:
        kind: of its values.
        width: of its rows; 0 for values without rows.
    """

    def __init__(self, kind: type[_Value], width: int = 0) -> None:
        self._all: NDArray[_Value] = np.empty((_ROOM, width) if width else _ROOM, dtype=kind)
        self._count = 0

    @property
    def values(self) -> NDArray[_Value]:
        """What was added until now; may be written to."""
        return self._all[: self._count]

    def add(self, values: NDArray[_Value]) -> None:
        """Add values at the end."""
        end = self._count + len(values)
        if end > len(self._all):
            grown = np.empty((max(end, 2 * len(self._all)), *self._all.shape[1:]), dtype=self._all.dtype)
            grown[: self._count] = self.values
            self._all = grown
        self._all[self._count : end] = values
        self._count = end
