"""Tracks that sound alike, with the reasons; keeping the index true to the library, and of the right kind."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from typing import Final

import numpy as np

from musicrec_desktop.core.errors import MusicRecError, TrackNotFoundError
from musicrec_desktop.core.scheduler import Scheduler, Timer
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane, TaskContext, TaskHandle
from musicrec_desktop.model.recommendation import Recommendation
from musicrec_desktop.model.similarity_index import IndexChoice, IndexKind
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.neighbours.calibration import MEASURED_FROM
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.neighbours.index import SimilarityIndex
from musicrec_desktop.recommend.neighbours.same_recording import unrelated
from musicrec_desktop.recommend.neighbours.upkeep import IndexUpkeep
from musicrec_desktop.recommend.queue.explain import aspect_reasons
from musicrec_desktop.recommend.space.sound_space import SoundSpace, SpaceRecipe
from musicrec_desktop.recommend.space.vector_table import IdArray, VectorTable, id_array
from musicrec_desktop.services.similarity.metric_updates import LearnedMetric, MetricUpdates
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.tracks import TrackStore

log = logging.getLogger(__name__)

SPARE: Final = 30
CHOICE_DELAY_MS: Final = 10_000
"""The kind of index is chosen when the start, or a new build, is over by so long."""

_Work = Callable[[TaskContext], SoundCatalogue | None]


class SimilarityService:
    """Answers at once from the catalogue that it has; changes are prepared in the quick lane, one at a time.

    The quick lane and not the serial one, because there a long scan would keep the first similar tracks back.
    What can be learnt from tags and use comes later, in the serial lane.

    A new build is searched exactly. Whether Annoy takes over is decided later, beside everything else: what
    has the time for that is the window, or a command that asks for it.

    Args:
        scheduler: gives the lanes.
        features: raw vectors; read in lanes only.
        tracks: tags, for what counts as the same recording.
        index_dir: where built indexes lie.
        recipes: how the space of each version of the extractor is fitted.
        feature_version: of the current extractor.
        wanted_index: gives the kind of index that the setting names; None for an automatic choice.
        measured_from: tracks from which an automatic choice compares the kinds.
        base: gives the space of a version for small libraries, where there is one; called in a lane.
        metric_updates: learns from use and tags; None to learn nothing.

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
        recipes: Mapping[int, SpaceRecipe],
        feature_version: int,
        wanted_index: Callable[[], IndexKind | None] = lambda: None,
        measured_from: int = MEASURED_FROM,
        base: Callable[[int], SoundSpace | None] = lambda _version: None,
        metric_updates: MetricUpdates | None = None,
    ) -> None:
        self._scheduler = scheduler
        self._tracks = tracks
        self._upkeep = IndexUpkeep(
            features,
            index_dir=index_dir,
            recipes=recipes,
            feature_version=feature_version,
            measured_from=measured_from,
            base=base,
        )
        self._wanted_index = wanted_index
        self._metric_updates = metric_updates
        self._catalogue: SoundCatalogue | None = None
        self._is_loaded = False
        self._is_working = False
        self._is_sync_due = False
        self._is_check_due = False
        self._is_rebuild_asked = False
        self._choice_timer: Timer | None = None
        self._choosing: TaskHandle | None = None
        self._chosen_for: tuple[str, IndexKind | None] | None = None
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
        return not (self._is_working or is_due or self._is_rebuild_asked)

    @property
    def is_choosing(self) -> bool:
        """Whether the kinds of index are being compared, or a forest is being built."""
        return self._choosing is not None

    @property
    def index_choice(self) -> IndexChoice | None:
        """The kind of index in use and what was measured; None while there is no index."""
        return None if self._catalogue is None else self._catalogue.choice_in_force

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

    def set_feature_version(self, version: int) -> None:
        """Use the vectors of another version of the extractor, as soon as it covers the library."""
        if version != self._upkeep.feature_version:
            self._upkeep.feature_version = version
            self._is_check_due = True
            self._go_on()

    def rebuild(self) -> None:
        """Fit the space and build the index again, and forget what was measured of the kinds of index."""
        self._is_rebuild_asked = True
        self._go_on()

    def choose_index(self) -> None:
        """Bring the kind of index in line with the setting now, where it is not; answers go on meanwhile."""
        self._chosen_for = None
        if self._choosing is not None:
            self._choosing.cancel()
            self._choosing = None
        self._choose()

    def beside(self, version: int, check: Callable[[], object]) -> SoundCatalogue | None:
        """The sound of the library by another version of the features, to compare with; for lanes.

        It takes as long as a rebuild, and is not kept.

        Args:
            version: of the extractor.
            check: called now and then; may raise to leave.
        """
        return self._upkeep.beside(version, check)

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
        cosines = catalogue.sound_cosines(one, near)
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

    def load_similar(
        self,
        track_id: TrackId,
        limit: int,
        on_done: Callable[[list[Recommendation]], object],
        on_error: Callable[[Exception], object],
    ) -> TaskHandle:
        """As ``similar``, found in the quick lane; a newer question replaces one that waits."""
        return self._scheduler.run(
            Lane.QUICK,
            lambda _context: self.similar(track_id, limit),
            name="similar-tracks",
            on_done=on_done,
            on_error=on_error,
        )

    def rest(self) -> None:
        """Hold no more in memory than has to be while nothing is asked."""
        if self._catalogue is not None:
            self._catalogue.index.base.table.let_go()

    def words_for(self, track_id: TrackId) -> tuple[str, ...]:
        """The words that fit how a track sounds, the best first; empty where none is known."""
        return () if self._catalogue is None else self._catalogue.words_for(track_id)

    def _go_on(self) -> None:
        if self._is_working:
            return
        work = self._next_work()
        if work is None:
            if self._metric_updates is not None:
                self._metric_updates.attend(self._catalogue, self._on_learned)
            if self._choice_timer is None and self._choice_due() is not None:
                self._choice_timer = self._scheduler.call_later(CHOICE_DELAY_MS, self._choose)
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
        if self._is_rebuild_asked or self._is_check_due or self._is_sync_due or self._changed_ids:
            is_asked, self._is_rebuild_asked = self._is_rebuild_asked, False
            self._is_check_due = self._is_sync_due = False
            self._take_changed()
            return lambda context: _rebuilt(upkeep, catalogue, context, is_asked=is_asked)
        learned, self._learned = self._learned, None
        if learned is not None and catalogue is not None and learned.is_about(catalogue.space):
            return lambda context: upkeep.reshaped(catalogue, learned.metric, learned.evidence, context.check)
        return None

    def _take_changed(self) -> IdArray:
        self._in_hand, self._changed_ids = self._changed_ids, set()
        return np.sort(id_array(list(self._in_hand)))

    def _choice_due(self) -> tuple[SoundCatalogue, IndexKind | None] | None:
        """What the kind of index has to be chosen for; None where nothing is to be chosen now."""
        catalogue = self._catalogue
        if catalogue is None or self._choosing is not None:
            return None
        wanted = self._wanted_index()
        # An attempt that did not succeed (a full disk) is not repeated for the same build and wish.
        is_tried = self._chosen_for == (catalogue.build, wanted)
        return None if is_tried or not self._upkeep.is_choice_due(catalogue, wanted) else (catalogue, wanted)

    def _choose(self) -> None:
        if self._choice_timer is not None:
            self._choice_timer.cancel()
            self._choice_timer = None
        due = self._choice_due()
        if due is None:
            return
        catalogue, wanted = due
        self._chosen_for = (catalogue.build, wanted)
        self._choosing = self._scheduler.run(
            Lane.QUICK,
            lambda context: self._upkeep.chosen(catalogue, wanted, context.check),
            name="similarity-index-kind",
            on_done=lambda chosen: self._on_chosen(catalogue.build, *chosen),
            on_error=self._on_choice_error,
        )

    def _on_chosen(self, build: str, base: SimilarityIndex, choice: IndexChoice) -> None:
        self._choosing = None
        catalogue = self._catalogue
        if catalogue is not None and catalogue.build == build:
            self._catalogue = catalogue.on(base, choice)
            if self._catalogue.kind is not catalogue.kind:
                self.index_changed.emit()
        self._go_on()

    def _on_choice_error(self, error: Exception) -> None:
        self._choosing = None
        raise error

    def _on_learned(self, learned: LearnedMetric) -> None:
        self._learned = learned
        self._go_on()

    def _on_done(self, catalogue: SoundCatalogue | None) -> None:
        self._is_working = False
        self._in_hand = set()
        now = self._catalogue
        if catalogue is not None and now is not None and catalogue.build == now.build:
            # The kind of index may have been chosen meanwhile.
            catalogue = catalogue.on(now.index.base, now.choice)
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


def _rebuilt(
    upkeep: IndexUpkeep, catalogue: SoundCatalogue | None, context: TaskContext, *, is_asked: bool
) -> SoundCatalogue | None:
    """A new build where one is due or was asked for, else the catalogue as it is."""
    if not is_asked and not upkeep.needs_rebuild(catalogue):
        return catalogue
    return upkeep.rebuilt(context.check, keeps_choice=not is_asked) or catalogue


def _rows_in_order(catalogue: SoundCatalogue, ids: IdArray) -> VectorTable:
    """Rows in the order of ``ids``; what comes back is no table to search in."""
    table = catalogue.index.select(ids)
    places = np.searchsorted(table.ids, ids)
    return VectorTable(ids, table.vectors[places], table.traits[places])
