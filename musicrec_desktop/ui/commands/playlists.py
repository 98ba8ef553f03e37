"""Everything that the user does to playlists, each with a way back; and what is known of all of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.errors import PlaylistError
from musicrec_desktop.core.settings import PLAYLIST_DOUBLES
from musicrec_desktop.model.browse import SortColumn
from musicrec_desktop.model.playlist import (
    LONGEST_NAME,
    Playlist,
    PlaylistEntryId,
    PlaylistFolder,
    PlaylistFolderId,
    PlaylistId,
    PlaylistKind,
)
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.services.playlists.edit import PlaylistEdit
from musicrec_desktop.services.playlists.entries import Addition, Doubles
from musicrec_desktop.services.playlists.exchange.service import PlaylistExchange
from musicrec_desktop.services.playlists.reading import PlaylistReader
from musicrec_desktop.services.playlists.steps import Reverted
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.commands.doubles_dialog import DoublesDialog
from musicrec_desktop.ui.commands.playlist_chooser import PlaylistChooser
from musicrec_desktop.ui.kit.actions import key_of
from musicrec_desktop.ui.kit.fitted_dialog import open_once
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.kit.undo_history import Gesture
from musicrec_desktop.ui.kit.wording.formats import format_count
from musicrec_desktop.ui.theme.control import ThemeController

RECENT: Final = 6
"""How many playlists a menu names."""
NAMED_FROM: Final = 200
"""The first tracks of a selection give a new playlist its name."""
NEW_NAME, NEW_FOLDER_NAME = "New playlist", "New folder"
_REVERTED: Final = {
    Reverted.PARTLY: "Some of it was changed meanwhile, and stays.",
    Reverted.NOT: "It was changed meanwhile, and stays.",
}
Use = Callable[[Sequence[TrackId]], object]
"""Does something with tracks."""


class PlaylistDirectory(QObject):
    """All playlists and folders as they were read last; read again in a lane when something changes.

    Args:
        reader: has them.
        exchange: tells when one follows its file, or stops that.
        parent: Qt's owner.

    Attributes:
        changed: they were read.
        playlists: in the order of their names.
        folders: in the order of their names.
    """

    changed = Signal()

    def __init__(self, reader: PlaylistReader, exchange: PlaylistExchange, parent: QObject) -> None:
        super().__init__(parent)
        self._reader = reader
        self.playlists: tuple[Playlist, ...] = ()
        self.folders: tuple[PlaylistFolder, ...] = ()
        self._disconnects = [
            reader.playlists_changed.connect(lambda _ids: self.refresh()),
            reader.folders_changed.connect(self.refresh),
            exchange.followed_changed.connect(lambda _ids: self.refresh()),
        ]
        self.refresh()

    def refresh(self) -> None:
        """Read all of them again."""
        self._reader.load_playlists(self._on_loaded)

    def get(self, playlist_id: PlaylistId) -> Playlist | None:
        """A playlist; None where it is not known (yet)."""
        return next((one for one in self.playlists if one.id == playlist_id), None)

    def folder(self, folder_id: PlaylistFolderId) -> PlaylistFolder | None:
        """A folder; None where it is not known (yet)."""
        return next((one for one in self.folders if one.id == folder_id), None)

    def plain(self) -> list[Playlist]:
        """Playlists that tracks can be put into, the one that changed last first."""
        plain = [one for one in self.playlists if one.kind is PlaylistKind.PLAIN]
        return sorted(plain, key=lambda one: one.changed_at_ms, reverse=True)

    def free_name(self, name: str) -> str:
        """A name that no playlist has: the given one, where need be with a number."""
        taken = {one.name.casefold() for one in self.playlists}
        stem, number = name[: LONGEST_NAME - 6], 2
        free = name[:LONGEST_NAME]
        while free.casefold() in taken:
            free, number = f"{stem} {number}", number + 1
        return free

    def close(self) -> None:
        """Disconnect from the reader."""
        for disconnect in self._disconnects:
            disconnect()

    def _on_loaded(self, playlists: list[Playlist]) -> None:
        self.playlists, self.folders = tuple(playlists), tuple(self._reader.folders())
        self.changed.emit()


class PlaylistGestures(QObject):
    """Edits playlists in a lane, says so, and keeps each edit in the history.

    Args:
        services: whose playlists they are.
        theme: colours of the list to choose from.
        notices: says it, and has the history.
        window: owns the dialogs.

    Attributes:
        directory: all playlists and folders.
        made: a playlist was made: its id, and whether it shall be shown.
        folder_made: a folder was made: its id.
    """

    made = Signal(object, bool)
    folder_made = Signal(object)

    def __init__(self, services: Services, theme: ThemeController, notices: Notices, window: QWidget) -> None:
        super().__init__(window)
        self._service, self._browse = services.playlists, services.browse
        self._exchange = services.exchange
        self._settings, self._notices = services.settings, notices
        self._theme, self._window = theme, window
        self.directory = PlaylistDirectory(services.playlists.reader, services.exchange, self)

    # Tracks come into playlists

    def add(
        self, playlist_id: PlaylistId, ids: Sequence[TrackId], *, at: int | None = None, note: str = ""
    ) -> None:
        """Put tracks into a playlist; asks where it has some of them, unless that is settled.

        Args:
            playlist_id: a plain one.
            ids: the tracks in order.
            at: the place, counted from 0; None for the end.
            note: what else to say, for example of files that were left out.
        """
        if ids:
            mode = Doubles(str(self._settings.get(PLAYLIST_DOUBLES)))
            self._add(playlist_id, tuple(ids), at, note, mode)

    def choose(self, ids: Sequence[TrackId]) -> PlaylistChooser | None:
        """Ask for the playlist that some tracks come into."""
        if not ids:
            self._notices.say("Select tracks first.")
            return None
        chooser = PlaylistChooser(
            self._theme, f"Add {self.name(ids)} to…", self.directory.plain(), self._window, is_for_adding=True
        )
        chooser.chosen.connect(lambda playlist_id: self.add(playlist_id, ids))
        chooser.new_requested.connect(lambda name: self.create(name or self.name_for(ids), ids))
        chooser.open_over(self._window)
        return chooser

    def menu_entries(self, use: Callable[[Use], object]) -> list[tuple[str, Callable[[], object]]]:
        """The submenu "Add to playlist".

        Args:
            use: finds the tracks that the menu is about, and hands them on.
        """
        recent = [
            (playlist.name, partial(use, partial(self.add, playlist.id)))
            for playlist in self.directory.plain()[:RECENT]
        ]
        new = ("New playlist", partial(use, self.create_of))
        if not recent:
            return [new]
        all_words = f"Choose from all…\t{key_of('add_to_playlist')}"
        return [*recent, ("", lambda: None), new, (all_words, partial(use, self.choose))]

    def create_of(self, ids: Sequence[TrackId]) -> None:
        """Make a playlist of tracks, named after what they have in common."""
        if ids:
            self.create(self.name_for(ids), ids)
        else:
            self._notices.say("Select tracks first.")

    def name_for(self, ids: Sequence[TrackId]) -> str:
        """What a playlist of some tracks could be called: their album, else their artist."""
        tracks = self._browse.page(list(ids[:NAMED_FROM]))
        ways: tuple[Callable[[Track], str], ...] = (
            lambda track: track.tags.album,
            lambda track: track.album_artist_text or track.tags.artist_text,
        )
        for way in ways:
            names = {way(track) for track in tracks}
            if len(names) == 1 and (name := names.pop().strip()):
                return name
        return NEW_NAME

    # Playlists as a whole

    def create(
        self,
        name: str,
        ids: Sequence[TrackId] = (),
        *,
        folder_id: PlaylistFolderId | None = None,
        is_shown: bool = False,
    ) -> None:
        """Make a playlist; it gets another name where this one is taken."""
        free = self.directory.free_name(name)
        text = f"Playlist {quoted(free)} made" + (f" of {self.name(ids)}" if ids else "")
        self._do(
            lambda: self._service.lists.create(free, ids, folder_id=folder_id),
            f"New playlist {quoted(free)}",
            text if ids else "",
            lambda edit: self.made.emit(edit.made, is_shown),
        )

    def rename(self, playlist: Playlist, name: str) -> None:
        """Give a playlist another name."""
        if name.strip() != playlist.name:
            self._do(
                lambda: self._service.lists.rename(playlist.id, name),
                f"Rename playlist {quoted(playlist.name)}",
            )

    def describe(self, playlist: Playlist, text: str) -> None:
        """Give a playlist another description."""
        self._do(
            lambda: self._service.lists.describe(playlist.id, text),
            f"Describe playlist {quoted(playlist.name)}",
        )

    def duplicate(self, playlists: Sequence[Playlist]) -> None:
        """Copy playlists, each beside itself."""
        for playlist in playlists:
            self._do(
                partial(self._service.lists.duplicate, playlist.id),
                f"Duplicate {quoted(playlist.name)}",
                f"{quoted(playlist.name)} duplicated",
            )

    def merge(self, playlists: Sequence[Playlist]) -> None:
        """Make a playlist of all entries of several; tracks that stand in several come once."""
        name = self.directory.free_name(" + ".join(one.name for one in playlists))
        ids = [one.id for one in playlists]
        self._do(
            lambda: self._service.lists.merge(ids, name, skip_doubles=True, folder_id=playlists[0].folder_id),
            f"Merge {format_count(len(playlists), 'playlist')}",
            f"{format_count(len(playlists), 'playlist')} merged into {quoted(name)}",
            lambda edit: self.made.emit(edit.made, False),
        )

    def delete(self, playlists: Sequence[Playlist]) -> None:
        """Delete playlists."""
        if not playlists:
            return
        name = _names(playlists)
        ids = [one.id for one in playlists]
        self._do(lambda: self._service.lists.delete(ids), f"Delete {name}", f"{name} deleted")

    def put(
        self,
        playlist_ids: Sequence[PlaylistId],
        folder_ids: Sequence[PlaylistFolderId],
        target: PlaylistFolderId | None,
    ) -> None:
        """Put playlists and folders into a folder, or to the top."""
        folder = None if target is None else self.directory.folder(target)
        where = quoted(folder.name) if folder is not None else "the top"
        if playlist_ids:
            count = format_count(len(playlist_ids), "playlist")
            self._do(
                lambda: self._service.folders.put(list(playlist_ids), target),
                f"Move {count} to {where}",
                f"{count} moved to {where}",
            )
        for folder_id in folder_ids:
            if folder_id != target:
                self._do(
                    partial(self._service.folders.move, folder_id, target),
                    f"Move folder to {where}",
                    f"Folder moved to {where}",
                )

    # Folders

    def create_folder(self, parent_id: PlaylistFolderId | None = None) -> None:
        """Make a folder."""
        self._do(
            lambda: self._service.folders.create(NEW_FOLDER_NAME, parent_id),
            "New folder",
            "",
            lambda edit: self.folder_made.emit(edit.made_folder),
        )

    def rename_folder(self, folder: PlaylistFolder, name: str) -> None:
        """Give a folder another name."""
        if name.strip() != folder.name:
            self._do(
                lambda: self._service.folders.rename(folder.id, name), f"Rename folder {quoted(folder.name)}"
            )

    def delete_folder(self, folder: PlaylistFolder) -> None:
        """Remove a folder; its playlists stay, and move to where it was."""
        name = quoted(folder.name)
        self._do(
            lambda: self._service.folders.delete(folder.id),
            f"Delete folder {name}",
            f"Folder {name} deleted; its playlists are kept",
        )

    # Entries

    def remove(self, playlist: Playlist, entry_ids: Collection[PlaylistEntryId]) -> None:
        """Take entries out of a playlist."""
        count = format_count(len(entry_ids), "track")
        name = quoted(playlist.name)
        self._do(
            lambda: self._service.entries.remove(playlist.id, entry_ids),
            f"Remove {count} from {name}",
            f"{count} removed from {name}",
            edited=playlist.id,
        )

    def remove_doubles(self, playlists: Sequence[Playlist]) -> None:
        """Take out every entry whose track stands further up in its playlist, too."""
        for playlist in playlists:
            name = quoted(playlist.name)
            self._do(
                partial(self._service.entries.remove_doubles, playlist.id),
                f"Remove doubles from {name}",
                f"Doubles removed from {name}",
                on_nothing=f"{name} has no doubles",
                edited=playlist.id,
            )

    def move(self, playlist: Playlist, entry_ids: Sequence[PlaylistEntryId], to: int) -> None:
        """Move entries before the one that stands at a place; what is seen needs no notice."""
        count = format_count(len(entry_ids), "track")
        self._do(
            lambda: self._service.entries.move(playlist.id, entry_ids, to),
            f"Move {count} in {quoted(playlist.name)}",
            edited=playlist.id,
        )

    def sort(self, playlist: Playlist, column: SortColumn, *, is_descending: bool) -> None:
        """Bring the entries into an order for good."""
        name = quoted(playlist.name)
        self._do(
            lambda: self._service.entries.sort(playlist.id, column, is_descending=is_descending),
            f"Sort {name}",
            f"{name} keeps this order",
            on_nothing=f"{name} is in this order already",
            edited=playlist.id,
        )

    def name(self, ids: Sequence[TrackId]) -> str:
        """One track by its title, several by their number."""
        if len(ids) == 1 and (track := self._browse.track(ids[0])) is not None:
            return quoted(track.tags.title)
        return format_count(len(ids), "track")

    def close(self) -> None:
        """Disconnect from the reader."""
        self.directory.close()

    def _add(
        self, playlist_id: PlaylistId, ids: tuple[TrackId, ...], at: int | None, note: str, mode: Doubles
    ) -> None:
        def on_added(addition: Addition) -> None:
            if addition.edit is None:
                self._ask(playlist_id, ids, at, note, addition)
            else:
                skipped = len(addition.doubles) if mode is Doubles.SKIP else 0
                self._say_added(playlist_id, ids, note, addition.edit, skipped)

        self._service.lane.start(
            lambda: self._service.entries.add(playlist_id, ids, at=at, doubles=mode),
            on_added,
            lambda error: self._failed(
                error, playlist_id, lambda: self._add(playlist_id, ids, at, note, mode)
            ),
        )

    def _ask(
        self,
        playlist_id: PlaylistId,
        ids: tuple[TrackId, ...],
        at: int | None,
        note: str,
        addition: Addition,
    ) -> None:
        dialog = DoublesDialog(
            quoted(self._name_of(playlist_id)), len(addition.doubles), len(ids), self._window
        )

        def on_decided(mode: Doubles, is_for_all: bool) -> None:
            if is_for_all:
                self._settings.set(PLAYLIST_DOUBLES, mode.value)
            self._add(playlist_id, ids, at, note, mode)

        dialog.decided.connect(on_decided)
        open_once(dialog)

    def _say_added(
        self,
        playlist_id: PlaylistId,
        ids: Sequence[TrackId],
        note: str,
        edit: PlaylistEdit,
        skipped: int,
    ) -> None:
        name = quoted(self._name_of(playlist_id))
        if edit.is_void:
            self._notices.say(f"{name} has {'it' if len(ids) == 1 else 'them'} already; nothing was added")
            return
        text = f"{self.name(ids)} added to {name}"
        if skipped:
            text = f"{text}, but for {format_count(skipped, 'track')} that it has already"
        self.say_edit(f"{text}. {note}" if note else text, f"Add {self.name(ids)} to {name}", edit)

    def _name_of(self, playlist_id: PlaylistId) -> str:
        known = self.directory.get(playlist_id)
        return known.name if known is not None else self._service.reader.playlist(playlist_id).name

    def _do(
        self,
        work: Callable[[], PlaylistEdit],
        label: str,
        text: str = "",
        then: Callable[[PlaylistEdit], object] | None = None,
        *,
        on_nothing: str = "",
        edited: PlaylistId | None = None,
    ) -> None:
        """Make an edit in a lane.

        Args:
            work: makes it.
            label: what the history calls it.
            text: what is said; empty for what is seen.
            then: what follows it.
            on_nothing: what is said where nothing had to be done.
            edited: the playlist whose entries it edits.
        """

        def on_done(edit: PlaylistEdit) -> None:
            if edit.is_void:
                if on_nothing:
                    self._notices.say(on_nothing)
                return
            self.say_edit(text, label, edit)
            if then is not None:
                then(edit)

        def on_error(error: Exception) -> None:
            self._failed(
                error,
                edited,
                lambda: self._do(work, label, text, then, on_nothing=on_nothing, edited=edited),
            )

        self._service.lane.start(work, on_done, on_error)

    def _failed(self, error: Exception, edited: PlaylistId | None, again: Callable[[], object]) -> None:
        """Tell why an edit failed; where the playlist follows its file, ask whether that shall end."""
        if edited is None or not isinstance(error, PlaylistError) or error.reason != "followed":
            self._notices.error(error)
            return
        name = quoted(error.name)
        box = QMessageBox(self._window)
        box.setWindowTitle("Stop following its file?")
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(f"{name} follows its file.")
        box.setInformativeText("The next change of the file would undo this edit.")
        stop = box.addButton("Stop following and go on", QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(stop)
        stop.clicked.connect(
            lambda: self._service.lane.start(
                lambda: self._exchange.stop_following(edited), lambda _result: again(), self._notices.error
            )
        )
        box.finished.connect(box.deleteLater)
        box.open()

    def say_edit(self, text: str, label: str, edit: PlaylistEdit) -> None:
        """Say what an edit did, where that is not seen, and keep it in the history.

        Args:
            text: what was done; empty for what is seen.
            label: what the history calls it.
            edit: undoes it, and does it again.
        """
        gesture = Gesture(label, partial(self._revert, edit.undo), partial(self._revert, edit.redo))
        if text:
            self._notices.say_done(text, gesture)
        else:
            self._notices.history.push(gesture)

    def _revert(self, step: Callable[[], Reverted]) -> None:
        """Undo an edit or make it again, in the lane in which edits are made."""

        def on_done(reverted: Reverted) -> None:
            if words := _REVERTED.get(reverted):
                self._notices.say(words)

        self._service.lane.start(step, on_done, self._notices.error)


def _names(playlists: Sequence[Playlist]) -> str:
    return quoted(playlists[0].name) if len(playlists) == 1 else format_count(len(playlists), "playlist")
