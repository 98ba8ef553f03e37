"""Learning how to weigh the sound space from tags and from what is heard, quietly and rarely.

An update is proposed for each fit of the space, minutes after the start. It is used only where it finds more
on tracks that it was not learnt from (``recommend.space.learned_metric``). The verdict is kept: it is asked
for again when there is half as much evidence more, or when tags have changed (``verdicts``).
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.scheduler import Scheduler, Timer
from musicrec_desktop.core.tasks import Lane, TaskContext
from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.space.learned_metric import MetricUpdate, Supervision, learn
from musicrec_desktop.recommend.space.sound_space import SoundSpace
from musicrec_desktop.recommend.space.vector_table import IdArray, id_array
from musicrec_desktop.recommend.taste.supervision import TagSupervision, UseSupervision, answers_of, windows
from musicrec_desktop.services.similarity.verdicts import MORE_EVIDENCE, VerdictStore
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.state import StateStore
from musicrec_desktop.storage.tracks import TrackStore

log = logging.getLogger(__name__)

MINIMUM_TRACKS: Final = 100
LISTENS: Final = 20_000
HEARD: Final = 1_500
"""The latest tracks that are looked at."""
WINDOWS: Final = 30
WINDOW: Final = 50
"""A large library is judged by runs of tracks that were found together."""
DELAY_MS: Final = 180_000
"""After the start, or a new fit: nobody waits for a verdict, and a start has enough to do."""


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
    """Learns one update for each fit and each run of the program, in the serial lane, where one is due.

    Args:
        scheduler: gives the lane.
        tracks: tags.
        listens: what was heard.
        state: keeps the verdict, for all profiles.
    """

    def __init__(
        self, *, scheduler: Scheduler, tracks: TrackStore, listens: ListenStore, state: StateStore
    ) -> None:
        self._scheduler = scheduler
        self._tracks = tracks
        self._listens = listens
        self._verdicts = VerdictStore(state, tracks)
        self._attended: set[str] = set()
        self._latest: SoundCatalogue | None = None
        self._timer: Timer | None = None

    def attend(self, catalogue: SoundCatalogue | None, on_learned: Callable[[LearnedMetric], object]) -> None:
        """Learn the update of a catalogue soon, where one is due; ``on_learned`` gets only changes."""
        self._latest = catalogue
        if catalogue is None or len(catalogue.index) < MINIMUM_TRACKS:
            return
        plain_id = catalogue.space.with_metric(None).fit_id
        if plain_id in self._attended:
            return
        self._attended.add(plain_id)
        if self._timer is not None:
            self._timer.cancel()  # of a space that is not used any more
        self._timer = self._scheduler.call_later(DELAY_MS, lambda: self._begin(plain_id, on_learned))

    def _begin(self, plain_id: str, on_learned: Callable[[LearnedMetric], object]) -> None:
        self._timer = None
        catalogue = self._latest
        if catalogue is None or catalogue.space.with_metric(None).fit_id != plain_id:
            return

        def on_done(update: MetricUpdate | None) -> None:
            if update is not None and _is_change(catalogue.space, update):
                on_learned(LearnedMetric(update.metric, update.evidence, plain_id))

        self._scheduler.run(
            Lane.IO,
            lambda context: self._update_if_due(catalogue, plain_id, context),
            name="similarity-metric-update",
            on_done=on_done,
            on_error=_on_error,
        )

    def _update_if_due(
        self, catalogue: SoundCatalogue, plain_id: str, context: TaskContext
    ) -> MetricUpdate | None:
        """The update, or None where the verdict that was kept still holds."""
        listens = self._listens.count()
        if self._verdicts.holds(plain_id, listens, is_metric_in_use=catalogue.space.evidence > 0):
            return None
        update, ids = self._update(catalogue, context)
        self._verdicts.keep(plain_id, listens, ids, is_used=update.metric is not None)
        return update

    def _update(self, catalogue: SoundCatalogue, context: TaskContext) -> tuple[MetricUpdate, IdArray]:
        """The update, and the tracks whose tags it was learnt from."""
        table = catalogue.index.table
        heard = self._listens.recent(LISTENS)
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
        return update, known.ids


def _is_change(space: SoundSpace, update: MetricUpdate) -> bool:
    """Whether a space should change: a metric came, went, or is known much better now."""
    if update.metric is None:
        return space.evidence > 0
    return update.evidence >= MORE_EVIDENCE * space.evidence


def _on_error(error: Exception) -> None:
    if not isinstance(error, MusicRecError):
        raise error
    log.warning("nothing was learnt from tags and use: %s", error)
