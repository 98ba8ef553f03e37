"""Tracks that sound alike, with the reasons; and keeping the index true to the library."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from typing import Final

import numpy as np

from musicrec_desktop.core.errors import MusicRecError, TrackNotFoundError
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane, TaskContext
from musicrec_desktop.model.features import Block
from musicrec_desktop.model.recommendation import Recommendation
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.catalogue import SoundCatalogue
from musicrec_desktop.recommend.explain import aspect_reasons
from musicrec_desktop.recommend.upkeep import ANNOY_FROM, IndexUpkeep
from musicrec_desktop.recommend.vector_table import IdArray, id_array
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.tracks import TrackStore

log = logging.getLogger(__name__)

SAME_SOUND: Final = 0.999_99
"""Cosine above which two files hold the same decoded sound."""
SAME_WORK: Final = 0.98
"""Cosine above which two tracks of the same title are the same recording (another codec or edition)."""
SPARE: Final = 30

_Work = Callable[[TaskContext], SoundCatalogue | None]


class SimilarityService:
    """Answers at once from the catalogue that it has; changes are prepared in the quick lane, one at a time.

    The quick lane and not the serial one, because there a long scan would keep the first similar tracks back.

    Args:
        scheduler: gives the lanes.
        features: raw vectors; read in lanes only.
        tracks: tags, for what counts as the same recording.
        index_dir: where built indexes lie.
        blocks: of the current extractor's vectors.
        feature_version: of the current extractor.
        annoy_from: number of tracks from which Annoy is used.

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
    ) -> None:
        self._scheduler = scheduler
        self._tracks = tracks
        self._upkeep = IndexUpkeep(
            features,
            index_dir=index_dir,
            blocks=blocks,
            feature_version=feature_version,
            annoy_from=annoy_from,
        )
        self._catalogue: SoundCatalogue | None = None
        self._is_loaded = False
        self._is_working = False
        self._is_sync_due = False
        self._is_check_due = False
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
        return not (self._is_working or self._is_sync_due or self._is_check_due or self._changed_ids)

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

    def similar(self, track_id: TrackId, limit: int) -> list[Recommendation]:
        """The tracks that sound most like one, best first; empty where its sound is not known (yet).

        The track itself and other files of the same recording are left out.

        Raises:
            TrackNotFoundError: the library has no such track.
        """
        if (own := self._tracks.facts([track_id]).get(track_id)) is None:
            raise TrackNotFoundError(str(track_id))
        catalogue = self._catalogue
        itself = id_array([track_id])
        if catalogue is None or limit <= 0 or not len(known := catalogue.index.select(itself)):
            return []
        vector = known.vectors[0]
        found = catalogue.index.query(vector, limit + SPARE, itself)
        facts = self._tracks.facts([TrackId(number) for number in found.ids.tolist()])
        nearest = [
            (TrackId(number), float(cosine))
            for number, cosine in zip(found.ids.tolist(), found.cosines, strict=True)
            if not _is_same(float(cosine), own, facts.get(TrackId(number)))
        ][:limit]
        return _explained(catalogue, track_id, nearest)

    def _go_on(self) -> None:
        if self._is_working:
            return
        work = self._next_work()
        if work is None:
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
        return None

    def _take_changed(self) -> IdArray:
        self._in_hand, self._changed_ids = self._changed_ids, set()
        return np.sort(id_array(list(self._in_hand)))

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


def _is_same(cosine: float, own: TrackFacts, other: TrackFacts | None) -> bool:
    if other is None or other.is_missing or cosine >= SAME_SOUND:
        return True
    return cosine >= SAME_WORK and own.title_key == other.title_key


def _explained(
    catalogue: SoundCatalogue, track_id: TrackId, nearest: Sequence[tuple[TrackId, float]]
) -> list[Recommendation]:
    one = catalogue.index.select(id_array([track_id])).vectors[0]
    table = catalogue.index.select(np.unique(id_array([number for number, _ in nearest])))
    by_aspect = catalogue.space.aspect_similarities(one, table.vectors)
    places = {number: place for place, number in enumerate(table.ids.tolist())}
    return [
        Recommendation(
            number,
            round(max(0.0, min(1.0, cosine)), 4),
            aspect_reasons({aspect: float(values[places[number]]) for aspect, values in by_aspect.items()}),
        )
        for number, cosine in nearest
    ]
