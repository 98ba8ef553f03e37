"""Files and folders from outside: dropped on the window, named at the start, sent by a second start."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.errors import LibraryError, PlaylistFileError
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.core.tasks import Lane, TaskContext
from musicrec_desktop.model.track import FileFailure, TrackId
from musicrec_desktop.services.importing.export_names import is_export_folder, is_export_name
from musicrec_desktop.services.scan.loose_files import AddedFiles
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.commands.queue import QueueGestures
from musicrec_desktop.ui.commands.scopes import ScopeCommands
from musicrec_desktop.ui.kit.dragged import Dragged, is_playlist_name, read_drag
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.kit.wording.errors import failure_text
from musicrec_desktop.ui.kit.wording.formats import format_count
from musicrec_desktop.ui.library.controller import LibraryController
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.window.drop_overlay import TARGETS, DropOverlay, DropTarget

UNREAD_LISTS: Final = frozenset({".b4s", ".cue"})
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
                self._notices.say(f"Nothing in {name} is in your library or on this disk.")
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
            self._notices.say(f"There is no music in {quoted(name)}.")
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
        name, why = path, "Only files of this computer can be played. Download it first, then drop the file."
    elif reason == LIST_REASON:
        name = display_path(os.path.basename(path))
        why = "This list cannot be read. Drop the tracks themselves, or their folder."
    else:
        name, why = display_path(os.path.basename(path) or path), failure_text(reason)
    rest = f" and {format_count(len(failed) - 1, 'other file')}" if len(failed) > 1 else ""
    return f"{quoted(name)}{rest} left out: {why[:1].lower()}{why[1:]}"


class WindowDrops(QObject):
    """Shows the overlay while something is dragged over the window, and does what it is let go on.

    A drag that is given up with Escape stays given up until it leaves the window.

    Args:
        themes: colours of the overlay.
        opened: what is done with files.
        scopes: finds the tracks of groups.
        gestures: what is done with tracks.
        import_files: makes playlists of playlist files.
        move_in: opens the import of a file or folder of another player or a service.
        notices: says why something cannot be dropped.
        panel: the queue; it takes drops itself, so the overlay ends where it begins.
        bar: the player bar; the overlay ends above it.
        sidebar: its playlists take drops themselves, so the overlay begins beside it.
        takes_tracks: whether the page that is shown takes tracks of our own lists itself.
        window: what it lies in.
    """

    def __init__(
        self,
        themes: ThemeController,
        opened: OpenedPaths,
        scopes: ScopeCommands,
        gestures: QueueGestures,
        import_files: Callable[[Sequence[str]], object],
        move_in: Callable[[str], object],
        notices: Notices,
        panel: QWidget,
        bar: QWidget,
        sidebar: QWidget,
        takes_tracks: Callable[[], bool],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._sidebar, self._takes_tracks = sidebar, takes_tracks
        self._opened, self._scopes, self._gestures, self._notices = opened, scopes, gestures, notices
        self._import_files, self._move_in = import_files, move_in
        self._panel, self._bar, self._window = panel, bar, window
        self.overlay = DropOverlay(themes, window)
        self.overlay.entered.connect(self._on_overlay)
        self.overlay.left.connect(self.leave)
        self._gone = QTimer(self)
        self._gone.setSingleShot(True)
        self._gone.setInterval(0)
        self._gone.timeout.connect(self._end)
        self.overlay.let_go.connect(lambda event: self._drop(event, event.position().toPoint()))
        self._is_given_up = False
        self._looked: tuple[str, ...] = ()

    def enter(self, event: QDropEvent) -> None:
        """A drag is over the window: show what can be done with it."""
        dragged = read_drag(event.mimeData())
        has_place = self._panel.isVisible() or self._takes_tracks()
        if dragged.is_empty or (dragged.is_own and has_place):
            event.ignore()
            return
        if not self._is_given_up and not self.overlay.isVisible():
            self._open(dragged)
        point = self.overlay.mapFrom(self._window, event.position().toPoint())
        self._answer(event, point)

    def leave(self) -> None:
        """The drag left a part of the window; where it comes to no other part at once, it is over."""
        self._gone.start()

    def drop(self, event: QDropEvent) -> None:
        """Something was let go over the window itself."""
        self.enter(event)
        if event.isAccepted():
            self._drop(event, self.overlay.mapFrom(self._window, event.position().toPoint()))

    def insert(self, dragged: Dragged, index: int) -> None:
        """Something was let go over the queue, at an index of the upcoming entries."""
        if dragged.ids:
            self._gestures.insert(dragged.ids, index)
        elif dragged.scopes:
            place = self._gestures.place(index)
            self._scopes.with_tracks_of(dragged.scopes, lambda ids: self._gestures.insert(ids, place()))
        else:
            self._opened.insert_dropped(dragged, index)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress}
            and event.key() == Qt.Key.Key_Escape
            and self.overlay.isVisible()
        ):
            self._is_given_up = True
            self._close()
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def _end(self) -> None:
        self._gone.stop()
        self._is_given_up = False
        self._close()

    def _open(self, dragged: Dragged) -> None:
        off = frozenset() if dragged.paths else frozenset({DropTarget.ADD_FOLDER})
        self.overlay.open_over(self._place(), _targets(dragged.paths), off)
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)
        self._looked = dragged.paths
        if dragged.paths:
            self._opened.look(dragged.paths, lambda found: self._on_looked(dragged.paths, found))

    def _place(self) -> QRect:
        """The part of the window that the overlay lies over."""
        window, panel = self._window, self._panel
        right = panel.mapTo(window, QPoint(0, 0)).x() if panel.isVisible() else window.width()
        left = self._sidebar.width()
        return QRect(left, 0, right - left, self._bar.mapTo(window, QPoint(0, 0)).y())

    def _on_looked(self, paths: tuple[str, ...], found: SortedPaths) -> None:
        if paths != self._looked:
            return
        if not found.folders:
            self.overlay.set_off(frozenset({DropTarget.ADD_FOLDER}))
        elif tuple(found.exports) == paths and len(paths) == 1 and self.overlay.isVisible():
            self.overlay.open_over(self._place(), (*_targets(paths), DropTarget.MOVE_IN))

    def _close(self) -> None:
        app = QApplication.instance()
        assert app is not None
        app.removeEventFilter(self)
        self.overlay.hide()

    def _on_overlay(self, event: QDropEvent) -> None:
        self._answer(event, event.position().toPoint())

    def _answer(self, event: QDropEvent, point: QPoint) -> None:
        """Say whether this may be let go here; always as a copy, so that the other program keeps its file."""
        self._gone.stop()
        target = self.overlay.point_at(point)
        is_possible = not self._is_given_up and not self.overlay.is_off(target)
        event.setDropAction(Qt.DropAction.CopyAction if is_possible else Qt.DropAction.IgnoreAction)
        # Accepted even where it is not possible: otherwise no event tells that the drag has left.
        event.accept()

    def _drop(self, event: QDropEvent, point: QPoint) -> None:
        target, is_given_up = self.overlay.target_at(point), self._is_given_up
        is_off = self.overlay.is_off(target)
        self._end()
        if is_given_up:
            event.setDropAction(Qt.DropAction.IgnoreAction)
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.IgnoreAction if is_off else Qt.DropAction.CopyAction)
        event.accept()
        if is_off:
            self._notices.say(TARGETS[target].off)
        else:
            self._do(target, read_drag(event.mimeData()))

    def _do(self, target: DropTarget, dragged: Dragged) -> None:
        if target is DropTarget.ADD_FOLDER:
            self._opened.add_dropped(dragged)
            return
        if target is DropTarget.IMPORT:
            self._import_files([path for path in dragged.paths if is_playlist_name(path)])
            return
        if target is DropTarget.MOVE_IN:
            if len(dragged.paths) == 1:
                self._move_in(dragged.paths[0])
            else:
                self._notices.say("Put the files of an export into a folder, and drop the folder.")
            return
        is_now = target is DropTarget.PLAY
        use = self._gestures.play if is_now else self._gestures.enqueue
        if dragged.ids:
            use(dragged.ids)
        elif dragged.scopes:
            self._scopes.with_tracks_of(dragged.scopes, use)
        else:
            (self._opened.play_dropped if is_now else self._opened.enqueue_dropped)(dragged)


def _targets(paths: Sequence[str]) -> tuple[DropTarget, ...]:
    """What can be done with files and folders, by their names."""
    if paths and all(map(is_export_name, paths)):
        # Neither music nor a playlist is called so.
        return (DropTarget.MOVE_IN,)
    third = DropTarget.IMPORT if any(map(is_playlist_name, paths)) else DropTarget.ADD_FOLDER
    return (DropTarget.PLAY, DropTarget.ENQUEUE, third)
