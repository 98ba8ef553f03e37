"""Learning how to weigh the sound space from tags and from what is heard, quietly and rarely."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.tasks import Lane, TaskContext
from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.space.learned_metric import Lesson, Teacher, learn
from musicrec_desktop.recommend.space.sound_space import SoundSpace
from musicrec_desktop.recommend.space.vector_table import id_array
from musicrec_desktop.recommend.taste.supervision import TagTeacher, UseTeacher, answers_of, windows
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.tracks import TrackStore

log = logging.getLogger(__name__)

MINIMUM_TRACKS: Final = 100
LISTENS: Final = 20_000
HEARD: Final = 1_500
"""The latest tracks that are looked at."""
WINDOWS: Final = 30
WINDOW: Final = 50
"""A large library is judged by runs of tracks that were found together."""
NEWS: Final = 1.5
"""A metric that is in use is replaced only when there is so much more evidence: an index is built for it."""


@dataclass(frozen=True, slots=True, eq=False)
class LearnedMetric:
    """What to do with a space.

    Attributes:
        metric: its new metric, or None for the plain space.
        evidence: how much stands behind it.
        plain_id: fit id of the space without any metric, that the lesson was about.
    """

    metric: FloatArray | None
    evidence: int
    plain_id: str

    def is_about(self, space: SoundSpace) -> bool:
        """Whether the space is (still) the one."""
        return space.with_metric(None).fit_id == self.plain_id


class SimilarityLessons:
    """Takes one lesson for each fit and each run of the program, in the serial lane.

    Args:
        scheduler: gives the lane.
        tracks: tags.
        listens: what was heard; None to learn nothing.
    """

    def __init__(self, *, scheduler: Scheduler, tracks: TrackStore, listens: ListenStore | None) -> None:
        self._scheduler = scheduler
        self._tracks = tracks
        self._listens = listens
        self._taken: set[str] = set()

    def attend(self, catalogue: SoundCatalogue | None, on_learned: Callable[[LearnedMetric], object]) -> None:
        """Take the lesson of a catalogue, where that was not done; ``on_learned`` hears only of changes."""
        if catalogue is None or self._listens is None or len(catalogue.index) < MINIMUM_TRACKS:
            return
        plain_id = catalogue.space.with_metric(None).fit_id
        if plain_id in self._taken:
            return
        self._taken.add(plain_id)
        listens = self._listens

        def on_done(lesson: Lesson) -> None:
            if _is_news(catalogue.space, lesson):
                on_learned(LearnedMetric(lesson.metric, lesson.evidence, plain_id))

        self._scheduler.run(
            Lane.IO,
            lambda context: self._lesson(catalogue, listens, context),
            name="similarity-lesson",
            on_done=on_done,
            on_error=_on_error,
        )

    def _lesson(self, catalogue: SoundCatalogue, listens: ListenStore, context: TaskContext) -> Lesson:
        table = catalogue.index.table
        heard = listens.recent(LISTENS)
        latest = list(dict.fromkeys(int(listen.track_id) for listen in heard))[:HEARD]
        chosen = table.select(np.union1d(windows(table.ids, WINDOWS, WINDOW), id_array(latest)))
        context.check()
        tracks = {
            track.id: track
            for track in self._tracks.many([TrackId(number) for number in chosen.ids.tolist()])
        }
        known = chosen.select(id_array(sorted(tracks)))
        teachers: list[Teacher] = [
            TagTeacher([tracks[TrackId(number)] for number in known.ids.tolist()]),
            UseTeacher(answers_of(heard, known.ids)),
        ]
        lesson = learn(catalogue.space.plain(known.vectors), teachers, context.check)
        log.info(
            "lesson from tags and use: %s (%.3f against %.3f, noise %.3f, %d groups)",
            "used" if lesson.metric is not None else "not used",
            lesson.learned_score,
            lesson.plain_score,
            lesson.noise,
            lesson.evidence,
        )
        return lesson


def _is_news(space: SoundSpace, lesson: Lesson) -> bool:
    """Whether a space should change: a metric came, went, or is known much better now."""
    if lesson.metric is None:
        return space.evidence > 0
    return lesson.evidence >= NEWS * space.evidence


def _on_error(error: Exception) -> None:
    if not isinstance(error, MusicRecError):
        raise error
    log.warning("nothing was learnt from tags and use: %s", error)
