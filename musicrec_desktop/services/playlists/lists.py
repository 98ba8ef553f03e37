"""Edits of playlists as a whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from musicrec_desktop.core.errors import PlaylistError
from musicrec_desktop.model.playlist import (
    LONGEST_NAME,
    PlaylistFolderId,
    PlaylistId,
    PlaylistKind,
    SmartRules,
    playlist_description,
    playlist_name,
)
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.playlists.edit import EditMaker, PlaylistEdit
from musicrec_desktop.services.playlists.entries import double_entries
from musicrec_desktop.services.playlists.reading import PlaylistReader
from musicrec_desktop.services.playlists.steps import PresenceStep, RemovableList, check_folder
from musicrec_desktop.services.queries.names import QueryNames
from musicrec_desktop.services.queries.playlist_names import NamedPlaylist, renamed_rules, with_other_region
from musicrec_desktop.storage.playlists.lists import PlaylistField, rules_text
from musicrec_desktop.storage.playlists.positions import STEP, fresh_positions

KEPT_AFTER_DELETION_MS: Final = 24 * 3_600_000
"""How long a deleted playlist can be brought back; its rows are removed when another one is deleted."""
_NEW: Final = PlaylistId(0)
"""Stands for a playlist that is not made yet."""
_OF_COPY: Final = " (copy)"


class ListEditor:
    """Makes, names, copies, merges and deletes playlists; any thread may use it.

    Args:
        maker: makes the edits.
        reader: tells what a playlist is.
        names: checks rules.
    """

    def __init__(self, maker: EditMaker, reader: PlaylistReader, names: QueryNames) -> None:
        self._maker, self._reader, self._names = maker, reader, names
        self._stores, self._entries = maker.stores, maker.stores.entries

    def create(
        self,
        name: str,
        track_ids: Sequence[TrackId] = (),
        *,
        folder_id: PlaylistFolderId | None = None,
        description: str = "",
    ) -> PlaylistEdit:
        """Make a plain playlist of tracks; unknown tracks are left out."""

        def fill(playlist_id: PlaylistId) -> None:
            self._entries.add_tracks(playlist_id, track_ids, fresh_positions(len(track_ids)))

        return self._create(name, fill, folder_id=folder_id, description=description)

    def create_smart(
        self,
        name: str,
        rules: SmartRules,
        *,
        folder_id: PlaylistFolderId | None = None,
        description: str = "",
    ) -> PlaylistEdit:
        """Make a smart playlist.

        Raises:
            QuerySyntaxError: its query cannot be kept: it is wrong, names what is not there, or the playlist
                would be inside itself; so do other edits of rules.
        """
        return self._create(
            name, lambda _made: None, folder_id=folder_id, description=description, rules=rules
        )

    def duplicate(self, playlist_id: PlaylistId, name: str = "") -> PlaylistEdit:
        """Copy a playlist into the same folder; where no name is given, its own with “(copy)”."""
        with self._maker.transaction():
            source = self._reader.playlist(playlist_id)
            return self._create(
                name or source.name[: LONGEST_NAME - len(_OF_COPY)] + _OF_COPY,
                lambda made: self._entries.copy(playlist_id, made, step=STEP),
                folder_id=source.folder_id,
                description=source.description,
                rules=source.rules,
            )

    def merge(
        self,
        playlist_ids: Sequence[PlaylistId],
        name: str,
        *,
        skip_doubles: bool = False,
        folder_id: PlaylistFolderId | None = None,
    ) -> PlaylistEdit:
        """Make a playlist of the entries of several, one after the other; those stay as they are."""
        with self._maker.transaction():
            for playlist_id in playlist_ids:
                self._reader.check_plain(playlist_id)
            seen: set[TrackId] = set()

            def fill(made: PlaylistId) -> None:
                for playlist_id in playlist_ids:
                    left_out = double_entries(self._entries.order(playlist_id), seen) if skip_doubles else ()
                    self._entries.copy(playlist_id, made, step=STEP, without=left_out)

            return self._create(name, fill, folder_id=folder_id)

    def delete(self, playlist_ids: Sequence[PlaylistId]) -> PlaylistEdit:
        """Delete playlists. For a day at least, undoing it brings them back."""
        with self._maker.transaction():
            for playlist_id in playlist_ids:
                if self._reader.name(playlist_id) is None:
                    raise PlaylistError("gone")
            self._stores.lists.purge(self._stores.clock.now_ms() - KEPT_AFTER_DELETION_MS)
            steps = [
                PresenceStep(RemovableList(self._stores, one), is_made=False)
                for one in dict.fromkeys(playlist_ids)
            ]
            return self._maker.make(steps, playlist_ids, touches_folders=True)

    def rename(self, playlist_id: PlaylistId, name: str) -> PlaylistEdit:
        """Give a playlist another name, also in the rules of smart playlists that name it."""
        title = playlist_name(name)
        with self._maker.transaction():
            known = self._names.playlists()
            before = self._reader.playlist(playlist_id)
            now = NamedPlaylist(playlist_id, title, before.rules)
            known = known.changed(now)
            steps = [self._maker.field_step(PlaylistField.NAME, playlist_id, title)]
            ids = [playlist_id]
            if title != before.name:
                for one, rules in renamed_rules(known, before.name, title):
                    steps.append(self._maker.field_step(PlaylistField.RULES, one.id, rules_text(rules)))
                    ids.append(one.id)
                    known = known.changed(NamedPlaylist(one.id, one.name, rules))
                if (loop := known.loop_name(now)) is not None:
                    raise PlaylistError("rules-loop", title, (loop,))
            if steps[0].before == steps[0].after:
                return self._maker.make([])
            return self._maker.make(steps, ids)

    def rename_region(self, old: str, new: str) -> PlaylistEdit:
        """Name a region of the music map as it is called now, in the rules of all smart playlists."""
        with self._maker.transaction():
            renamed = list(with_other_region(self._names.playlists(), old, new))
            steps = [
                self._maker.field_step(PlaylistField.RULES, one.id, rules_text(rules))
                for one, rules in renamed
            ]
            return self._maker.make(steps, [one.id for one, _ in renamed])

    def describe(self, playlist_id: PlaylistId, text: str) -> PlaylistEdit:
        """Give a playlist another description."""
        return self._maker.set(PlaylistField.DESCRIPTION, playlist_id, playlist_description(text))

    def set_rules(self, playlist_id: PlaylistId, rules: SmartRules) -> PlaylistEdit:
        """Give a smart playlist other rules."""
        playlist = self._reader.playlist(playlist_id)
        if playlist.kind is not PlaylistKind.SMART:
            raise PlaylistError("plain", playlist.name)
        self._names.check(rules, NamedPlaylist(playlist_id, playlist.name, rules))
        return self._maker.set(PlaylistField.RULES, playlist_id, rules_text(rules))

    def add_row(
        self,
        name: str,
        *,
        folder_id: PlaylistFolderId | None = None,
        description: str = "",
        rules: SmartRules | None = None,
        source: str = "",
    ) -> PlaylistId:
        """Make an empty playlist, as a part of an edit; the rules are not checked.

        Args:
            name: of the playlist.
            folder_id: where it goes; None for the top.
            description: any text.
            rules: of a smart one.
            source: the path of the file that it comes from (``os.fsdecode`` form).
        """
        if folder_id is not None:
            check_folder(self._stores.lists, folder_id)
        return self._stores.lists.create(
            playlist_name(name),
            self._stores.clock.now_ms(),
            folder_id=folder_id,
            description=playlist_description(description),
            rules=rules,
            source=source,
        )

    def _create(
        self,
        name: str,
        fill: Callable[[PlaylistId], object],
        *,
        folder_id: PlaylistFolderId | None = None,
        description: str = "",
        rules: SmartRules | None = None,
    ) -> PlaylistEdit:
        with self._maker.transaction():
            if rules is not None:
                self._names.check(rules, NamedPlaylist(_NEW, playlist_name(name), rules))
            made = self.add_row(name, folder_id=folder_id, description=description, rules=rules)
            fill(made)
            step = PresenceStep(RemovableList(self._stores, made), is_made=True)
            return self._maker.make([step], (made,), touches_folders=True, made=made, is_done=True)
