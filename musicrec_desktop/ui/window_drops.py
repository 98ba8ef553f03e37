"""Files and folders from outside: dropped on the window, named at the start, sent by a second start."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QMimeData, QObject, QUrl
from PySide6.QtWidgets import QWidget

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.core.tasks import Lane
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


class OpenedPaths(QObject):
    """Folders join the library; files play, whether their folder is in the library or not."""

    def __init__(self, services: Services, library: LibraryWiring, notices: Notices, window: QWidget) -> None:
        super().__init__(window)
        self._services, self._library, self._notices = services, library, notices

    def drop(self, paths: Sequence[str]) -> None:
        """Take what was dropped: folders only join, files play."""
        self._take(paths, plays_folders=False)

    def open(self, paths: Sequence[str]) -> None:
        """Take what the program was started with: all of it plays."""
        self._take(paths, plays_folders=True)

    def _take(self, paths: Sequence[str], *, plays_folders: bool) -> None:
        wanted = [os.path.abspath(path) for path in paths]
        if wanted:
            self._services.scheduler.run(
                Lane.QUICK,
                lambda _context: sort_paths(wanted),
                on_done=lambda found: self._on_sorted(found, wanted, plays_folders=plays_folders),
            )

    def _on_sorted(self, found: SortedPaths, wanted: Sequence[str], *, plays_folders: bool) -> None:
        if found.gone:
            self._notices.error(LibraryError(found.gone[0], "gone"))
        if found.folders:
            self._library.add_folders(found.folders)
        played = [path for path in wanted if path not in found.gone] if plays_folders else found.files
        if played:
            self._services.scan.add_files(played, self._on_added)

    def _on_added(self, added: AddedFiles) -> None:
        if added.ids:
            self._services.player.play_now(added.ids)
        elif added.failed:
            failure = added.failed[0]
            self._notices.error(LibraryError(failure.path, failure.reason))
