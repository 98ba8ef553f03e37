"""“For you”: the page of the listener in use, made in a lane, kept, and told of by a signal."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from musicrec_desktop.core.errors import MusicRecError, ProfileError
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane, TaskHandle
from musicrec_desktop.model.card import CardControls, CardKind, CardPage
from musicrec_desktop.model.mix import DayPart
from musicrec_desktop.services.autoplay.service import AutoplayService
from musicrec_desktop.services.discover.gathering import MixGathering, Moment
from musicrec_desktop.services.discover.making import PageMaker
from musicrec_desktop.services.similarity.service import SimilarityService
from musicrec_desktop.storage.cards import CardStore, KeptPage
from musicrec_desktop.storage.state import StateStore

log = logging.getLogger(__name__)

CONTROLS_KEY: Final = "card_controls"
LOCKED: Final = "This profile is locked."
NO_MUSIC: Final = "There is no music yet: add a folder, and cards come by themselves."
TOO_LITTLE: Final = "There are too few tracks for cards yet."
FAILED: Final = "The cards could not be made."
OnError = Callable[[Exception], object]


class DiscoverService:
    """Holds the page of the listener in use.

    Args:
        scheduler: gives the quick lane.
        gathering: reads what cards are made from.
        cards: keeps pages and opinions.
        autoplay: knows the taste and the rules of the listener.
        similarity: the sound of the library.
        state: keeps the sliders.

    Attributes:
        changed: the page, a card of it, the sliders or the problem are other ones.
    """

    def __init__(
        self,
        *,
        scheduler: Scheduler,
        gathering: MixGathering,
        cards: CardStore,
        autoplay: AutoplayService,
        similarity: SimilarityService,
        state: StateStore,
    ) -> None:
        self._scheduler = scheduler
        self._gathering = gathering
        self._cards = cards
        self._maker = PageMaker(gathering, cards)
        self._autoplay = autoplay
        self._similarity = similarity
        self._state = state
        self._kept: KeptPage | None = None
        self._problem = ""
        self._tasks: list[TaskHandle] = []
        self.changed: Signal[()] = Signal()

    @property
    def page(self) -> CardPage | None:
        """The page that was made or loaded last; None before the first."""
        return None if self._kept is None else self._kept.page

    @property
    def kept(self) -> KeptPage | None:
        """The page with how it was made; None before the first."""
        return self._kept

    @property
    def problem(self) -> str:
        """Why there are no cards, in a sentence; empty where there are some, or none were asked for."""
        return self._problem

    @property
    def today(self) -> dt.date:
        """The date on the listener's clock."""
        return self._gathering.today()

    @property
    def part(self) -> DayPart:
        """The part of the day on the listener's clock."""
        return self._gathering.part()

    def count(self) -> int:
        """How many tracks there are to choose from."""
        return self._gathering.count()

    @property
    def controls(self) -> CardControls:
        """The sliders of the listener."""
        kept = self._state.get(CONTROLS_KEY)
        try:
            return CardControls(*(int(value) for value in kept)) if isinstance(kept, list) else CardControls()
        except (TypeError, ValueError):
            return CardControls()

    def set_controls(self, controls: CardControls) -> None:
        """Keep the sliders; the next page is made with them.

        Raises:
            StorageError: they cannot be kept.
        """
        if controls != self.controls:
            self._state.set(CONTROLS_KEY, [controls.diversity, controls.newness])
            self.changed.emit()

    def load(self) -> CardPage | None:
        """Read the latest page that was kept; None where there is none.

        Raises:
            StorageError: it cannot be read.
        """
        if self._kept is None:
            self._kept = self._cards.latest(self.today)
        return self.page

    def kept_page(self, day: dt.date | None = None) -> CardPage | None:
        """The page of a day (None for today) where one is kept.

        Raises:
            StorageError: it cannot be read.
        """
        kept = self._cards.page(day or self.today)
        return None if kept is None else kept.page

    def make(self, *, again: bool = False, on_error: OnError | None = None) -> TaskHandle:
        """Make the page of today in the quick lane; today's page stays where it is there already.

        Args:
            again: make another page, also where there is one of today.
            on_error: gets what went wrong; ``problem`` says so, too.
        """
        moment, day, controls = self._moment(), self.today, self.controls
        task = self._scheduler.run(
            Lane.QUICK,
            lambda _context: self._maker.page(moment, day, controls, again=again),
            name="cards",
            on_done=self._on_made,
            on_error=lambda error: self._on_error(error, on_error),
        )
        return self._noted(task)

    def make_now(
        self,
        day: dt.date | None = None,
        *,
        again: bool = False,
        controls: CardControls | None = None,
        is_for_group: bool = False,
    ) -> CardPage:
        """The page of a day in the calling thread; for callers that wait.

        Args:
            day: on the listener's clock; None for today, whose page is kept.
            again: make another page than the one that is kept.
            controls: other sliders than those of the listener, for a page that is not kept.
            is_for_group: for those, too, whom the automatic queue is for; such a page is not kept.

        Raises:
            ProfileError: the profile is locked.
            StorageError: the library cannot be read.
        """
        return self._maker.page(
            self._moment(is_for_group=is_for_group),
            day or self.today,
            controls or self.controls,
            again=again or controls is not None or is_for_group,
            is_kept=controls is None and day in {None, self.today} and not is_for_group,
        ).page

    def refresh_card(self, key: str, on_error: OnError | None = None) -> TaskHandle | None:
        """Put other tracks on a card, in the quick lane; None where there is no such card."""
        page = self.page
        if page is None or page.card(key) is None:
            return None
        moment = self._moment()
        return self._change(lambda: self._maker.refreshed(moment, page, key), on_error)

    def refresh_kind(self, kind: CardKind) -> TaskHandle | None:
        """Make the cards of a kind anew, in the quick lane; None where there is no page."""
        page = self.page
        if page is None:
            return None
        moment = self._moment()
        return self._change(lambda: self._maker.with_kind(moment, page, kind), None)

    def set_opinion(self, key: str, opinion: int) -> Callable[[], None]:
        """Like (1) or dislike (-1) a card, or take that back (0).

        Returns:
            A function that undoes it.

        Raises:
            KeyError: there is no such card.
            ProfileError: the profile is locked.
            StorageError: it cannot be kept.
        """
        page = self.page
        card = None if page is None else page.card(key)
        if page is None or card is None:
            raise KeyError(key)
        row_id = self._cards.say(card, page.day, opinion, self._scheduler.clock.now_ms())
        self._show_opinion(key, page.day)

        def undo() -> None:
            self._cards.take_back(row_id, self._scheduler.clock.now_ms())
            self._show_opinion(key, page.day)

        return undo

    def profile_switched(self) -> None:
        """Drop what belongs to another listener, and read the page of the one in use."""
        for task in self._tasks:
            task.cancel()
        self._tasks.clear()
        self._kept, self._problem = None, ""
        self.load()
        self.changed.emit()

    def _moment(self, *, is_for_group: bool = False) -> Moment:
        group = self._autoplay.group
        return Moment(
            self._autoplay.taste.learner(self._similarity.catalogue),
            self._similarity.catalogue,
            self._autoplay.controls.rules,
            group.members if is_for_group else (),
            group.group.how,
        )

    def _change(self, work: Callable[[], CardPage], on_error: OnError | None) -> TaskHandle:
        task = self._scheduler.run(
            Lane.QUICK,
            lambda _context: work(),
            on_done=self._on_changed,
            on_error=lambda error: self._on_error(error, on_error),
        )
        return self._noted(task)

    def _noted(self, task: TaskHandle) -> TaskHandle:
        """A task that is cancelled when another listener takes over."""
        self._tasks = [one for one in self._tasks if not one.is_finished] + [task]
        return task

    def _show_opinion(self, key: str, day: dt.date) -> None:
        page = self.page
        card = None if page is None else page.card(key)
        if self._kept is None or page is None or card is None or page.day != day:
            return
        new = replace(card, opinion=self._cards.opinion(key, day))
        cards = tuple(new if one.key == key else one for one in page.cards)
        self._kept = replace(self._kept, page=replace(page, cards=cards))
        self.changed.emit()

    def _on_changed(self, page: CardPage) -> None:
        if self._kept is not None and self._kept.page.day == page.day:
            self._kept = replace(self._kept, page=page)
            self.changed.emit()

    def _on_made(self, kept: KeptPage) -> None:
        self._kept = kept
        self._problem = "" if kept.page.cards else TOO_LITTLE if kept.tracks else NO_MUSIC
        self.changed.emit()

    def _on_error(self, error: Exception, on_error: OnError | None) -> None:
        if not isinstance(error, MusicRecError):
            raise error
        is_locked = isinstance(error, ProfileError)
        if not is_locked:
            log.warning("no cards: %s", error)
        self._problem = LOCKED if is_locked else FAILED
        if on_error is not None:
            on_error(error)
        self.changed.emit()
