"""Has pages made beside the window: each day, after much was added, and for each part of the day."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Final

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.scheduler import Scheduler, Timer
from musicrec_desktop.core.tasks import Lane, TaskHandle
from musicrec_desktop.model.card import CardKind
from musicrec_desktop.recommend.mixes.time_of_day import part_subject
from musicrec_desktop.services.analysis.service import AnalyseService
from musicrec_desktop.services.discover.service import LOCKED, DiscoverService
from musicrec_desktop.services.scan.service import ScanService
from musicrec_desktop.services.similarity.service import SimilarityService
from musicrec_desktop.storage.cards import KeptPage

log = logging.getLogger(__name__)

CHECK_MS: Final = 60_000
SOON_MS: Final = 3_000
MUCH: Final = 20
MUCH_SHARE: Final = 0.1
"""A page is made again where so many tracks, and so great a part, came or were analysed since."""
GROWTH: Final = 4
"""While the analysis goes on, a page is made again where so many times as many tracks are analysed."""


class DailyCards:
    """Looks once a minute whether cards are due, and waits while a scan runs.

    Args:
        scheduler: gives the timers.
        discover: makes the cards.
        scan: finds tracks.
        analyse: listens to tracks.
        similarity: the sound of the library.
    """

    def __init__(
        self,
        *,
        scheduler: Scheduler,
        discover: DiscoverService,
        scan: ScanService,
        analyse: AnalyseService,
        similarity: SimilarityService,
    ) -> None:
        self._scheduler = scheduler
        self._discover = discover
        self._scan = scan
        self._analyse = analyse
        self._similarity = similarity
        self._timer: Timer | None = None
        self._soon: Timer | None = None
        self._task: TaskHandle | None = None
        self._part_told = ""
        self._disconnects: list[Callable[[], None]] = []

    def start(self) -> None:
        """Begin; call once, when the window is there."""
        self._timer = self._scheduler.call_every(CHECK_MS, self.check)
        self._disconnects = [
            self._scan.finished.connect(lambda _report: self._check_soon()),
            self._analyse.finished.connect(lambda _report: self._check_soon()),
            self._similarity.index_changed.connect(self._check_soon),
            self._discover.changed.connect(self._on_cards_changed),
        ]
        self._check_soon()

    def close(self) -> None:
        """Look no more."""
        for timer in (self._timer, self._soon):
            if timer is not None:
                timer.cancel()
        for disconnect in self._disconnects:
            disconnect()

    def check(self) -> None:
        """Have cards made that are due, unless some are being made, or the library is being read."""
        is_loading = self._similarity.catalogue is None and not self._similarity.is_settled
        if self._scan.is_running or is_loading:
            return
        if self._task is not None and not self._task.is_finished:
            return
        self._discover.load()
        kept = self._discover.kept
        if kept is None and self._discover.problem == LOCKED:
            return
        if kept is None or kept.page.day != self._discover.today:
            self._task = self._discover.make()
        else:
            # To count a million tracks takes longer than a window may stand still.
            self._task = self._scheduler.run(
                Lane.QUICK,
                lambda _context: self._discover.count(),
                name="cards-due",
                on_done=lambda tracks: self._on_counted(kept, tracks),
                on_error=_log_error,
            )

    def _on_counted(self, kept: KeptPage, tracks: int) -> None:
        if self._discover.kept is not kept:
            self._check_soon()  # others were made meanwhile, or another listener came
        elif self._is_outgrown(kept, tracks):
            self._task = self._discover.make(again=True)
        else:
            self._check_part()

    def _check_part(self) -> None:
        """Renew the card of the time of day once for each part of the day."""
        subject = part_subject(self._discover.part)
        is_other_part = self._part_told not in {"", subject}
        self._part_told = subject
        page = self._discover.page
        shown = None if page is None else page.card(str(CardKind.TIME_OF_DAY))
        if is_other_part if shown is None else shown.subject != subject:
            self._task = self._discover.refresh_kind(CardKind.TIME_OF_DAY)

    def _is_outgrown(self, kept: KeptPage, tracks: int) -> bool:
        heard = self._similarity.ready_count
        if not kept.page.cards:
            return tracks != kept.tracks
        if _is_much(tracks - kept.tracks, kept.tracks):
            return True
        if self._analyse.is_running and not self._analyse.is_paused:
            # It may take hours; cards that change all the time are not looked at.
            return heard >= GROWTH * max(kept.analysed, MUCH)
        return _is_much(heard - kept.analysed, kept.analysed)

    def _check_soon(self) -> None:
        if self._soon is None:
            self._soon = self._scheduler.call_later(SOON_MS, self._on_soon)

    def _on_cards_changed(self) -> None:
        if self._discover.kept is None and not self._discover.problem:
            self._part_told = ""
            self._check_soon()  # another listener, whose cards may be due

    def _on_soon(self) -> None:
        self._soon = None
        self.check()


def _is_much(new: int, before: int) -> bool:
    return new >= MUCH and new >= MUCH_SHARE * before


def _log_error(error: Exception) -> None:
    if not isinstance(error, MusicRecError):
        raise error
    log.info("cards are looked at later: %s", error)
