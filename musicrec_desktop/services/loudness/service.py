"""Measuring the loudness of whole tracks when the user asks for it, and keeping what was found."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import partial

from typing_extensions import override

from musicrec_desktop.analysis.outcome import Outcome
from musicrec_desktop.analysis.pool import AnalysisPool
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane, Progress
from musicrec_desktop.model.loudness import KnownLoudness, LoudnessMeasurement
from musicrec_desktop.model.sound import TrackLoudness
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playback.gain import Gain, gain_db
from musicrec_desktop.services.loudness.run import LoudnessReport, LoudnessRun, ToMeasure
from musicrec_desktop.services.sound import stored_controls
from musicrec_desktop.services.worker_run import WorkerPace, WorkerService, WorkerTasks
from musicrec_desktop.storage.loudness import LoudnessStore
from musicrec_desktop.storage.state import SettingStore
from musicrec_desktop.storage.tracks import TrackStore

log = logging.getLogger(__name__)


class LoudnessService(WorkerService[LoudnessRun, LoudnessReport]):
    """Measures tracks in the worker processes, each result kept at once.

    Args:
        scheduler: the owner's thread and its lanes.
        store: keeps what was measured.
        tracks: tell how long tracks are.
        pool: does the work; its owner closes it.
        settings: tell what is done about loudness.
        pace: how many tasks may run at once; shared with the analysis, so that music keeps a core.

    Signals:
        changed: tracks that have a measurement now; the other signals are those of ``WorkerService``.
    """

    def __init__(
        self,
        *,
        scheduler: Scheduler,
        store: LoudnessStore,
        tracks: TrackStore,
        pool: AnalysisPool,
        settings: SettingStore,
        pace: WorkerPace,
    ) -> None:
        super().__init__(scheduler, pool)
        self._store, self._tracks, self._settings = store, tracks, settings
        self._pace = pace
        self._tasks: WorkerTasks[ToMeasure, Outcome[LoudnessMeasurement], None] = WorkerTasks(
            scheduler=scheduler,
            pool=pool,
            submit=lambda one: pool.submit_loudness(one.place, one.duration_ms),
            keep=self._keep,
            on_kept=self._on_kept,
            on_not_kept=lambda _one, error: self._on_error(error),
        )
        self._is_finding = False
        self.changed: Signal[tuple[TrackId, ...]] = Signal()

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
        """Measure tracks that are not measured as they are now; a run that is going on takes them along.

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

        def on_kept(one: ToMeasure, outcome: Outcome[LoudnessMeasurement], _nothing: None) -> None:
            run.count(one, outcome)
            on_progress(run.progress(clock.monotonic_ms()))

        self._tasks.run_blocking(
            lambda: run.waiting.popleft() if run.waiting else None, lambda: self._pool.workers, on_kept
        )
        return run.report(clock.monotonic_ms())

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
        to_measure = [
            ToMeasure(one.track_id, one.path, one.size, one.mtime_ns, lengths.get(one.track_id))
            for one in pending
        ]
        return to_measure, len(wanted) - len(pending)

    def _on_found(self, run: LoudnessRun, found: tuple[list[ToMeasure], int]) -> None:
        self._is_finding = False
        if self._run is not run:
            return
        to_measure, known = found
        busy = self._tasks.in_flight.union(one.track_id for one in run.waiting)
        run.take([one for one in to_measure if one.track_id not in busy], known)
        self._tell(run)
        self._go_on()

    def _go_on(self) -> None:
        run = self._run
        if run is None or self._is_closed:
            return
        # Each task takes a worker for seconds: none waits for its turn behind another.
        capacity = min(self._pool.workers, self._pace.tasks(self._pool.workers))
        while run.waiting and len(self._tasks.in_flight) < capacity:
            self._tasks.submit(run.waiting.popleft())
        if not run.waiting and not self._tasks.in_flight and not self._is_finding:
            self._finish(run)

    def _keep(self, one: ToMeasure, outcome: Outcome[LoudnessMeasurement], now_ms: int) -> None:
        if outcome.value is not None and self._tracks.is_still(one.track_id, one.span):
            self._store.save(one, outcome.value, now_ms)
        elif outcome.failure is not None:
            log.info("not measured: %r: %s", one.path, outcome.failure)

    def _on_kept(self, one: ToMeasure, outcome: Outcome[LoudnessMeasurement], _nothing: None) -> None:
        if outcome.value is not None:
            self.changed.emit((one.track_id,))
        run = self._run
        if run is not None:
            run.count(one, outcome)
            self._tell(run)
            self._go_on()

    @override
    def _on_error(self, error: Exception) -> None:
        self._is_finding = False
        super()._on_error(error)
