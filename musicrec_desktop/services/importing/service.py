"""What front ends ask of imports from other players and services."""

from __future__ import annotations

import functools
import logging
import os
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from musicrec_desktop.core.errors import ImportFileError, MusicRecError
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane, Progress, TaskContext, TaskHandle
from musicrec_desktop.imports.usual_places import programs_here
from musicrec_desktop.library.file_reader import FILES, FileReader
from musicrec_desktop.model.import_plan import (
    ImportBatchId,
    ImportReport,
    LineKey,
    Offer,
    PastImport,
)
from musicrec_desktop.model.matching import TrackMatch
from musicrec_desktop.model.playlist import SmartRules
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.importing.answers import AnswerMemory
from musicrec_desktop.services.importing.carrying_out import ImportWriter
from musicrec_desktop.services.importing.elsewhere import elsewhere
from musicrec_desktop.services.importing.lines import corrected_match
from musicrec_desktop.services.importing.lists import ImportedLists
from musicrec_desktop.services.importing.missing import MissingTrack, write_missing
from musicrec_desktop.services.importing.plan import ImportAnswers, ImportPlan, SourcePlan
from musicrec_desktop.services.importing.plan_spools import PlanSpools
from musicrec_desktop.services.importing.planning import SourcePlanner
from musicrec_desktop.services.importing.preparation import (
    PERHAPS_MUSIC,
    PreparationRequest,
    PreparedSource,
    match_again,
    prepare,
    prepare_there,
    prepared_of,
)
from musicrec_desktop.services.importing.rematching import PlayRematcher
from musicrec_desktop.services.playlists.exchange.path_memory import PathMemory
from musicrec_desktop.services.playlists.service import PlaylistService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.imports.batches import CorrectionStore, ImportStore
from musicrec_desktop.storage.imports.changes import ChangeStore
from musicrec_desktop.storage.imports.playlists import ImportedPlaylistStore
from musicrec_desktop.storage.imports.spool.writing import correction_key
from musicrec_desktop.storage.playlists.matching import MatchStore
from musicrec_desktop.storage.state import StateStore

log = logging.getLogger(__name__)

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

    All methods but ``start``, ``programs``, ``corrected``, ``discard``, ``past`` and ``waiting`` may take
    long, and are called in a lane by ``start``; the signals are emitted in the owner's thread.

    Args:
        database: of the profile.
        playlists: of the listener.
        scheduler: gives the lanes and the time.
        cache_dir: where plans lie until they are carried out.
        find: the tracks that rules find, in order.
        files: reads the ratings in sound files.

    Attributes:
        changed: an import was carried out or undone, or plays that waited have their track now.
        arrived: how many plays that waited have got their track by a scan.
        opinions_changed: tracks that are liked, disliked or banned otherwise by an import or its undo.
        ratings_changed: tracks that are rated otherwise by an import or its undo.
    """

    def __init__(
        self,
        *,
        database: Database,
        playlists: PlaylistService,
        scheduler: Scheduler,
        cache_dir: str,
        find: Callable[[SmartRules], Sequence[int]],
        files: FileReader = FILES,
    ) -> None:
        self._database, self._scheduler, self._files = database, scheduler, files
        self._spools = PlanSpools(cache_dir)
        self._is_window = False
        self._lock = threading.Lock()
        self._store, changes = ImportStore(database), ChangeStore(database)
        self._corrections = CorrectionStore(database)
        self._answers, self._paths = AnswerMemory(StateStore(database)), PathMemory(StateStore(database))
        tracks = MatchStore(database)
        lists = ImportedLists(
            playlists=playlists,
            store=ImportedPlaylistStore(database),
            tracks=tracks,
            changes=changes,
            find=find,
        )
        self._planner = SourcePlanner(database, changes, lists)
        self._writer = ImportWriter(
            database=database,
            playlists=playlists,
            store=self._store,
            changes=changes,
            corrections=self._corrections,
            lists=lists,
            planner=self._planner,
            clock=scheduler.clock,
        )
        self.changed: Signal[()] = Signal()
        self.arrived: Signal[int] = Signal()
        self.opinions_changed: Signal[tuple[TrackId, ...]] = Signal()
        self.ratings_changed: Signal[tuple[TrackId, ...]] = Signal()
        self.rematcher = PlayRematcher(
            imports=self._store,
            keep=self._keep_matches,
            corrections=self._corrections,
            on_matched=self._on_matched,
            scheduler=scheduler,
            database=database,
        )

    def profile_switched(self) -> None:
        """Find what of another profile waits for its tracks."""
        self.rematcher.profile_switched()

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
            on_progress: gets how far it is: bytes while files are read; then, with the label
                ``lines.MATCHING``, tracks; with ``carrying_out.WRITING``, plays.
        """
        return self._scheduler.run(
            Lane.QUICK, work, on_done=on_done, on_error=on_error, on_progress=on_progress
        )

    def begin_beside_window(self) -> None:
        """Read in another process from now on, so that the window stays quick; in any thread.

        What a killed process left of an import is removed in a lane.
        """
        self._is_window = self.rematcher.is_beside_window = True
        if self._database.write_problem is None:
            post, run = self._scheduler.post, self._scheduler.run
            post(lambda: run(Lane.IO, lambda _context: self.remove_leftovers(), on_error=_log_error))

    def programs(self) -> list[FoundProgram]:
        """The players whose libraries lie in their usual places; quick, for any thread."""
        return [FoundProgram(source.id, source.title, path) for source, path in programs_here()]

    # A plan

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
        wanted = os.path.abspath(path)
        with self._spools.new() as spool_path:
            request = self._request(wanted, spool_path, answers)
            prepared = self._prepared(request, None, context or TaskContext())
            return self._planned(wanted, prepared, spool_path)

    def with_answers(
        self, plan: ImportPlan, answers: Mapping[str, ImportAnswers], context: TaskContext | None = None
    ) -> ImportPlan:
        """The plan with other answers, by the id of the source; corrections stay. The old plan ends."""
        task = context or TaskContext()
        all_answers = {one.source_id: one.answers for one in plan.sources} | dict(answers)
        corrections = _corrections_in(plan)
        if all(_reads_alike(one.answers, all_answers[one.source_id]) for one in plan.sources):
            request = self._request(plan.path, plan.spool_path, all_answers, corrections)
            before = tuple(replace(one, answers=all_answers[one.source_id]) for one in prepared_of(plan))
            return self._planned(plan.path, self._prepared(request, before, task), plan.spool_path)
        with self._spools.new() as spool_path:
            request = self._request(plan.path, spool_path, all_answers, corrections)
            planned = self._planned(plan.path, self._prepared(request, None, task), spool_path)
        self.discard(plan)
        return planned

    def corrected(self, plan: ImportPlan, corrections: Mapping[LineKey, TrackId | None]) -> ImportPlan:
        """The plan with what the user said of lines: a track, or None for "not in my library"; quick.

        The plan that is given stays valid, so it is the way back.
        """

        def changed(source: SourcePlan) -> SourcePlan:
            lines = {
                line.key: replace(line, match=corrected_match(corrections[line.key]), is_corrected=True)
                for line in source.lines
                if line.key in corrections
            }
            return self._planner.changed(source, lines)

        return replace(plan, sources=tuple(map(changed, plan.sources)))

    def discard(self, plan: ImportPlan) -> None:
        """End a plan, and remove what lies beside it; all plans that came from it by ``corrected`` end, too.

        A plan that was carried out has ended already; calling it again does no harm.
        """
        self._spools.remove(plan.spool_path)

    def close(self) -> None:
        """End all plans."""
        self._spools.close()

    # What is done with it

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
        task = context or TaskContext()
        with self._lock:
            self._remove_leftovers()
            batch_ids, rated, said = self._writer.carry_out(plan, take_offers, with_playlists, task)
            self._answers.remember(
                {one.source_id: one.answers for one in plan.sources if one.error is None and one.questions}
            )
            self._paths.remember([rule for one in plan.sources for rule in one.answers.path_rules])
            self._tell(rated, said)
            past = {one.id: one for one in self._store.past()}
        self.discard(plan)
        return ImportReport(tuple(past[batch_id] for batch_id in batch_ids))

    def undo(self, batch_ids: Sequence[ImportBatchId], context: TaskContext | None = None) -> None:
        """Take imports back: plays, counts, ratings, opinions, dates and playlists that they brought.

        What was changed since then stays. Corrections stay. It is done at once; ``context`` can only keep it
        from beginning.
        """
        (context or TaskContext()).check()
        with self._lock:
            touched = self._writer.take_back(batch_ids)
            self._tell(touched, touched)
            self._store.drop(batch_ids)

    def _keep_matches(self, matches: Mapping[int, TrackMatch]) -> int:
        """Give descriptions their tracks, and the tracks what was told of them; how many plays they have."""
        with self._lock:
            plays, ids = self._writer.keep_matches(matches)
        self._tell(ids, ids)
        return plays

    def past(self) -> list[PastImport]:
        """The imports that were carried out and not undone, the latest first; quick."""
        return self._store.past()

    def waiting(self) -> int:
        """How many plays wait for their track; quick."""
        return self._store.waiting()

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
        rows = (
            self._missing_of_plan(imported) if isinstance(imported, ImportPlan) else self._missing(imported)
        )
        return write_missing(rows, path)

    def _missing_of_plan(self, plan: ImportPlan) -> Iterator[MissingTrack]:
        for source in plan.sources:
            for line in source.lines:
                if line.track_id is None:
                    yield MissingTrack(line.known, line.match, line.plays, line.last_played_ms, source.title)

    def _missing(self, batch_id: ImportBatchId) -> Iterator[MissingTrack]:
        title = next((one.title for one in self._store.past() if one.id == batch_id), "")
        for known, match, plays, last_played_ms in self._store.missing(batch_id):
            yield MissingTrack(known, match, plays, last_played_ms, title)

    def remove_leftovers(self) -> None:
        """Remove what a killed process left of an import; in a lane."""
        with self._lock:
            self._remove_leftovers()

    def _remove_leftovers(self) -> None:
        """With the lock, so that nothing of this process is half done: its id was another one's before."""
        if left := self._store.left():
            self._store.drop(left)
        self._spools.remove_left()

    def _request(
        self,
        path: str,
        spool_path: str,
        answers: Mapping[str, ImportAnswers] | ImportAnswers | None,
        corrections: Mapping[str, TrackId | None] | None = None,
    ) -> PreparationRequest:
        by_source = answers if isinstance(answers, Mapping) else {}
        remembered = self._answers.all()
        return PreparationRequest(
            path,
            spool_path,
            by_source,
            answers if isinstance(answers, ImportAnswers) else None,
            remembered,
            self._paths.rules,
            self._corrections.all() | dict(corrections or {}),
            self._scheduler.clock.now_ms(),
        )

    def _prepared(
        self,
        request: PreparationRequest,
        before: tuple[PreparedSource, ...] | None,
        context: TaskContext,
    ) -> tuple[PreparedSource, ...]:
        if self._is_window:
            try:
                work = functools.partial(prepare_there, request, before)
                return elsewhere(work, self._database, request.path, context)
            except ImportFileError as error:
                # Sound files are read by helpers of this process.
                if error.reason not in PERHAPS_MUSIC:
                    raise
        if before is not None:
            return match_again(request, before, self._database, context)
        return prepare(request, self._database, self._files, context)

    def _planned(self, path: str, prepared: Sequence[PreparedSource], spool_path: str) -> ImportPlan:
        works = self._planner.plan(prepared, spool_path, self._scheduler.clock.now_ms())
        sources = [
            replace(work.plan, path_guesses=self._paths.to_ask(work.plan.path_guesses)) for work in works
        ]
        return ImportPlan(path, tuple(sources), spool_path)

    def _on_matched(self, plays: int) -> None:
        self.changed.emit()
        self.arrived.emit(plays)

    def _tell(self, rated: Iterable[TrackId], said: Iterable[TrackId]) -> None:
        ratings, opinions = tuple(sorted(rated)), tuple(sorted(said))

        def tell() -> None:
            if ratings:
                self.ratings_changed.emit(ratings)
            if opinions:
                self.opinions_changed.emit(opinions)
            self.changed.emit()

        self._scheduler.post(tell)


def _log_error(error: Exception) -> None:
    if not isinstance(error, MusicRecError):
        raise error
    log.info("what is left of an import is removed later: %s", error)


def _reads_alike(one: ImportAnswers, other: ImportAnswers) -> bool:
    """Whether files give the same with both; the path map is asked afterwards."""
    return replace(one, path_rules=()) == replace(other, path_rules=())


def _corrections_in(plan: ImportPlan) -> dict[str, TrackId | None]:
    return {
        correction_key(line.known): line.track_id
        for source in plan.sources
        for line in source.lines
        if line.is_corrected
    }
