"""“For you”: makes the cards of the day in a lane, keeps them, and says when they changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane, TaskHandle
from musicrec_desktop.model.card import Card, CardControls, CardPage
from musicrec_desktop.recommend.mixes.page import make_page
from musicrec_desktop.services.autoplay.service import AutoplayService
from musicrec_desktop.services.discover.gathering import MixGathering, Moment
from musicrec_desktop.services.similarity.service import SimilarityService
from musicrec_desktop.storage.state import StateStore

CONTROLS_KEY: Final = "card_controls"
OnError = Callable[[Exception], object]


class DiscoverService:
    """Holds the page of the listener in use.

    Args:
        scheduler: gives the quick lane.
        gathering: reads what cards are made from.
        autoplay: knows the taste and the rules of the listener.
        similarity: the sound of the library.
        state: keeps the sliders.

    Attributes:
        changed: the page, a card of it, or the problem is another one.
    """

    def __init__(
        self,
        *,
        scheduler: Scheduler,
        gathering: MixGathering,
        autoplay: AutoplayService,
        similarity: SimilarityService,
        state: StateStore,
    ) -> None:
        self._scheduler = scheduler
        self._gathering = gathering
        self._autoplay = autoplay
        self._similarity = similarity
        self._state = state
        self._page: CardPage | None = None
        self._problem = ""
        self.changed: Signal[()] = Signal()

    @property
    def page(self) -> CardPage | None:
        """The page that was made or loaded last; None before the first."""
        return self._page

    @property
    def problem(self) -> str:
        """Why there are no cards, in a sentence; empty where there are some, or none were asked for."""
        return self._problem

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
        """The latest page that was kept; None where there is none."""
        return self._page

    def make(self, *, again: bool = False, on_error: OnError | None = None) -> TaskHandle:
        """Make the page of today in the quick lane; today's page stays where it is there already.

        Args:
            again: make another page, also where there is one of today.
            on_error: gets what went wrong; without it, ``problem`` says so.
        """
        moment, day, controls = self._moment(), self._gathering.today(), self.controls
        before = None if again else self._page
        return self._scheduler.run(
            Lane.QUICK,
            lambda _context: (
                before if before is not None and before.day == day else self._made(moment, day, controls)
            ),
            name="cards",
            on_done=self._on_made,
            on_error=lambda error: self._on_error(error, on_error),
        )

    def make_now(self, day: dt.date | None = None) -> CardPage:
        """Make a page in the calling thread, and learn the taste before; for callers that wait.

        Args:
            day: on the listener's clock; None for today.

        Raises:
            StorageError: the library cannot be read.
        """
        self._autoplay.learn_taste()
        return self._made(self._moment(), day or self._gathering.today(), self.controls)

    def refresh_card(self, key: str, on_error: OnError | None = None) -> TaskHandle | None:
        """Make a card of the page again, in the quick lane; None where there is no such card."""
        page = self._page
        card = None if page is None else page.card(key)
        if page is None or card is None:
            return None
        moment, old = self._moment(), card
        taken = [track_id for one in page.cards if one.key != key for track_id in one.track_ids]

        def work() -> Card:
            given = self._gathering.gathered(moment, page.day)
            made = make_page(given, page.day, page.controls, kinds=(old.kind,), taken=taken)
            return next((one for one in made if one.key == key), old)

        return self._scheduler.run(
            Lane.QUICK,
            lambda _context: work(),
            name=f"card {key}",
            on_done=self._put,
            on_error=lambda error: self._on_error(error, on_error),
        )

    def set_opinion(self, key: str, opinion: int) -> Callable[[], None]:
        """Like (1) or dislike (-1) a card, or take that back (0).

        Returns:
            A function that undoes it.

        Raises:
            KeyError: there is no such card.
            StorageError: it cannot be kept.
        """
        card = None if self._page is None else self._page.card(key)
        if card is None:
            raise KeyError(key)
        before = card.opinion
        self._put(replace(card, opinion=opinion))
        return lambda: self._put(replace(card, opinion=before))

    def profile_switched(self) -> None:
        """Drop what belongs to another listener."""
        self._page, self._problem = None, ""
        self.changed.emit()

    def _moment(self) -> Moment:
        return Moment(self._autoplay.known, self._similarity.catalogue, self._autoplay.controls.rules)

    def _made(self, moment: Moment, day: dt.date, controls: CardControls) -> CardPage:
        given = self._gathering.gathered(moment, day)
        return CardPage(day, make_page(given, day, controls), controls, given.now_ms)

    def _put(self, card: Card) -> None:
        if self._page is None or self._page.card(card.key) is None:
            return
        cards = tuple(card if one.key == card.key else one for one in self._page.cards)
        self._page = replace(self._page, cards=cards)
        self.changed.emit()

    def _on_made(self, page: CardPage) -> None:
        self._page = page
        self._problem = "" if page.cards else "There are no cards yet: the library has too few tracks."
        self.changed.emit()

    def _on_error(self, error: Exception, on_error: OnError | None) -> None:
        if not isinstance(error, MusicRecError):
            raise error
        if on_error is not None:
            on_error(error)
        self._problem = str(error)
        self.changed.emit()
