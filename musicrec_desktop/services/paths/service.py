"""Finds paths: journeys of a chosen length from track to track, through what lies between them."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import numpy as np

from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.tasks import Lane, TaskHandle
from musicrec_desktop.model.path import Path, PathProblem, PathStep, PathWish
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.paths.corridor import TYPICAL_MS, PathSources
from musicrec_desktop.recommend.paths.finding import find_path
from musicrec_desktop.recommend.paths.step_reasons import step_reasons
from musicrec_desktop.services.autoplay.seeds import Bans
from musicrec_desktop.services.feedback import FeedbackService
from musicrec_desktop.services.similarity.service import SimilarityService
from musicrec_desktop.storage.tracks import TrackStore

MOST_TRACKS: Final = 300
"""A longer wish is cut to it; that is about a day of music."""
CLOSE: Final = 50
"""Of so many nearest neighbours it is said that they sound alike."""
_TRIES: Final = 5
_MINUTE_MS: Final = 60_000
_FEWEST: Final = 2

_Facts = Mapping[TrackId, TrackFacts]


class PathService:
    """Finds paths.

    Args:
        scheduler: gives the lane.
        tracks: tags and facts.
        feedback: bans, which are no part of a path unless they are its stops.
        similarity: knows how the library sounds.
    """

    def __init__(
        self,
        *,
        scheduler: Scheduler,
        tracks: TrackStore,
        feedback: FeedbackService,
        similarity: SimilarityService,
    ) -> None:
        self._scheduler = scheduler
        self._tracks = tracks
        self._feedback = feedback
        self._similarity = similarity

    def load(
        self,
        stops: Sequence[TrackId],
        wish: PathWish,
        on_done: Callable[[Path], object],
        on_error: Callable[[Exception], object] | None = None,
    ) -> TaskHandle:
        """Find a path in the quick lane; an unfinished one before it is cancelled."""
        wanted = tuple(stops)
        return self._scheduler.run(
            Lane.QUICK,
            lambda _context: self.find(wanted, wish),
            name="path",
            on_done=on_done,
            on_error=on_error,
        )

    def find(self, stops: Sequence[TrackId], wish: PathWish) -> Path:
        """A path through some tracks, in their order.

        A stop that is named again is passed once. Missing, banned and unknown tracks do not come between
        stops, and of each work one recording.

        Args:
            stops: from the first to the last.
            wish: how long the path shall be.

        Returns:
            Never empty where one of the stops can be played; what could not be as wished is its problem.
        """
        facts = self._tracks.facts(list(dict.fromkeys(stops)))
        present = [stop for stop in dict.fromkeys(stops) if stop in facts and not facts[stop].is_missing]
        problem = PathProblem.NONE if len(present) == len(set(stops)) else PathProblem.STOP_MISSING
        catalogue = self._similarity.catalogue
        if len(present) < _FEWEST:
            return self._path(present, present, None, problem or PathProblem.ONE_STOP)
        if catalogue is None:
            return self._path(present, present, None, PathProblem.NO_SOUND)
        known = [stop for stop in present if catalogue.row(stop) is not None]
        if len(known) < len(present):
            problem = PathProblem.STOP_NOT_ANALYSED
        if len(known) < _FEWEST:
            return self._path(present, present, catalogue, problem)
        sources = self._sources(catalogue)
        extra = len(present) - len(known)
        if wish.minutes is not None:
            ids, short = self._of_minutes(known, wish.minutes, extra, sources)
        else:
            count = min(wish.tracks or 0, MOST_TRACKS)
            ids = find_path(known, count - extra, sources)
            short = PathProblem.FEW_TRACKS if len(ids) + extra < count else PathProblem.NONE
            if count < len(present):
                short = PathProblem.STOPS_ARE_LONGER
        return self._path(_with_unknown(ids, present), present, catalogue, problem or short)

    def _sources(self, catalogue: SoundCatalogue) -> PathSources:
        bans = Bans(self._feedback.banned_ids(), self._feedback.banned_artists())

        def is_allowed(track_id: TrackId, known: TrackFacts) -> bool:
            return not known.is_missing and not bans.covers(track_id, known)

        return PathSources(catalogue, self._tracks.facts, is_allowed)

    def _of_minutes(
        self, stops: Sequence[TrackId], minutes: int, extra: int, sources: PathSources
    ) -> tuple[list[TrackId], PathProblem]:
        """The path whose length is nearest to some minutes, of those that were tried.

        The number of tracks follows from the mean length of those on the path of the try before.
        """
        wanted_ms = minutes * _MINUTE_MS
        tried: dict[int, tuple[float, list[TrackId]]] = {}
        count = len(stops)
        total_ms = float(_total_ms(stops, self._tracks.facts(stops)))
        if total_ms >= wanted_ms:
            return list(stops), PathProblem.STOPS_ARE_LONGER
        mean_ms = total_ms / len(stops)
        problem = PathProblem.NONE
        for _ in range(_TRIES):
            count = min(max(len(stops), count + round((wanted_ms - total_ms) / mean_ms)), MOST_TRACKS - extra)
            if count in tried:
                break
            ids = find_path(stops, count, sources, wanted_ms)
            total_ms = float(_total_ms(ids, self._tracks.facts(ids)))
            mean_ms = total_ms / len(ids)
            tried[count] = (abs(total_ms - wanted_ms), ids)
            if abs(total_ms - wanted_ms) <= mean_ms / 2:
                break
            if len(ids) < count:
                problem = PathProblem.FEW_TRACKS
                break
        return min(tried.values(), key=lambda one: one[0])[1], problem

    def _path(
        self,
        ids: Sequence[TrackId],
        stops: Sequence[TrackId],
        catalogue: SoundCatalogue | None,
        problem: PathProblem,
    ) -> Path:
        facts = self._tracks.facts(ids)
        steps = [PathStep(ids[0], (), is_stop=True)] if ids else []
        for before, after in itertools.pairwise(ids):
            is_alike = catalogue is not None and bool(np.isin(after, catalogue.around(before, CLOSE)))
            reasons = step_reasons(facts[before], facts[after], is_alike=is_alike)
            steps.append(PathStep(after, reasons, after in stops))
        return Path(tuple(steps), problem, _total_ms(ids, facts))


def _total_ms(ids: Sequence[TrackId], facts: _Facts) -> int:
    return sum(facts[track_id].duration_ms or TYPICAL_MS for track_id in ids)


def _with_unknown(ids: Sequence[TrackId], stops: Sequence[TrackId]) -> list[TrackId]:
    """A path with the stops whose sound is not known, each behind the stop that was named before it."""
    path = list(ids)
    for place, stop in enumerate(stops):
        if stop not in ids:
            path.insert(path.index(stops[place - 1]) + 1 if place else 0, stop)
    return path
