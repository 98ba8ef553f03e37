"""What is dragged over the window: an overlay says where it can be let go, and what happens then."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.services.importing.export_names import is_export_name
from musicrec_desktop.ui.commands.queue import QueueGestures
from musicrec_desktop.ui.commands.scopes import ScopeCommands
from musicrec_desktop.ui.kit.dragged import Dragged, is_playlist_name, is_text_name, read_drag
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.window.drop_overlay import TARGETS, DropOverlay, DropTarget
from musicrec_desktop.ui.window.opened_paths import OpenedPaths, SortedPaths


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
        open_lists: answers lists of tracks in files.
        open_text: answers a list in text, with the page that it is of.
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
        open_lists: Callable[[Sequence[str]], object],
        open_text: Callable[[str, str], object],
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
        self._open_lists, self._open_text = open_lists, open_text
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
        # Text of our own fields is dragged from one of them to another.
        has_text = bool(dragged.text.strip()) and event.source() is None
        if (dragged.is_empty and not has_text) or (dragged.is_own and has_place):
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
        targets = (DropTarget.LIST,) if dragged.text else _targets(dragged.paths)
        self.overlay.open_over(self._place(), targets, off)
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
        if target is DropTarget.LIST:
            if dragged.paths:
                self._open_lists(dragged.paths)
            else:
                self._open_text(dragged.text, dragged.html)
            return
        if target is DropTarget.MOVE_IN:
            if len(dragged.paths) == 1:
                self._move_in(dragged.paths[0])
            else:
                self._notices.say(tr("Put the files of an export into a folder, and drop the folder."))
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
        return (DropTarget.MOVE_IN, DropTarget.LIST)
    if paths and all(map(is_text_name, paths)):
        return (DropTarget.LIST,)
    if any(map(is_playlist_name, paths)):
        return (DropTarget.PLAY, DropTarget.ENQUEUE, DropTarget.IMPORT, DropTarget.LIST)
    return (DropTarget.PLAY, DropTarget.ENQUEUE, DropTarget.ADD_FOLDER)
