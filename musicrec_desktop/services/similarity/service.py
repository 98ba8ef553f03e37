"""Tracks that sound alike, with the reasons; and keeping the index true to the library."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

import numpy as np

from musicrec_desktop.core.errors import MusicRecError, TrackNotFoundError
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane, TaskContext
from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.model.features import Block
from musicrec_desktop.model.recommendation import Recommendation
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.neighbours.same_recording import Kinship, kinship, unrelated, work_title
from musicrec_desktop.recommend.neighbours.upkeep import ANNOY_FROM, IndexUpkeep
from musicrec_desktop.recommend.queue.explain import aspect_reasons
from musicrec_desktop.recommend.space.sound_space import SoundSpace
from musicrec_desktop.recommend.space.vector_table import IdArray, VectorTable, id_array
from musicrec_desktop.services.similarity.metric_updates import LearnedMetric, SimilarityLessons
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.tracks import TrackStore

log = logging.getLogger(__name__)

SPARE: Final = 30
KIN_POOL: Final = 60
"""Nearest tracks among which other files of the same recording are looked for."""

_Work = Callable[[TaskContext], SoundCatalogue | None]


class SimilarityService:
    """Answers at once from the catalogue that it has; changes are prepared in the quick lane, one at a time.

    The quick lane and not the serial one, because there a long scan would keep the first similar tracks back.
    What can be learnt from tags and use comes later, in the serial lane.

    Args:
        scheduler: gives the lanes.
        features: raw vectors; read in lanes only.
        tracks: tags, for what counts as the same recording.
        index_dir: where built indexes lie.
        blocks: of the current extractor's vectors.
        feature_version: of the current extractor.
        annoy_from: number of tracks from which Annoy is used.
        base: gives the space for small libraries, where there is one; called in a lane.
        listens: what was heard, for learning from use and tags; None to learn nothing.

    Attributes:
        index_changed: other tracks can be found now, or be found elsewhere.
    """

    def __init__(
        self,
        *,
        scheduler: Scheduler,
        features: FeatureStore,
        tracks: TrackStore,
        index_dir: str,
        blocks: Sequence[Block],
        feature_version: int,
        annoy_from: int = ANNOY_FROM,
        base: Callable[[], SoundSpace | None] = lambda: None,
        listens: ListenStore | None = None,
    ) -> None:
        self._scheduler = scheduler
        self._tracks = tracks
        self._upkeep = IndexUpkeep(
            features,
            index_dir=index_dir,
            blocks=blocks,
            feature_version=feature_version,
            annoy_from=annoy_from,
            base=base,
        )
        self._lessons = SimilarityLessons(scheduler=scheduler, tracks=tracks, listens=listens)
        self._catalogue: SoundCatalogue | None = None
        self._is_loaded = False
        self._is_working = False
        self._is_sync_due = False
        self._is_check_due = False
        self._learned: LearnedMetric | None = None
        self._changed_ids: set[TrackId] = set()
        self._in_hand: set[TrackId] = set()
        self.index_changed: Signal[()] = Signal()

    @property
    def catalogue(self) -> SoundCatalogue | None:
        """The sound of the library as it is known now; None while fewer than two tracks are analysed."""
        return self._catalogue

    @property
    def ready_count(self) -> int:
        """How many tracks can be found."""
        return 0 if self._catalogue is None else len(self._catalogue.index)

    @property
    def is_settled(self) -> bool:
        """Whether nothing is being loaded or built, and nothing waits for that."""
        is_due = self._is_sync_due or self._is_check_due or self._changed_ids or self._learned is not None
        return not (self._is_working or is_due)

    def load(self) -> None:
        """Take what was built before from disk, and bring it up to date; builds where there is nothing."""
        self._is_sync_due = True
        self._go_on()

    def features_changed(self, ids: Iterable[TrackId]) -> None:
        """These tracks were analysed (again); they can be found within moments."""
        self._changed_ids.update(ids)
        self._go_on()

    def library_changed(self) -> None:
        """Tracks came or went."""
        self._is_sync_due = True
        self._go_on()

    def similar(
        self, track_id: TrackId, limit: int, weights: Mapping[str, float] | None = None
    ) -> list[Recommendation]:
        """The tracks that sound most like one, best first; empty where its sound is not known (yet).

        The track itself, other files of the same recording and versions of the same work are left out, and of
        several files of one recording only the first comes.

        Args:
            track_id: what the others should be like.
            limit: how many at most.
            weights: how much each aspect counts, 1 where it is not named; None for the space as it is.

        Raises:
            TrackNotFoundError: the library has no such track.
        """
        if (own := self._tracks.facts([track_id]).get(track_id)) is None:
            raise TrackNotFoundError(str(track_id))
        catalogue = self._catalogue
        if catalogue is None or limit <= 0 or (one := catalogue.row(track_id)) is None:
            return []
        found = catalogue.nearest(one, limit + SPARE, id_array([track_id]), weights)
        near = _rows_in_order(catalogue, found.ids)
        ids = [TrackId(number) for number in found.ids.tolist()]
        cosines = np.einsum("ij,j->i", near.vectors, one.vectors[0])
        kept = unrelated(own, ids, self._tracks.facts(ids), cosines, catalogue.timbre_cosines(one, near))[
            :limit
        ]
        closeness = catalogue.closeness(one, near)
        return [
            Recommendation(
                ids[place],
                round(max(0.0, min(1.0, float(found.cosines[place]))), 4),
                aspect_reasons({aspect: float(values[place]) for aspect, values in closeness.items()}),
            )
            for place in kept
        ]

    def kin(self, track_id: TrackId) -> list[tuple[TrackId, Kinship]]:
        """Other files of the same recording, and versions of the same work; ascending by id.

        Raises:
            TrackNotFoundError: the library has no such track.
        """
        known = self._tracks.many([track_id])
        if not known:
            raise TrackNotFoundError(str(track_id))
        catalogue = self._catalogue
        one = None if catalogue is None else catalogue.row(track_id)
        ids = set(self._tracks.titled_like(work_title(fold(known[0].tags.title))))
        own = self._tracks.facts([track_id])[track_id]
        if own.audio_id and own.duration_ms is not None:
            ids.update(other for other, _ in self._tracks.same_audio(own.audio_id, own.duration_ms))
        if catalogue is not None and one is not None:
            ids.update(TrackId(number) for number in catalogue.nearest(one, KIN_POOL).ids.tolist())
        facts = self._tracks.facts(sorted(ids - {track_id}))
        cosines = {} if catalogue is None or one is None else _cosines(catalogue, one, facts)
        found = [
            (other, kinship(own, facts[other], *cosines.get(other, (None, None)))) for other in sorted(facts)
        ]
        return [(other, kind) for other, kind in found if kind is not Kinship.NONE]

    def _go_on(self) -> None:
        if self._is_working:
            return
        work = self._next_work()
        if work is None:
            self._lessons.attend(self._catalogue, self._on_learned)
            return
        self._is_working = True
        self._scheduler.run(
            Lane.QUICK, work, name="similarity", on_done=self._on_done, on_error=self._on_error
        )

    def _next_work(self) -> _Work | None:
        """What to do next; small changes go before a new build, so new tracks are found while it runs."""
        catalogue, upkeep = self._catalogue, self._upkeep
        if not self._is_loaded:
            self._is_loaded = self._is_check_due = True
            self._is_sync_due = False
            return lambda _context: upkeep.load()
        if self._is_sync_due and catalogue is not None:
            self._is_sync_due, self._is_check_due = False, True
            return lambda _context: upkeep.synced(catalogue)
        if self._changed_ids and catalogue is not None:
            ids = self._take_changed()
            self._is_check_due = True
            return lambda _context: upkeep.updated(catalogue, ids)
        if self._is_check_due or self._is_sync_due or self._changed_ids:
            self._is_check_due = self._is_sync_due = False
            self._take_changed()
            return lambda context: _rebuilt_if_due(upkeep, catalogue, context)
        learned, self._learned = self._learned, None
        if learned is not None and catalogue is not None and learned.is_about(catalogue.space):
            return lambda context: upkeep.reshaped(catalogue, learned.metric, learned.evidence, context.check)
        return None

    def _take_changed(self) -> IdArray:
        self._in_hand, self._changed_ids = self._changed_ids, set()
        return np.sort(id_array(list(self._in_hand)))

    def _on_learned(self, learned: LearnedMetric) -> None:
        self._learned = learned
        self._go_on()

    def _on_done(self, catalogue: SoundCatalogue | None) -> None:
        self._is_working = False
        self._in_hand = set()
        if catalogue is not self._catalogue:
            self._catalogue = catalogue
            self.index_changed.emit()
        self._go_on()

    def _on_error(self, error: Exception) -> None:
        self._is_working = False
        # Tried again with the next change, not at once: a full disk stays full.
        self._changed_ids |= self._in_hand
        self._is_sync_due = True
        if not isinstance(error, MusicRecError):
            raise error
        log.warning("the similarity index was not brought up to date: %s", error)


def _rebuilt_if_due(
    upkeep: IndexUpkeep, catalogue: SoundCatalogue | None, context: TaskContext
) -> SoundCatalogue | None:
    if not upkeep.needs_rebuild(catalogue):
        return catalogue
    return upkeep.rebuilt(context.check) or catalogue


def _rows_in_order(catalogue: SoundCatalogue, ids: IdArray) -> VectorTable:
    """Rows in the order of ``ids``; what comes back is no table to search in."""
    table = catalogue.index.select(ids)
    places = np.searchsorted(table.ids, ids)
    return VectorTable(ids, table.vectors[places], table.traits[places])


def _cosines(
    catalogue: SoundCatalogue, one: VectorTable, ids: Iterable[TrackId]
) -> dict[TrackId, tuple[float | None, float | None]]:
    """Of the tracks whose sound is known: cosines of sound and of timbre."""
    table = catalogue.index.select(id_array(sorted(ids)))
    cosines = np.einsum("ij,j->i", table.vectors, one.vectors[0])
    timbres = catalogue.timbre_cosines(one, table)
    return {
        TrackId(number): (float(cosines[place]), None if timbres is None else float(timbres[place]))
        for place, number in enumerate(table.ids.tolist())
    }
