"""Tracks come into playlists: into those that are there, and into new ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.core.settings import PLAYLIST_DOUBLES
from musicrec_desktop.model.playlist import PlaylistFolderId, PlaylistId
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.services.playlists.edit import PlaylistEdit
from musicrec_desktop.services.playlists.entries import Addition, Doubles
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.commands.playlists.chooser import PlaylistChooser
from musicrec_desktop.ui.commands.playlists.directory import PlaylistDirectory
from musicrec_desktop.ui.commands.playlists.edits import PlaylistEdits
from musicrec_desktop.ui.kit.actions import key_of
from musicrec_desktop.ui.kit.fitted_dialog import open_once
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.theme.control import ThemeController

RECENT: Final = 6
"""How many playlists a menu names."""
NAMED_FROM: Final = 200
"""The first tracks of a selection give a new playlist its name."""
NEW_NAME: Final = tr("New playlist")
Use = Callable[[Sequence[TrackId]], object]
"""Does something with tracks."""


class TrackAdding(QObject):
    """Puts tracks into playlists, and asks which one, or what about tracks that it has already.

    Args:
        services: whose playlists they are.
        directory: all playlists.
        edits: makes the edits.
        theme: colours of the list to choose from.
        notices: says why nothing is added.
        window: owns the dialogs.

    Attributes:
        made: a playlist was made: its id, and whether it shall be shown.
    """

    made = Signal(object, bool)

    def __init__(
        self,
        services: Services,
        directory: PlaylistDirectory,
        edits: PlaylistEdits,
        theme: ThemeController,
        notices: Notices,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._service, self._browse = services.playlists, services.browse
        self._settings, self._notices = services.settings, notices
        self._directory, self._edits = directory, edits
        self._theme, self._window = theme, window

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

    def create(
        self,
        name: str,
        ids: Sequence[TrackId] = (),
        *,
        folder_id: PlaylistFolderId | None = None,
        is_shown: bool = False,
    ) -> None:
        """Make a playlist; it gets another name where this one is taken."""
        free = self._directory.free_name(name)
        text = tr("Playlist {free} made", free=quoted(free)) + (
            tr(" of {name}", name=self.name(ids)) if ids else ""
        )
        self._edits.run(
            lambda: self._service.lists.create(free, ids, folder_id=folder_id),
            tr("New playlist {free}", free=quoted(free)),
            text if ids else "",
            lambda edit: self.made.emit(edit.made, is_shown),
        )

    def choose(self, ids: Sequence[TrackId]) -> PlaylistChooser | None:
        """Ask for the playlist that some tracks come into."""
        if not ids:
            self._notices.say(tr("Select tracks first."))
            return None
        chooser = PlaylistChooser(
            self._theme,
            tr("Add {name} to…", name=self.name(ids)),
            self._directory.plain(),
            self._window,
            is_for_adding=True,
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
            for playlist in self._directory.plain()[:RECENT]
        ]
        new = (tr("New playlist"), partial(use, self.create_of))
        if not recent:
            return [new]
        all_words = tr("Choose from all…\t{key}", key=key_of("add_to_playlist"))
        return [*recent, ("", lambda: None), new, (all_words, partial(use, self.choose))]

    def create_of(self, ids: Sequence[TrackId]) -> None:
        """Make a playlist of tracks, named after what they have in common."""
        if ids:
            self.create(self.name_for(ids), ids)
        else:
            self._notices.say(tr("Select tracks first."))

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

    def _add(
        self, playlist_id: PlaylistId, ids: tuple[TrackId, ...], at: int | None, note: str, mode: Doubles
    ) -> None:
        def on_added(addition: Addition) -> None:
            if addition.edit is None:
                self._ask(playlist_id, ids, at, note, addition)
            else:
                skipped = len(addition.doubles) if mode is Doubles.SKIP else 0
                self._say_added(playlist_id, ids, note, addition.edit, skipped)

        self._edits.start(
            lambda: self._service.entries.add(playlist_id, ids, at=at, doubles=mode),
            on_added,
            lambda error: self._edits.failed(
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
        from musicrec_desktop.ui.commands.playlists.doubles_dialog import DoublesDialog

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
            self._notices.say(
                tr("{name} has it already; nothing was added", name=name)
                if len(ids) == 1
                else tr("{name} has them already; nothing was added", name=name)
            )
            return
        text = tr("{name} added to {playlist}", name=self.name(ids), playlist=name)
        if skipped:
            text = plural(
                "{text}, but for {n} track that it has already",
                "{text}, but for {n} tracks that it has already",
                skipped,
                text=text,
            )
        self._edits.say(
            f"{text}. {note}" if note else text,
            tr("Add {name} to {playlist}", name=self.name(ids), playlist=name),
            edit,
        )

    def _name_of(self, playlist_id: PlaylistId) -> str:
        known = self._directory.get(playlist_id)
        return known.name if known is not None else self._service.reader.playlist(playlist_id).name

    def name(self, ids: Sequence[TrackId]) -> str:
        """One track by its title, several by their number."""
        if len(ids) == 1 and (track := self._browse.track(ids[0])) is not None:
            return quoted(track.tags.title)
        return plural("{n} track", "{n} tracks", len(ids))
