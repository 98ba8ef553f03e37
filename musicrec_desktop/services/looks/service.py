"""Looking at covers in idle time: each picture once, each result kept at once."""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Callable, Collection
from functools import partial
from typing import Final

from typing_extensions import override

from musicrec_desktop.analysis.outcome import Outcome
from musicrec_desktop.analysis.pool import AnalysisPool
from musicrec_desktop.core.scheduler import Scheduler, Timer
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane, Progress
from musicrec_desktop.model.cover_look import (
    LOOK_VERSION,
    NO_NETWORK,
    TURNED_OFF,
    CoverLook,
    PictureId,
    PlaceState,
)
from musicrec_desktop.model.features import PendingTrack
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.covers import CoverService
from musicrec_desktop.services.looks.run import CoverTask, LookReport, LookRun, Prepared
from musicrec_desktop.services.worker_run import PausableService, WorkerPace, WorkerTasks
from musicrec_desktop.storage.covers import CoverStore

log = logging.getLogger(__name__)

TRACKS_A_STEP: Final = 50
PICTURES_A_STEP: Final = 4
"""Pictures that wait in memory at a time; each has 20 MB at most."""
TELL_AFTER_MS: Final = 20_000
"""New looks are told of so often while a run goes on."""
HASH_BYTES: Final = 16
TOO_LARGE: Final = "too-large"


class CoverLookService(PausableService[LookRun, LookReport]):
    """Finds the pictures of tracks and has the workers look at those that are new.

    Args:
        scheduler: the owner's thread and its lanes.
        store: keeps looks, and which track has which picture.
        covers: reads pictures.
        pool: does the work; its owner closes it.
        pace: how many tasks may run at once; shared with the analysis.
        is_busy: whether something more important needs the workers now; ``go_on`` when it does not any more.
        is_wanted: whether covers are to be looked at; ``wish_changed`` when that is another wish.

    Signals:
        looks_changed: pictures were looked at, or tracks have other ones. The other signals are those of
            ``WorkerService``.
    """

    def __init__(
        self,
        *,
        scheduler: Scheduler,
        store: CoverStore,
        covers: CoverService,
        pool: AnalysisPool,
        pace: WorkerPace,
        is_busy: Callable[[], bool] = lambda: False,
        is_wanted: Callable[[], bool] = lambda: True,
    ) -> None:
        super().__init__(scheduler, pool)
        self._store, self._covers, self._pace = store, covers, pace
        self._is_busy, self._is_wanted = is_busy, is_wanted
        self._tasks: WorkerTasks[CoverTask, Outcome[CoverLook], bool] = WorkerTasks(
            scheduler=scheduler,
            pool=pool,
            submit=lambda task: pool.submit_look(task.data),
            keep=self._keep,
            on_kept=self._on_kept,
            on_not_kept=lambda _task, error: self._on_error(error),
        )
        self._in_hand: set[bytes] = set()
        self._is_preparing = self._is_asked_again = False
        self._tell_timer: Timer | None = None
        self._problem = ""
        self.looks_changed: Signal[()] = Signal()

    @property
    def problem(self) -> str:
        """Why no picture is looked at at all, as a reason word; else empty."""
        return self._problem if self._is_wanted() else TURNED_OFF

    def wish_changed(self) -> None:
        """Begin, or end what goes on, as the user wishes now; what is known of covers is kept."""
        if self._is_wanted():
            self.start()
        else:
            self.cancel()
        self._tell_now()

    def start(self) -> None:
        """Look at covers until none is pending; during a run, look for more."""
        if self._is_closed or self.problem:
            return
        if self._run is not None:
            self._run.is_exhausted = False
            self._is_asked_again = True
            self.go_on()
            return
        self._run = LookRun(self._scheduler.clock.monotonic_ms())
        self.state_changed.emit()
        self._is_preparing = True
        self._scheduler.run(
            Lane.PICTURES,
            lambda _context: self._begin(),
            on_done=partial(self._on_begun, self._run),
            on_error=self._on_not_prepared,
        )

    def pending_count(self) -> int:
        """How many tracks wait, after a look at the folders and picture files; takes its time."""
        return self._begin()

    @override
    def go_on(self) -> None:
        run = self._run
        if run is None or self._is_closed or run.is_paused or self._is_busy():
            return
        capacity = min(self._pool.workers, self._pace.tasks(self._pool.workers))
        while run.waiting and len(self._tasks.in_flight) < capacity:
            self._tasks.submit(run.waiting.popleft())
        if self._is_preparing:
            return
        if not run.is_exhausted and len(run.waiting) < PICTURES_A_STEP:
            self._prepare_more(run)
        elif not run.waiting and not self._tasks.in_flight:
            self._finish(run)

    def run_blocking(self, on_progress: Callable[[Progress], object]) -> LookReport:
        """Look at all pending covers in this thread; for the command line. An interrupt leaves all kept.

        Raises:
            StorageError: the database cannot be used.
        """
        clock = self._scheduler.clock
        if self.problem:
            return LookReport(0, 0, (), 0, 0.0, 0.0, self.problem)
        run = LookRun(clock.monotonic_ms(), total=self._begin())

        def next_task() -> CoverTask | None:
            while not run.waiting and not run.is_exhausted and not run.problem:
                prepared = self._prepare(run.unreachable, self._in_hand)
                self._take(run, prepared)
                on_progress(run.progress(clock.monotonic_ms()))
                if not prepared.tasks and self._in_hand:
                    break  # the rest has pictures that the workers look at now
            return run.waiting.popleft() if run.waiting and not run.problem else None

        def on_kept(task: CoverTask, outcome: Outcome[CoverLook], is_kept: bool) -> None:
            self._count(run, task, outcome, is_kept=is_kept)
            on_progress(run.progress(clock.monotonic_ms()))

        while not (run.is_exhausted or run.problem):
            self._tasks.run_blocking(next_task, lambda: self._pool.workers, on_kept)
        self._in_hand.clear()
        self._store.tidy_up()
        return run.report(clock.monotonic_ms())

    @override
    def close(self) -> None:
        super().close()
        if self._tell_timer is not None:
            self._tell_timer.cancel()

    # In a lane

    def _begin(self) -> int:
        """Forget what folders and picture files decided that changed; how many tracks are pending."""
        changed = [place for place in self._store.places() if self._covers.place_of(place.path) != place]
        self._store.forget(changed)
        self._store.keep_unseen(LOOK_VERSION)
        return self._store.pending_count(LOOK_VERSION)

    def _prepare(self, without: Collection[TrackId], in_hand: Collection[bytes]) -> Prepared:
        """Settle the next tracks whose pictures are known, up to some that are not.

        Args:
            without: tracks that are left out.
            in_hand: hashes of pictures that are being looked at.
        """
        pending = self._store.pending(LOOK_VERSION, TRACKS_A_STEP, tuple(without))
        tasks: list[CoverTask] = []
        unreachable: list[TrackId] = []
        hashes, settled = set(in_hand), 0
        for track in pending:
            if not os.path.exists(track.path):
                unreachable.append(track.track_id)
                continue
            data, place = self._covers.read(track.track_id)
            content_hash = b"" if data is None else content_hash_of(data)
            if content_hash in hashes:
                continue
            if (task := self._settle(track, place, content_hash, data)) is None:
                settled += 1
                continue
            tasks.append(task)
            hashes.add(content_hash)
            if len(tasks) == PICTURES_A_STEP:
                break
        return Prepared(tuple(tasks), settled, tuple(unreachable), is_last=not pending)

    def _settle(
        self, track: PendingTrack, place: PlaceState, content_hash: bytes, data: bytes | None
    ) -> CoverTask | None:
        """Note the picture of a track where nothing has to be looked at for that; else the task."""
        known: PictureId | None = None
        if data is not None and (known := self._store.known(content_hash, LOOK_VERSION)) is None:
            if (small := self._covers.small(data)) is not None:
                return CoverTask(track, place, content_hash, small)
            self._store.save_linked(track, place, content_hash, LOOK_VERSION, TOO_LARGE)
            return None
        self._store.link(track, place, known)
        return None

    def _keep(self, task: CoverTask, outcome: Outcome[CoverLook], _now_ms: int) -> bool:
        """Keep a look, or why there is none where the picture is to blame; whether something was kept."""
        failure = outcome.failure
        if failure is not None and (failure.reason == NO_NETWORK or not failure.is_of_file):
            return False
        look = outcome.value if failure is None else failure.reason
        assert look is not None
        self._store.save_linked(task.track, task.place, task.content_hash, LOOK_VERSION, look)
        return True

    # In the owner's thread

    def _on_begun(self, run: LookRun, pending_count: int) -> None:
        self._is_preparing = False
        if self._run is run:
            run.total = pending_count
            self.go_on()

    def _prepare_more(self, run: LookRun) -> None:
        self._is_preparing, self._is_asked_again = True, False
        without, in_hand = frozenset(run.unreachable), frozenset(self._in_hand)
        self._scheduler.run(
            Lane.PICTURES,
            lambda _context: self._prepare(without, in_hand),
            on_done=partial(self._on_prepared, run),
            on_error=self._on_not_prepared,
        )

    def _on_prepared(self, run: LookRun, prepared: Prepared) -> None:
        self._is_preparing = False
        if self._run is not run:
            return
        self._take(run, prepared)
        if self._is_asked_again:
            run.is_exhausted = False
        self._tell_soon()
        self._tell(run)
        is_news = prepared.tasks or prepared.settled or prepared.unreachable or run.is_exhausted
        if is_news or not self._tasks.in_flight:
            self.go_on()
        # Else the rest has pictures that the workers look at now, and ``_on_kept`` goes on. Where these were
        # kept meanwhile, it has come already.

    def _take(self, run: LookRun, prepared: Prepared) -> None:
        run.take(prepared)
        run.is_exhausted = prepared.is_last
        self._in_hand.update(task.content_hash for task in prepared.tasks)

    def _on_not_prepared(self, error: Exception) -> None:
        self._is_preparing = False
        self._on_error(error)

    def _on_kept(self, task: CoverTask, outcome: Outcome[CoverLook], is_kept: bool) -> None:
        run = self._run
        if run is None:
            self._in_hand.discard(task.content_hash)
            return
        self._count(run, task, outcome, is_kept=is_kept)
        self._tell(run)
        if run.problem:
            self._finish(run)
        else:
            self.go_on()

    def _count(self, run: LookRun, task: CoverTask, outcome: Outcome[CoverLook], *, is_kept: bool) -> None:
        self._in_hand.discard(task.content_hash)
        run.cpu_seconds += outcome.cpu_seconds
        if outcome.failure is not None and outcome.failure.reason == NO_NETWORK:
            run.problem = self._problem = NO_NETWORK
            log.warning("covers are not compared: %s", outcome.failure.detail)
            return
        if not is_kept:
            run.unreachable.add(task.track_id)
            return
        run.note_end(task.path, outcome, task.track_id if outcome.failure is None else None)

    @override
    def _finish(self, run: LookRun) -> None:
        self._in_hand.clear()
        run.waiting.clear()
        self._scheduler.run(Lane.QUICK, lambda _context: self._store.tidy_up(), on_error=self._on_error)
        super()._finish(run)
        self._tell_now()

    def _tell_soon(self) -> None:
        if self._tell_timer is None:
            self._tell_timer = self._scheduler.call_later(TELL_AFTER_MS, self._tell_now)

    def _tell_now(self) -> None:
        if self._tell_timer is not None:
            self._tell_timer.cancel()
            self._tell_timer = None
        self.looks_changed.emit()


def content_hash_of(data: bytes) -> bytes:
    """By which the same picture file is known wherever it is."""
    return hashlib.blake2b(data, digest_size=HASH_BYTES).digest()
