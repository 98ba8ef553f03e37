"""Connects the sidebar's playlists and the page of a playlist with what can be done to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QMimeData, QObject, QPoint, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from musicrec_desktop.core.errors import PlaylistError
from musicrec_desktop.model.playlist import (
    Playlist,
    PlaylistFolder,
    PlaylistFolderId,
    PlaylistId,
    PlaylistKind,
    playlist_name,
)
from musicrec_desktop.model.queue_controls import QueueInside
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.commands.playlist_chooser import PlaylistChooser
from musicrec_desktop.ui.commands.playlists import NEW_NAME, Use
from musicrec_desktop.ui.commands.scopes import ScopeCommands
from musicrec_desktop.ui.commands.tracks import TrackCommands
from musicrec_desktop.ui.kit.actions import ACTIONS_BY_ID, Handler
from musicrec_desktop.ui.kit.dragged import Dragged, is_playlist_name, read_drag
from musicrec_desktop.ui.kit.fitted_dialog import open_once
from musicrec_desktop.ui.kit.menus import SINGLE, Dress, MenuKind, make_menu
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.kit.wording.errors import error_message
from musicrec_desktop.ui.kit.wording.formats import format_date
from musicrec_desktop.ui.playlists.details_dialog import DetailsDialog
from musicrec_desktop.ui.playlists.files.controller import PlaylistFiles
from musicrec_desktop.ui.playlists.model import entries_from
from musicrec_desktop.ui.playlists.page import MAX_PLAYED, PlaylistPage
from musicrec_desktop.ui.playlists.section import PlaylistSection
from musicrec_desktop.ui.playlists.tree import Node, Target
from musicrec_desktop.ui.theme.control import ThemeController

LEAVE_TEXT: Final = ACTIONS_BY_ID["leave_inside"].label
"""What the menu offers in place of keeping ∞ inside a playlist that it is inside already."""
MOST_DRAGGED: Final = 2000
"""Playlists with more tracks than this are not dragged onto a queue."""
Files = Callable[[Dragged, Callable[[Sequence[TrackId], str], object]], object]
"""Reads dropped files and folders, then hands on their tracks and a note about what was left out."""


class PlaylistsController(QObject):
    """Verbs for playlists; what they are about is selected in the sidebar, or shown on the page.

    Args:
        services: whose playlists they are.
        section: of the sidebar.
        page: shows one of them.
        commands: what can be done with tracks, and the edits of playlists.
        scopes: finds the tracks of dropped albums, artists and genres.
        files: reads dropped files.
        lists: imports and exports playlist files.
        listed: the tracks of the list that is shown, and what it is called.
        theme: colours of menus.
        notices: says why something cannot be done.
        window: owns menus and dialogs.

    Attributes:
        open_requested: a ``PlaylistId`` whose page shall be shown.
        rules_requested: the ``PlaylistId`` of a smart playlist whose rules shall be edited.
    """

    open_requested = Signal(object)
    rules_requested = Signal(object)

    def __init__(
        self,
        services: Services,
        section: PlaylistSection,
        page: PlaylistPage,
        commands: TrackCommands,
        scopes: ScopeCommands,
        files: Files,
        lists: PlaylistFiles,
        listed: Callable[[], tuple[str, Sequence[TrackId]]],
        theme: ThemeController,
        notices: Notices,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._services, self._service = services, services.playlists
        self._section, self._tree, self._page = section, section.tree, page
        self._commands, self._scopes, self._gestures = commands, scopes, commands.playlists
        self._files, self._lists, self._listed = files, lists, listed
        self._theme, self._notices, self._window = theme, notices, window
        self._directory = self._gestures.directory
        self._connect_section()
        self._connect_page()
        self._directory.changed.connect(self._show_all)
        self._gestures.made.connect(self._on_made)
        self._gestures.folder_made.connect(self._on_folder_made)

    def actions(self) -> Mapping[str, Handler]:
        """The handlers of everything about playlists, but for what is done to tracks."""
        return {
            "new_playlist": self.create,
            "new_playlist_folder": lambda: self._gestures.create_folder(self._tree_folder()),
            "playlist_from_queue": self.create_of_queue,
            "playlist_from_list": self.create_of_list,
            "open_playlist": self.choose,
            "paste_tracks": self.paste,
            "rename_playlist": self.rename,
            "duplicate_playlist": lambda: self._on_targets(self._gestures.duplicate),
            "merge_playlists": self.merge,
            "remove_doubles": self.remove_doubles,
            "keep_order": self.keep_order,
            "import_playlists": lambda: self._lists.ask_import(self._tree_folder()),
            "export_playlists": lambda: self._on_targets(self._lists.ask_export),
            "export_all_playlists": lambda: self._lists.ask_export(self._directory.playlists),
            "follow_file": lambda: self._on_targets(lambda chosen: self._lists.toggle_following(chosen[0])),
            "reread_file": lambda: self._on_targets(lambda chosen: self._lists.reread(chosen[0])),
            "keep_inside": self.keep_inside,
            "delete_playlist": self.delete,
            "entries_up": lambda: self.step(-1),
            "entries_down": lambda: self.step(1),
        }

    def targets(self) -> list[Playlist]:
        """The playlists that are selected in the sidebar while it has the focus, else the one on the page."""
        if self._tree.hasFocus():
            chosen = [node.playlist for node in self._tree.selected_nodes() if node.playlist is not None]
            if chosen:
                return chosen
        on_page = self._page.playlist
        return [on_page] if on_page is not None and self._page.isVisible() else []

    @property
    def has_focus(self) -> bool:
        """Whether the keyboard is on the playlists of the sidebar."""
        return self._tree.hasFocus()

    def run(self, action_id: str) -> bool:
        """Do a verb for tracks to the selected playlists; False where the keyboard is not on them."""
        targets = self.targets() if self.has_focus else []
        if not targets:
            return False
        verb = self._verbs(targets).get(action_id)
        if verb is None:
            return False
        verb()
        return True

    def remove_selected(self) -> bool:
        """What Delete does: playlists or entries go; False where the keyboard is on neither."""
        if self.has_focus:
            self.delete()
        elif self._page.view.hasFocus():
            self.remove_entries()
        elif self._page.suggestions.view.hasFocus():
            self._page.suggestions.refuse_current()
        else:
            return False
        return True

    # Making playlists

    def create(self) -> None:
        """Make an empty playlist where the sidebar is, and show it."""
        self._gestures.create(NEW_NAME, folder_id=self._tree_folder(), is_shown=True)

    def create_of_queue(self) -> None:
        """Make a playlist of what plays and what is next."""
        queue = self._services.player.queue
        entries = (*([queue.current] if queue.current else []), *queue.upcoming)
        if entries:
            day = format_date(self._services.scheduler.clock.now_ms())
            self._gestures.create(f"Queue of {day}", [entry.track_id for entry in entries])
        else:
            self._notices.say("The queue is empty.")

    def create_of_list(self) -> None:
        """Make a playlist of all tracks of the list that is shown, or of what its search found."""
        name, ids = self._listed()
        if ids:
            self._gestures.create(name, ids)
        else:
            self._notices.say("Show a list of tracks first, for example by a search in Tracks.")

    # What is done to playlists as a whole

    def choose(self) -> PlaylistChooser:
        """Ask for the playlist to go to."""
        chooser = PlaylistChooser(self._theme, "Go to playlist…", self._directory.playlists, self._window)
        chooser.chosen.connect(self.open_requested)
        chooser.open_over(self._window)
        return chooser

    def rename(self) -> None:
        """Edit the name in the sidebar, or name and description of the playlist on the page."""
        if self.has_focus:
            self._tree.edit_current()
        else:
            self._on_targets(lambda playlists: self.edit_details(playlists[0]))

    def edit_details(self, playlist: Playlist) -> DetailsDialog:
        """Ask for the name and the description of a playlist."""
        dialog = DetailsDialog(playlist, _problem_of, self._window)

        def save() -> None:
            self._gestures.rename(playlist, dialog.name)
            if dialog.description != playlist.description:
                self._gestures.describe(playlist, dialog.description)

        dialog.accepted.connect(save)
        open_once(dialog)
        return dialog

    def merge(self) -> None:
        """Make one playlist of the selected ones; of a single one and another that is asked for."""
        targets = [one for one in self.targets() if one.kind is PlaylistKind.PLAIN]
        if len(targets) > 1:
            self._gestures.merge(targets)
        elif targets:
            others = [one for one in self._directory.plain() if one.id != targets[0].id]
            chooser = PlaylistChooser(self._theme, f"Merge “{targets[0].name}” with…", others, self._window)
            chooser.chosen.connect(lambda other: self._merge_with(targets[0], other))
            chooser.open_over(self._window)
        else:
            self._notices.say("Select playlists in the sidebar first.")

    def remove_doubles(self) -> None:
        """Take tracks out that stand twice."""
        self._on_targets(self._gestures.remove_doubles, is_plain=True)

    def delete(self) -> None:
        """Delete what is selected in the sidebar, or the playlist on the page."""
        folders = [node.folder for node in self._tree.selected_nodes() if node.folder is not None]
        if self.has_focus and folders:
            for folder in folders:
                self._gestures.delete_folder(folder)
            chosen = [node.playlist for node in self._tree.selected_nodes() if node.playlist is not None]
            self._gestures.delete(chosen)
        else:
            self._on_targets(self._gestures.delete)

    def keep_inside(self) -> None:
        """Keep the automatic part of the queue inside the playlist that is selected or shown."""
        self._on_targets(lambda playlists: self._keep_inside(playlists[0]))

    def with_tracks(self, playlists: Sequence[Playlist], use: Use) -> None:
        """Find the tracks of playlists whose files are there, one playlist behind the other, and use them."""
        found: list[TrackId] = []

        def go_on(rest: Sequence[Playlist]) -> None:
            def take(ids: Sequence[TrackId]) -> None:
                found.extend(ids)
                go_on(rest[1:])

            if not rest:
                self._use(found, use)
            elif rest[0].kind is PlaylistKind.SMART:
                self._services.smart.load(rest[0].id, take, self._notices.error)
            else:
                self._service.lane.start(
                    partial(self._service.reader.track_ids, rest[0].id), take, self._notices.error
                )

        go_on(tuple(playlists))

    # Entries of the page

    def remove_entries(self) -> None:
        """Take the selected entries out."""
        playlist, entries = self._editable(), self._page.selected_entries()
        if playlist is not None and entries:
            self._page.select_after_removal()
            self._gestures.remove(playlist, entries)

    def step(self, direction: int) -> None:
        """Move the selected entries up (-1) or down (1) by one place."""
        playlist, entries = self._movable(), self._page.selected_entries()
        if playlist is None or not entries:
            return
        rows = self._page.view.selected_rows()
        to = rows[0] - 1 if direction < 0 else rows[-1] + 2
        if 0 <= to <= self._page.model.rowCount():
            self._gestures.move(playlist, entries, to)

    def keep_order(self) -> None:
        """Make the order that is looked at that of the playlist."""
        playlist, request = self._editable(), self._page.request
        if playlist is None or request is None:
            return
        if request.sort is None:
            self._notices.say("Click on the head of a column first; this is the playlist’s own order.")
            return
        self._gestures.sort(playlist, request.sort, is_descending=request.is_descending)
        self._page.sort_by(None)

    def paste(self) -> None:
        """Put the tracks of the clipboard behind the row that the keyboard is on."""
        playlist = self._editable()
        if playlist is None:
            return
        dragged = read_drag(QGuiApplication.clipboard().mimeData())
        if dragged.is_empty:
            self._notices.say("There are no tracks on the clipboard. Ctrl+C on a list puts them there.")
            return
        row = self._page.view.currentIndex().row()
        request = self._page.request
        is_own = request is not None and request.is_own_order
        self._take(dragged, playlist.id, row + 1 if is_own and row >= 0 else None)

    def show_menu(self, point: QPoint) -> QMenu | None:
        """The menu of what is selected in the sidebar, at a global point."""
        nodes = self._tree.selected_nodes()
        playlists = [node.playlist for node in nodes if node.playlist is not None]
        if playlists:
            return self.show_playlist_menu(playlists, point)
        folders = [node.folder for node in nodes if node.folder is not None]
        return self._show_folder_menu(folders[0], point) if folders else None

    def show_playlist_menu(self, playlists: Sequence[Playlist], point: QPoint) -> QMenu:
        """The menu of playlists, at a global point."""
        is_one, is_plain = len(playlists) == 1, all(one.kind is PlaylistKind.PLAIN for one in playlists)
        dresses = {
            "start_queue": Dress("Start a queue from this playlist" if is_one else ""),
            "keep_inside": Dress("" if not self._is_inside(playlists[0]) else LEAVE_TEXT, is_enabled=is_one),
            "add_to_playlist": Dress(inner=self._gestures.menu_entries(partial(self.with_tracks, playlists))),
            "edit_rules": Dress(is_enabled=is_one and playlists[0].kind is PlaylistKind.SMART),
            "rename_playlist": Dress(is_enabled=is_one),
            "describe_playlist": Dress(is_enabled=is_one),
            "move_to_folder": Dress(inner=self._folder_entries([one.id for one in playlists], [])),
            "merge_playlists": Dress("Merge with…" if is_one else "Merge into a new playlist", is_plain),
            "remove_doubles": Dress(is_enabled=is_plain),
            "follow_file": Dress(
                "Stop following its file" if playlists[0].is_followed else "",
                is_one and is_plain and bool(playlists[0].source),
            ),
            "reread_file": Dress(is_enabled=is_one and bool(playlists[0].source)),
        }
        menu = make_menu(self._window, self._theme.theme, MenuKind.PLAYLIST, self._verbs(playlists), dresses)
        menu.popup(point)
        return menu

    def show_entries_menu(self, point: QPoint) -> QMenu:
        """The menu of the selected entries, at a global point."""
        ids = list(self._page.selected_ids())
        own: dict[str, Callable[[], object]] = {
            "play_selected": self._page.play_current,
            "remove": self.remove_entries,
        }
        dresses = {"remove": Dress(is_enabled=self._page.can_edit)}
        if not ids:
            off = Dress(is_enabled=False)
            dresses |= dict.fromkeys((*self._commands.verbs, *SINGLE, "play_selected"), off)
        menu = self._commands.make_menu(MenuKind.ENTRIES, ids, own, dresses)
        menu.popup(point)
        return menu

    def state(self) -> dict[str, object]:
        """Which folders are open, and how files were written, for ``restore``; fits into JSON."""
        return {"expanded": self._tree.expanded_folders(), "files": self._lists.state()}

    def restore(self, state: object) -> None:
        """Open the folders that were open, and propose files as before."""
        expanded = state.get("expanded") if isinstance(state, dict) else None
        self._lists.restore(state.get("files") if isinstance(state, dict) else None)
        if isinstance(expanded, list):
            self._tree.restore_expanded(one for one in expanded if isinstance(one, int))

    def close(self) -> None:
        """Disconnect from the services."""
        self._disconnect()
        self._gestures.close()
        self._page.close_page()

    # Inside

    def _verbs(self, playlists: Sequence[Playlist]) -> dict[str, Callable[[], object]]:
        queue, starts = self._commands.gestures, self._commands.starts
        about_tracks: dict[str, Use] = {
            "play_selected": lambda ids: queue.play(ids[:MAX_PLAYED]),
            "shuffle": lambda ids: queue.play_shuffled(ids[:MAX_PLAYED]),
            "play_next": queue.play_next,
            "enqueue": queue.enqueue,
            "start_queue": starts.start_queue,
            "add_to_playlist": self._gestures.choose,
            "copy_tracks": self._commands.copy,
        }
        first = playlists[0]
        return {
            **{name: partial(self.with_tracks, playlists, use) for name, use in about_tracks.items()},
            "keep_inside": lambda: self._toggle_inside(first),
            "edit_rules": lambda: self.rules_requested.emit(first.id),
            "rename_playlist": lambda: self._rename_one(first),
            "describe_playlist": lambda: self.edit_details(first),
            "duplicate_playlist": lambda: self._gestures.duplicate(playlists),
            "move_to_folder": lambda: None,
            "merge_playlists": (
                (lambda: self._gestures.merge(playlists)) if len(playlists) > 1 else self.merge
            ),
            "remove_doubles": lambda: self._gestures.remove_doubles(playlists),
            "export_playlists": lambda: self._lists.ask_export(playlists),
            "follow_file": lambda: self._lists.toggle_following(first),
            "reread_file": lambda: self._lists.reread(first),
            "delete_playlist": lambda: self._gestures.delete(playlists),
        }

    def _is_inside(self, playlist: Playlist) -> bool:
        return self._services.autoplay.inside == QueueInside(playlist.id)

    def _keep_inside(self, playlist: Playlist) -> None:
        self._commands.gestures.keep_inside(QueueInside(playlist.id), playlist.name)
        self._show_inside()

    def _toggle_inside(self, playlist: Playlist) -> None:
        if self._is_inside(playlist):
            self._commands.gestures.leave_inside()
        else:
            self._keep_inside(playlist)
        self._show_inside()

    def _show_inside(self) -> None:
        playlist = self._page.playlist
        self._page.show_inside(is_inside=playlist is not None and self._is_inside(playlist))

    def _rename_one(self, playlist: Playlist) -> None:
        self._tree.open_folder(playlist.folder_id)
        self._tree.rename_when_shown(Node(playlist).key)

    def _show_folder_menu(self, folder: PlaylistFolder, point: QPoint) -> QMenu:
        verbs: dict[str, Callable[[], object]] = {
            "new_playlist_here": lambda: self._gestures.create(NEW_NAME, folder_id=folder.id, is_shown=True),
            "new_folder_here": lambda: self._gestures.create_folder(folder.id),
            "rename_playlist": lambda: self._tree.rename_when_shown(Node(folder=folder).key),
            "move_to_folder": lambda: None,
            "delete_folder": lambda: self._gestures.delete_folder(folder),
        }
        dresses = {"move_to_folder": Dress(inner=self._folder_entries([], [folder.id]))}
        menu = make_menu(self._window, self._theme.theme, MenuKind.FOLDER, verbs, dresses)
        menu.popup(point)
        return menu

    def _folder_entries(
        self, playlist_ids: Sequence[PlaylistId], folder_ids: Sequence[PlaylistFolderId]
    ) -> list[tuple[str, Callable[[], object]]]:
        """The submenu of folders that something can be moved to."""
        paths = self._service.reader.folder_paths()
        put = partial(self._gestures.put, playlist_ids, folder_ids)
        inner: list[tuple[str, Callable[[], object]]] = [("No folder", partial(put, None))]
        others = [(path, folder_id) for folder_id, path in paths.items() if folder_id not in folder_ids]
        if others:
            inner.append(("", lambda: None))
        return [*inner, *((path, partial(put, folder_id)) for path, folder_id in sorted(others))]

    def _merge_with(self, first: Playlist, other_id: PlaylistId) -> None:
        if (other := self._directory.get(other_id)) is not None:
            self._gestures.merge([first, other])

    def _on_targets(self, act: Callable[[list[Playlist]], object], *, is_plain: bool = False) -> None:
        targets = self.targets()
        if not targets:
            self._notices.say("Open a playlist first, or select one in the sidebar.")
        elif is_plain and any(one.kind is PlaylistKind.SMART for one in targets):
            name = next(one.name for one in targets if one.kind is PlaylistKind.SMART)
            self._notices.error(PlaylistError("smart", name))
        else:
            act(targets)

    def _editable(self) -> Playlist | None:
        """The playlist on the page, where its entries can be edited; else it is said why not."""
        playlist = self._page.playlist if self._page.isVisible() else None
        if playlist is None:
            self._notices.say("Open a playlist first.")
        elif playlist.kind is PlaylistKind.SMART:
            self._notices.error(PlaylistError("smart", playlist.name))
            return None
        return playlist

    def _movable(self) -> Playlist | None:
        playlist, request = self._editable(), self._page.request
        if playlist is not None and request is not None and not request.is_own_order:
            why = "Clear the search" if request.text else "Keep this order, or click on #"
            self._notices.say(f"{why} first: tracks are moved in the playlist’s own order.")
            return None
        return playlist

    def _tree_folder(self) -> PlaylistFolderId | None:
        return self._tree.current_folder() if self.has_focus else None

    def _use(self, ids: Sequence[TrackId], use: Use) -> None:
        if ids:
            use(ids)
        else:
            self._notices.say("There is nothing to play in it; its files may be on a drive that is away.")

    def _take(self, dragged: Dragged, playlist_id: PlaylistId, at: int | None) -> None:
        """Put what was dropped or pasted into a playlist."""
        if dragged.ids:
            self._gestures.add(playlist_id, dragged.ids, at=at)
        elif dragged.scopes:
            self._scopes.with_tracks_of(
                dragged.scopes, lambda ids: self._gestures.add(playlist_id, ids, at=at)
            )
        else:
            self._files(dragged, lambda ids, note: self._gestures.add(playlist_id, ids, at=at, note=note))

    def _make_of(self, dragged: Dragged, folder_id: PlaylistFolderId | None) -> None:
        """Make a playlist of what was dropped."""

        def make(ids: Sequence[TrackId], _note: str = "") -> None:
            self._gestures.create(self._gestures.name_for(ids), ids, folder_id=folder_id)

        if dragged.ids:
            make(dragged.ids)
        elif dragged.scopes:
            self._scopes.with_tracks_of(dragged.scopes, make)
        else:
            files = [path for path in dragged.paths if is_playlist_name(path)]
            if files:
                self._lists.import_files(files, folder_id)
            others = tuple(path for path in dragged.paths if path not in files)
            if others or dragged.links:
                self._files(Dragged(paths=others, links=dragged.links), make)

    def _on_dropped(self, dragged: Dragged, target: Target) -> None:
        if target.playlist is not None:
            self._take(dragged, target.playlist.id, None)
        else:
            self._make_of(dragged, target.folder_id)

    def _on_moved(
        self, playlist_ids: list[PlaylistId], folder_ids: list[PlaylistFolderId], target: Target
    ) -> None:
        self._tree.open_folder(target.folder_id)
        self._gestures.put(playlist_ids, folder_ids, target.folder_id)

    def _on_dropped_on_page(self, mime: QMimeData, row: int) -> None:
        request, moving = self._page.request, entries_from(mime)
        if moving is not None and request is not None and moving[0] == request.playlist_id:
            if (playlist := self._movable()) is not None:
                self._gestures.move(playlist, moving[1], row)
        elif request is not None and self._editable() is not None:
            self._take(read_drag(mime), request.playlist_id, row if request.is_own_order else None)

    def _on_made(self, playlist_id: PlaylistId, is_shown: bool) -> None:
        if is_shown:
            self.open_requested.emit(playlist_id)
        self._tree.open_folder(self._service.reader.playlist(playlist_id).folder_id)
        self._tree.rename_when_shown(("playlist", playlist_id))

    def _on_folder_made(self, folder_id: PlaylistFolderId) -> None:
        self._tree.rename_when_shown(("folder", folder_id))

    def _on_renamed(self, node: Node, name: str) -> None:
        try:
            playlist_name(name)
        except PlaylistError as error:
            self._notices.error(error)
            return
        if node.playlist is not None:
            self._gestures.rename(node.playlist, name)
        elif node.folder is not None:
            self._gestures.rename_folder(node.folder, name)

    def _show_all(self) -> None:
        self._section.show_all(self._directory.playlists, self._directory.folders)

    def tracks_of(self, playlist_ids: Sequence[PlaylistId]) -> list[TrackId]:
        """The tracks of playlists that are dragged; none where they are too many to carry."""
        known = [one for one in self._directory.playlists if one.id in set(playlist_ids)]
        if sum(one.entries for one in known) > MOST_DRAGGED:
            return []
        return [track_id for one in known for track_id in self._service.reader.track_ids(one.id)]

    def _connect_section(self) -> None:
        section, tree = self._section, self._tree
        section.new_requested.connect(self.create)
        section.import_requested.connect(lambda: self._lists.ask_import(self._tree_folder()))
        section.new_folder_requested.connect(lambda: self._gestures.create_folder(self._tree_folder()))
        tree.set_tracks_of(self.tracks_of)
        tree.opened.connect(self.open_requested)
        tree.menu_requested.connect(self.show_menu)
        tree.renamed.connect(self._on_renamed)
        tree.delete_requested.connect(self.delete)
        tree.dropped.connect(self._on_dropped)
        tree.moved.connect(self._on_moved)

    def _connect_page(self) -> None:
        page = self._page
        page.entries_menu_requested.connect(self.show_entries_menu)
        page.playlist_menu_requested.connect(self._show_page_menu)
        page.edit_requested.connect(lambda: self._on_page(self.edit_details))
        page.keep_order_requested.connect(self.keep_order)
        page.remove_requested.connect(self.remove_entries)
        page.step_requested.connect(self.step)
        page.follow_sign.stop_requested.connect(lambda: self._on_page(self._lists.stop_following))
        page.follow_sign.reread_requested.connect(lambda: self._on_page(self._lists.reread))
        page.dropped.connect(self._on_dropped_on_page)
        page.unplayable.connect(
            lambda: self._notices.say("This track cannot be played: its file is not in your library now.")
        )
        page.start_button.clicked.connect(self._start_from_page)
        page.inside_button.clicked.connect(lambda: self._on_page(self._toggle_inside))
        page.shown.connect(self._show_inside)
        self._disconnect = self._services.autoplay.changed.connect(self._show_inside)

    def _start_from_page(self) -> None:
        start = self._commands.starts.start_queue
        self._on_page(lambda playlist: self.with_tracks([playlist], start))

    def _show_page_menu(self, point: QPoint) -> None:
        self._on_page(lambda playlist: self.show_playlist_menu([playlist], point))

    def _on_page(self, act: Callable[[Playlist], object]) -> None:
        if self._page.playlist is not None:
            act(self._page.playlist)


def _problem_of(name: str) -> str:
    """Why a playlist cannot have a name; empty where it can."""
    try:
        playlist_name(name)
    except PlaylistError as error:
        return error_message(error).headline
    return ""
