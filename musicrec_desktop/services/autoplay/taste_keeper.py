"""Keeps the long-term taste of the listener up to date."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from typing import Final
from zlib import crc32

import numpy as np

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.local_zone import LOCAL_ZONE
from musicrec_desktop.core.scheduler import Scheduler, Timer
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane, TaskHandle
from musicrec_desktop.model.listen import ListenTable
from musicrec_desktop.model.playlist import PlaylistId
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.taste.co_occurrence import (
    CoOccurrence,
    count_co_occurrence,
    count_lists,
    joined,
    prove,
    prove_lists,
)
from musicrec_desktop.recommend.taste.discovery import Discovery
from musicrec_desktop.recommend.taste.taste_profile import TasteProfile, learn_taste
from musicrec_desktop.services.feedback import FeedbackService
from musicrec_desktop.services.playlists.reading import PlaylistReader
from musicrec_desktop.services.ratings import RatingService
from musicrec_desktop.services.similarity.service import SimilarityService
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.state import StateStore

log = logging.getLogger(__name__)

LISTENS: Final = 50_000
EVENTS: Final = 20_000
RATINGS: Final = 50_000
DISCOVERIES: Final = 300
"""The number of new tracks, the latest ones, that the share of discovery is learnt from."""
ENTRIES: Final = 50_000
DELAY_MS: Final = 1_500
"""How long nothing more is said until it is learnt: what is learnt after a skip would meet the next one."""
LONGEST_DELAY_MS: Final = 6_000
"""Until what is said without a pause is learnt, too; queues have it at once, as what the session says."""
EDIT_DELAY_MS: Final = 5_000
NEWS: Final = 50
"""The number of new plays after which the co-occurrence is weighted again."""
NEWS_SHARE: Final = 0.1
"""The share of new plays up to which the weights of the last run serve until the next listen."""
STATE_KEY: Final = "taste.co_occurrence_weights"


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """What is known of the listener at one moment; it is immutable, so any thread may use it.

    Attributes:
        profile: the long-term taste.
        co_occurrence: of tracks in sessions and playlists, as far as that helps.
        discovery: how new tracks fared.
        played: the co-occurrence of sessions alone, also where it does not help.
        listed: the co-occurrence of playlists alone, also where it does not help.
        plays: how many plays there were when the co-occurrence was weighted; -1 where it never was.
        edits: how often playlists had changed by then.
    """

    profile: TasteProfile = field(default_factory=TasteProfile)
    co_occurrence: CoOccurrence = field(default_factory=CoOccurrence)
    discovery: Discovery = field(default_factory=Discovery)
    played: CoOccurrence = field(default_factory=CoOccurrence)
    listed: CoOccurrence = field(default_factory=CoOccurrence)
    plays: int = -1
    edits: int = 0


@dataclass(frozen=True, slots=True)
class ProvenWeights:
    """How much co-occurrence was found to help, and what that rests on.

    Attributes:
        played: weight of sessions.
        listed: weight of playlists.
        plays: how many plays there were.
        lists: a checksum of the entries of playlists.
        fit_id: of the sound space.
    """

    played: float
    listed: float
    plays: int
    lists: int
    fit_id: str


class TasteKeeper:
    """Learns the taste again after each listen, feedback and rating; until then the earlier result is used.

    Changed playlists are learnt from after ``EDIT_DELAY_MS`` without another change.

    Args:
        listens: the history.
        feedback: of the listener.
        ratings: of the listener.
        playlists: of the listener.
        similarity: the sound of the library.
        state: keeps from run to run how much co-occurrence helps the listener; finding that out takes most of
            the time of learning.
        scheduler: gives the lane.

    Signals:
        learned: there is a new result.
    """

    def __init__(
        self,
        *,
        listens: ListenStore,
        feedback: FeedbackService,
        ratings: RatingService,
        playlists: PlaylistReader,
        similarity: SimilarityService,
        state: StateStore,
        scheduler: Scheduler,
    ) -> None:
        self._listens = listens
        self._state = state
        self._feedback = feedback
        self._ratings = ratings
        self._playlists = playlists
        self._edits = 0
        self._edit_timer: Timer | None = None
        self._similarity = similarity
        self._scheduler = scheduler
        self._known = Known()
        self._is_learning = False
        self._learning: TaskHandle | None = None
        self._is_due = False
        self._is_asked = False
        self._timer: Timer | None = None
        self._latest_ms = 0
        self.learned: Signal[()] = Signal()
        ratings.changed.connect(self._on_rated)
        playlists.playlists_changed.connect(self._on_playlists_changed)

    @property
    def known(self) -> Known:
        """The latest result; the first access starts learning."""
        if not self._is_asked:
            self.refresh()
        return self._known

    @property
    def now_ms(self) -> int:
        """UTC, of the scheduler's clock."""
        return self._scheduler.clock.now_ms()

    @property
    def has_profile(self) -> bool:
        """Whether any interest is known; this does not start learning."""
        return bool(self._known.profile)

    @property
    def is_settled(self) -> bool:
        """Whether no learning is going on or waiting."""
        return not (self._is_learning or self._is_due)

    def refresh_later(self) -> None:
        """Learn again after ``DELAY_MS`` without another call, at the latest after ``LONGEST_DELAY_MS``.

        So the queue is planned first, and skips in a row are learnt from together.
        """
        now_ms = self.now_ms
        if self._timer is None:
            self._latest_ms = now_ms + LONGEST_DELAY_MS
        else:
            self._timer.cancel()
        delay_ms = max(0, min(DELAY_MS, self._latest_ms - now_ms))
        self._timer = self._scheduler.call_later(delay_ms, self.refresh)

    def history_changed(self) -> None:
        """Learn again later, where anybody has asked for the taste."""
        if self._is_asked:
            self.refresh_later()

    def profile_switched(self) -> None:
        """Forget what is known, and learn the taste of another profile where anybody has asked for one."""
        if self._learning is not None:
            self._learning.cancel()
        for timer in (self._timer, self._edit_timer):
            if timer is not None:
                timer.cancel()
        self._timer = self._edit_timer = None
        self._known, self._is_learning, self._is_due = Known(), False, False
        if self._is_asked:
            self.refresh()

    def refresh(self) -> None:
        """Learn again in the quick lane, at once or after the learning that is going on."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._is_asked = True
        if self._is_learning:
            self._is_due = True
            return
        self._is_learning = True
        known, catalogue = self._known, self._similarity.catalogue
        self._learning = self._scheduler.run(
            Lane.QUICK,
            lambda _context: self.learn(known, catalogue),
            name="taste",
            on_done=self._on_learned,
            on_error=self._on_error,
        )

    def learn_now(self) -> Known:
        """Learn again in the calling thread.

        Raises:
            StorageError: the history cannot be read.
        """
        self._is_asked = True
        self._known = self.learn(self._known, self._similarity.catalogue)
        return self._known

    def learner(self, catalogue: SoundCatalogue | None) -> Callable[[], Known]:
        """A function that gives the latest result, in any thread; it learns where there is none yet.

        Args:
            catalogue: the sound of the library.
        """
        known = self._known
        is_known = self._is_asked and self.is_settled and self._timer is None
        return lambda: known if is_known else self.learn(known, catalogue)

    def learn(self, before: Known, catalogue: SoundCatalogue | None) -> Known:
        """Learn from the whole history; in any thread.

        Args:
            before: the earlier result, whose co-occurrence is kept while there are few new plays.
            catalogue: the sound of the library; None while nothing is analysed.

        Raises:
            StorageError: the history cannot be read.
        """
        listens = self._listens.table(LISTENS)
        profile, discovery = self._personal(listens, catalogue)
        known = replace(before, profile=profile, discovery=discovery)
        heard, edits = int(listens.is_play.sum()), self._edits
        is_due = before.plays < 0 or abs(heard - before.plays) >= NEWS or edits != before.edits
        if catalogue is None or not is_due:
            return known
        sessions = self._listens.session_plays(LISTENS)
        lists = self._playlists.together(ENTRIES)
        fit_id, checksum = catalogue.space.fit_id, crc32(np.concatenate(lists).tobytes())
        weights = self._kept_weights() if before.plays < 0 else None
        if weights is None or not _still_serve(weights, heard, checksum, fit_id):
            likeness = catalogue.cosine_lookup()
            played = prove(*sessions, likeness)
            listed = prove_lists(*lists, sessions, played.weight, likeness)
            weights = ProvenWeights(played.weight, listed.weight, heard, checksum, fit_id)
            self._state.set(STATE_KEY, asdict(weights))
        else:
            played = replace(count_co_occurrence(*sessions), weight=weights.played)
            listed = replace(count_lists(*lists), weight=weights.listed)
        return replace(
            known,
            co_occurrence=joined(played, listed),
            played=played,
            listed=listed,
            plays=weights.plays,
            edits=edits,
        )

    def _kept_weights(self) -> ProvenWeights | None:
        """The weights of the last run; None where there are none that can be read."""
        match self._state.get(STATE_KEY):
            case {
                "played": float(played),
                "listed": float(listed),
                "plays": int(plays),
                "lists": int(lists),
                "fit_id": str(fit_id),
            }:
                return ProvenWeights(played, listed, plays, lists, fit_id)
        return None

    def personal(self, catalogue: SoundCatalogue | None) -> tuple[TasteProfile, Discovery]:
        """Learn what is the own of the listener whose rows the calling thread reads.

        Raises:
            StorageError: the history cannot be read.
        """
        return self._personal(self._listens.table(LISTENS), catalogue)

    def _personal(
        self, listens: ListenTable, catalogue: SoundCatalogue | None
    ) -> tuple[TasteProfile, Discovery]:
        profile = learn_taste(
            listens,
            self._feedback.events(EVENTS),
            catalogue,
            self._scheduler.clock.now_ms(),
            LOCAL_ZONE,
            ratings=self._ratings.latest(RATINGS),
        )
        return profile, self._discovery(listens, profile)

    def _discovery(self, listens: ListenTable, profile: TasteProfile) -> Discovery:
        played, skipped = self._listens.discoveries(DISCOVERIES)
        return Discovery(
            new_played=played,
            new_skipped=skipped,
            known_played=max(int((listens.is_auto & listens.is_play).sum()) - played, 0),
            known_skipped=max(int((listens.is_auto & listens.is_skip).sum()) - skipped, 0),
            heard=int((profile.last_ms > 0).sum()),
        )

    def _on_rated(self, _ids: tuple[TrackId, ...]) -> None:
        if self._is_asked:
            self.refresh_later()

    def _on_playlists_changed(self, _ids: tuple[PlaylistId, ...]) -> None:
        self._edits += 1
        if not self._is_asked:
            return
        if self._edit_timer is not None:
            self._edit_timer.cancel()
        self._edit_timer = self._scheduler.call_later(EDIT_DELAY_MS, self._on_edits_ended)

    def _on_edits_ended(self) -> None:
        self._edit_timer = None
        self.refresh()

    def _on_learned(self, known: Known) -> None:
        self._is_learning = False
        self._known = known
        self.learned.emit()
        self._go_on()

    def _on_error(self, error: Exception) -> None:
        self._is_learning = False
        if not isinstance(error, MusicRecError):
            raise error
        log.warning("the taste was not learnt: %s", error)
        self._go_on()

    def _go_on(self) -> None:
        if self._is_due:
            self._is_due = False
            self.refresh()


def _still_serve(weights: ProvenWeights, heard: int, lists: int, fit_id: str) -> bool:
    """Whether weights are about these playlists and this space, and about nearly all plays."""
    news = abs(heard - weights.plays)
    return (weights.lists, weights.fit_id) == (lists, fit_id) and news <= max(NEWS, NEWS_SHARE * heard)
