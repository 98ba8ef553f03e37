"""What front ends read of playlists, and how they learn that it is another one."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.core.errors import PlaylistError
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane, TaskHandle
from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.model.browse import BrowseRequest, SortColumn
from musicrec_desktop.model.matching import KnownTrack
from musicrec_desktop.model.playlist import (
    Playlist,
    PlaylistEntry,
    PlaylistEntryId,
    PlaylistFolder,
    PlaylistFolderId,
    PlaylistId,
    PlaylistKind,
    PlaylistRequest,
    PlaylistRows,
    folder_paths,
)
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.playlists.entries import EntryStore
from musicrec_desktop.storage.playlists.lists import PlaylistField, PlaylistStore

COVERS: Final = 8
"""How many albums stand for a playlist at most."""
COVER_ROWS: Final = 100
"""In how many of its first rows they are looked for."""


class PlaylistReader:
    """Reads playlists, their folders and what is in them; any thread may use it.

    Args:
        lists: playlists and folders.
        entries: what is in playlists.
        browse: orders tracks.
        scheduler: gives the lanes.

    Attributes:
        playlists_changed: playlists that were made, deleted or edited, or whose entries got tracks; soon
            after it, in the owner's thread.
        folders_changed: folders were made, renamed, moved or removed, or something was put into another one.
    """

    def __init__(
        self, *, lists: PlaylistStore, entries: EntryStore, browse: BrowseStore, scheduler: Scheduler
    ) -> None:
        self._lists, self._entries = lists, entries
        self._browse = browse
        self._scheduler = scheduler
        self.playlists_changed: Signal[tuple[PlaylistId, ...]] = Signal()
        self.folders_changed: Signal[()] = Signal()

    def tell(self, playlist_ids: tuple[PlaylistId, ...], touches_folders: bool) -> None:
        """Emit the signals soon, for those that change playlists."""

        def emit() -> None:
            if playlist_ids:
                self.playlists_changed.emit(playlist_ids)
            if touches_folders:
                self.folders_changed.emit()

        self._scheduler.post(emit)

    def tracks_exchanged(self, track_ids: Sequence[TrackId]) -> None:
        """Tell which playlists hold tracks that took the places of others, or gave them up."""
        if changed := self._entries.playlists_of(track_ids):
            self.playlists_changed.emit(tuple(changed))

    def profile_switched(self) -> None:
        """Tell that all playlists and folders are those of another profile."""
        self.playlists_changed.emit(tuple(one.id for one in self._lists.all()))
        self.folders_changed.emit()

    # Playlists and folders

    def playlists(self) -> list[Playlist]:
        """All playlists, in the order of their names; counting entries takes a while where there are many."""
        return self._lists.all()

    def load_playlists(self, on_done: Callable[[list[Playlist]], object]) -> TaskHandle:
        """Read all playlists in a lane; a newer call replaces an unfinished one."""
        return self._scheduler.run(
            Lane.QUICK, lambda _context: self._lists.all(), name="playlists", on_done=on_done
        )

    def playlist(self, playlist_id: PlaylistId) -> Playlist:
        """One playlist.

        Raises:
            PlaylistError: there is none; so does every edit.
        """
        playlist = self._lists.get(playlist_id)
        if playlist is None:
            raise PlaylistError("gone")
        return playlist

    def kind(self, playlist_id: PlaylistId) -> PlaylistKind:
        """Whether a playlist is plain or smart, without counting its entries.

        Raises:
            PlaylistError: there is none.
        """
        rules = self._lists.value(PlaylistField.RULES, playlist_id)
        if rules is None:
            raise PlaylistError("gone")
        return PlaylistKind.PLAIN if rules == ("",) else PlaylistKind.SMART

    def check_plain(self, playlist_id: PlaylistId) -> None:
        """Make sure that a playlist can hold entries.

        Raises:
            PlaylistError: it is gone, or smart.
        """
        if self.kind(playlist_id) is PlaylistKind.SMART:
            raise PlaylistError("smart", self.playlist(playlist_id).name)

    def name(self, playlist_id: PlaylistId) -> str | None:
        """The name of a playlist, without counting its entries; None where there is none."""
        found = self._lists.value(PlaylistField.NAME, playlist_id)
        return None if found is None else str(found[0])

    def folders(self) -> list[PlaylistFolder]:
        """All folders, in the order of their names."""
        return self._lists.folders()

    def folder_paths(self) -> dict[PlaylistFolderId, str]:
        """The names of folders with those that they are in, joined by ``/``."""
        return folder_paths(self._lists.folders())

    # What is in a playlist

    def order(self, playlist_id: PlaylistId) -> tuple[array[int], array[int]]:
        """The ids of all entries in order, and those of their tracks; 0 where there is no track."""
        return self._entries.order(playlist_id)

    def page(self, ids: Sequence[PlaylistEntryId]) -> list[PlaylistEntry]:
        """Some entries, for the rows that are seen."""
        return self._entries.page(ids)

    def entries(self, playlist_id: PlaylistId) -> list[PlaylistEntry]:
        """All entries in order."""
        return self._entries.all(playlist_id)

    def track_ids(self, playlist_id: PlaylistId) -> list[TrackId]:
        """The tracks whose files are there, in order, for the queue; a track as often as it has entries."""
        return self._entries.present_track_ids(playlist_id)

    def together(self, limit: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Which tracks stand in the same plain playlist, of any listener.

        Returns:
            Track ids and playlist ids of ``limit`` entries at most, of the playlists that were changed last,
            each in its order; both of shape (n,).
        """
        return self._entries.together(limit)

    def ranks(self, track_ids: Iterable[int], column: SortColumn, *, is_descending: bool) -> dict[int, int]:
        """The place of each track in an order."""
        ordered = self._browse.in_order(list(track_ids), column, is_descending=is_descending)
        return {track_id: rank for rank, track_id in enumerate(ordered)}

    # The rows of a page

    def rows(self, request: PlaylistRequest, track_ids: Sequence[TrackId] | None = None) -> PlaylistRows:
        """The rows of a playlist that answer to a request, at once.

        Args:
            request: which rows, in which order.
            track_ids: what the rules of a smart playlist find, in its order; None for a plain playlist.

        Raises:
            PlaylistError: there is no such playlist.
            QuerySyntaxError: the search cannot be meant.
        """
        playlist = self.playlist(request.playlist_id)
        if track_ids is None:
            rows = self._entries.states(request.playlist_id)
        else:
            rows = [(0, track_id, 1) for track_id in track_ids]
            length_ms = self._browse.totals(track_ids).duration_ms
            playlist = replace(playlist, entries=len(rows), length_ms=length_ms)
        if request.text.strip():
            rows = self._searched(rows, request.text)
        if request.sort is not None:
            ranks = self.ranks((row[1] for row in rows), request.sort, is_descending=request.is_descending)
            rows = sorted(rows, key=lambda row: ranks.get(row[1], len(ranks)))
        here = [TrackId(track_id) for _, track_id, is_present in rows[:COVER_ROWS] if is_present]
        return PlaylistRows(
            playlist,
            array("q", (row[0] for row in rows if row[0])),
            array("q", (row[1] for row in rows)),
            bytes(row[2] for row in rows),
            first_of_albums(self._browse.page(here)),
        )

    def load_rows(
        self,
        request: PlaylistRequest,
        on_done: Callable[[PlaylistRows], object],
        on_error: Callable[[Exception], object],
        track_ids: Sequence[TrackId] | None = None,
    ) -> TaskHandle:
        """As ``rows``, in a lane; a newer call replaces an unfinished one."""
        return self._scheduler.run(
            Lane.QUICK,
            lambda _context: self.rows(request, track_ids),
            name="playlist-rows",
            on_done=on_done,
            on_error=on_error,
        )

    def _searched(self, rows: Sequence[tuple[int, int, int]], text: str) -> list[tuple[int, int, int]]:
        """The rows whose tracks a search finds; where the file is missing, whose names hold its words."""
        found = set(self._browse.ids(BrowseRequest(text)))
        words = fold(text).split()
        absent = [PlaylistEntryId(row[0]) for row in rows if not row[2]]
        named = {
            entry.id
            for entry in self._entries.page(absent)
            if all(word in _names_of(entry.known) for word in words)
        }
        return [row for row in rows if (row[1] in found if row[2] else row[0] in named)]


def first_of_albums(tracks: Iterable[Track]) -> tuple[TrackId, ...]:
    """The first track of each album, in the order of the tracks; of a few albums."""
    albums: dict[tuple[str, str], TrackId] = {}
    for track in tracks:
        albums.setdefault((track.tags.album, track.album_artist_text), track.id)
    return tuple(albums.values())[:COVERS]


def _names_of(known: KnownTrack) -> str:
    return fold(f"{known.title} {known.artist} {known.album}")
