"""Files and folders from outside: dropped on the window, named at the start, sent by a second start."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.errors import LibraryError, PlaylistFileError
from musicrec_desktop.core.language import in_sentence, plural, tr
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.core.tasks import Lane, TaskContext
from musicrec_desktop.model.files import FileFailure
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.importing.export_names import is_export_folder
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.commands.queue import QueueGestures
from musicrec_desktop.ui.kit.dragged import Dragged, is_playlist_name
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.kit.wording.files import failure_text
from musicrec_desktop.ui.library.controller import LibraryController
from musicrec_desktop.ui.window.drop_overlay import TARGETS, DropTarget

if TYPE_CHECKING:
    from musicrec_desktop.services.scan.loose_files import AddedFiles

UNREAD_LISTS: Final = frozenset({".b4s"})
"""How the names of lists end that are not read."""
LIST_REASON, LINK_REASON = "playlist", "link"


class SortedPaths(NamedTuple):
    """Paths by what they are.

    Attributes:
        folders: folders.
        files: sound files, or what may be one.
        lists: playlist files.
        unread: lists that are not read.
        gone: what is not there.
        exports: those of the folders that look like exports of other players and services.
    """

    folders: list[str]
    files: list[str]
    lists: list[str]
    unread: list[str]
    gone: list[str]
    exports: list[str]


def sort_paths(paths: Sequence[str]) -> SortedPaths:
    """Sort paths by what they are; a dead mount may block this, so it never runs in the GUI thread."""
    kinds = SortedPaths([], [], [], [], [], [])
    for path in paths:
        if os.path.isdir(path):
            kinds.folders.append(path)
            if is_export_folder(path):
                kinds.exports.append(path)
        elif not os.path.isfile(path):
            kinds.gone.append(path)
        elif is_playlist_name(path):
            kinds.lists.append(path)
        elif os.path.splitext(path)[1].casefold() in UNREAD_LISTS:
            kinds.unread.append(path)
        else:
            kinds.files.append(path)
    return kinds


Use = Callable[[Sequence[TrackId], str], object]
"""Does something with tracks, and says so together with a note about what was left out."""
Taken = Callable[[Sequence[TrackId], Sequence[FileFailure]], object]
"""Told once which tracks were found, and which files could not be read; behind their use."""


def _nobody(_ids: Sequence[TrackId], _failed: Sequence[FileFailure]) -> None:
    """Ignore what was found."""


@dataclass(frozen=True, slots=True)
class _Read:
    """Paths as they are used: sorted, with the sound files of playlist files in their places.

    Attributes:
        found: the paths that were handed in.
        used: files and folders, in order.
        refused: playlist files that cannot be used.
    """

    found: SortedPaths
    used: Sequence[str]
    refused: Sequence[PlaylistFileError]


@dataclass(frozen=True, slots=True)
class _Handed:
    """What was handed in, what is done with it, and who is told what came of it."""

    paths: Sequence[str]
    use: Use
    links: Sequence[str] = ()
    on_taken: Taken = _nobody


class OpenedPaths(QObject):
    """Finds the tracks of files and folders, and plays or queues them.

    What the program is started with joins the library where it is a folder. What is dropped joins it only
    where the user drops it on "Add folder to the library".
    """

    def __init__(
        self,
        services: Services,
        library: LibraryController,
        gestures: QueueGestures,
        notices: Notices,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._services, self._library, self._notices = services, library, notices
        self._gestures = gestures

    def open(self, paths: Sequence[str], on_taken: Taken = _nobody) -> None:
        """Take what the program was started with: all of it plays, folders join the library."""
        self._take(_Handed(paths, self._play, on_taken=on_taken), adds_folders=True)

    def queue(self, paths: Sequence[str], on_taken: Taken = _nobody) -> None:
        """Queue paths behind what the user queued before; folders join the library."""
        self._take(_Handed(paths, self._enqueue, on_taken=on_taken), adds_folders=True)

    def play_dropped(self, dragged: Dragged) -> None:
        """Play what was dropped."""
        self._take(_Handed(dragged.paths, self._play, dragged.links))

    def enqueue_dropped(self, dragged: Dragged) -> None:
        """Put what was dropped behind what the user queued."""
        self._take(_Handed(dragged.paths, self._enqueue, dragged.links))

    def insert_dropped(self, dragged: Dragged, index: int) -> None:
        """Put what was dropped at a place of the queue, wherever that is when the files are read."""
        place = self._gestures.place(index)

        def insert(ids: Sequence[TrackId], note: str) -> None:
            self._gestures.insert(ids, place(), note=note)

        self._take(_Handed(dragged.paths, insert, dragged.links))

    def find_dropped(self, dragged: Dragged, use: Use) -> None:
        """Find the tracks of what was dropped, for a use of another kind."""
        self._take(_Handed(dragged.paths, use, dragged.links))

    def add_dropped(self, dragged: Dragged) -> None:
        """Add the folders among what was dropped to the library."""
        wanted = [os.path.abspath(path) for path in dragged.paths]

        def on_sorted(found: SortedPaths) -> None:
            if found.folders:
                self._library.add_dropped(found.folders)
            else:
                self._notices.say(TARGETS[DropTarget.ADD_FOLDER].off)

        self._services.scheduler.run(Lane.QUICK, lambda _context: sort_paths(wanted), on_done=on_sorted)

    def look(self, paths: Sequence[str], on_done: Callable[[SortedPaths], object]) -> None:
        """Find out what paths are."""
        self._services.scheduler.run(
            Lane.QUICK, lambda _context: sort_paths(paths), name="drag", on_done=on_done
        )

    def _play(self, ids: Sequence[TrackId], note: str) -> None:
        self._gestures.play(ids, note=note)

    def _enqueue(self, ids: Sequence[TrackId], note: str) -> None:
        self._gestures.enqueue(ids, note=note)

    def _take(self, handed: _Handed, *, adds_folders: bool = False) -> None:
        wanted = [os.path.abspath(path) for path in handed.paths]
        if not wanted:
            if handed.links:
                self._notices.say(_left_out_text([FileFailure(link, LINK_REASON) for link in handed.links]))
            return
        self._services.scheduler.run(
            Lane.QUICK,
            lambda context: self._read(wanted, context),
            on_done=lambda read: self._on_read(read, handed, adds_folders=adds_folders),
        )

    def _read(self, wanted: Sequence[str], context: TaskContext) -> _Read:
        found = sort_paths(wanted)
        used: list[str] = []
        refused: list[PlaylistFileError] = []
        left_out = {*found.gone, *found.unread}
        lists = set(found.lists)
        for path in wanted:
            if path in lists:
                try:
                    used += self._services.exchange.files_of(path, context)
                except PlaylistFileError as error:
                    refused.append(error)
            elif path not in left_out:
                used.append(path)
        return _Read(found, used, refused)

    def _on_read(self, read: _Read, handed: _Handed, *, adds_folders: bool) -> None:
        found, used = read.found, read.used
        if found.folders and adds_folders:
            self._library.add_folders(found.folders)
        failed = [
            *(FileFailure(path, "gone") for path in found.gone),
            *(FileFailure(path, LIST_REASON) for path in found.unread),
            *(FileFailure(error.path, LIST_REASON) for error in read.refused),
            *(FileFailure(link, LINK_REASON) for link in handed.links),
        ]
        if used:
            self._services.scan.add_files(used, lambda added: self._on_added(added, used, handed, failed))
        else:
            if read.refused and len(failed) == 1:
                self._notices.error(read.refused[0])
            elif failed:
                self._tell(failed)
            elif found.lists:
                name = quoted(display_path(os.path.basename(found.lists[0])))
                self._notices.say(tr("Nothing in {name} is in your library or on this disk.", name=name))
            handed.on_taken((), failed)

    def _on_added(
        self, added: AddedFiles, used: Sequence[str], handed: _Handed, failed: Sequence[FileFailure]
    ) -> None:
        failed = [*failed, *added.failed]
        if added.ids:
            handed.use(added.ids, _left_out_text(failed))
        elif failed:
            self._tell(failed)
        else:
            name = display_path(os.path.basename(used[0]) or used[0])
            self._notices.say(tr("There is no music in {name}.", name=quoted(name)))
        handed.on_taken(added.ids, failed)

    def _tell(self, failed: Sequence[FileFailure]) -> None:
        if len(failed) == 1 and failed[0].reason == "gone":
            self._notices.error(LibraryError(failed[0].path, "gone"))
        else:
            self._notices.say(_left_out_text(failed))


def _left_out_text(failed: Sequence[FileFailure]) -> str:
    """What was left out and why: the reason of the first one, and how many there are; empty for none."""
    if not failed:
        return ""
    path, reason = failed[0].path, failed[0].reason
    if reason == LINK_REASON:
        name, why = (
            path,
            tr("Only files of this computer can be played. Download it first, then drop the file."),
        )
    elif reason == LIST_REASON:
        name = display_path(os.path.basename(path))
        why = tr("This list cannot be read. Drop the tracks themselves, or their folder.")
    else:
        name, why = display_path(os.path.basename(path) or path), failure_text(reason)
    rest = plural(" and {n} other file", " and {n} other files", len(failed) - 1) if len(failed) > 1 else ""
    return tr("{name}{rest} left out: {why}", name=quoted(name), rest=rest, why=in_sentence(why))
