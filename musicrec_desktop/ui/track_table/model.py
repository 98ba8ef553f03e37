"""The table of tracks: ids in SQL's order, rows read when they are painted."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Generic, TypeVar

import numpy as np
from PySide6.QtCore import QObject, Qt
from typing_extensions import override

from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.browse import BrowseRequest, RowFacts
from musicrec_desktop.model.genres import SuggestedGenre
from musicrec_desktop.model.listing import AlbumRuns
from musicrec_desktop.model.track import SoundFacts, Track, TrackId
from musicrec_desktop.ui.kit.column_model import ROOT, ColumnModel, Index, RowLook, alignment
from musicrec_desktop.ui.kit.columns import Column
from musicrec_desktop.ui.kit.roles import Role
from musicrec_desktop.ui.kit.signs import SIGNS, Meaning, mark_of
from musicrec_desktop.ui.kit.tool_tips import tool_tip_text
from musicrec_desktop.ui.kit.wording.files import missing_text
from musicrec_desktop.ui.kit.wording.genres import genres_hint, genres_text
from musicrec_desktop.ui.track_table.album_rows import AlbumRows, Folds
from musicrec_desktop.ui.track_table.banned_marks import IsBanned, nothing_banned
from musicrec_desktop.ui.track_table.columns import TRACK_COLUMNS, number_on_disc
from musicrec_desktop.ui.track_table.id_pages import KEPT_PAGES, PAGE_ROWS, IdPages

Fact = TypeVar("Fact")
LoadGenres = Callable[[Sequence[TrackId]], Mapping[TrackId, Sequence[SuggestedGenre]]]
"""Reads what stands in for missing genres, by track."""
_TEXT_ROLES = frozenset(
    {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}
)


LoadFacts = Callable[[Sequence[TrackId]], Mapping[TrackId, RowFacts]]
"""Reads what columns show beside the rows, by track."""


def no_facts(_ids: Sequence[TrackId]) -> Mapping[TrackId, RowFacts]:
    """Columns show nothing beside the rows."""
    return {}


def no_genres(_ids: Sequence[TrackId]) -> Mapping[TrackId, Sequence[SuggestedGenre]]:
    """Nothing stands in for missing genres."""
    return {}


class _PageFacts(Generic[Fact]):
    """What is known of tracks besides their rows, read once for each page of rows."""

    def __init__(self, load: Callable[[Sequence[TrackId]], Mapping[TrackId, Fact]]) -> None:
        self._load = load
        self._kept: OrderedDict[int, Mapping[TrackId, Fact]] = OrderedDict()
        self._stale = set[TrackId]()

    def of_page(self, number: int, ids: Sequence[int]) -> Mapping[TrackId, Fact]:
        """The facts of a page, which has these tracks."""
        if self._stale:
            self._reread()
        if number not in self._kept:
            self._kept[number] = self._load([TrackId(value) for value in ids])
            while len(self._kept) > KEPT_PAGES:
                self._kept.popitem(last=False)
        return self._kept[number]

    def forget_tracks(self, ids: Collection[TrackId]) -> None:
        """Read what is known of some tracks again, and nothing else, when any page is looked at."""
        self._stale.update(ids)

    @property
    def is_read(self) -> bool:
        """Whether a column that shows this has been looked at."""
        return bool(self._kept)

    def clear(self) -> None:
        """Read everything again."""
        self._kept.clear()
        self._stale.clear()

    def _reread(self) -> None:
        stale, self._stale = self._stale, set()
        kept = {number: stale.intersection(facts) for number, facts in self._kept.items()}
        if wanted := frozenset().union(*kept.values()):
            found = self._load(list(wanted))
            for number, ids in kept.items():
                if ids:
                    left = {one: fact for one, fact in self._kept[number].items() if one not in ids}
                    self._kept[number] = left | {one: found[one] for one in ids if one in found}


class TrackTableModel(ColumnModel):
    """Rows are tracks.

    Args:
        load: reads tracks by id (``BrowseService.page``).
        load_sounds: reads what was measured in tracks (``BrowseService.sounds``).
        load_genres: reads what stands in for missing genres (``BrowseService.suggested_genres``).
        load_facts: reads what some columns show beside the rows (``BrowseService.row_facts``).
        is_banned: which rows never play by themselves.
        columns: from left to right.
    """

    def __init__(
        self,
        load: Callable[[Sequence[TrackId]], Sequence[Track]],
        parent: QObject | None = None,
        *,
        load_sounds: Callable[[Sequence[TrackId]], Mapping[TrackId, SoundFacts]] = lambda _ids: {},
        load_genres: LoadGenres = no_genres,
        load_facts: LoadFacts = no_facts,
        is_banned: IsBanned = nothing_banned,
        columns: Sequence[Column[Track]] = TRACK_COLUMNS,
    ) -> None:
        super().__init__(columns, parent)
        self._is_banned = is_banned
        self._sounds = _PageFacts(load_sounds)
        self._genres = _PageFacts(load_genres)
        self._row_facts = _PageFacts(load_facts)
        self._headings: dict[int, str] = {}
        self._load = load
        self._folds = Folds()
        self._runs: AlbumRuns | None = None
        self._albums: AlbumRows | None = None
        self._ids: array[int] = array("q")
        self._pages = IdPages(load)
        self._request = BrowseRequest()
        self._current: TrackId | None = None
        self._is_playing = False
        self._of_row: dict[int, Callable[[int], object]] = {
            Role.TRACK: self.track_at,
            Role.TRACK_ID: self.id_at,
            Role.IS_CURRENT: self._is_current,
            Role.IS_PLAYING: lambda row: self._is_playing and self._is_current(row),
            Role.IS_DIM: self._is_dim,
            Role.IS_BANNED: self._is_out,
        }

    @property
    def request(self) -> BrowseRequest:
        """What the rows answer to."""
        return self._request

    @property
    def ids(self) -> array[int]:
        """All ids in the order of the rows; headings have none."""
        return self._ids

    @property
    def heading_rows(self) -> list[int]:
        """Where headings stand, those of albums left out."""
        return sorted(self._headings)

    @property
    def albums(self) -> AlbumRows | None:
        """The rows under the headings of their albums; None for a list without them."""
        return self._albums

    def show_ids(
        self,
        ids: array[int],
        request: BrowseRequest,
        headings: Sequence[tuple[int, str]] = (),
        albums: AlbumRuns | None = None,
    ) -> None:
        """Replace the rows; a selection is kept as ids and found again by ``rows_of``.

        Args:
            ids: of the tracks.
            request: what they answer to.
            headings: places in ``ids``, ascending, and what stands above the track there.
            albums: where albums begin whose headings stand above their tracks.
        """
        self.beginResetModel()
        self._request, self._ids = request, ids
        self._forget_facts()
        self._headings = {place + number: text for number, (place, text) in enumerate(headings)}
        self._runs, self._albums, rows = albums, None, ids
        if albums is not None:
            self._albums = AlbumRows(ids, albums, self._folds, self._load)
            rows = self._albums.rows
        elif headings:
            # No track has a negative id, so a look-up finds nothing.
            places = np.array([place for place, _ in headings])
            marked = np.insert(np.asarray(ids, np.int64), places, -1 - np.arange(len(places)))
            rows = array("q")
            rows.frombytes(marked.data.cast("B"))
        self._pages.replace(rows)
        self.endResetModel()

    def turn_album(self, row: int) -> None:
        """Fold the album that a row belongs to, or open it."""
        if self._albums is not None:
            self._folds.turn(self._albums.key(self._albums.album_at(row)))
            self._fold()

    def turn_all_albums(self) -> None:
        """Fold all albums; open all where all are folded."""
        if self._albums is not None:
            self._folds.turn_all()
            self._fold()

    def _fold(self) -> None:
        self.show_ids(self._ids, self._request, albums=self._runs)

    def ids_from(self, row: int, count: int) -> list[TrackId]:
        """The tracks of so many rows from this one on, headings left out."""
        if self._albums is not None:
            return self._albums.ids_from(row, count)
        wanted = self._pages.ids[row : row + count + len(self._headings)]
        return [TrackId(value) for value in wanted if value > 0][:count]

    @override
    def is_heading(self, row: int) -> bool:
        return row in self._headings or (self._albums is not None and self._pages.id_at(row) < 0)

    def refresh_rows(self) -> None:
        """The same tracks say something else: read again what is on the screen."""
        self._pages.forget_rows()
        self._forget_facts()
        self._tell_all_changed()

    def tracks_heard(self, ids: Collection[TrackId]) -> None:
        """Some tracks were heard: read how often and when, and paint their rows alone."""
        self._pages.forget_tracks(ids)
        self._row_facts.forget_tracks(ids)
        self._tell_changed(ids)

    def sounds_changed(self) -> None:
        """Other tracks were measured: read what is shown of that again."""
        if self._sounds.is_read:
            self._sounds.clear()
            self._tell_all_changed()

    def set_current(self, track_id: TrackId | None, *, is_playing: bool) -> None:
        """Mark what the player plays."""
        if (track_id, is_playing) == (self._current, self._is_playing):
            return
        touched = [value for value in (self._current, track_id) if value is not None]
        self._current, self._is_playing = track_id, is_playing
        self._tell_changed(touched)

    def _tell_all_changed(self) -> None:
        if len(self._pages):
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._pages) - 1, self.columnCount() - 1))

    def _tell_changed(self, ids: Collection[TrackId]) -> None:
        last = self.columnCount() - 1
        for row in self._pages.all_rows_of(ids):
            self.dataChanged.emit(self.index(row, 0), self.index(row, last))

    def id_at(self, row: int) -> TrackId:
        """The id of a row."""
        return self._pages.id_at(row)

    @override
    def track_at(self, row: int) -> Track | None:
        return self._pages.track(row)

    def rows_of(self, ids: Sequence[TrackId]) -> list[int]:
        """Rows of these tracks, ascending; those not in the list are left out."""
        return self._pages.rows_of(ids)

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._pages)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = index.row(), self._columns[index.column()]
        if self.is_heading(row):
            return self._heading(row, index.column(), role)
        if (by_row := self._of_row.get(role)) is not None:
            return by_row(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(column)
        track = self.track_at(row) if role in _TEXT_ROLES else None
        if track is None:
            return None
        is_banned = self._is_banned(track)
        text = self._text(row, track, column, is_banned=is_banned)
        if role == Qt.ItemDataRole.ToolTipRole:
            if column.key == "genre" and (suggested := self._suggested(row, track)):
                return tool_tip_text(text, genres_hint(suggested))
            return tool_tip(text, column, track, is_banned=is_banned)
        return text

    @override
    def row_look(self, row: int, columns: Sequence[int]) -> RowLook:
        # As the roles say it. Asked for one by one, they take half of the time of painting a row.
        if self.is_heading(row):
            album = None if self._albums is None else self._albums.heading(self._pages.id_at(row))
            return RowLook((), heading=self._heading_text(row), album=album)
        track, is_current = self.track_at(row), self._is_current(row)
        if track is None:
            return RowLook([""] * len(columns), is_current=is_current)
        is_banned = self._is_banned(track)
        wanted = [self._columns[column] for column in columns]
        texts = [self._text(row, track, column, is_banned=is_banned) for column in wanted]
        has_genre = any(column.key == "genre" for column in wanted)
        suggested = "genre" if has_genre and self._suggested(row, track) else ""
        return RowLook(texts, track.is_missing or is_banned, is_current, suggested=suggested)

    def _text(self, row: int, track: Track, column: Column[Track], *, is_banned: bool) -> str:
        if column.sound_text is not None:
            sound = self._facts(self._sounds, row).get(track.id)
            return "" if sound is None else column.sound_text(sound)
        if column.facts_text is not None:
            facts = self._facts(self._row_facts, row).get(track.id)
            return "" if facts is None else column.facts_text(facts)
        if column.key == "number" and (self._headings or self._albums is not None):
            return number_on_disc(track)
        if column.key == "liked" and is_banned:
            return SIGNS[Meaning.BANNED].words
        if column.key == "genre" and (suggested := self._suggested(row, track)):
            return genres_text(suggested)
        return column.text(track)

    def _suggested(self, row: int, track: Track) -> Sequence[SuggestedGenre]:
        """What stands in for the genre of a track; nothing where the tags have one."""
        return () if track.tags.genres else self._facts(self._genres, row).get(track.id, ())

    def _heading(self, row: int, column: int, role: int) -> object:
        if role == Role.IS_SECTION:
            return True
        is_text = role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        return self._heading_text(row) if is_text and column == 0 else None

    def _heading_text(self, row: int) -> str:
        albums = self._albums
        return self._headings[row] if albums is None else albums.text(self._pages.id_at(row))

    def _facts(self, facts: _PageFacts[Fact], row: int) -> Mapping[TrackId, Fact]:
        """What is known of the tracks around a row."""
        number = row // PAGE_ROWS
        ids = self._pages.ids[number * PAGE_ROWS : (number + 1) * PAGE_ROWS]
        return facts.of_page(number, ids)

    def _forget_facts(self) -> None:
        self._sounds.clear()
        self._genres.clear()
        self._row_facts.clear()
        if self._albums is not None:
            self._albums.forget()

    def _is_current(self, row: int) -> bool:
        return self.id_at(row) == self._current

    def _is_dim(self, row: int) -> bool:
        track = self.track_at(row)
        return track is not None and (track.is_missing or self._is_banned(track))

    def _is_out(self, row: int) -> bool:
        track = self.track_at(row)
        return track is not None and self._is_banned(track)


def tool_tip(text: str, column: Column[Track], track: Track, *, is_banned: bool = False) -> str:
    """All of a cell's text, what its sign means, or why the row is dim."""
    if track.is_missing:
        return tool_tip_text(f"{missing_text(track)}:", display_path(track.path))
    mark = mark_of(track, is_banned=is_banned)
    if mark is not None and (is_banned or column.key == "liked"):
        sign = SIGNS[mark]
        return tool_tip_text("" if column.key == "liked" else text, f"{sign.words}. {sign.hint}")
    return tool_tip_text(text)
