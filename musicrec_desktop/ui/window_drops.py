"""Files and folders from outside: dropped on the window, named at the start, sent by a second start."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QMimeData, QObject, QUrl
from PySide6.QtWidgets import QWidget

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.core.tasks import Lane
from musicrec_desktop.model.track import FileFailure, TrackId
from musicrec_desktop.services.loose_files import AddedFiles
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.window_library import LibraryWiring
from musicrec_desktop.ui.window_notices import Notices


def paths_from_mime(mime: QMimeData) -> list[str]:
    """The local paths of a drag from another program, right even where they are not UTF-8."""
    return [path for url in mime.urls() if (path := _local_path(url))]


def _local_path(url: QUrl) -> str:
    if not url.isLocalFile():
        return ""
    encoded = bytes(url.toEncoded().data()).removeprefix(b"file://")
    return os.fsdecode(unquote_to_bytes(encoded))


class SortedPaths(NamedTuple):
    """Paths by what they are."""

    folders: list[str]
    files: list[str]
    gone: list[str]


def sort_paths(paths: Sequence[str]) -> SortedPaths:
    """Look what each path is; a dead mount may keep this waiting, so not in the GUI thread."""
    kinds = SortedPaths([], [], [])
    for path in paths:
        if os.path.isdir(path):
            kinds.folders.append(path)
        elif os.path.isfile(path):
            kinds.files.append(path)
        else:
            kinds.gone.append(path)
    return kinds


Use = Callable[[Sequence[TrackId]], object]
Taken = Callable[[Sequence[TrackId], Sequence[FileFailure]], object]
"""Told once which tracks were found, and which files could not be read; behind their use."""


def _nobody(_ids: Sequence[TrackId], _failed: Sequence[FileFailure]) -> None:
    """Nobody asked."""


class OpenedPaths(QObject):
    """Folders join the library; files play, whether their folder is in the library or not."""

    def __init__(
        self, services: Services, library: LibraryWiring, enqueue: Use, notices: Notices, window: QWidget
    ) -> None:
        super().__init__(window)
        self._services, self._library, self._notices = services, library, notices
        self._enqueue = enqueue

    def drop(self, paths: Sequence[str]) -> None:
        """Take what was dropped: folders only join, files play."""
        self._take(paths, self._services.player.play_now, uses_folders=False)

    def open(self, paths: Sequence[str], on_taken: Taken = _nobody) -> None:
        """Take what the program was started with: all of it plays."""
        self._take(paths, self._services.player.play_now, on_taken, uses_folders=True)

    def queue(self, paths: Sequence[str], on_taken: Taken = _nobody) -> None:
        """Take what shall play after what the person queued before."""
        self._take(paths, self._enqueue, on_taken, uses_folders=True)

    def _take(self, paths: Sequence[str], use: Use, on_taken: Taken = _nobody, *, uses_folders: bool) -> None:
        wanted = [os.path.abspath(path) for path in paths]
        if wanted:
            self._services.scheduler.run(
                Lane.QUICK,
                lambda _context: sort_paths(wanted),
                on_done=lambda found: self._on_sorted(
                    found, wanted, use, on_taken, uses_folders=uses_folders
                ),
            )

    def _on_sorted(
        self, found: SortedPaths, wanted: Sequence[str], use: Use, on_taken: Taken, *, uses_folders: bool
    ) -> None:
        if found.gone:
            self._notices.error(LibraryError(found.gone[0], "gone"))
        if found.folders:
            self._library.add_folders(found.folders)
        used = [path for path in wanted if path not in found.gone] if uses_folders else found.files
        gone = [FileFailure(path, "gone") for path in found.gone]
        if used:
            self._services.scan.add_files(used, lambda added: self._on_added(added, use, on_taken, gone))
        else:
            on_taken((), gone)

    def _on_added(self, added: AddedFiles, use: Use, on_taken: Taken, gone: Sequence[FileFailure]) -> None:
        if added.ids:
            use(added.ids)
        elif added.failed:
            failure = added.failed[0]
            self._notices.error(LibraryError(failure.path, failure.reason))
        on_taken(added.ids, (*gone, *added.failed))
