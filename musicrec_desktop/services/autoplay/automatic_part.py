"""The automatic part of the queue: planned in a lane, and replaced if the queue is still the same."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Final

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.scheduler import Scheduler, Timer
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane, TaskHandle
from musicrec_desktop.model.playback import EntryId, QueueEntry
from musicrec_desktop.model.recommendation import AutoQueue, KeptBack, ReasonKind, Recommendation
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playback.player import Player
from musicrec_desktop.recommend.queue.plan_request import PlanRequest
from musicrec_desktop.services.autoplay.ahead import AheadPlan, core

log = logging.getLogger(__name__)

UPGRADE_DELAY_MS: Final = 5_000
"""While analysis goes on, proposals that were made without sound are planned again at most this often."""
RETRY_MS: Final = 1_000
RETRIES: Final = 3
"""So often in a row a plan is made again that could not be made, as while the database cannot be read."""

MakeRequest = Callable[[tuple[Recommendation, ...]], PlanRequest]
"""What to plan now, given what is to stay."""


class AutoPart:
    """Plans the automatic part, and plans again where the queue changed meanwhile.

    Args:
        player: owns the queue.
        scheduler: gives the lane.
        is_enabled: whether autoplay is on.
        make_request: gives the request of a plan; in the owner's thread.
        prepare_plan: called in the owner's thread; what it gives plans, in a lane.
        make_ahead: what a skip would ask for now; None where that is not clear.

    Attributes:
        ahead: the queue behind the next skip.
        relaxed: the sentences about rules that gave way for the automatic part.
        problem: why nothing is proposed, as ``AutoQueue.problem``.
        misfits: the number of tracks that do not fit.
        kept_back: what fits better than those, and the rules that keep it back.

    Signals:
        taken_out: the listener took these tracks out.
        told: one of the attributes changed.
    """

    def __init__(
        self,
        *,
        player: Player,
        scheduler: Scheduler,
        is_enabled: Callable[[], bool],
        make_request: MakeRequest,
        prepare_plan: Callable[[PlanRequest], Callable[[], AutoQueue]],
        make_ahead: Callable[[], PlanRequest | None],
    ) -> None:
        self._player = player
        self._scheduler = scheduler
        self._is_enabled = is_enabled
        self._make_request = make_request
        self._prepare_plan = prepare_plan
        self.ahead = AheadPlan(
            scheduler=scheduler,
            make_skip=make_ahead,
            make_draw=lambda: make_request(()),
            prepare_plan=prepare_plan,
        )
        self._proposed: dict[TrackId, Recommendation] = {}
        self._planned: PlanRequest | None = None
        self._version = 0
        self._wishes = 0
        self._handle: TaskHandle | None = None
        self._retry: Timer | None = None
        self._upgrade: Timer | None = None
        self._failures = 0
        self._is_posted = False
        self._is_fresh_start = False
        self._is_applying = False
        self._auto_before: dict[EntryId, TrackId] = {}
        self._current_before: EntryId | None = None
        self._generation = 0
        self.relaxed: tuple[str, ...] = ()
        self.problem = ""
        self.misfits = 0
        self.kept_back: tuple[KeptBack, ...] = ()
        self.taken_out: Signal[tuple[TrackId, ...]] = Signal()
        self.told: Signal[()] = Signal()

    @property
    def is_idle(self) -> bool:
        """Whether no plan is asked for, and none is being made."""
        return not (self._is_posted or (self._handle is not None and not self._handle.is_finished))

    def plan_soon(self, *, is_fresh_start: bool, is_outdated: bool = False) -> None:
        """Plan after the events of this moment.

        Args:
            is_fresh_start: no earlier proposal is kept.
            is_outdated: the same request would give another plan now.
        """
        self._is_fresh_start |= is_fresh_start
        self._wishes += is_fresh_start or is_outdated
        if is_outdated:
            self._planned = None
        if not self._is_posted:
            self._is_posted = True
            self._scheduler.post(self._plan)

    def upgrade_later(self) -> None:
        """Plan again where tracks were proposed whose sound was not compared, or that do not fit."""
        if self._upgrade is None and self._has_fallbacks:
            self._upgrade = self._scheduler.call_later(UPGRADE_DELAY_MS, self._on_upgrade)

    def clear(self) -> None:
        """Take all automatic tracks out of the queue."""
        self.ahead.stop()
        self._apply(AutoQueue(()))

    def profile_switched(self) -> None:
        """Drop what is being planned for who leaves."""
        if self._handle is not None:
            self._handle.cancel()
        self._cancel_retry()
        self.ahead.stop()
        self.ahead.forget()
        self._proposed, self._planned, self._auto_before = {}, None, {}
        self._wishes += 1
        self.relaxed, self.problem, self.misfits, self.kept_back = (), "", 0, ()
        self.told.emit()

    def queue_changed(self) -> bool:
        """Notice that the player's queue changed.

        Returns:
            Whether the change is not by this object.
        """
        self._version += 1
        if self._is_applying:
            return False
        self._notice_removals()
        self._observe()
        return True

    @property
    def _has_fallbacks(self) -> bool:
        return any(
            reason.kind in {ReasonKind.FALLBACK, ReasonKind.MISFIT}
            for entry in self._player.queue.auto_part
            for reason in entry.reasons
        )

    def _on_upgrade(self) -> None:
        self._upgrade = None
        if self._has_fallbacks:
            self.plan_soon(is_fresh_start=True)

    def _plan(self) -> None:
        self._is_posted = False
        if not self._is_enabled():
            self._is_fresh_start = False
            return
        is_fresh_start = self._is_fresh_start
        keep = () if is_fresh_start else tuple(map(self._as_proposed, self._player.queue.auto_part))
        request, version, wishes = self._make_request(keep), self._version, self._wishes
        if not is_fresh_start and self._is_planned(request):
            return
        self._cancel_retry()

        def on_done(queue: AutoQueue) -> None:
            self._on_planned(queue, version, wishes, request)

        if is_fresh_start and self._is_known(request, on_done):
            return
        self.ahead.stop()
        make_plan = self._prepare_plan(request)
        self._handle = self._scheduler.run(
            Lane.QUICK,
            lambda _context: make_plan(),
            name="autoplay",
            on_done=on_done,
            on_error=self._on_error,
        )

    def _is_known(self, request: PlanRequest, on_done: Callable[[AutoQueue], object]) -> bool:
        """Whether a plan was made before it was asked for, or is being made; it goes to ``on_done``."""
        known = self.ahead.taken(request)
        handle = self.ahead.follow(request, on_done, self._on_error) if known is None else None
        if known is None and handle is None:
            return False
        if self._handle is not None and self._handle is not handle:
            self._handle.cancel()
        self._handle = handle
        if known is not None:
            on_done(known)
        return True

    def _is_planned(self, request: PlanRequest) -> bool:
        """Whether the proposals come from this very request; a skip asks twice, at an end and at a start."""
        proposed = tuple(item.track_id for item in request.keep)
        return proposed == tuple(self._proposed) and core(request) == self._planned

    def _on_error(self, error: Exception) -> None:
        """Plan again soon: until then the old queue stands there, although something else is wanted."""
        self._failures += 1
        if self._failures <= RETRIES:
            self._retry = self._scheduler.call_later(RETRY_MS, lambda: self.plan_soon(is_fresh_start=False))
        if not isinstance(error, MusicRecError):
            raise error
        log.warning("the queue was not planned: %s", error)

    def _cancel_retry(self) -> None:
        if self._retry is not None:
            self._retry.cancel()
            self._retry = None

    def _on_planned(self, queue: AutoQueue, version: int, wishes: int, request: PlanRequest) -> None:
        self._failures = 0
        # A later wish is in the next plan only; without this, a banned track would come for a moment.
        if wishes != self._wishes:
            return
        if version != self._version:
            self.plan_soon(is_fresh_start=False)
            return
        self._is_fresh_start = False
        # Autoplay may have been turned off meanwhile.
        if self._is_enabled():
            self._planned = core(request) if queue.entries else None
            self._apply(queue)
            self.ahead.plan_later(request.rng_seed)

    def _apply(self, queue: AutoQueue) -> None:
        self._proposed = {item.track_id: item for item in queue.entries}
        before = [(entry.track_id, entry.reasons) for entry in self._player.queue.auto_part]
        if [(item.track_id, item.reasons) for item in queue.entries] != before:
            self._is_applying = True
            try:
                self._player.set_auto(queue.entries)
            finally:
                self._is_applying = False
            self._observe()
        relaxed = queue.relaxed if queue.entries else ()
        told = (relaxed, queue.problem, queue.misfits, queue.kept_back)
        if told != (self.relaxed, self.problem, self.misfits, self.kept_back):
            self.relaxed, self.problem, self.misfits, self.kept_back = told
            self.told.emit()

    def _as_proposed(self, entry: QueueEntry) -> Recommendation:
        known = self._proposed.get(entry.track_id)
        return known if known is not None and known.reasons == entry.reasons else _restored(entry)

    def _notice_removals(self) -> None:
        """An automatic entry that vanished while the same track plays on was taken out by the listener."""
        queue = self._player.queue
        is_other = queue.generation != self._generation
        if is_other or _id_of(queue.current) != self._current_before:
            return
        there = {entry.id for entry in (*queue.upcoming, *queue.played)}
        gone = tuple(track_id for entry_id, track_id in self._auto_before.items() if entry_id not in there)
        if gone:
            self.taken_out.emit(gone)

    def _observe(self) -> None:
        queue = self._player.queue
        self._auto_before = {entry.id: entry.track_id for entry in queue.auto_part}
        self._current_before = _id_of(queue.current)
        self._generation = queue.generation


def _id_of(entry: QueueEntry | None) -> EntryId | None:
    return None if entry is None else entry.id


def _restored(entry: QueueEntry) -> Recommendation:
    """The recommendation of an entry from before a restart."""
    score = round(sum(reason.contribution for reason in entry.reasons), 4)
    is_discovery = any(reason.kind is ReasonKind.DISCOVERY for reason in entry.reasons)
    return Recommendation(entry.track_id, score, entry.reasons, is_discovery)
