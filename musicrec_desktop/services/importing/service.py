"""What front ends ask of imports from other players and services."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane, Progress, TaskContext, TaskHandle
from musicrec_desktop.model.import_plan import ImportBatchId, ImportReport, LineKey, Offer, PastImport
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.importing.plan import ImportAnswers, ImportPlan

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FoundProgram:
    """A player whose library lies in its usual place.

    Attributes:
        source_id: of the player.
        title: for the user.
        path: of its library.
    """

    source_id: str
    title: str
    path: str


class ImportService:
    """Plans imports, carries them out and takes them back.

    All methods but ``start`` and ``discard`` may take long, and are called in a lane by ``start``; the
    signals are emitted in the owner's thread.

    Attributes:
        changed: an import was carried out or undone, or plays that waited have their track now.
        arrived: how many plays that waited have got their track by a scan.
    """

    def __init__(self, *, scheduler: Scheduler) -> None:
        self._scheduler = scheduler
        self.changed: Signal[()] = Signal()
        self.arrived: Signal[int] = Signal()

    def start(
        self,
        work: Callable[[TaskContext], T],
        on_done: Callable[[T], object],
        on_error: Callable[[Exception], object],
        on_progress: Callable[[Progress], object] | None = None,
    ) -> TaskHandle:
        """Do what takes long in a lane, with a handle by which it is cancelled.

        Args:
            work: calls this service.
            on_done: gets what ``work`` returned.
            on_error: gets what it raised.
            on_progress: gets how far it is; while a file is read, in bytes.
        """
        return self._scheduler.run(
            Lane.QUICK, work, on_done=on_done, on_error=on_error, on_progress=on_progress
        )

    def programs(self) -> list[FoundProgram]:
        """The players whose libraries lie in their usual places; quick, for any thread."""
        raise NotImplementedError

    def plan(
        self,
        path: str,
        answers: Mapping[str, ImportAnswers] | ImportAnswers | None = None,
        context: TaskContext | None = None,
    ) -> ImportPlan:
        """Read a file, a folder or an archive, and find its tracks; nothing is changed.

        Args:
            path: as the user named it; also a music folder, whose files may have ratings.
            answers: for all sources, or by the id of the source; what is remembered fills in the rest.
            context: of the task.

        Raises:
            ImportFileError: nothing of it can be used.
            CancelledError: the task was cancelled.
        """
        raise NotImplementedError

    def with_answers(
        self, plan: ImportPlan, answers: Mapping[str, ImportAnswers], context: TaskContext | None = None
    ) -> ImportPlan:
        """The plan with other answers, by the id of the source; corrections stay. The old plan ends."""
        raise NotImplementedError

    def corrected(self, plan: ImportPlan, corrections: Mapping[LineKey, TrackId | None]) -> ImportPlan:
        """The plan with what the user said of lines: a track, or None for "not in my library"; quick.

        The plan that is given stays valid, so it is the way back.
        """
        raise NotImplementedError

    def discard(self, plan: ImportPlan) -> None:
        """End a plan, and remove what lies beside it; all plans that came from it by ``corrected`` end, too.

        A plan that was carried out has ended already; calling it again does no harm.
        """
        raise NotImplementedError

    def carry_out(
        self,
        plan: ImportPlan,
        *,
        take_offers: bool | Collection[Offer] = False,
        with_playlists: bool = True,
        context: TaskContext | None = None,
    ) -> ImportReport:
        """Bring in what a plan says, all of it or nothing; then the plan has ended.

        Args:
            plan: from ``plan``, ``with_answers`` or ``corrected``.
            take_offers: whether their ratings and opinions replace ours; or those that do.
            with_playlists: whether playlists are made and brought up to date.
            context: of the task; cancelled, it leaves everything as it was.

        Raises:
            StorageError: it cannot be written.
            CancelledError: the task was cancelled.
        """
        raise NotImplementedError

    def undo(self, batch_ids: Sequence[ImportBatchId], context: TaskContext | None = None) -> None:
        """Take imports back: plays, counts, ratings, opinions, dates and playlists that they brought.

        What was changed since then stays. Corrections stay.
        """
        raise NotImplementedError

    def past(self) -> list[PastImport]:
        """The imports that were carried out and not undone, the latest first; quick."""
        raise NotImplementedError

    def waiting(self) -> int:
        """How many plays wait for their track; quick."""
        raise NotImplementedError

    def missing_csv(self, imported: ImportPlan | ImportBatchId, path: str) -> int:
        """Write what is not in the library as CSV, in one step.

        Args:
            imported: a plan, or an import that was carried out.
            path: of the file; one that is there is replaced.

        Returns:
            The number of rows.

        Raises:
            OSError: it cannot be written.
        """
        raise NotImplementedError
