"""Opens the builder, and keeps what it made."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from musicrec_desktop.core.errors import StorageError
from musicrec_desktop.model.playlist import LONGEST_NAME, Playlist, PlaylistId, PlaylistKind, SmartRules
from musicrec_desktop.services.playlists.edit import PlaylistEdit
from musicrec_desktop.services.playlists.steps import Reverted
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.kit.actions import Handler
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.kit.query.assistant import LoadValues
from musicrec_desktop.ui.kit.undo_history import Gesture
from musicrec_desktop.ui.theme.control import ThemeController

if TYPE_CHECKING:
    from musicrec_desktop.ui.playlists.builder.dialog import SmartDialog
    from musicrec_desktop.ui.playlists.builder.preview import Finder
    from musicrec_desktop.ui.playlists.builder.templates import Template

log = logging.getLogger(__name__)

STATE_KEY: Final = "smart_dialog"
NEW_NAME: Final = "New smart playlist"
_LONGEST_PROPOSED: Final = 60
_REVERTED_WORDS: Final = {
    Reverted.WHOLLY: "",
    Reverted.PARTLY: "some of it was changed meanwhile",
    Reverted.NOT: "it was changed meanwhile",
}


class SmartController(QObject):
    """Makes smart playlists and edits their rules.

    Args:
        services: of the profile.
        finder: finds what rules find.
        load_values: looks up the values of the library.
        templates: ready rules.
        themes: colours.
        notices: where it is told.
        window: owns the dialog.
        chosen: the playlist that a command is about; None for none.
        searched: what is typed into the search box.
    """

    made = Signal(object)
    """The ``PlaylistId`` of a smart playlist that was made."""

    def __init__(
        self,
        services: Services,
        finder: Finder,
        load_values: LoadValues,
        templates: Sequence[Template],
        themes: ThemeController,
        notices: Notices,
        window: QWidget,
        *,
        chosen: Callable[[], PlaylistId | None],
        searched: Callable[[], str],
    ) -> None:
        super().__init__(window)
        self._services, self._finder, self._load_values = services, finder, load_values
        self._templates, self._themes, self._notices = templates, themes, notices
        self._window, self._chosen, self._searched = window, chosen, searched
        self.dialog: SmartDialog | None = None

    def actions(self) -> Mapping[str, Handler]:
        """The handlers of everything about rules."""
        return {
            "new_smart_playlist": self.new,
            "edit_rules": self.edit_chosen,
            "smart_from_search": self.new_from_search,
        }

    def new(self) -> None:
        """Begin a smart playlist without rules."""
        self._open(NEW_NAME, SmartRules())

    def new_from_search(self) -> None:
        """Begin a smart playlist with what is searched."""
        from musicrec_desktop.query.parser import parse

        text = self._searched().strip()
        if not text:
            self._notices.say("Search for something first; the search becomes the rules")
            return
        name = text if not parse(text).problems and len(text) <= _LONGEST_PROPOSED else NEW_NAME
        self._open(name[:LONGEST_NAME], SmartRules(query=text))

    def edit_chosen(self) -> None:
        """Edit the rules of the playlist that is shown or selected."""
        chosen = self._chosen()
        if chosen is None:
            self._notices.say("Choose a smart playlist first")
        else:
            self.edit(chosen)

    def edit(self, playlist_id: PlaylistId) -> None:
        """Edit the rules of a smart playlist."""

        def on_read(playlist: Playlist) -> None:
            if playlist.kind is not PlaylistKind.SMART or playlist.rules is None:
                self._notices.say(f"“{playlist.name}” has no rules: its tracks were put into it")
                return
            self._open(playlist.name, playlist.rules, playlist)

        self._services.playlists.lane.start(
            lambda: self._services.playlists.reader.playlist(playlist_id), on_read, self._notices.error
        )

    def _open(self, name: str, rules: SmartRules, playlist: Playlist | None = None) -> None:
        if self.dialog is not None:
            self.dialog.raise_()
            self.dialog.activateWindow()
            return

        def on_loaded(playlists: Sequence[Playlist]) -> None:
            others = {one.name for one in playlists if playlist is None or one.id != playlist.id}
            self._show(name, rules, playlist, tuple(sorted(others, key=str.casefold)))

        self._services.playlists.lane.start(
            self._services.playlists.reader.playlists, on_loaded, self._notices.error
        )

    def _show(
        self, name: str, rules: SmartRules, playlist: Playlist | None, playlists: tuple[str, ...]
    ) -> None:
        from musicrec_desktop.ui.playlists.builder.dialog import Backing, SmartDialog
        from musicrec_desktop.ui.playlists.builder.fields import Sources

        if self.dialog is not None:
            return
        backing = Backing(
            Sources(self._themes, playlists, self._load_values),
            self._finder,
            self._services.browse.page,
            self._templates,
        )
        playlist_id = playlist.id if playlist is not None else None
        dialog = self.dialog = SmartDialog(backing, name, rules, self._window, playlist_id=playlist_id)
        dialog.restore_layout(self._services.state.get(STATE_KEY))
        dialog.saved.connect(lambda name, rules: self._save(dialog, playlist, name, rules))
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def _save(self, dialog: SmartDialog, playlist: Playlist | None, name: str, rules: SmartRules) -> None:
        service = self._services.playlists

        def work() -> list[PlaylistEdit]:
            if playlist is None:
                return [service.lists.create_smart(name, rules)]
            edits = [service.lists.set_rules(playlist.id, rules)] if rules != playlist.rules else []
            if name != playlist.name:
                edits.append(service.lists.rename(playlist.id, name))
            return edits

        def on_done(edits: list[PlaylistEdit]) -> None:
            dialog.accept()
            told = f"“{name}” was made" if playlist is None else f"The rules of “{name}” were changed"
            label = f"Make “{name}”" if playlist is None else f"Edit the rules of “{name}”"
            self._notices.say_done(told, self._gesture(label, edits))
            if playlist is None and edits[0].made is not None:
                self.made.emit(edits[0].made)

        service.lane.start(work, on_done, dialog.show_error)

    def _gesture(self, label: str, edits: Sequence[PlaylistEdit]) -> Gesture | None:
        done = [edit for edit in edits if not edit.is_void]
        if not done:
            return None
        return Gesture(
            label,
            lambda: _words([edit.undo() for edit in reversed(done)]),
            lambda: _words([edit.redo() for edit in done]),
        )

    def _on_closed(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is None:
            return
        try:
            self._services.state.set(STATE_KEY, dialog.layout_state())
        except StorageError as error:
            log.warning("the size of the builder is not kept: %s", error)
        dialog.deleteLater()


def _words(reverted: Sequence[Reverted]) -> str:
    return next((words for one in reverted if (words := _REVERTED_WORDS[one])), "")
