"""Makes the figures of a section in a lane, one by one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial

from musicrec_desktop.core.local_zone import LOCAL_ZONE
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane, TaskContext, TaskHandle
from musicrec_desktop.model.insights import Figure, InsightSection, YearStory
from musicrec_desktop.model.period import Period
from musicrec_desktop.services.insights.data import InsightData, InsightStores


class InsightsService:
    """Figures of the listener in use.

    Args:
        scheduler: its lanes do the work.
        stores: of what figures are made of.
        zone: whose days count.

    Attributes:
        changed: figures that were made may be others now: something was heard or imported, or another
            listener is in use.
    """

    def __init__(self, *, scheduler: Scheduler, stores: InsightStores, zone: dt.tzinfo = LOCAL_ZONE) -> None:
        self.changed: Signal[()] = Signal()
        self._scheduler = scheduler
        self._stores = stores
        self._zone = zone

    @property
    def today(self) -> dt.date:
        """The listener's day."""
        return dt.datetime.fromtimestamp(self._scheduler.clock.now_ms() / 1000, self._zone).date()

    def load(
        self,
        section: InsightSection,
        period: Period,
        on_figure: Callable[[Figure], object],
        on_done: Callable[[], object],
        on_error: Callable[[Exception], object] | None = None,
    ) -> TaskHandle:
        """Make the figures of a section in a lane; a later call cancels an earlier one.

        Args:
            section: of the page.
            period: that the figures are about.
            on_figure: gets each figure as soon as it is made, in the order of the section.
            on_done: after the last one.
            on_error: gets what goes wrong (``StorageError``) instead.
        """

        def work(context: TaskContext) -> None:
            def tell(what: Callable[[], object]) -> None:
                if not context.is_cancelled:
                    what()

            for figure in self._made(section, period):
                context.check()
                self._scheduler.post(partial(tell, partial(on_figure, figure)))
            self._scheduler.post(partial(tell, on_done))

        return self._scheduler.run(Lane.QUICK, work, name="insights", on_error=on_error)

    def figures(self, section: InsightSection, period: Period) -> list[Figure]:
        """The figures of a section, at once.

        Raises:
            StorageError: the history cannot be read.
        """
        return list(self._made(section, period))

    def story(self, year: int) -> YearStory:
        """The year in review, at once.

        Raises:
            StorageError: the history cannot be read.
        """
        from musicrec_desktop.services.insights.story.cards import CARDS
        from musicrec_desktop.services.insights.story.year import tell

        return tell(year, self._data(Period.year(year)), CARDS)

    def load_story(
        self,
        year: int,
        on_done: Callable[[YearStory], object],
        on_error: Callable[[Exception], object] | None = None,
    ) -> TaskHandle:
        """As ``story``, in a lane."""
        return self._scheduler.run(
            Lane.QUICK,
            lambda _context: self.story(year),
            name="year in review",
            on_done=on_done,
            on_error=on_error,
        )

    def years(self) -> list[int]:
        """The years of the listener's calendar in which something was heard, the latest first.

        Raises:
            StorageError: the history cannot be read.
        """
        return self._data(Period.all()).heard_years

    def load_years(self, on_done: Callable[[list[int]], object]) -> TaskHandle:
        """As ``years``, in a lane."""
        return self._scheduler.run(
            Lane.QUICK, lambda _context: self.years(), name="insight years", on_done=on_done
        )

    def history_changed(self, *_what: object) -> None:
        """Something was heard."""
        self.changed.emit()

    def rows_changed(self, *_what: object) -> None:
        """Rows were changed or removed (an import, a repair), or another listener is in use."""
        self._stores.listens.forget()
        self.changed.emit()

    def _made(self, section: InsightSection, period: Period) -> Iterator[Figure]:
        # What makes figures is loaded in the lane that makes the first one, not with the page.
        from musicrec_desktop.services.insights.figures import figures_of

        data = self._data(period)
        for spec in figures_of(section):
            yield spec.make(data)

    def _data(self, period: Period) -> InsightData:
        return InsightData(period, self._stores, self._scheduler.clock.now_ms(), self._zone)
