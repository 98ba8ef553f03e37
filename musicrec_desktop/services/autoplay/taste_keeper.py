"""What autoplay knows of the listener beyond this session, kept fresh in lanes of its own."""

from __future__ import annotations

import datetime as dt
import logging
from dataclasses import dataclass, field
from typing import Final

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.scheduler import Scheduler, Timer
from musicrec_desktop.core.tasks import Lane
from musicrec_desktop.model.listen import ListenTable
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.taste.co_occurrence import CoOccurrence, prove
from musicrec_desktop.recommend.taste.discovery import Discovery
from musicrec_desktop.recommend.taste.taste_profile import TasteProfile, learn_taste
from musicrec_desktop.services.feedback import FeedbackService
from musicrec_desktop.services.similarity.service import SimilarityService
from musicrec_desktop.storage.listens import ListenStore

log = logging.getLogger(__name__)

LISTENS: Final = 50_000
EVENTS: Final = 20_000
DISCOVERIES: Final = 300
"""The latest new tracks are what tells about the next."""
DELAY_MS: Final = 1_500
NEWS: Final = 50
"""So many new plays are worth proving the co-occurrence again."""


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """What is known of the listener at one moment; it never changes, so any thread may use it.

    Attributes:
        profile: likes, interests and what is rejected.
        co_occurrence: what is played together.
        discovery: what became of new tracks.
        plays: how many plays there were when ``co_occurrence`` was proven.
    """

    profile: TasteProfile = field(default_factory=TasteProfile)
    co_occurrence: CoOccurrence = field(default_factory=CoOccurrence)
    discovery: Discovery = field(default_factory=Discovery)
    plays: int = 0


class TasteKeeper:
    """Learns again after each listen and each word; what is known meanwhile goes on to be used.

    Args:
        listens: what was heard.
        feedback: what was said.
        similarity: the sound of the library.
        scheduler: gives the lane.
    """

    def __init__(
        self,
        *,
        listens: ListenStore,
        feedback: FeedbackService,
        similarity: SimilarityService,
        scheduler: Scheduler,
    ) -> None:
        self._listens = listens
        self._feedback = feedback
        self._similarity = similarity
        self._scheduler = scheduler
        self._known = Known()
        self._is_learning = False
        self._is_due = False
        self._is_asked = False
        self._timer: Timer | None = None

    @property
    def known(self) -> Known:
        """What was learnt last; learning begins when it is first asked for."""
        if not self._is_asked:
            self.refresh()
        return self._known

    @property
    def now_ms(self) -> int:
        """UTC, of the scheduler's clock."""
        return self._scheduler.clock.now_ms()

    @property
    def has_profile(self) -> bool:
        """Whether any interest is known; asking begins nothing."""
        return bool(self._known.profile)

    @property
    def is_settled(self) -> bool:
        """Whether nothing is being learnt."""
        return not (self._is_learning or self._is_due)

    def refresh_later(self) -> None:
        """Learn again when the queue has reacted to what is new: that must not wait."""
        if self._timer is None:
            self._timer = self._scheduler.call_later(DELAY_MS, self.refresh)

    def refresh(self) -> None:
        """Learn again, now."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._is_asked = True
        if self._is_learning:
            self._is_due = True
            return
        self._is_learning = True
        known, catalogue = self._known, self._similarity.catalogue
        self._scheduler.run(
            Lane.QUICK,
            lambda _context: self.learn(known, catalogue),
            name="taste",
            on_done=self._on_learned,
            on_error=self._on_error,
        )

    def learn_now(self) -> Known:
        """Learn again, and wait for it.

        Raises:
            StorageError: the history cannot be read.
        """
        self._is_asked = True
        self._known = self.learn(self._known, self._similarity.catalogue)
        return self._known

    def learn(self, before: Known, catalogue: SoundCatalogue | None) -> Known:
        """Read everything and think about it; for lanes, and for programs that wait.

        Raises:
            StorageError: the history cannot be read.
        """
        listens = self._listens.table(LISTENS)
        now_ms = self._scheduler.clock.now_ms()
        profile = learn_taste(listens, self._feedback.events(EVENTS), catalogue, now_ms, local_zone())
        co_occurrence, plays = before.co_occurrence, before.plays
        heard = int(listens.is_play.sum())
        if catalogue is not None and (not plays or abs(heard - plays) >= NEWS):
            co_occurrence, plays = (
                prove(*self._listens.session_plays(LISTENS), catalogue.cosine_lookup()),
                heard,
            )
        return Known(profile, co_occurrence, self._discovery(listens, profile), plays)

    def _discovery(self, listens: ListenTable, profile: TasteProfile) -> Discovery:
        played, skipped = self._listens.discoveries(DISCOVERIES)
        return Discovery(
            new_played=played,
            new_skipped=skipped,
            known_played=max(int((listens.is_auto & listens.is_play).sum()) - played, 0),
            known_skipped=max(int((listens.is_auto & listens.is_skip).sum()) - skipped, 0),
            heard=int((profile.last_ms > 0).sum()),
        )

    def _on_learned(self, known: Known) -> None:
        self._is_learning = False
        self._known = known
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


def local_zone() -> dt.tzinfo:
    """Of the listener's clock."""
    return dt.datetime.now().astimezone().tzinfo or dt.UTC
