"""Writes what a plan of an import says, and takes it back."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from musicrec_desktop.core import garbage
from musicrec_desktop.core.clock import Clock
from musicrec_desktop.core.tasks import Progress, TaskContext
from musicrec_desktop.model.import_plan import ImportBatchId, LineKey, Offer, ReviewLine
from musicrec_desktop.model.matching import TrackMatch
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.importing.lists import ImportedLists
from musicrec_desktop.services.importing.merging import merge, taken
from musicrec_desktop.services.importing.plan import ImportPlan
from musicrec_desktop.services.importing.planning import SourcePlanner, SourceWork
from musicrec_desktop.services.importing.preparation import prepared_of
from musicrec_desktop.services.playlists.service import PlaylistService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.imports.batches import CorrectionStore, ImportStore
from musicrec_desktop.storage.imports.changes import ChangeStore
from musicrec_desktop.storage.imports.spool.reading import Spool
from musicrec_desktop.storage.imports.spool.writing import correction_key
from musicrec_desktop.storage.imports.staging import attached, judge, stage

WRITING = "writing"
"""The label of progress while plays are written."""


class ImportWriter:
    """Carries out what is planned; one call at a time, in a lane.

    Args:
        database: of the profile.
        playlists: of the listener.
        store: the imports.
        changes: ratings, opinions and dates that imports set.
        corrections: what the user said that descriptions mean.
        lists: makes playlists.
        planner: sums up once more what is carried out.
        clock: gives the time.
    """

    def __init__(
        self,
        *,
        database: Database,
        playlists: PlaylistService,
        store: ImportStore,
        changes: ChangeStore,
        corrections: CorrectionStore,
        lists: ImportedLists,
        planner: SourcePlanner,
        clock: Clock,
    ) -> None:
        self._database, self._playlists, self._clock = database, playlists, clock
        self._store, self._changes, self._corrections = store, changes, corrections
        self._lists, self._planner = lists, planner

    def carry_out(
        self,
        plan: ImportPlan,
        take_offers: bool | Collection[Offer],
        with_playlists: bool,
        task: TaskContext,
    ) -> tuple[tuple[ImportBatchId, ...], set[TrackId], set[TrackId]]:
        """Bring in what a plan says, all of it or nothing.

        Returns:
            The batches, the tracks that are rated otherwise now, and those with another opinion.
        """
        # A large history is hundreds of thousands of objects; each search of them for cycles holds all
        # threads, the window's too, for up to half a second.
        with garbage.left_alone():
            return self._carry_out(plan, take_offers, with_playlists, task)

    def _carry_out(
        self,
        plan: ImportPlan,
        take_offers: bool | Collection[Offer],
        with_playlists: bool,
        task: TaskContext,
    ) -> tuple[tuple[ImportBatchId, ...], set[TrackId], set[TrackId]]:
        corrected = {line.key: line for source in plan.sources for line in source.lines if line.is_corrected}
        with Spool(plan.spool_path) as spool:
            spool.set_matches({key: line.match for key, line in corrected.items()})
            by_keys = [spool.matches_by_keys(number) for number in range(len(plan.sources))]
        staged: dict[int, ImportBatchId] = {}
        now_ms = self._clock.now_ms()
        try:
            with attached(self._database, plan.spool_path):
                self._stage(plan, staged, now_ms, task)
            works = self._planner.plan(prepared_of(plan), plan.spool_path, now_ms)
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
        return tuple(staged.values()), *touched

    def _stage(
        self, plan: ImportPlan, staged: dict[int, ImportBatchId], now_ms: int, task: TaskContext
    ) -> None:
        # All readers are behind it, which the start of the window need not load.
        from musicrec_desktop.imports.recognition import MAY_NAME_A_PERSON

        listener_id = self._database.listener_id
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

    def take_back(self, batch_ids: Sequence[ImportBatchId]) -> set[TrackId]:
        """Make imports count no more; returns the tracks whose ratings and opinions may differ now."""
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
        return touched

    def keep_matches(self, matches: Mapping[int, TrackMatch]) -> tuple[int, set[TrackId]]:
        """Give descriptions their tracks, and the tracks what was told of them.

        Returns:
            How many plays they have, and the tracks.
        """
        ids = {match.track_id for match in matches.values() if match.track_id is not None}
        with self._database.transaction():
            plays = self._store.match(matches)
            self._give_told(ids)
        return plays, ids

    def _give_told(self, ids: Collection[TrackId]) -> None:
        """Give tracks the ratings, opinions and dates that imports tell of them, where they have none."""
        now_ms = self._clock.now_ms()
        for batch_id, told in itertools.groupby(self._store.told(ids), key=lambda each: each[0]):
            lines = [(LineKey(0), track_id, item) for _, track_id, item in told]
            merged = merge(lines, self._changes, now_ms)
            self._changes.rate(batch_id, merged.ratings, now_ms)
            self._changes.say(batch_id, merged.opinions)
            self._changes.set_added(batch_id, merged.added)
