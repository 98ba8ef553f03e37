"""What front ends ask of imports from other players and services."""

from __future__ import annotations

import contextlib
import functools
import gc
import itertools
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
    ReviewLine,
)
from musicrec_desktop.model.matching import TrackMatch
from musicrec_desktop.model.playlist import SmartRules
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.importing.answers import AnswerMemory
from musicrec_desktop.services.importing.elsewhere import elsewhere
from musicrec_desktop.services.importing.lines import corrected_match
from musicrec_desktop.services.importing.lists import ImportedLists
from musicrec_desktop.services.importing.merging import merge, taken
from musicrec_desktop.services.importing.missing import MissingTrack, write_missing
from musicrec_desktop.services.importing.plan import ImportAnswers, ImportPlan, SourcePlan
from musicrec_desktop.services.importing.planning import SourcePlanner, SourceWork
from musicrec_desktop.services.importing.preparation import (
    PERHAPS_MUSIC,
    PreparationRequest,
    PreparedSource,
    match_again,
    prepare,
    prepare_there,
)
from musicrec_desktop.services.importing.rematching import PlayRematcher
from musicrec_desktop.services.playlists.exchange.path_memory import PathMemory
from musicrec_desktop.services.playlists.service import PlaylistService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.imports.batches import CorrectionStore, ImportStore
from musicrec_desktop.storage.imports.changes import ChangeStore
from musicrec_desktop.storage.imports.playlists import ImportedPlaylistStore
from musicrec_desktop.storage.imports.spool import (
    Spool,
    correction_key,
    left_spools,
    new_spool_path,
    remove_spool,
)
from musicrec_desktop.storage.imports.staging import attached, judge, stage
from musicrec_desktop.storage.listens import is_alive
from musicrec_desktop.storage.playlists.matching import MatchStore
from musicrec_desktop.storage.state import StateStore

log = logging.getLogger(__name__)

T = TypeVar("T")

WRITING = "writing"
"""The label of progress while plays are written."""


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
        self._playlists = playlists
        self._folder = os.path.join(cache_dir, "imports")
        self._is_window = False
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()
        self._own: set[str] = set()
        self._store, self._changes = ImportStore(database), ChangeStore(database)
        self._corrections = CorrectionStore(database)
        self._answers, self._paths = AnswerMemory(StateStore(database)), PathMemory(StateStore(database))
        tracks = MatchStore(database)
        self._lists = ImportedLists(
            playlists=playlists,
            store=ImportedPlaylistStore(database),
            tracks=tracks,
            changes=self._changes,
            find=find,
        )
        self._planner = SourcePlanner(database, self._changes, self._lists)
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
                ``lines.MATCHING``, tracks; with ``WRITING``, plays.
        """
        return self._scheduler.run(
            Lane.QUICK, work, on_done=on_done, on_error=on_error, on_progress=on_progress
        )

    def begin_beside_window(self) -> None:
        """Read in another process from now on, so that the window stays quick; in the owner's thread.

        What a killed process left of an import is removed in a lane.
        """
        self._is_window = self.rematcher.is_beside_window = True
        if self._database.write_problem is None:
            self._scheduler.run(Lane.IO, lambda _context: self.remove_leftovers(), on_error=_log_error)

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
        spool_path = new_spool_path(self._folder, next(self._numbers))
        self._own.add(spool_path)
        try:
            request = self._request(wanted, spool_path, answers)
            prepared = self._prepared(request, None, context or TaskContext())
            return self._planned(wanted, prepared, spool_path)
        except BaseException:
            self._remove(spool_path)
            raise

    def with_answers(
        self, plan: ImportPlan, answers: Mapping[str, ImportAnswers], context: TaskContext | None = None
    ) -> ImportPlan:
        """The plan with other answers, by the id of the source; corrections stay. The old plan ends."""
        task = context or TaskContext()
        all_answers = {one.source_id: one.answers for one in plan.sources} | dict(answers)
        corrections = _corrections_in(plan)
        if all(_reads_alike(one.answers, all_answers[one.source_id]) for one in plan.sources):
            request = self._request(plan.path, plan.spool_path, all_answers, corrections)
            before = tuple(replace(one, answers=all_answers[one.source_id]) for one in _prepared_of(plan))
            return self._planned(plan.path, self._prepared(request, before, task), plan.spool_path)
        spool_path = new_spool_path(self._folder, next(self._numbers))
        self._own.add(spool_path)
        try:
            request = self._request(plan.path, spool_path, all_answers, corrections)
            planned = self._planned(plan.path, self._prepared(request, None, task), spool_path)
        except BaseException:
            self._remove(spool_path)
            raise
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
        self._remove(plan.spool_path)

    def close(self) -> None:
        """End all plans."""
        for path in tuple(self._own):
            self._remove(path)

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
        with self._lock, _garbage_later():
            self._remove_leftovers()
            done = self._carry_out(plan, take_offers, with_playlists, task)
        self.discard(plan)
        return done

    def _carry_out(
        self,
        plan: ImportPlan,
        take_offers: bool | Collection[Offer],
        with_playlists: bool,
        task: TaskContext,
    ) -> ImportReport:
        corrected = {line.key: line for source in plan.sources for line in source.lines if line.is_corrected}
        with Spool(plan.spool_path) as spool:
            spool.set_matches({key: line.match for key, line in corrected.items()})
            by_keys = [spool.matches_by_keys(number) for number in range(len(plan.sources))]
        staged: dict[int, ImportBatchId] = {}
        now_ms = self._scheduler.clock.now_ms()
        try:
            with attached(self._database, plan.spool_path):
                self._stage(plan, staged, now_ms, task)
            works = self._planner.plan(_prepared_of(plan), plan.spool_path, now_ms)
            matches = {
                row: match
                for number, source in enumerate(plan.sources)
                for row, match in self._store.changed_matches(source.source_id, by_keys[number]).items()
            }
            task.check()
            self._store.prepare(list(staged.values()), matches)
            task.check()
            touched = self._finish(works, staged, matches, corrected, take_offers, with_playlists, now_ms)
        except BaseException:
            self._store.drop(staged.values())
            raise
        self._answers.remember(
            {one.source_id: one.answers for one in plan.sources if one.error is None and one.questions}
        )
        self._paths.remember([rule for one in plan.sources for rule in one.answers.path_rules])
        self._tell(*touched)
        past = {one.id: one for one in self._store.past()}
        return ImportReport(tuple(past[batch_id] for batch_id in staged.values()))

    def _stage(
        self, plan: ImportPlan, staged: dict[int, ImportBatchId], now_ms: int, task: TaskContext
    ) -> None:
        # All readers are behind it, which the start of the window need not load.
        from musicrec_desktop.imports.recognition import MAY_NAME_A_PERSON

        listener_id = self._database.listener_id()
        total = sum(sum(line.is_listed for line in one.lines) + one.numbers.plays for one in plan.sources)
        written = 0
        for number, source in enumerate(plan.sources):
            if source.error is not None:
                continue
            judge(self._database, number, source.source_id, listener_id, task.check)
            path = "" if source.source_id in MAY_NAME_A_PERSON else plan.path
            batch_id = self._store.begin(source.source_id, source.title, path, now_ms)
            staged[number] = batch_id

            def check(done: int, before: int = written) -> None:
                task.check()
                task.progress(Progress(min(before + done, total), total, WRITING))

            stage(self._database, batch_id, number, source.source_id, listener_id, check)
            written += sum(line.is_listed for line in source.lines) + source.numbers.plays

    def _finish(
        self,
        works: Sequence[SourceWork],
        staged: Mapping[int, ImportBatchId],
        matches: Mapping[int, TrackMatch],
        corrected: Mapping[LineKey, ReviewLine],
        take_offers: bool | Collection[Offer],
        with_playlists: bool,
        now_ms: int,
    ) -> tuple[set[TrackId], set[TrackId]]:
        """The one transaction by which all of it is seen; the tracks with other ratings and opinions."""
        rated: set[TrackId] = set()
        said: set[TrackId] = set()
        with self._playlists.maker.transaction():
            numbers = {
                batch_id: works[number].plan.numbers
                if with_playlists
                else replace(works[number].plan.numbers, playlists=0, entries=0)
                for number, batch_id in staged.items()
            }
            self._store.finish(numbers, matches)
            self._corrections.remember(
                {correction_key(line.known): line.track_id for line in corrected.values()}
            )
            for number, batch_id in staged.items():
                work = works[number]
                for merged in (work.merge, taken(work.merge.offers, take_offers, now_ms)):
                    self._changes.rate(batch_id, merged.ratings, now_ms)
                    self._changes.say(batch_id, merged.opinions)
                    rated.update(one.track_id for one in merged.ratings)
                    said.update(one.track_id for one in merged.opinions)
                self._changes.set_added(batch_id, work.merge.added)
                if with_playlists:
                    lines = {line.key: line for line in work.plan.lines}
                    self._lists.make(batch_id, work.plan.source_id, work.lists, lines)
        return rated, said

    def undo(self, batch_ids: Sequence[ImportBatchId], context: TaskContext | None = None) -> None:
        """Take imports back: plays, counts, ratings, opinions, dates and playlists that they brought.

        What was changed since then stays. Corrections stay. It is done at once; ``context`` can only keep it
        from beginning.
        """
        (context or TaskContext()).check()
        with self._lock:
            touched: set[TrackId] = set()
            is_alone = self._store.prepare_take_back(batch_ids)
            with self._playlists.maker.transaction():
                self._store.take_back(batch_ids, is_alone=is_alone)
                for batch_id in sorted(batch_ids, reverse=True):
                    self._lists.take_back(batch_id)
                    touched |= self._changes.take_back(batch_id)
                    self._changes.forget(batch_id)
                # What another import tells of these tracks counts now.
                self._give_told(touched)
            self._tell(touched, touched)
            self._store.drop(batch_ids)

    def _keep_matches(self, matches: Mapping[int, TrackMatch]) -> int:
        """Give descriptions their tracks, and the tracks what was told of them; how many plays they have."""
        ids = {match.track_id for match in matches.values() if match.track_id is not None}
        with self._lock, self._database.transaction():
            plays = self._store.match(matches)
            self._give_told(ids)
        self._tell(ids, ids)
        return plays

    def _give_told(self, ids: Collection[TrackId]) -> None:
        """Give tracks the ratings, opinions and dates that imports tell of them, where they have none."""
        now_ms = self._scheduler.clock.now_ms()
        for batch_id, told in itertools.groupby(self._store.told(ids), key=lambda each: each[0]):
            lines = [(LineKey(0), track_id, item) for _, track_id, item in told]
            merged = merge(lines, self._changes, now_ms)
            self._changes.rate(batch_id, merged.ratings, now_ms)
            self._changes.say(batch_id, merged.opinions)
            self._changes.set_added(batch_id, merged.added)

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
        for path, process_id in left_spools(self._folder):
            is_ours = process_id == os.getpid()
            if path not in self._own if is_ours else not is_alive(process_id):
                remove_spool(path)

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
        self._database.listener_id()
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

    def _remove(self, spool_path: str) -> None:
        self._own.discard(spool_path)
        remove_spool(spool_path)

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


@contextlib.contextmanager
def _garbage_later() -> Iterator[None]:
    """Collect no garbage meanwhile.

    A large history is hundreds of thousands of objects; each search of them for cycles holds all threads,
    the window's too, for up to half a second.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


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


def _prepared_of(plan: ImportPlan) -> list[PreparedSource]:
    return [
        PreparedSource(
            one.source_id,
            one.title,
            one.questions,
            one.accounts,
            one.answers,
            one.is_probably_utc,
            one.notes,
            one.error,
        )
        for one in plan.sources
    ]
