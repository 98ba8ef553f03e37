"""The folders of the library, and the scans that keep the database up to date with them."""

from __future__ import annotations

import os
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from musicrec_desktop.core.errors import LibraryError, MusicRecError
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane, Progress, TaskContext
from musicrec_desktop.library import reachable
from musicrec_desktop.library.file_reader import FILES, FileReader
from musicrec_desktop.library.tags import ReadingRules
from musicrec_desktop.model.files import FileFailure, Folder, ScanReport
from musicrec_desktop.model.track import FolderId, TrackChanges
from musicrec_desktop.services.scan.loose_files import AddedFiles, LooseFiles
from musicrec_desktop.services.scan.run import ScanRun
from musicrec_desktop.services.scan.scope import (
    ScanControl,
    Scope,
    covering,
    outermost,
    scope_of,
    without_overlap,
)
from musicrec_desktop.storage.folders import FolderStore
from musicrec_desktop.storage.tracks import TrackStore
from musicrec_desktop.storage.unread_files import UnreadFileStore

T = TypeVar("T")

ADD_TIMEOUT_S: Final = 3.0


class ScanService:
    """Adds and removes folders, scans them in the background or at once.

    ``add_folder`` only adds; ``rescan`` scans. A folder inside a watched one is not added again (its music is
    there), and a folder around watched ones takes over their tracks, with all that is known of them.

    Args:
        scheduler: of the owner's thread; scans run in its io lane.
        folders: the roots.
        tracks: what the library remembers.
        unread: what could not be read.
        files: reads tags, in processes of its own.
        rules: how tags are to be read, asked before each reading.

    Attributes:
        library_changed: rows were written; comes again and again while a scan runs.
        folders_changed: a folder came or went, or a scan noted how it found one.
        progressed: of the running scan; ``total`` is 0 while folders are walked.
        finished: how a scan ended, also one that was cancelled.
        failed: a scan could not go on (the database, as a rule).
        on_folder: told, in the thread of a scan, of each folder before it is listed; None where nobody asks.
    """

    def __init__(
        self,
        *,
        scheduler: Scheduler,
        folders: FolderStore,
        tracks: TrackStore,
        unread: UnreadFileStore,
        files: FileReader = FILES,
        rules: Callable[[], ReadingRules] = ReadingRules,
    ) -> None:
        self.library_changed: Signal[TrackChanges] = Signal()
        self.folders_changed: Signal[()] = Signal()
        self.progressed: Signal[Progress] = Signal()
        self.finished: Signal[ScanReport] = Signal()
        self.failed: Signal[MusicRecError] = Signal()
        self._scheduler = scheduler
        self._folders = folders
        self._tracks = tracks
        self._unread = unread
        self._files = files
        self._rules = rules
        self._loose = LooseFiles(
            folders=folders, tracks=tracks, clock=scheduler.clock, files=files, rules=rules
        )
        self._removed: set[FolderId] = set()
        self._removals: Counter[FolderId] = Counter()
        """How many removals of a folder are not written yet."""
        self.on_folder: Callable[[str], object] | None = None
        self._is_running = False
        self._stop = threading.Event()
        self._waiting: set[str] | None = None
        self._waits_thorough = False

    @property
    def is_running(self) -> bool:
        """Whether a scan runs."""
        return self._is_running

    @property
    def is_cancelled(self) -> bool:
        """Whether the scan that runs, or ran last, was cancelled."""
        return self._stop.is_set()

    def folders(self) -> tuple[Folder, ...]:
        """The watched folders, by path."""
        return tuple(folder for folder in self._folders.all() if folder.id not in self._removed)

    def unread(self) -> tuple[FileFailure, ...]:
        """Files of the watched folders that could not be read at the last scan, by path."""
        return tuple(FileFailure(path, reason) for path, reason in self._unread.all())

    def add_folder(self, path: str) -> Folder:
        """Watch a folder; inside a watched one, that one.

        Raises:
            LibraryError: ``"gone"``, ``"not-a-folder"``, ``"unreadable"`` or ``"timed-out"``.
        """
        path = os.path.abspath(path)
        if (known := covering(path, self.folders())) is not None:
            return known
        reachable.check_answers(path, ADD_TIMEOUT_S)
        folder = self._folders.add(path)
        # Where its removal is not written yet, ``_on_removed`` brings it back once more.
        self._removed.discard(folder.id)
        self.folders_changed.emit()
        return folder

    def remove_folder(self, folder_id: FolderId) -> None:
        """Watch a folder no longer: its tracks are hidden, their history stays."""
        path = next((folder.path for folder in self.folders() if folder.id == folder_id), None)
        self._removed.add(folder_id)
        self._removals[folder_id] += 1

        def remove(_: TaskContext) -> TrackChanges:
            if folder_id not in self._removed:
                return TrackChanges()
            present = [file for file in self._tracks.known_files(folder_id) if not file.is_missing]
            self._folders.remove(folder_id, self._scheduler.clock.now_ms())
            return TrackChanges(missing=tuple(self._tracks.with_parts([file.track_id for file in present])))

        self._scheduler.run(Lane.QUICK, remove, on_done=lambda what: self._on_removed(folder_id, path, what))

    def rescan(self, paths: Iterable[str] | None = None, *, is_thorough: bool = False) -> None:
        """Scan everything, or parts of it, in the background; while a scan runs, after it.

        Args:
            paths: folders of the library, or folders and files inside them; others are left out.
            is_thorough: the tags of all files are read again, also of those that did not change.
        """
        wanted = {folder.path for folder in self.folders()} if paths is None else set(paths)
        if self._is_running:
            self._waiting = wanted | (self._waiting or set())
            self._waits_thorough |= is_thorough
            return
        scopes = [scope for path in wanted if (scope := scope_of(os.path.abspath(path), self.folders()))]
        if paths is None:
            scopes = [Scope(folder) for folder in outermost(self.folders())]
        scopes = [replace(scope, is_thorough=is_thorough) for scope in scopes]
        if not scopes:
            return
        self._is_running = True
        self._stop = threading.Event()
        self._scheduler.run(
            Lane.IO,
            self._work(without_overlap(scopes)),
            name="scan",
            on_done=self._on_done,
            on_error=self._on_error,
            on_progress=self.progressed.emit,
        )

    def read_outdated(self, *, is_scanned: bool = False) -> None:
        """Read files once more that an earlier version read less from, in the background.

        Files of the watched folders are read by a scan with its progress; where all are up to date there is
        none.

        Args:
            is_scanned: whether a scan of the watched folders comes anyway; then nobody looks whether one is
                needed.
        """

        def scan(is_outdated: bool) -> None:
            if is_outdated and not self._is_running:
                self.rescan()

        def tell(changes: TrackChanges) -> None:
            if changes:
                self.library_changed.emit(changes)

        if not is_scanned:
            self._run_aside(Lane.QUICK, self._tracks.has_outdated, scan)
        self._run_aside(Lane.IO, self._loose.read_outdated, tell)

    def cancel(self) -> None:
        """End the running scan soon; what it wrote stays, and ``finished`` tells what that was."""
        self._waiting, self._waits_thorough = None, False
        self._stop.set()

    def scan_blocking(
        self, paths: Sequence[str], context: TaskContext, *, is_thorough: bool = False
    ) -> ScanReport:
        """Scan in the calling thread; folders that are not watched are added, files are read alone.

        Args:
            paths: folders and files; none for every watched folder.
            context: progress goes there, and it can cancel.
            is_thorough: the tags of all files are read again, also of those that did not change.

        Returns:
            The report; a path that is not there is one of its failures.
        """
        scopes = [] if paths else [Scope(folder) for folder in outermost(self.folders())]
        failed: list[FileFailure] = []
        files: list[str] = []
        for path in map(os.path.abspath, paths):
            if os.path.isfile(path):
                files.append(path)
                continue
            try:
                folder = self.add_folder(path)
            except LibraryError as error:
                failed.append(FileFailure(path, error.reason))
                continue
            scope = scope_of(path, (folder,))
            assert scope is not None
            scopes.append(replace(scope, is_named=True))
        scopes = [replace(scope, is_thorough=is_thorough) for scope in scopes]
        added = self._loose.add(files, context) if files else AddedFiles()
        self._stop = threading.Event()
        report = self._run(without_overlap(scopes), context, [*failed, *added.failed])
        return added.into(report)

    def add_files(self, paths: Sequence[str], on_done: Callable[[AddedFiles], object]) -> None:
        """Put files into the library without watching where they lie (drag and drop, the command line).

        Does not wait for a running scan. Of a folder every file below it is taken, in the order of names.

        Args:
            paths: files and folders.
            on_done: gets the ids in the order of the paths.
        """

        def deliver(added: AddedFiles) -> None:
            if added.changes:
                self.library_changed.emit(added.changes)
            on_done(added)

        wanted = tuple(paths)
        self._scheduler.run(
            Lane.QUICK,
            lambda context: self._loose.add(wanted, context),
            on_done=deliver,
            on_error=self._on_side_error,
        )

    def add_files_blocking(self, paths: Sequence[str], context: TaskContext | None = None) -> AddedFiles:
        """As ``add_files``, in the calling thread; ``context`` can cancel."""
        return self._loose.add(paths, context or TaskContext())

    def _run_aside(self, lane: Lane, work: Callable[[], T], on_done: Callable[[T], object]) -> None:
        self._scheduler.run(lane, lambda _context: work(), on_done=on_done, on_error=self._on_side_error)

    def _work(self, scopes: list[Scope]) -> Callable[[TaskContext], ScanReport]:
        return lambda context: self._run(scopes, context, ())

    def _run(self, scopes: list[Scope], context: TaskContext, failed: Iterable[FileFailure]) -> ScanReport:
        run = ScanRun(
            folders=self._folders,
            tracks=self._tracks,
            clock=self._scheduler.clock,
            control=ScanControl(
                self._stop,
                context,
                is_removed=lambda folder_id: folder_id in self._removed,
                tell_changes=lambda what: self._scheduler.post(lambda: self.library_changed.emit(what)),
                on_folder=self.on_folder,
            ),
            unread=self._unread,
            files=self._files,
            rules=self._rules(),
        )
        return run.run(scopes, failed)

    def _on_done(self, report: ScanReport) -> None:
        self._end()
        self.folders_changed.emit()
        self.finished.emit(report)
        self._go_on()

    def _on_error(self, error: Exception) -> None:
        self._end()
        if not isinstance(error, MusicRecError):
            raise error
        self.failed.emit(error)

    def _on_side_error(self, error: Exception) -> None:
        if not isinstance(error, MusicRecError):
            raise error
        self.failed.emit(error)

    def _on_removed(self, folder_id: FolderId, path: str | None, what: TrackChanges) -> None:
        self._removals[folder_id] -= 1
        is_back = folder_id not in self._removed and not self._removals[folder_id]
        if is_back and path is not None:
            # It was added again before its removal was written.
            self._folders.add(path)
            self.rescan([path])
        self.folders_changed.emit()
        if what:
            self.library_changed.emit(what)

    def _end(self) -> None:
        self._is_running = False

    def _go_on(self) -> None:
        waiting, self._waiting = self._waiting, None
        is_thorough, self._waits_thorough = self._waits_thorough, False
        if waiting:
            self.rescan(waiting, is_thorough=is_thorough)
