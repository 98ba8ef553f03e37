"""One run over folders of the library: walk, compare, read, write, in an order that loses nothing.

Whatever ends a run (a cancel, a kill), the rows written so far are sound: a track is marked missing only
after its whole folder was walked, and a moved file that was not written yet is found by the next run.
"""

from __future__ import annotations

import itertools
import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from musicrec_desktop.core import garbage
from musicrec_desktop.core.clock import Clock
from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.core.hollow_files import HOLLOW
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.library import changes, discover, left_out, reachable
from musicrec_desktop.library.file_reader import FILES, FileReader
from musicrec_desktop.library.reading_helpers import LASTING
from musicrec_desktop.library.tags import ReadingRules, TagReading
from musicrec_desktop.model.files import (
    FileFailure,
    FileStat,
    Folder,
    KnownFile,
    ScannedFile,
    ScanReport,
    UnreadFile,
)
from musicrec_desktop.model.track import TrackChanges, TrackId
from musicrec_desktop.services.scan.jobs import Job, Walked, is_same, is_same_state
from musicrec_desktop.services.scan.lyrics import LyricsScan
from musicrec_desktop.services.scan.scope import ScanControl, Scope, is_inside
from musicrec_desktop.services.scan.sheets import FoundSheets
from musicrec_desktop.services.scan.writer import ScanWriter
from musicrec_desktop.storage.folders import FolderStore
from musicrec_desktop.storage.tracks import TrackStore
from musicrec_desktop.storage.unread_files import UnreadFileStore

LASTING_REASONS: Final = LASTING | HOLLOW | {"not-audio", "no-audio"}
_NO_FILE: Final = -1
"""The size of what is no file."""
_LEAST_FOR_ETA: Final = 20
PROGRESS_MS: Final = 100
LYRICS_LABEL: Final = "Lyrics"


class ScanRun:
    """Does one run; used once, in one thread.

    Args:
        folders: the roots.
        tracks: what the library remembers.
        clock: for times that are stored, batches and the ETA.
        control: the other end.
        unread: files that are known to be unreadable; the run keeps it.
        files: reads.
        rules: how tags are to be read.
    """

    def __init__(
        self,
        *,
        folders: FolderStore,
        tracks: TrackStore,
        clock: Clock,
        control: ScanControl,
        unread: UnreadFileStore,
        files: FileReader = FILES,
        rules: ReadingRules | None = None,
    ) -> None:
        self._folders = folders
        self._tracks = tracks
        self._clock = clock
        self._control = control
        self._unread = unread
        self._files = files
        self._rules = rules
        self._walked: list[Walked] = []
        self._changes: list[TrackChanges] = []
        self._missing: list[TrackId] = []
        self._unchanged = 0
        self._failed: list[FileFailure] = []
        self._news: list[FileFailure] = []
        self._left_out: Counter[str] = Counter()
        self._writer = ScanWriter(
            tracks=tracks, clock=clock, is_removed=control.is_removed, on_written=self._tell_changes
        )
        self._gone: list[Folder] = []
        self._is_first_scan = False

    def run(self, scopes: Iterable[Scope], failed: Iterable[FileFailure] = ()) -> ScanReport:
        """Scan; files and folders that cannot be read are in the report.

        Args:
            scopes: what to look at.
            failed: what failed before the run began, for the report.
        """
        # A scan makes thousands of objects at a time. All older objects would be searched for garbage again
        # and again, which costs as much as the scan itself, and holds the window's thread meanwhile.
        with garbage.left_alone():
            return self._run(scopes, failed)

    def _run(self, scopes: Iterable[Scope], failed: Iterable[FileFailure]) -> ScanReport:
        started_ms = self._clock.monotonic_ms()
        for failure in failed:
            self._note_failure(failure)
        jobs: list[Job] = []
        for scope in scopes:
            if self._control.is_stopped():
                break
            found = self._look(scope)
            if found is not None:
                jobs.extend(found)
        jobs = self._with_moves(jobs)
        self._read_all(jobs)
        self._read_lyrics()
        if not self._control.is_stopped():
            self._check_sheets(jobs)
        if not self._control.is_stopped():
            self._finish()
        seconds = (self._clock.monotonic_ms() - started_ms) / 1000
        return self._report(seconds)

    def _report(self, seconds: float) -> ScanReport:
        """The run as a value; what was missing and then found elsewhere is moved, not missing."""
        told = TrackChanges.joined(self._changes)
        found = {*told.added, *told.changed, *told.moved}
        if missing := tuple(track_id for track_id in self._missing if track_id not in found):
            self._tell_changes(TrackChanges(missing=missing))
        return ScanReport(
            changes=replace(told, missing=missing),
            unchanged=self._unchanged,
            failed=tuple(self._failed),
            seconds=seconds,
            news=tuple(self._news),
            left_out=tuple(sorted(self._left_out.items())),
        )

    def _tell_changes(self, what: TrackChanges) -> None:
        self._changes.append(what)
        self._control.tell_changes(what)

    def _note_failure(self, failure: FileFailure, *, is_news: bool = True) -> None:
        """Note a failure; ``is_news`` is False where an earlier scan reported it."""
        self._failed.append(failure)
        if is_news:
            self._news.append(failure)

    def _look(self, scope: Scope) -> list[Job] | None:
        """Walk a scope and settle what needs no reading; None where it could not be walked to its end."""
        folder, below = scope.folder, scope.below
        self._control.context.progress(Progress(0, 0, display_path(os.path.join(folder.path, below))))
        sheets = FoundSheets(self._tracks.sheets, scope)
        lyrics = LyricsScan(self._tracks.lyrics, scope)
        walked = Walked(scope, self._unread.of_folder(folder.id), sheets, lyrics)

        def on_problem(path: str, reason: str) -> None:
            relative = os.path.relpath(path, folder.path)
            walked.unseen.append("" if relative == os.curdir else relative)
            self._fail(walked, FileStat(relative, _NO_FILE, 0), reason)

        sieve = changes.Sieve(iter(()) if scope.is_thorough else self._tracks.file_states(folder.id, below))
        before = set(map(os.fsencode, walked.before))
        try:
            reachable.check_answers(folder.path)
            for states in discover.walk_states(
                folder.path,
                on_problem=on_problem,
                below=below,
                is_named=scope.is_named,
                on_left_out=lambda reason: walked.left_out.update((reason,)),
                on_beside=lyrics.take,
                on_sheet=walked.sheets.take,
                on_folder=self._control.on_folder,
            ):
                sieve.take(states)
                if before:
                    walked.still_there |= before.intersection(state[0] for state in states)
                if self._control.is_stopped():
                    return None
        except LibraryError as error:
            failure = FileFailure(folder.path, error.reason)
            self._note_failure(failure, is_news=folder.problem != error.reason)
            self._folders.set_scanned(folder.id, self._clock.now_ms(), error.reason)
            self._gone.append(folder)
            return None
        sieve.finish()
        lyrics.finish()
        walked.sheets.compare(walked.unseen)
        walked.still_there |= before.intersection(map(os.fsencode, walked.sheets.found))
        known = self._known_of_rest(scope, sieve)
        found = list(map(FileStat.of_state, sieve.found))
        found.extend(_named_beside(folder, known, found))
        self._forget_gone(walked)
        difference = changes.diff(known, found, walked.unseen, is_thorough=scope.is_thorough)
        self._unchanged += sieve.unchanged_count + difference.unchanged_count
        self._left_out.update(walked.left_out)
        walked.gone.extend(file.stat.relative_path for file in difference.missing)
        self._walked.append(walked)
        self._settle(difference)
        jobs = [
            *(Job(walked, stat, is_new=False) for stat in difference.changed),
            *(Job(walked, stat, is_new=False, retagged=track_id) for track_id, stat in difference.retagged),
            *(Job(walked, stat, is_new=True) for stat in difference.added),
        ]
        return [*jobs, *self._beside_sheets(walked, {job.stat.relative_path for job in jobs})]

    def _beside_sheets(self, walked: Walked, others: set[str]) -> list[Job]:
        """Unchanged files beside cue sheets that came, went or changed."""
        found = [
            Job(walked, file.stat, is_new=False, retagged=file.track_id)
            for directory in walked.sheets.directories
            for file in self._tracks.known_files_in(walked.scope.folder.id, directory)
            if not file.is_missing and file.stat.relative_path not in others
        ]
        self._unchanged -= len(found)
        return found

    def _check_sheets(self, jobs: list[Job]) -> None:
        """Tell of cue sheets that are of no use, and remember all as they are now."""
        for walked in self._walked:
            read = [job.stat.relative_path for job in jobs if job.walked is walked]
            stats = walked.sheets.to_check((*read, *walked.gone), walked.before)
            folder = walked.scope.folder
            paths = [os.path.join(folder.path, stat.relative_path) for stat in stats]
            problems = self._files.sheet_problems(paths, self._control.is_stopped, self._rules)
            for stat, problem in zip(stats, problems, strict=False):
                if problem:
                    self._fail(walked, stat, problem)
                elif stat.relative_path in walked.before:
                    self._unread.forget(folder.id, [stat.relative_path])
            if not self._control.is_stopped():
                walked.sheets.note()

    def _known_of_rest(self, scope: Scope, sieve: changes.Sieve) -> list[KnownFile]:
        """What is known of the files that did not pass, and of those that are known and were not found."""
        if scope.is_thorough:
            known = self._tracks.known_files(scope.folder.id)
            return [file for file in known if changes.is_below_any(file.stat.relative_path, (scope.below,))]
        paths = {*sieve.known, *(state[0] for state in sieve.found)}
        if scope.below:
            # The place itself is or was a file.
            paths.add(os.fsencode(scope.below))
        elif sieve.is_empty:
            return []
        return self._tracks.known_files_at(scope.folder.id, sorted(paths))

    def _forget_gone(self, walked: Walked) -> None:
        """What could not be read before and is not there any more, or can be looked at now, is forgotten."""
        if not walked.before:
            return
        gone = [
            path
            for path in walked.before
            if os.fsencode(path) not in walked.still_there
            and changes.is_below_any(path, (walked.scope.below,))
            and not changes.is_below_any(path, walked.unseen)
        ]
        self._unread.forget(walked.scope.folder.id, gone)

    def _fail(self, walked: Walked, stat: FileStat, reason: str) -> None:
        """Note a file or folder that cannot be read, with whether an earlier scan found the same."""
        folder = walked.scope.folder
        before = walked.before.get(stat.relative_path)
        is_known = before is not None and before.reason == reason and is_same_state(before.stat, stat)
        path = os.path.normpath(os.path.join(folder.path, stat.relative_path))
        self._note_failure(FileFailure(path, reason), is_news=not is_known)
        if not is_known:
            self._unread.note(folder.id, UnreadFile(stat, reason))

    def _settle(self, difference: changes.Diff) -> None:
        if difference.unknown_inodes:
            self._tracks.note_inodes(difference.unknown_inodes)
        if difference.reappeared:
            self._tracks.mark_present(difference.reappeared)
            self._tell_changes(TrackChanges(changed=tuple(self._tracks.with_parts(difference.reappeared))))
        if difference.missing:
            ids = self._tracks.with_parts([file.track_id for file in difference.missing])
            self._tracks.mark_missing(ids, self._clock.now_ms())
            self._missing.extend(ids)

    def _with_moves(self, jobs: list[Job]) -> list[Job]:
        """The jobs, those that may be moved tracks first and told so."""
        new = {job.path: job for job in jobs if job.is_new}
        if not new:
            return jobs
        candidates = [(track_id, stat) for track_id, stat, _ in self._tracks.missing_candidates()]
        self._is_first_scan = not candidates and self._tracks.present_ids().size == 0
        # A root that is gone was perhaps renamed; its tracks are not missing, but may be found elsewhere.
        for folder in self._gone:
            candidates.extend((file.track_id, file.stat) for file in self._tracks.known_files(folder.id))
        moves = changes.find_moves(dict(candidates).items(), {path: job.stat for path, job in new.items()})
        moved = {
            move.key: replace(new[move.key], moved_from=move.track_id, is_same_name=move.is_same_name)
            for move in moves
        }
        return [*moved.values(), *(job for job in jobs if job.path not in moved)]

    def _read_all(self, jobs: list[Job]) -> None:
        jobs = [job for job in jobs if not self._is_known_unread(job)]
        started_ms = told_ms = self._clock.monotonic_ms()
        wanted = [(job.path, job.stat.relative_path) for job in jobs]
        # A closed generator returns its helper, so a stopped run does not wait for pending answers.
        readings = self._files.tags_of(wanted, self._control.is_stopped, self._rules)
        for done, (job, reading) in enumerate(zip(jobs, readings, strict=False), start=1):
            if self._control.is_stopped():
                break
            self._take(job, reading)
            now_ms = self._clock.monotonic_ms()
            if now_ms - told_ms >= PROGRESS_MS or done == len(jobs):
                told_ms = now_ms
                self._tell_progress(done, jobs, started_ms, now_ms)
        del readings
        self._writer.flush()

    def _read_lyrics(self) -> None:
        """Read what changed beside the music; tracks that were told already are not told again."""
        told = {*TrackChanges.joined(self._changes).added, *TrackChanges.joined(self._changes).changed}
        total = sum(len(walked.lyrics.due) for walked in self._walked)
        done = 0
        for walked in self._walked:
            if self._control.is_stopped():
                return
            batches = itertools.chain(
                (walked.lyrics.forget_gone(walked.unseen),),
                walked.lyrics.read(self._files, self._control.is_stopped),
            )
            for number, batch in enumerate(batches):
                done += len(batch) if number else 0
                if batch:
                    self._control.context.progress(Progress(min(done, total), total, LYRICS_LABEL))
                if changed := tuple(track_id for track_id in batch if track_id not in told):
                    self._tell_changes(TrackChanges(changed=changed))

    def _tell_progress(self, done: int, jobs: list[Job], started_ms: int, now_ms: int) -> None:
        label = display_path(os.path.basename(jobs[done - 1].stat.relative_path))
        eta_ms = (now_ms - started_ms) * (len(jobs) - done) // done if done >= _LEAST_FOR_ETA else None
        self._control.context.progress(Progress(done, len(jobs), label, eta_ms))

    def _is_known_unread(self, job: Job) -> bool:
        """Whether a file in this state is known to be unreadable; if so it is reported again."""
        before = job.walked.before.get(job.stat.relative_path)
        if before is None or before.reason not in LASTING_REASONS or job.scope.is_thorough:
            return False
        if not is_same_state(before.stat, job.stat):
            return False
        self._fail(job.walked, job.stat, before.reason)
        return True

    def _take(self, job: Job, reading: TagReading | LibraryError) -> None:
        folder, stat = job.scope.folder, job.stat
        if self._control.is_removed(folder.id):
            return
        if isinstance(reading, LibraryError):
            self._fail(job.walked, stat, reading.reason)
            return
        if reading.problem:
            self._fail(job.walked, stat, reading.problem)
        elif stat.relative_path in job.walked.before:
            self._unread.forget(folder.id, [stat.relative_path])
        if job.retagged is not None and self._is_as_known(job.retagged, folder, reading):
            self._tracks.note_inodes([(job.retagged, stat.ctime_ns)])
            self._tracks.note_read(job.retagged)
            self._unchanged += 1
            return
        is_named = job.scope.is_named and left_out.is_left_out(
            folder.path, stat.relative_path, job.walked.folders_left_out
        )
        file = ScannedFile(stat, reading.tags, is_named, reading.parts)
        track_id = self._moved_track(job, reading)
        if track_id is None:
            self._writer.write(folder, file)
        else:
            self._writer.move(track_id, folder, file)

    def _is_as_known(self, track_id: TrackId, folder: Folder, reading: TagReading) -> bool:
        """Whether a present file has the tracks that it had before, and they say what they said."""
        known = [track for mate in self._tracks.of_file(track_id) if (track := self._tracks.get(mate))]
        if any(track.is_missing for track in known):
            return False
        if not reading.parts:
            return [(track.span, track.tags) for track in known] == [(None, reading.tags)]
        return [(track.span, track.sheet, track.tags) for track in known] == [
            (part.span, os.path.join(folder.path, part.sheet) if part.sheet else "", part.tags)
            for part in reading.parts
        ]

    def _moved_track(self, job: Job, reading: TagReading) -> TrackId | None:
        """The track that a new file is, if it is one: moved, or known under another folder of the library."""
        if not job.is_new:
            return None
        if job.moved_from is not None:
            before = self._tracks.get(job.moved_from)
            if before is not None and (job.is_same_name or is_same(before.tags, reading)):
                return job.moved_from
        return None if self._is_first_scan else self._tracks.find_path(job.path)

    def _finish(self) -> None:
        """Note the scan, and let a folder go whose music now belongs to one around it."""
        now_ms = self._clock.now_ms()
        for walked in self._walked:
            folder = walked.scope.folder
            if walked.scope.below:
                continue
            left_out = tuple(sorted(walked.left_out.items()))
            self._folders.set_scanned(folder.id, now_ms, left_out=left_out)
            for other in self._folders.all():
                if is_inside(other.path, folder.path):
                    self._folders.remove(other.id, now_ms)


def _named_beside(folder: Folder, known: Iterable[KnownFile], found: Iterable[FileStat]) -> list[FileStat]:
    """Files that the user named, and that a walk leaves out."""
    named = [file.stat.relative_path for file in known if file.is_named]
    if not named:
        return []
    seen = {stat.relative_path for stat in found}
    return [
        stat
        for path in named
        if path not in seen
        for stat in discover.walk(folder.path, on_problem=lambda *_: None, below=path, is_named=True)
    ]
