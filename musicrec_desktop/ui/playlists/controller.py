"""Connects the sidebar's playlists and the page of a playlist with what can be done to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.errors import PlaylistError
from musicrec_desktop.core.language import tr
from musicrec_desktop.core.later import made, when_made
from musicrec_desktop.model.playlist import (
    Playlist,
    PlaylistId,
    PlaylistKind,
    playlist_name,
)
from musicrec_desktop.model.queue_controls import QueueInside
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.playlists.edit import PlaylistEdit
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.commands.playlists.adding import Use
from musicrec_desktop.ui.commands.playlists.chooser import PlaylistChooser
from musicrec_desktop.ui.commands.queue import MAX_PLAYED
from musicrec_desktop.ui.commands.scopes import ScopeCommands
from musicrec_desktop.ui.commands.tracks import TrackCommands
from musicrec_desktop.ui.kit.actions import ACTIONS_BY_ID, Handler
from musicrec_desktop.ui.kit.fitted_dialog import open_once
from musicrec_desktop.ui.kit.menus import Dress, MenuKind, make_menu
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.kit.wording.errors import error_message
from musicrec_desktop.ui.kit.wording.formats import format_date
from musicrec_desktop.ui.playlists.dropping import FindFiles, PlaylistDrops
from musicrec_desktop.ui.playlists.files.controller import PlaylistFiles
from musicrec_desktop.ui.playlists.page.entries import EntryController
from musicrec_desktop.ui.playlists.sidebar.controller import SidebarController
from musicrec_desktop.ui.playlists.sidebar.section import PlaylistSection
from musicrec_desktop.ui.theme.control import ThemeController

if TYPE_CHECKING:
    from musicrec_desktop.ui.playlists.details_dialog import DetailsDialog
    from musicrec_desktop.ui.playlists.page.page import PlaylistPage

LEAVE_TEXT: Final = ACTIONS_BY_ID["leave_inside"].label
"""What the menu offers in place of keeping ∞ inside a playlist that it is inside already."""


class PlaylistsController(QObject):
    """Verbs for playlists; what they are about is selected in the sidebar, or shown on the page.

    Args:
        services: whose playlists they are.
        section: of the sidebar.
        page: shows one of them; perhaps it is made later.
        commands: what can be done with tracks, and the edits of playlists.
        scopes: finds the tracks of dropped albums, artists and genres.
        find_files: reads dropped files.
        lists: imports and exports playlist files.
        listed: the tracks of the list that is shown, and what it is called.
        theme: colours of menus.
        notices: says why something cannot be done.
        window: owns menus and dialogs.

    Attributes:
        open_requested: a ``PlaylistId`` whose page shall be shown.
        rules_requested: the ``PlaylistId`` of a smart playlist whose rules shall be edited.
        entries: what is done to the entries of the page.
        sidebar: what the rows of the sidebar do.
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
        find_files: FindFiles,
        lists: PlaylistFiles,
        listed: Callable[[], tuple[str, Sequence[TrackId]]],
        theme: ThemeController,
        notices: Notices,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._services, self._service = services, services.playlists
        self._page, self._commands, self._gestures = page, commands, commands.playlists
        self._adding, self._directory = commands.playlists.adding, commands.playlists.directory
        self._lists, self._listed = lists, listed
        self._theme, self._notices, self._window = theme, notices, window
        drops = PlaylistDrops(self._adding, scopes, find_files, lists)
        self.entries = EntryController(page, commands, drops, notices, self)
        self.sidebar = SidebarController(
            self._service.reader, section, commands.playlists, drops, theme, notices
        )
        self._connect(section)

    def actions(self) -> Mapping[str, Handler]:
        """The handlers of everything about playlists, but for what is done to tracks."""
        return {
            "new_playlist": self.sidebar.create,
            "new_playlist_folder": self.sidebar.create_folder,
            "playlist_from_queue": self.create_of_queue,
            "playlist_from_list": self.create_of_list,
            "open_playlist": self.choose,
            "paste_tracks": self.entries.paste,
            "rename_playlist": self.rename,
            "freeze_playlist": lambda: self._on_targets(lambda chosen: self.freeze(chosen[0])),
            "duplicate_playlist": lambda: self._on_targets(self._gestures.duplicate),
            "merge_playlists": self.merge,
            "remove_doubles": self.remove_doubles,
            "keep_order": self.entries.keep_order,
            "import_playlists": self._ask_import,
            "path_map": self._lists.show_path_map,
            "export_playlists": lambda: self._on_targets(self._lists.ask_export),
            "export_all_playlists": lambda: self._lists.ask_export(self._directory.playlists),
            "follow_file": lambda: self._on_targets(lambda chosen: self._lists.toggle_following(chosen[0])),
            "reread_file": lambda: self._on_targets(lambda chosen: self._lists.reread(chosen[0])),
            "keep_inside": self.keep_inside,
            "delete_playlist": self.delete,
            "entries_up": lambda: self.entries.step(-1),
            "entries_down": lambda: self.entries.step(1),
        }

    def targets(self) -> list[Playlist]:
        """The playlists that are selected in the sidebar while it has the focus, else the one on the page."""
        if self.sidebar.has_focus and (chosen := self.sidebar.playlists):
            return chosen
        on_page = self._page.playlist
        return [on_page] if on_page is not None and self._page.isVisible() else []

    def run(self, action_id: str) -> bool:
        """Do a verb for tracks to the selected playlists; False where the keyboard is not on them."""
        targets = self.targets() if self.sidebar.has_focus else []
        if not targets:
            return False
        verb = self._verbs(targets).get(action_id)
        if verb is None:
            return False
        verb()
        return True

    def remove_selected(self) -> bool:
        """What Delete does: playlists or entries go; False where the keyboard is on neither."""
        if self.sidebar.has_focus:
            self.delete()
            return True
        page = made(self._page)
        if page is not None and page.view.hasFocus():
            self.entries.remove()
        elif page is not None and page.suggestions.view.hasFocus():
            page.suggestions.refuse_current()
        else:
            return False
        return True

    # Making playlists

    def create_of_queue(self) -> None:
        """Make a playlist of what plays and what is next."""
        queue = self._services.player.queue
        entries = (*([queue.current] if queue.current else []), *queue.upcoming)
        if entries:
            day = format_date(self._services.scheduler.clock.now_ms())
            self._adding.create(tr("Queue of {day}", day=day), [entry.track_id for entry in entries])
        else:
            self._notices.say(tr("The queue is empty."))

    def create_of_list(self) -> None:
        """Make a playlist of all tracks of the list that is shown, or of what its search found."""
        name, ids = self._listed()
        if ids:
            self._adding.create(name, ids)
        else:
            self._notices.say(tr("Show a list of tracks first, for example by a search in Tracks."))

    def freeze(self, playlist: Playlist) -> None:
        """Make a plain playlist of what a smart one holds now."""
        name = quoted(playlist.name)
        if playlist.kind is not PlaylistKind.SMART:
            self._notices.say(
                tr("{name} is a plain playlist already: it changes only when you change it.", name=name)
            )
            return

        def done(edit: PlaylistEdit) -> None:
            self._gestures.edits.say(
                tr("{name} frozen as a plain playlist", name=name), tr("Freeze {name}", name=name), edit
            )
            self._adding.made.emit(edit.made, True)

        free = self._directory.free_name(playlist.name)
        self._services.smart.load_frozen(playlist.id, free, done, self._notices.error)

    # What is done to playlists as a whole

    def choose(self) -> PlaylistChooser:
        """Ask for the playlist to go to."""
        chooser = PlaylistChooser(self._theme, tr("Go to playlist…"), self._directory.playlists, self._window)
        chooser.chosen.connect(self.open_requested)
        chooser.open_over(self._window)
        return chooser

    def rename(self) -> None:
        """Edit the name in the sidebar, or name and description of the playlist on the page."""
        if self.sidebar.has_focus:
            self.sidebar.edit_current()
        else:
            self._on_targets(lambda playlists: self.edit_details(playlists[0]))

    def edit_details(self, playlist: Playlist) -> DetailsDialog:
        """Ask for the name and the description of a playlist."""
        from musicrec_desktop.ui.playlists.details_dialog import DetailsDialog

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
            chooser = PlaylistChooser(
                self._theme, tr("Merge “{name}” with…", name=targets[0].name), others, self._window
            )
            chooser.chosen.connect(lambda other: self._merge_with(targets[0], other))
            chooser.open_over(self._window)
        else:
            self._notices.say(tr("Select playlists in the sidebar first."))

    def remove_doubles(self) -> None:
        """Take tracks out that stand twice."""
        self._on_targets(self._gestures.remove_doubles, is_plain=True)

    def delete(self) -> None:
        """Delete what is selected in the sidebar, or the playlist on the page."""
        if self.sidebar.has_focus and self.sidebar.folders:
            self.sidebar.delete_selected()
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

    def show_menu(self, point: QPoint) -> QMenu | None:
        """The menu of what is selected in the sidebar, at a global point."""
        if playlists := self.sidebar.playlists:
            return self.show_playlist_menu(playlists, point)
        folders = self.sidebar.folders
        return self.sidebar.show_folder_menu(folders[0], point) if folders else None

    def show_playlist_menu(self, playlists: Sequence[Playlist], point: QPoint) -> QMenu:
        """The menu of playlists, at a global point."""
        is_one, is_plain = len(playlists) == 1, all(one.kind is PlaylistKind.PLAIN for one in playlists)
        dresses = {
            "start_queue": Dress(tr("Start a queue from this playlist") if is_one else ""),
            "keep_inside": Dress("" if not self._is_inside(playlists[0]) else LEAVE_TEXT, is_enabled=is_one),
            "add_to_playlist": Dress(inner=self._adding.menu_entries(partial(self.with_tracks, playlists))),
            "edit_rules": Dress(is_enabled=is_one and playlists[0].kind is PlaylistKind.SMART),
            "freeze_playlist": Dress(is_enabled=is_one and playlists[0].kind is PlaylistKind.SMART),
            "rename_playlist": Dress(is_enabled=is_one),
            "describe_playlist": Dress(is_enabled=is_one),
            "move_to_folder": Dress(inner=self.sidebar.folder_entries([one.id for one in playlists], [])),
            "merge_playlists": Dress(
                tr("Merge with…") if is_one else tr("Merge into a new playlist"), is_plain
            ),
            "remove_doubles": Dress(is_enabled=is_plain),
            "follow_file": Dress(
                tr("Stop following its file") if playlists[0].is_followed else "",
                is_one and is_plain and bool(playlists[0].source),
            ),
            "reread_file": Dress(is_enabled=is_one and bool(playlists[0].source)),
        }
        menu = make_menu(self._window, self._theme.theme, MenuKind.PLAYLIST, self._verbs(playlists), dresses)
        menu.popup(point)
        return menu

    def state(self) -> dict[str, object]:
        """Which folders are open, and how files were written, for ``restore``; fits into JSON."""
        return {"expanded": self.sidebar.expanded_folders(), "files": self._lists.state()}

    def restore(self, state: object) -> None:
        """Open the folders that were open, and propose files as before."""
        kept = state if isinstance(state, dict) else {}
        self._lists.restore(kept.get("files"))
        self.sidebar.restore_expanded(kept.get("expanded"))

    def close(self) -> None:
        """Disconnect from the services."""
        for disconnect in self._disconnects:
            disconnect()
        self._gestures.close()
        if (page := made(self._page)) is not None:
            page.close_page()

    # Inside

    def _verbs(self, playlists: Sequence[Playlist]) -> dict[str, Callable[[], object]]:
        queue, starts = self._commands.gestures, self._commands.starts
        is_one = len(playlists) == 1
        name, about = (playlists[0].name, playlists[0].description) if is_one else ("", "")
        about_tracks: dict[str, Use] = {
            "play_selected": lambda ids: queue.play(ids[:MAX_PLAYED]),
            "shuffle": lambda ids: queue.play_shuffled(ids[:MAX_PLAYED]),
            "play_next": queue.play_next,
            "enqueue": queue.enqueue,
            "start_queue": starts.start_queue,
            "add_to_playlist": self._adding.choose,
            "copy_tracks": self._commands.copy,
            "share": lambda ids: self._commands.share(ids, name, tr("Playlist"), about),
        }
        first = playlists[0]
        return {
            **{name: partial(self.with_tracks, playlists, use) for name, use in about_tracks.items()},
            "keep_inside": lambda: self._toggle_inside(first),
            "edit_rules": lambda: self.rules_requested.emit(first.id),
            "freeze_playlist": lambda: self.freeze(first),
            "rename_playlist": lambda: self.sidebar.rename(first),
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
        if (page := made(self._page)) is not None:
            is_inside = page.playlist is not None and self._is_inside(page.playlist)
            page.tools.show_inside(is_inside=is_inside)

    def _merge_with(self, first: Playlist, other_id: PlaylistId) -> None:
        if (other := self._directory.get(other_id)) is not None:
            self._gestures.merge([first, other])

    def _on_targets(self, act: Callable[[list[Playlist]], object], *, is_plain: bool = False) -> None:
        targets = self.targets()
        if not targets:
            self._notices.say(tr("Open a playlist first, or select one in the sidebar."))
        elif is_plain and any(one.kind is PlaylistKind.SMART for one in targets):
            name = next(one.name for one in targets if one.kind is PlaylistKind.SMART)
            self._notices.error(PlaylistError("smart", name))
        else:
            act(targets)

    def _use(self, ids: Sequence[TrackId], use: Use) -> None:
        if ids:
            use(ids)
        else:
            self._notices.say(tr("There is nothing to play in it; its files may be on a drive that is away."))

    def _connect(self, section: PlaylistSection) -> None:
        section.import_requested.connect(self._ask_import)
        section.tree.menu_requested.connect(self.show_menu)
        section.tree.delete_requested.connect(self.delete)
        self.sidebar.open_requested.connect(self.open_requested)
        self._disconnects = [
            when_made(self._page, self._connect_page),
            self._services.autoplay.changed.connect(self._show_inside),
        ]

    def _connect_page(self, page: PlaylistPage) -> Callable[[], None]:
        """Do what is asked for on the page, from when there is one; it goes with the window."""
        page.playlist_menu_requested.connect(self._show_page_menu)
        page.edit_requested.connect(lambda: self._on_page(self.edit_details))
        page.tools.rules_requested.connect(
            lambda: self._on_page(lambda playlist: self.rules_requested.emit(playlist.id))
        )
        page.tools.follow_sign.stop_requested.connect(lambda: self._on_page(self._lists.stop_following))
        page.tools.follow_sign.reread_requested.connect(lambda: self._on_page(self._lists.reread))
        page.tools.start_button.clicked.connect(self._start_from_page)
        page.tools.inside_button.clicked.connect(lambda: self._on_page(self._toggle_inside))
        page.shown.connect(self._show_inside)
        return lambda: None

    def _ask_import(self) -> None:
        self._lists.ask_import(self.sidebar.folder)

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
