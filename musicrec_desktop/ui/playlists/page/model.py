"""The rows of a playlist: tracks as in every table, and entries whose track or file is missing."""

from __future__ import annotations

import json
import os
from array import array
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QByteArray, QMimeData, QModelIndex, QObject, Qt
from typing_extensions import override

from musicrec_desktop.core.language import number_text, tr
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.browse import BrowseRequest
from musicrec_desktop.model.matching import KnownTrack
from musicrec_desktop.model.playlist import PlaylistEntry, PlaylistEntryId, PlaylistId
from musicrec_desktop.model.track import SoundFacts, Track, TrackId
from musicrec_desktop.ui.kit.column_model import ColumnModel, Index, RowLook
from musicrec_desktop.ui.kit.dragged import MAX_DRAGGED_FILES, TRACK_IDS_MIME
from musicrec_desktop.ui.kit.roles import Role
from musicrec_desktop.ui.kit.tool_tips import tool_tip_text
from musicrec_desktop.ui.kit.wording.formats import format_duration
from musicrec_desktop.ui.track_table.banned_marks import IsBanned, nothing_banned
from musicrec_desktop.ui.track_table.columns import PLAYLIST_COLUMNS
from musicrec_desktop.ui.track_table.id_pages import KEPT_PAGES, PAGE_ROWS
from musicrec_desktop.ui.track_table.model import (
    LoadFacts,
    LoadGenres,
    TrackTableModel,
    no_facts,
    no_genres,
)

ENTRIES_MIME: Final = "application/x-musicrec-playlist-entries"
UNMATCHED: Final = tr("This track is not in your library. It comes back when it is found there.")
_KNOWN: Final[Mapping[str, Callable[[KnownTrack], str]]] = {
    "title": lambda known: (
        known.title or display_path(os.path.basename(known.location)) or tr("Unknown track")
    ),
    "artist": lambda known: known.artist,
    "album": lambda known: known.album,
    "duration": lambda known: "" if known.duration_ms is None else format_duration(known.duration_ms),
}
"""What is known of an entry without a track, by column."""


class PlaylistModel(TrackTableModel):
    """Rows are entries; the same track may stand in several.

    Args:
        load: reads tracks by id (``BrowseService.page``).
        load_entries: reads entries by id (``PlaylistReader.page``).
        load_sounds: reads what was measured in tracks.
        load_genres: reads what stands in for missing genres.
        load_facts: reads what some columns show beside the rows.
        is_banned: which rows never play by themselves.
    """

    def __init__(
        self,
        load: Callable[[Sequence[TrackId]], Sequence[Track]],
        load_entries: Callable[[Sequence[PlaylistEntryId]], Sequence[PlaylistEntry]],
        parent: QObject | None = None,
        *,
        load_sounds: Callable[[Sequence[TrackId]], Mapping[TrackId, SoundFacts]] = lambda _ids: {},
        load_genres: LoadGenres = no_genres,
        load_facts: LoadFacts = no_facts,
        is_banned: IsBanned = nothing_banned,
    ) -> None:
        super().__init__(
            load,
            parent,
            load_sounds=load_sounds,
            load_genres=load_genres,
            load_facts=load_facts,
            is_banned=is_banned,
            columns=PLAYLIST_COLUMNS,
        )
        self._load_entries = load_entries
        self._entry_ids: array[int] = array("q")
        self._present = b""
        self._playlist_id: PlaylistId | None = None
        self._known: OrderedDict[int, dict[int, KnownTrack]] = OrderedDict()

    @property
    def entry_ids(self) -> array[int]:
        """The entries in the order of the rows; empty where rows cannot be edited."""
        return self._entry_ids

    @property
    def present(self) -> bytes:
        """A byte for each row: 1 where the file is there."""
        return self._present

    def show_rows(
        self, playlist_id: PlaylistId, entry_ids: array[int], track_ids: array[int], present: bytes
    ) -> None:
        """Replace the rows; as ``PlaylistRows`` has them."""
        self._entry_ids, self._present, self._playlist_id = entry_ids, present, playlist_id
        self._known.clear()
        self.show_ids(track_ids, BrowseRequest())

    def entry_at(self, row: int) -> PlaylistEntryId:
        """The entry of a row."""
        return PlaylistEntryId(self._entry_ids[row])

    def rows_of_entries(self, entry_ids: Sequence[int]) -> list[int]:
        """The rows of entries, ascending; those that are not shown are left out."""
        wanted = set(entry_ids)
        return [row for row, entry_id in enumerate(self._entry_ids) if entry_id in wanted]

    def is_present(self, row: int) -> bool:
        """Whether the file of a row is there, so that it can be played."""
        return bool(self._present[row])

    @override
    def ids_from(self, row: int, count: int) -> list[TrackId]:
        """The tracks of so many rows from this one on that can be played."""
        rows = zip(self.ids[row:], self._present[row:], strict=True)
        return [TrackId(track_id) for track_id, is_there in rows if is_there][:count]

    @override
    def refresh_rows(self) -> None:
        self._known.clear()
        super().refresh_rows()

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, key = index.row(), self._columns[index.column()].key
        if key == "place" and role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return _place(row)
        if role == Role.IS_DIM and not self._present[row]:
            return True
        if self.ids[row] or not self._entry_ids:
            return super().data(index, role)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._known_text(row, key)
        if role == Qt.ItemDataRole.ToolTipRole:
            known = self.known_at(row)
            place = "" if known is None else display_path(known.location)
            return tool_tip_text(UNMATCHED, place)
        return super().data(index, role)

    @override
    def row_look(self, row: int, columns: Sequence[int]) -> RowLook:
        look, keys = super().row_look(row, columns), [self._columns[column].key for column in columns]
        texts = look.texts
        if self._entry_ids and not self.ids[row]:
            texts = [self._known_text(row, key) for key in keys]
        texts = [_place(row) if key == "place" else text for key, text in zip(keys, texts, strict=True)]
        return RowLook(texts, look.is_dim or not self._present[row], look.is_current)

    def _known_text(self, row: int, key: str) -> str:
        """What is known of an entry without a track, for a column."""
        way, known = _KNOWN.get(key), self.known_at(row)
        return "" if way is None or known is None else way(known)

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The tracks for everybody, and the entries for the playlist that they are moved in."""
        rows = sorted({index.row() for index in indexes})
        tracks = [row for row in rows if self.ids[row]]
        mime = ColumnModel.mimeData(self, [self.index(row, 0) for row in tracks[:MAX_DRAGGED_FILES]])
        mime.setData(TRACK_IDS_MIME, _json([self.ids[row] for row in tracks]))
        if self._entry_ids:
            mime.setData(ENTRIES_MIME, _json([self._playlist_id, *(self._entry_ids[row] for row in rows)]))
        return mime

    def known_at(self, row: int) -> KnownTrack | None:
        """What the entry of a row knows of its track; read once for each page of rows."""
        number = row // PAGE_ROWS
        if number not in self._known:
            first = number * PAGE_ROWS
            rows = range(first, min(first + PAGE_ROWS, len(self._entry_ids)))
            wanted = [self.entry_at(place) for place in rows if not self.ids[place]]
            self._known[number] = {entry.id: entry.known for entry in self._load_entries(wanted)}
            while len(self._known) > KEPT_PAGES:
                self._known.popitem(last=False)
        return self._known[number].get(self._entry_ids[row])


def entries_from(mime: QMimeData) -> tuple[PlaylistId, list[PlaylistEntryId]] | None:
    """The playlist and its entries that are dragged; None for other drags."""
    if not mime.hasFormat(ENTRIES_MIME):
        return None
    playlist_id, *entry_ids = json.loads(bytes(mime.data(ENTRIES_MIME).data()))
    return PlaylistId(playlist_id), [PlaylistEntryId(entry_id) for entry_id in entry_ids]


def _place(row: int) -> str:
    return number_text(row + 1)


def _json(values: Sequence[int | None]) -> QByteArray:
    return QByteArray(json.dumps(values).encode("ascii"))
