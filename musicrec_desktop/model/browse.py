"""What a list of tracks shows: scope, search, order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, NamedTuple

from musicrec_desktop.model.listen import Listen
from musicrec_desktop.model.panes import PaneChoice
from musicrec_desktop.model.track import Track, TrackId


class ScopeKind(StrEnum):
    """Which part of the library a list is about."""

    ALL = "all"
    ALBUM = "album"
    ARTIST = "artist"
    GENRE = "genre"
    LIKED = "liked"
    SPOKEN = "spoken"
    """Podcasts and audiobooks, which no other list has."""
    FOLDER = "folder"
    COMPOSER = "composer"
    WORK = "work"
    """All recordings of a work; the detail is its composer."""
    YEAR = "year"
    ADDED = "added"
    """All tracks, under the days on which they came."""


class SortColumn(StrEnum):
    """What tracks can be ordered by."""

    NUMBER = "number"
    TITLE = "title"
    ARTIST = "artist"
    ALBUM = "album"
    GENRE = "genre"
    YEAR = "year"
    TEMPO = "tempo"
    KEY = "key"
    DURATION = "duration"
    PLAYS = "plays"
    LAST_PLAYED = "last_played"
    ADDED = "added"
    LIKED = "liked"
    RATING = "rating"
    SKIPS = "skips"
    ALBUM_ARTIST = "album_artist"
    COMPOSER = "composer"
    CONDUCTOR = "conductor"
    PERFORMER = "performer"
    GROUPING = "grouping"
    WORK = "work"
    MOVEMENT = "movement"
    ENSEMBLE = "ensemble"
    MOOD = "mood"
    LABEL = "label"
    CATALOGUE = "catalogue"
    DISC = "disc"
    ORIGINAL = "original"
    CODEC = "codec"
    BITRATE = "bitrate"
    SAMPLE_RATE = "sample_rate"
    BIT_DEPTH = "bit_depth"
    SIZE = "size"
    MODIFIED = "modified"
    FILE = "file"
    PATH = "path"


class SortKey(NamedTuple):
    """One column of an order."""

    column: SortColumn
    is_descending: bool = False


class GroupKind(StrEnum):
    """Lists of groups."""

    ALBUMS = "albums"
    ARTISTS = "artists"
    GENRES = "genres"


UNKNOWN_ARTIST: Final = "Unknown artist"
UNKNOWN_NAMES: Final[Mapping[GroupKind, str]] = {
    GroupKind.ALBUMS: "Unknown album",
    GroupKind.ARTISTS: UNKNOWN_ARTIST,
    GroupKind.GENRES: "No genre",
}
"""What the group of the tracks without a value is called; its own name is empty."""


@dataclass(frozen=True, slots=True)
class Scope:
    """A part of the library.

    Attributes:
        kind: which kind of part.
        name: of the album, artist, genre, composer or work, the year, or the path of the folder; empty for
            the tracks that have none, and for all folders.
        detail: for an album its album artist (``GroupRow.detail``); for a work its composer; for a folder
            whether its sub-folders are left out (``model.folder_tree.HERE``).
    """

    kind: ScopeKind = ScopeKind.ALL
    name: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class BrowseRequest:
    """Everything that decides which tracks a list shows, and in which order.

    Attributes:
        text: the search.
        scope: the part of the library.
        sort: what the tracks are ordered by.
        is_descending: whether the largest comes first.
        then: what orders the tracks that are alike so far, the most important first.
        panes: what is chosen in the panes above the list, from left to right.
        is_by_album: whether the tracks of an album stand together, in the order of the album.
    """

    text: str = ""
    scope: Scope = Scope()
    sort: SortColumn = SortColumn.ARTIST
    is_descending: bool = False
    then: tuple[SortKey, ...] = ()
    panes: tuple[PaneChoice, ...] = ()
    is_by_album: bool = False

    @property
    def order(self) -> tuple[SortKey, ...]:
        """Every column that the tracks are ordered by, the most important first."""
        return (SortKey(self.sort, self.is_descending), *self.then)

    def ordered_by(self, order: Sequence[SortKey]) -> BrowseRequest:
        """The same tracks in another order, which has one column at least."""
        first, *then = order
        return replace(self, sort=first.column, is_descending=first.is_descending, then=tuple(then))


@dataclass(frozen=True, slots=True)
class RowFacts:
    """What columns show of a track beside ``Track``; read for those that are looked at.

    Attributes:
        values: of its tags, by their kind: "composer", "label" and so on.
        size: of the file, in bytes; of a part of a file its share by length.
        file_size: of the whole file, where the track is a part of it; None else.
        modified_ms: when the file was last written; UTC.
        skips: how often the listener skipped it.
        place_ms: where the listener left a podcast or an audiobook; 0 for nowhere.
    """

    values: Mapping[str, tuple[str, ...]]
    size: int
    modified_ms: int
    skips: int
    place_ms: int = 0
    file_size: int | None = None

    def text(self, kind: str) -> str:
        """The values of a kind in one line."""
        return ", ".join(self.values.get(kind, ()))


@dataclass(frozen=True, slots=True)
class AlbumTracks:
    """An album as it is played.

    Attributes:
        name: of the album.
        artist: under whom it is listed; empty where unknown.
        ids: its present tracks, by disc and number.
    """

    name: str
    artist: str
    ids: tuple[TrackId, ...]


@dataclass(frozen=True, slots=True)
class ListTotals:
    """The figures in a list's head.

    Attributes:
        tracks: how many.
        duration_ms: of all together.
        is_whole: the duration is known; else it comes later.
    """

    tracks: int
    duration_ms: int
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One listen with the track it was of."""

    listen: Listen
    track: Track

    @property
    def started_at_ms(self) -> int:
        """UTC."""
        return self.listen.started_at_ms

    @property
    def listened_ms(self) -> int | None:
        """How much of the track was heard."""
        return self.listen.listened_ms


@dataclass(frozen=True, slots=True)
class ImportedHistoryRow:
    """One time that a track was played elsewhere.

    Attributes:
        track: the track.
        source: the player or service that told it.
        started_at_ms: UTC.
        listened_ms: how much of the track was heard; None where the source does not tell.
        is_play: whether it counts as a play.
        is_skip: whether it counts as a skip.
    """

    track: Track
    source: str
    started_at_ms: int
    listened_ms: int | None = None
    is_play: bool = True
    is_skip: bool = False


AnyHistoryRow = HistoryRow | ImportedHistoryRow
