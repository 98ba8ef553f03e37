"""One run over folders of the library: walk, compare, read, write, in an order that loses nothing.

Whatever ends a run (a cancel, a kill), the rows written so far are sound: a track is marked missing only
after its whole folder was walked, and a moved file that was not written yet is found by the next run.
"""

from __future__ import annotations

import gc
import itertools
import os
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.core.clock import Clock
from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.library import changes, discover
from musicrec_desktop.library.file_reader import FILES, LASTING, FileReader
from musicrec_desktop.library.tags import TagReading
from musicrec_desktop.model.track import (
    FileFailure,
    FileStat,
    Folder,
    FolderId,
    ScannedFile,
    ScanReport,
    Tags,
    TrackChanges,
    TrackId,
    UnreadFile,
)
from musicrec_desktop.services.scan_scope import RunControl, Scope, is_inside
from musicrec_desktop.services.scan_writer import Outcome, ScanWriter
from musicrec_desktop.storage.folders import FolderStore
from musicrec_desktop.storage.tracks import TrackStore
from musicrec_desktop.storage.unread_files import UnreadFileStore

LASTING_REASONS: Final = LASTING | {"empty", "not-audio", "no-audio"}
_STOP_CHECK_FILES: Final = 256
_LEAST_FOR_ETA: Final = 20
PROGRESS_MS: Final = 100


@dataclass(frozen=True, slots=True)
class _Job:
    """A file to read; ``moved_from`` is the missing track that it probably is."""

    scope: Scope
    stat: FileStat
    is_new: bool
    moved_from: TrackId | None = None
    is_same_name: bool = False

    @property
    def path(self) -> str:
        return os.path.join(self.scope.folder.path, self.stat.relative_path)


class ScanRun:
    """Does one run; used once, in one thread.

    Args:
        folders: the roots.
        tracks: what the library remembers.
        clock: for times that are stored, batches and the ETA.
        control: the other end.
        unread: files that are known to be unreadable; the run keeps it.
        files: reads.
    """

    def __init__(
        self,
        *,
        folders: FolderStore,
        tracks: TrackStore,
        clock: Clock,
        control: RunControl,
        unread: UnreadFileStore,
        files: FileReader = FILES,
    ) -> None:
        self._folders = folders
        self._tracks = tracks
        self._clock = clock
        self._control = control
        self._unread = unread
        self._files = files
        self._known_unread: dict[FolderId, dict[str, UnreadFile]] = {}
        self._outcome = Outcome()
        self._writer = ScanWriter(tracks=tracks, clock=clock, control=control, outcome=self._outcome)
        self._gone: list[Folder] = []
        self._is_first_scan = False

    def run(self, scopes: Iterable[Scope], failed: Iterable[FileFailure] = ()) -> ScanReport:
        """Scan; files and folders that cannot be read are in the report.

        Args:
            scopes: what to look at.
            failed: what failed before the run began, for the report.
        """
        # A scan makes thousands of objects at a time. Looking for cycles among all the others whenever it
        # does costs as much as the scan itself: what was there before is left out of it meanwhile.
        gc.freeze()
        try:
            return self._run(scopes, failed)
        finally:
            gc.unfreeze()

    def _run(self, scopes: Iterable[Scope], failed: Iterable[FileFailure]) -> ScanReport:
        started_ms = self._clock.monotonic_ms()
        self._outcome.failed.extend(failed)
        jobs: list[_Job] = []
        walked: list[Scope] = []
        for scope in scopes:
            if self._control.is_stopped():
                break
            found = self._look(scope)
            if found is not None:
                jobs.extend(found)
                walked.append(scope)
        jobs = self._with_moves(jobs)
        gc.freeze()
        self._read_all(jobs)
        if not self._control.is_stopped():
            self._finish(walked)
        seconds = (self._clock.monotonic_ms() - started_ms) / 1000
        report = self._outcome.report(seconds)
        if report.changes.missing:
            self._control.tell_changes(TrackChanges(missing=report.changes.missing))
        return report

    def _look(self, scope: Scope) -> list[_Job] | None:
        """Walk a scope and settle what needs no reading; None where it could not be walked to its end."""
        folder, below = scope.folder, scope.below
        self._control.tell_progress(Progress(0, 0, display_path(os.path.join(folder.path, below))))
        unseen: list[str] = []

        def on_problem(path: str, reason: str) -> None:
            self._outcome.failed.append(FileFailure(path, reason))
            unseen.append(os.path.relpath(path, folder.path))

        found: list[FileStat] = []
        try:
            discover.check_answers(folder.path)
            walk = discover.walk(folder.path, on_problem=on_problem, below=below)
            while piece := list(itertools.islice(walk, _STOP_CHECK_FILES)):
                found.extend(piece)
                if self._control.is_stopped():
                    return None
        except LibraryError as error:
            self._outcome.failed.append(FileFailure(folder.path, error.reason))
            self._folders.set_scanned(folder.id, self._clock.now_ms(), error.reason)
            self._gone.append(folder)
            return None
        known = self._tracks.known_files(folder.id)
        if below:
            known = [file for file in known if changes.is_below_any(file.stat.relative_path, (below,))]
        self._recall_unread(scope, found, [*unseen])
        difference = changes.diff(known, found, ["" if path == os.curdir else path for path in unseen])
        self._outcome.unchanged += difference.unchanged_count
        self._settle(difference)
        return [
            *(_Job(scope, stat, is_new=False) for stat in difference.changed),
            *(_Job(scope, stat, is_new=True) for stat in difference.added),
        ]

    def _recall_unread(self, scope: Scope, found: list[FileStat], unseen: list[str]) -> None:
        """What could not be read before; what is not there any more is forgotten."""
        folder_id = scope.folder.id
        unread = self._known_unread[folder_id] = self._unread.of_folder(folder_id)
        if not unread:
            return
        there = {stat.relative_path for stat in found}
        gone = [
            path for path in unread
            if path not in there
            and (not scope.below or changes.is_below_any(path, (scope.below,)))
            and not changes.is_below_any(path, unseen)
        ]  # fmt: skip
        self._unread.forget(folder_id, gone)

    def _settle(self, difference: changes.Diff) -> None:
        if difference.reappeared:
            self._tracks.mark_present(difference.reappeared)
            self._outcome.changed.extend(difference.reappeared)
            self._control.tell_changes(TrackChanges(changed=difference.reappeared))
        if difference.missing:
            ids = [file.track_id for file in difference.missing]
            self._tracks.mark_missing(ids, self._clock.now_ms())
            self._outcome.missing.extend(ids)

    def _with_moves(self, jobs: list[_Job]) -> list[_Job]:
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
            move.key: _Job(new[move.key].scope, new[move.key].stat, True, move.track_id, move.is_same_name)
            for move in moves
        }
        return [*moved.values(), *(job for job in jobs if job.path not in moved)]

    def _read_all(self, jobs: list[_Job]) -> None:
        jobs = [job for job in jobs if not self._is_known_unread(job)]
        started_ms = told_ms = self._clock.monotonic_ms()
        wanted = [(job.path, job.stat.relative_path) for job in jobs]
        # A closed generator gives its helper back; whoever stops does not wait for what was asked for.
        readings = self._files.tags_of(wanted, self._control.is_stopped)
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

    def _tell_progress(self, done: int, jobs: list[_Job], started_ms: int, now_ms: int) -> None:
        label = display_path(os.path.basename(jobs[done - 1].stat.relative_path))
        eta_ms = (now_ms - started_ms) * (len(jobs) - done) // done if done >= _LEAST_FOR_ETA else None
        self._control.tell_progress(Progress(done, len(jobs), label, eta_ms))

    def _is_known_unread(self, job: _Job) -> bool:
        """Whether a file failed in just this state before; the report names it again."""
        before = self._known_unread.get(job.scope.folder.id, {}).get(job.stat.relative_path)
        if before is None or before.stat != job.stat:
            return False
        self._outcome.failed.append(FileFailure(job.path, before.reason))
        return True

    def _take(self, job: _Job, reading: TagReading | LibraryError) -> None:
        folder = job.scope.folder
        if self._control.is_removed(folder.id):
            return
        was_unread = job.stat.relative_path in self._known_unread.get(folder.id, ())
        if isinstance(reading, LibraryError):
            self._outcome.failed.append(FileFailure(job.path, reading.reason))
            if reading.reason in LASTING_REASONS:
                self._unread.note(folder.id, UnreadFile(job.stat, reading.reason))
            return
        if was_unread:
            self._unread.forget(folder.id, [job.stat.relative_path])
        if reading.problem:
            self._outcome.failed.append(FileFailure(job.path, reading.problem))
        file = ScannedFile(job.stat, reading.tags)
        track_id = self._moved_track(job, reading.tags)
        if track_id is None:
            self._writer.write(folder, file)
        else:
            self._writer.move(track_id, folder, file)

    def _moved_track(self, job: _Job, tags: Tags) -> TrackId | None:
        """The track that a new file is, if it is one: moved, or known under another folder of the library."""
        if not job.is_new:
            return None
        if job.moved_from is not None:
            before = self._tracks.get(job.moved_from)
            if before is not None and (job.is_same_name or _is_same(before.tags, tags)):
                return job.moved_from
        return None if self._is_first_scan else self._tracks.find_path(job.path)

    def _finish(self, walked: list[Scope]) -> None:
        """Note the scan, and let a folder go whose music now belongs to one around it."""
        now_ms = self._clock.now_ms()
        for scope in walked:
            if scope.below:
                continue
            self._folders.set_scanned(scope.folder.id, now_ms)
            for other in self._folders.all():
                if is_inside(other.path, scope.folder.path):
                    self._folders.remove(other.id, now_ms)


def _is_same(before: Tags, now: Tags) -> bool:
    """Whether two files say the same of themselves; names take part where they have no tags."""
    return (before.title, before.artists, before.album, before.codec, before.duration_ms) == (
        now.title,
        now.artists,
        now.album,
        now.codec,
        now.duration_ms,
    )
