"""Learning how to weigh the sound space from tags and from what is heard, quietly and rarely.

An update is proposed for each fit of the space and each run of the program. It is used only where it finds
more on tracks that it was not learnt from (``recommend.space.learned_metric``).
"""

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
from musicrec_desktop.recommend.space.learned_metric import MetricUpdate, Supervision, learn
from musicrec_desktop.recommend.space.sound_space import SoundSpace
from musicrec_desktop.recommend.space.vector_table import id_array
from musicrec_desktop.recommend.taste.supervision import TagSupervision, UseSupervision, answers_of, windows
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
MORE_EVIDENCE: Final = 1.5
"""Times the evidence of the metric in use that another has to stand on: an index is built for it."""


@dataclass(frozen=True, slots=True, eq=False)
class LearnedMetric:
    """A metric that a space is to use from now on.

    Attributes:
        metric: its new metric, or None for the plain space.
        evidence: how much stands behind it.
        plain_id: fit id of the space without any metric, that it was learnt for.
    """

    metric: FloatArray | None
    evidence: int
    plain_id: str

    def is_about(self, space: SoundSpace) -> bool:
        """Whether the space is (still) the one."""
        return space.with_metric(None).fit_id == self.plain_id


class MetricUpdates:
    """Learns one update for each fit and each run of the program, in the serial lane.

    Args:
        scheduler: gives the lane.
        tracks: tags.
        listens: what was heard; None to learn nothing.
    """

    def __init__(self, *, scheduler: Scheduler, tracks: TrackStore, listens: ListenStore | None) -> None:
        self._scheduler = scheduler
        self._tracks = tracks
        self._listens = listens
        self._learned_for: set[str] = set()

    def attend(self, catalogue: SoundCatalogue | None, on_learned: Callable[[LearnedMetric], object]) -> None:
        """Learn the update of a catalogue, where that was not done; ``on_learned`` gets only changes."""
        if catalogue is None or self._listens is None or len(catalogue.index) < MINIMUM_TRACKS:
            return
        plain_id = catalogue.space.with_metric(None).fit_id
        if plain_id in self._learned_for:
            return
        self._learned_for.add(plain_id)
        listens = self._listens

        def on_done(update: MetricUpdate) -> None:
            if _is_change(catalogue.space, update):
                on_learned(LearnedMetric(update.metric, update.evidence, plain_id))

        self._scheduler.run(
            Lane.IO,
            lambda context: self._update(catalogue, listens, context),
            name="similarity-metric-update",
            on_done=on_done,
            on_error=_on_error,
        )

    def _update(self, catalogue: SoundCatalogue, listens: ListenStore, context: TaskContext) -> MetricUpdate:
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
        supervisions: list[Supervision] = [
            TagSupervision([tracks[TrackId(number)] for number in known.ids.tolist()]),
            UseSupervision(answers_of(heard, known.ids)),
        ]
        update = learn(catalogue.space.plain(catalogue.unsmoothed(known)), supervisions, context.check)
        log.info(
            "metric update from tags and use: %s (%.3f against %.3f, noise %.3f, %d groups)",
            "used" if update.metric is not None else "not used",
            update.learned_score,
            update.plain_score,
            update.noise,
            update.evidence,
        )
        return update


def _is_change(space: SoundSpace, update: MetricUpdate) -> bool:
    """Whether a space should change: a metric came, went, or is known much better now."""
    if update.metric is None:
        return space.evidence > 0
    return update.evidence >= MORE_EVIDENCE * space.evidence


def _on_error(error: Exception) -> None:
    if not isinstance(error, MusicRecError):
        raise error
    log.warning("nothing was learnt from tags and use: %s", error)
