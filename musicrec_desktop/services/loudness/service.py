"""Measuring the loudness of whole tracks when somebody asks for it, and keeping what was found."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from functools import partial
from typing import Final, Protocol

from musicrec_desktop.analysis.outcome import LoudnessOutcome
from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.scheduler import Scheduler, Timer
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane, Progress
from musicrec_desktop.model.loudness import KnownLoudness
from musicrec_desktop.model.sound import TrackLoudness
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playback.gain import Gain, gain_db
from musicrec_desktop.services.analysis.pace import AnalysisPace
from musicrec_desktop.services.loudness.run import LoudnessReport, LoudnessRun, ToMeasure
from musicrec_desktop.services.sound import stored_controls
from musicrec_desktop.storage.loudness import LoudnessStore
from musicrec_desktop.storage.state import SettingStore
from musicrec_desktop.storage.tracks import TrackStore

log = logging.getLogger(__name__)

REST_AFTER_MS: Final = 30_000

Submit = Callable[[str, int | None], Future[LoudnessOutcome]]
"""Takes a path and how long it plays; the future never raises and completes in any thread."""


class LoudnessPool(Protocol):
    """What the service needs of ``analysis.pool.AnalysisPool``."""

    workers: int

    def rest(self) -> None:
        """End idle processes."""
        ...


class LoudnessService:
    """Measures tracks in the worker processes, each result kept at once.

    Args:
        scheduler: the owner's thread and its lanes.
        store: keeps what was measured.
        tracks: tell how long tracks are.
        pool: does the work; its owner closes it.
        submit: gives a file to the pool.
        settings: tell what is done about loudness.
        pace: how many tasks may be on their way; the analysis' own, which leaves a core to music that plays.

    Signals:
        progressed: how far the run is.
        changed: tracks that have a measurement now.
        finished: the run came to its end or was cancelled.
        failed: the run ended because the database refused.
        state_changed: running changed.
    """

    def __init__(
        self,
        *,
        scheduler: Scheduler,
        store: LoudnessStore,
        tracks: TrackStore,
        pool: LoudnessPool,
        submit: Submit,
        settings: SettingStore,
        pace: AnalysisPace,
    ) -> None:
        self._scheduler, self._store, self._tracks, self._settings = scheduler, store, tracks, settings
        self._pool, self._submit_file, self._pace = pool, submit, pace
        self._run: LoudnessRun | None = None
        self._in_flight: set[TrackId] = set()
        self._is_finding = False
        self._is_closed = False
        self._rest_timer: Timer | None = None
        self.progressed: Signal[Progress] = Signal()
        self.changed: Signal[tuple[TrackId, ...]] = Signal()
        self.finished: Signal[LoudnessReport] = Signal()
        self.failed: Signal[MusicRecError] = Signal()
        self.state_changed: Signal[()] = Signal()

    @property
    def is_running(self) -> bool:
        """Whether tracks are being measured."""
        return self._run is not None

    def measured(self, ids: Sequence[TrackId]) -> dict[TrackId, KnownLoudness]:
        """What was measured of some tracks, as their files are now."""
        return self._store.known(ids)

    def of_tracks(self, ids: Sequence[TrackId]) -> dict[TrackId, TrackLoudness]:
        """What is known of some tracks from wherever, in the order given."""
        return {playable.track_id: playable.loudness for playable in self._tracks.playable_many(ids)}

    def played(self, loudness: TrackLoudness) -> Gain:
        """What is done to the level of a track by the settings, where it does not play within its album."""
        return gain_db(loudness, stored_controls(self._settings), is_album_in_order=False)

    def all_ids(self) -> list[TrackId]:
        """Every track whose file is there, ascending."""
        return [TrackId(number) for number in self._tracks.present_ids().tolist()]

    def album_ids(self, ids: Sequence[TrackId]) -> list[TrackId]:
        """The tracks with all others of their albums, album by album."""
        return self._store.album_mates(ids)

    def measure(self, ids: Sequence[TrackId], *, is_album: bool = True, is_renewed: bool = False) -> None:
        """Measure tracks that are not measured as they are now; a run that is on its way takes them along.

        Args:
            ids: the tracks.
            is_album: all of their albums, too, so that albums get a loudness.
            is_renewed: measured ones again.
        """
        if self._is_closed:
            return
        if self._run is None:
            self._run = LoudnessRun(self._scheduler.clock.monotonic_ms())
            self.state_changed.emit()
        self._is_finding = True
        wanted = tuple(ids)
        self._scheduler.run(
            Lane.QUICK,
            lambda _context: self._find(wanted, is_album=is_album, is_renewed=is_renewed),
            on_done=partial(self._on_found, self._run),
            on_error=self._on_error,
        )

    def cancel(self) -> None:
        """End the run; what the workers do now is still kept."""
        if self._run is not None:
            self._finish(self._run)

    def measure_blocking(
        self,
        ids: Sequence[TrackId],
        on_progress: Callable[[Progress], object],
        *,
        is_album: bool = True,
        is_renewed: bool = False,
    ) -> LoudnessReport:
        """Measure in this thread; for the command line. An interrupt leaves everything kept.

        Raises:
            StorageError: the database cannot be used.
        """
        clock = self._scheduler.clock
        run = LoudnessRun(clock.monotonic_ms())
        run.take(*self._find(ids, is_album=is_album, is_renewed=is_renewed))
        tasks: dict[Future[LoudnessOutcome], ToMeasure] = {}
        while run.waiting or tasks:
            while run.waiting and len(tasks) < self._pool.workers:
                one = run.waiting.popleft()
                tasks[self._submit_file(one.pending.path, one.duration_ms)] = one
            for future in wait(tasks, return_when=FIRST_COMPLETED).done:
                one = tasks.pop(future)
                self._keep(one, future.result(), clock.now_ms())
                run.count(one, future.result())
                on_progress(run.progress(clock.monotonic_ms()))
        self._pool.rest()
        return run.report(clock.monotonic_ms())

    def close(self) -> None:
        """End without a word; the owner of the pool ends the processes."""
        self._is_closed = True
        self._run = None
        if self._rest_timer is not None:
            self._rest_timer.cancel()

    def _find(
        self, ids: Sequence[TrackId], *, is_album: bool, is_renewed: bool
    ) -> tuple[list[ToMeasure], int]:
        """What is to be measured, and how many tracks need not be."""
        wanted = self._store.album_mates(ids) if is_album else list(ids)
        pending = self._store.to_measure(wanted, is_renewed=is_renewed)
        self._store.settle_albums(wanted)
        lengths = {
            playable.track_id: playable.duration_ms
            for playable in self._tracks.playable_many([one.track_id for one in pending])
        }
        return [ToMeasure(one, lengths.get(one.track_id)) for one in pending], len(wanted) - len(pending)

    def _on_found(self, run: LoudnessRun, found: tuple[list[ToMeasure], int]) -> None:
        self._is_finding = False
        if self._run is not run:
            return
        to_measure, known = found
        busy = self._in_flight.union(one.pending.track_id for one in run.waiting)
        run.take([one for one in to_measure if one.pending.track_id not in busy], known)
        self._tell(run)
        self._go_on()

    def _go_on(self) -> None:
        run = self._run
        if run is None or self._is_closed:
            return
        # Each task takes a worker for seconds: none waits for its turn behind another.
        capacity = min(self._pool.workers, self._pace.tasks(self._pool.workers))
        while run.waiting and len(self._in_flight) < capacity:
            self._submit(run.waiting.popleft())
        if not run.waiting and not self._in_flight and not self._is_finding:
            self._finish(run)

    def _submit(self, one: ToMeasure) -> None:
        self._in_flight.add(one.pending.track_id)
        future = self._submit_file(one.pending.path, one.duration_ms)
        future.add_done_callback(
            lambda done: self._scheduler.post(partial(self._on_outcome, one, done.result()))
        )

    def _on_outcome(self, one: ToMeasure, outcome: LoudnessOutcome) -> None:
        if self._is_closed:
            return
        now_ms = self._scheduler.clock.now_ms()
        self._scheduler.run(
            Lane.QUICK,
            lambda _context: self._keep(one, outcome, now_ms),
            on_done=lambda _nothing: self._on_kept(one, outcome),
            on_error=partial(self._on_not_kept, one),
        )

    def _keep(self, one: ToMeasure, outcome: LoudnessOutcome, now_ms: int) -> None:
        if outcome.measurement is not None:
            self._store.save(one.pending, outcome.measurement, now_ms)
        elif outcome.failure is not None:
            log.info("not measured: %r: %s", one.pending.path, outcome.failure)

    def _on_kept(self, one: ToMeasure, outcome: LoudnessOutcome) -> None:
        self._in_flight.discard(one.pending.track_id)
        if outcome.measurement is not None:
            self.changed.emit((one.pending.track_id,))
        run = self._run
        if run is not None:
            run.count(one, outcome)
            self._tell(run)
            self._go_on()

    def _on_not_kept(self, one: ToMeasure, error: Exception) -> None:
        self._in_flight.discard(one.pending.track_id)
        self._on_error(error)

    def _on_error(self, error: Exception) -> None:
        self._is_finding = False
        if not isinstance(error, MusicRecError):
            raise error
        if self._run is not None:
            self._finish(self._run)
            self.failed.emit(error)

    def _finish(self, run: LoudnessRun) -> None:
        self._run = None
        self.finished.emit(run.report(self._scheduler.clock.monotonic_ms()))
        self.state_changed.emit()
        if self._rest_timer is not None:
            self._rest_timer.cancel()
        self._rest_timer = self._scheduler.call_later(REST_AFTER_MS, self._pool.rest)

    def _tell(self, run: LoudnessRun) -> None:
        self.progressed.emit(run.progress(self._scheduler.clock.monotonic_ms()))
