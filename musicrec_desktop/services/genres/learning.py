"""Learns the genres of the library in a process of its own, and finds out when that is to be done again."""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.core.child_process import in_child
from musicrec_desktop.core.clock import Clock
from musicrec_desktop.core.tasks import Progress, TaskContext
from musicrec_desktop.core.text.folding import genre_key, usual_spelling
from musicrec_desktop.learning.genres import support
from musicrec_desktop.learning.genres.learning import guess, learn
from musicrec_desktop.model.genres import (
    LEAST_CLASSES,
    MOST_LEARNT,
    GenreLibrary,
    GenreObstacle,
    GenreVerdict,
    LearntGenres,
    SuggestedGenre,
)
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.genre_suggestions import Fingerprint, GenreStore

PROCESS: Final = "genres"
MEMORY_BYTES: Final = 3 << 30
GUESSED_AT_ONCE: Final = 8_000
"""Tracks; their vectors take 75 MB."""
CHANGED_SHARE: Final = 0.05
"""Of the tagged or the untagged tracks; where so many are others, genres are learnt again."""
CHANGED_TRACKS: Final = 50
SETTLED_MS: Final = 24 * 3_600_000
"""After this time, any change is enough."""


@dataclass(frozen=True, slots=True, eq=False)
class _Library:
    """What is known of the library before vectors are read.

    Attributes:
        version: of the features.
        ids: int64, shape (n,): described tracks with genres.
        genres: of each of them, by name.
        groups: int64, shape (n,): the artist of each.
        untagged: int64, shape (m,): described tracks without genres.
        fingerprint: of all that.
    """

    version: int
    ids: NDArray[np.int64]
    genres: tuple[tuple[str, ...], ...]
    groups: NDArray[np.int64]
    untagged: NDArray[np.int64]
    fingerprint: str


class GenreLearner:
    """Learns; any thread may use it.

    Args:
        store: knows tags, and keeps what was learnt.
        features: have the sound of the tracks.
        version: the features that are wanted.
        clock: tells when it was learnt.
    """

    def __init__(
        self, *, store: GenreStore, features: FeatureStore, version: Callable[[], int], clock: Clock
    ) -> None:
        self._store, self._features, self._version, self._clock = store, features, version, clock

    def is_due(self) -> bool:
        """Whether the library has changed enough since genres were learnt.

        Its tags are read only where so many changes were counted that they may be enough.
        """
        verdict, version = self._store.verdict(), self._features.serving_version(self._version())
        changes = self._store.changes(version)
        if verdict.obstacle is GenreObstacle.NOT_LEARNT:
            return True
        is_settled = self._clock.now_ms() - verdict.made_at_ms >= SETTLED_MS
        least = min(_least(verdict.tagged), _least(verdict.untagged))
        if changes < (1 if is_settled else max(least, verdict.enough_changes)):
            return False
        library = self._library()
        if verdict.fingerprint == library.fingerprint:
            self._store.settle(version, changes)
            self._look_again_at(0, verdict)
            return False
        missing = min(
            _least(verdict.tagged) - abs(len(library.ids) - verdict.tagged),
            _least(verdict.untagged) - abs(len(library.untagged) - verdict.untagged),
        )
        if is_settled or missing <= 0:
            return True
        # A change is of one track, so fewer of them cannot be enough; no start looks in vain again.
        self._look_again_at(changes + math.ceil(missing), verdict)
        return False

    def _look_again_at(self, changes: int, verdict: GenreVerdict) -> None:
        if changes != verdict.enough_changes:
            self._store.note(replace(verdict, enough_changes=changes))

    def learn(self, context: TaskContext) -> tuple[GenreVerdict, list[SuggestedGenre]]:
        """Learn, and keep what comes out.

        Raises:
            CancelledError: it was cancelled.
            ChildEndedError: the process of its own has ended, or needed too much memory.
            StorageError: the database cannot be used.
        """
        version = self._features.serving_version(self._version())
        changes = self._store.changes(version)
        verdict, suggestions = self.judged(context)
        self._store.keep(verdict, suggestions)
        self._store.settle(version, changes)
        return verdict, suggestions

    def judged(self, context: TaskContext) -> tuple[GenreVerdict, list[SuggestedGenre]]:
        """The same without keeping it."""
        library = self._library()
        learnt = self._learnt(library, context)
        suggestions = self._guessed(library, learnt, context) if learnt.obstacle is None else []
        verdict = GenreVerdict(
            learnt.obstacle,
            tagged=len(library.ids),
            untagged=len(library.untagged),
            classes=learnt.classes,
            evaluation=learnt.evaluation,
            made_at_ms=self._clock.now_ms(),
            fingerprint=library.fingerprint,
        )
        return verdict, suggestions

    def _library(self) -> _Library:
        version = self._features.serving_version(self._version())
        described = self._features.ids_with_features(version)
        is_described = np.zeros(int(described.max(initial=0)) + 1, np.bool_)
        is_described[described] = True
        tracks: Counter[tuple[str, ...]] = Counter()
        ids, groups, genres = array("q"), array("q"), list[tuple[str, ...]]()
        artists, fingerprint = dict[str, int](), Fingerprint()
        for track in self._store.tagged():
            tracks[track.genres] += 1
            if track.track_id < len(is_described) and is_described[track.track_id]:
                ids.append(track.track_id)
                groups.append(artists.setdefault(track.artist, len(artists)))
                genres.append(track.genres)
                fingerprint.add(track)
        usual = _usual_genres(tracks)
        untagged = np.array(self._store.untagged_ids(), np.int64)
        untagged = untagged[np.isin(untagged, described)]
        return _Library(
            version,
            np.array(ids, np.int64),
            tuple(usual[names] for names in genres),
            np.array(groups, np.int64),
            untagged,
            f"{version} {fingerprint.text} {len(untagged)} {int(untagged.sum())}",
        )

    def _learnt(self, library: _Library, context: TaskContext) -> LearntGenres:
        classes = support.learnable(library.genres, library.groups)
        if len(classes) < LEAST_CLASSES:
            # No process has to be begun to find that out.
            return LearntGenres(GenreObstacle.FEW_CLASSES, classes, None)
        members = support.membership(library.genres, classes)
        usable = np.flatnonzero(members.any(axis=1))
        chosen = usable[support.drawn(members[usable], MOST_LEARNT)]
        matrix = self._features.matrix(
            library.version, [TrackId(number) for number in library.ids[chosen].tolist()]
        )
        chosen = chosen[np.isin(library.ids[chosen], matrix.ids)]
        everything = {name for names in library.genres for name in names}
        request = GenreLibrary(
            matrix.vectors,
            tuple(library.genres[place] for place in chosen.tolist()),
            library.groups[chosen],
            tuple(sorted(everything - set(classes))),
        )
        return in_child(partial(learn, request), context, name=PROCESS, memory_bytes=MEMORY_BYTES)

    def _guessed(self, library: _Library, learnt: LearntGenres, context: TaskContext) -> list[SuggestedGenre]:
        found = []
        for start in range(0, len(library.untagged), GUESSED_AT_ONCE):
            context.progress(Progress(start, len(library.untagged)))
            part = [TrackId(number) for number in library.untagged[start : start + GUESSED_AT_ONCE].tolist()]
            matrix = self._features.matrix(library.version, part)
            if not len(matrix.ids):
                continue
            work = partial(guess, learnt.model, matrix.vectors)
            guesses = in_child(work, context, name=PROCESS, memory_bytes=MEMORY_BYTES)
            found += [
                SuggestedGenre(TrackId(int(matrix.ids[place])), learnt.classes[number], float(confidence))
                for place, number, confidence in zip(
                    guesses.places.tolist(),
                    guesses.numbers.tolist(),
                    guesses.confidences.tolist(),
                    strict=True,
                )
            ]
        return found


def _usual_genres(tracks: Mapping[tuple[str, ...], int]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Genres as tags have them, by what they are called: each in its usual spelling, and once.

    Args:
        tracks: how many tracks have just these genres.
    """
    spellings: dict[str, Counter[str]] = {}
    for names, count in tracks.items():
        for name in names:
            spellings.setdefault(genre_key(name), Counter())[name] += count
    usual = {key: usual_spelling(counts) for key, counts in spellings.items()}
    return {names: tuple(dict.fromkeys(usual[genre_key(name)] for name in names)) for names in tracks}


def _least(before: int) -> float:
    """How many tracks more or less are enough to learn again."""
    return min(CHANGED_TRACKS, max(1.0, CHANGED_SHARE * before))
