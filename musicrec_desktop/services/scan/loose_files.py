"""Files that are in the library without their folder being watched.

Their row belongs to their directory, which stays marked as removed: no scan walks it, nothing else in it
becomes part of the library, and its tracks are known already when the user adds the directory later.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from musicrec_desktop.core.clock import Clock
from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.core.tasks import TaskContext
from musicrec_desktop.core.text.order import path_key
from musicrec_desktop.library import discover, left_out
from musicrec_desktop.library.cue.finding import is_sheet_name
from musicrec_desktop.library.file_reader import FileReader
from musicrec_desktop.library.tags import ReadingRules
from musicrec_desktop.model.files import FileFailure, FileStat, Folder, ScannedFile, ScanReport
from musicrec_desktop.model.track import TrackChanges, TrackId
from musicrec_desktop.services.scan.lyrics import LyricsScan
from musicrec_desktop.services.scan.scope import Scope, scope_of
from musicrec_desktop.storage.folders import FolderStore
from musicrec_desktop.storage.tracks import TrackStore


@dataclass(frozen=True, slots=True)
class AddedFiles:
    """What became of files that were handed in.

    Attributes:
        ids: their tracks, in the order of the files; those that failed are left out.
        changes: which of them are new or were read again.
        failed: path and reason of the others.
    """

    ids: tuple[TrackId, ...] = ()
    changes: TrackChanges = TrackChanges()  # noqa: RUF009  a frozen value
    failed: tuple[FileFailure, ...] = ()

    def into(self, report: ScanReport) -> ScanReport:
        """A report that counts these files too; their failures must be in it already."""
        known = len(self.ids) - len(self.changes.added) - len(self.changes.changed)
        changes = TrackChanges.joined((self.changes, report.changes))
        return replace(report, changes=changes, unchanged=report.unchanged + known)


class LooseFiles:
    """Adds single files; works in any thread.

    Args:
        folders: for the rows of their directories.
        tracks: for their own.
        clock: for times that are stored.
        files: reads tags, in processes of its own.
        rules: how tags are to be read, asked before each reading.
    """

    def __init__(
        self,
        *,
        folders: FolderStore,
        tracks: TrackStore,
        clock: Clock,
        files: FileReader,
        rules: Callable[[], ReadingRules] = ReadingRules,
    ) -> None:
        self._rules = rules
        self._folders = folders
        self._tracks = tracks
        self._clock = clock
        self._files = files

    def add(self, paths: Sequence[str], context: TaskContext) -> AddedFiles:
        """Read files (and every sound file below folders) into the library.

        Args:
            paths: absolute or not; a cue sheet stands for the sound files that it is about.
            context: of the task; what is left when it is cancelled is not read.
        """
        ids: dict[TrackId, None] = {}
        added: list[TrackId] = []
        changed: list[TrackId] = []
        failed: list[FileFailure] = []
        for path in _files(self._with_sheets(map(os.path.abspath, paths), failed), failed):
            if context.is_cancelled:
                break
            try:
                found, news = self._add(path)
            except LibraryError as error:
                failed.append(FileFailure(path, error.reason))
                continue
            ids.update(dict.fromkeys(found))
            added.extend(news.added)
            changed.extend(news.changed)
        return AddedFiles(tuple(ids), TrackChanges(tuple(added), tuple(changed)), tuple(failed))

    def _with_sheets(self, paths: Iterable[str], failed: list[FileFailure]) -> Iterator[str]:
        """The paths, with sound files in the places of cue sheets."""
        for path in paths:
            if not is_sheet_name(path) or os.path.isdir(path):
                yield path
                continue
            try:
                yield from self._files.sheet_sound(path, self._rules())
            except LibraryError as error:
                failed.append(FileFailure(path, error.reason))

    def _add(self, path: str) -> tuple[list[TrackId], TrackChanges]:
        """The tracks of a file in their order, and what was new or read again."""
        known = self._tracks.find_path(path)
        if known is not None:
            track = self._tracks.get(known)
            if track is not None and not track.is_missing and os.path.isfile(path):
                return self._tracks.of_file(known), TrackChanges()
        _stat(path)
        folder, relative = self._place(path)
        file = self._read(folder.path, relative)
        if known is not None:
            self._tracks.move(known, folder.id, file, self._clock.now_ms())
            self._read_lyrics(folder, relative)
            ids = self._tracks.of_file(known)
            return ids, TrackChanges(changed=tuple(ids))
        added, changed = self._tracks.upsert(folder.id, [file], self._clock.now_ms())
        self._read_lyrics(folder, relative)
        ids = self._tracks.of_file((*added, *changed)[0])
        return ids, TrackChanges(added=tuple(added), changed=tuple(changed))

    def _read_lyrics(self, folder: Folder, relative: str) -> None:
        """Read the files of lyrics beside a file."""
        scan = LyricsScan(self._tracks.lyrics, Scope(folder, relative))
        for _ in discover.walk_states(
            folder.path, on_problem=lambda *_: None, below=relative, is_named=True, on_beside=scan.take
        ):
            pass
        scan.finish()
        for _ in scan.read(self._files, lambda: False):
            pass

    def read_outdated(self) -> TrackChanges:
        """Read files once more that were read when less was read from files; no scan comes to them.

        One that cannot be read stays as it is.
        """
        changed: list[TrackId] = []
        for folder_id, folder_path, relative in self._tracks.outdated_loose():
            try:
                file = self._read(folder_path, relative)
            except LibraryError:
                continue
            _, known = self._tracks.upsert(folder_id, [file], self._clock.now_ms())
            changed.extend(known)
        return TrackChanges(changed=tuple(changed))

    def _read(self, folder_path: str, relative: str) -> ScannedFile:
        path = os.path.join(folder_path, relative)
        status = _stat(path)
        read = self._files.tags(path, relative, self._rules())
        stat = FileStat(relative, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
        return ScannedFile(stat, read.tags, left_out.is_left_out(folder_path, relative), read.parts)

    def _place(self, path: str) -> tuple[Folder, str]:
        """The folder row that a file belongs to, and its path in it."""
        scope = scope_of(path, self._folders.all())
        if scope is not None:
            return scope.folder, scope.below
        folder = self._folders.add(os.path.dirname(path))
        present = [file.track_id for file in self._tracks.known_files(folder.id) if not file.is_missing]
        self._folders.remove(folder.id, self._clock.now_ms())
        if present:
            self._tracks.mark_present(present)
        return folder, os.path.basename(path)


def _files(paths: Iterable[str], failed: list[FileFailure]) -> Iterator[str]:
    """Files as they are, folders as the files below them in the order of their names."""

    def on_problem(path: str, reason: str) -> None:
        failed.append(FileFailure(path, reason))

    for path in paths:
        if not os.path.isdir(path):
            yield path
            continue
        try:
            found = [stat.relative_path for stat in discover.walk(path, on_problem=on_problem, is_named=True)]
        except LibraryError as error:
            failed.append(FileFailure(path, error.reason))
            continue
        yield from (os.path.join(path, relative) for relative in sorted(found, key=path_key))


def _stat(path: str) -> os.stat_result:
    """The state of a plain file.

    Raises:
        LibraryError: ``"gone"``, ``"not-a-file"`` or ``"unreadable"``.
    """
    try:
        status = os.stat(path)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise LibraryError(path, "gone") from error
    except (OSError, ValueError) as error:
        raise LibraryError(path, "unreadable") from error
    if not os.path.isfile(path):
        raise LibraryError(path, "not-a-file")
    return status
