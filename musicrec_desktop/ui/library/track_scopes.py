"""How the table of tracks shows each part of the library: columns, first order, heading."""

from __future__ import annotations

from musicrec_desktop.model.browse import UNKNOWN_NAMES, GroupKind, Scope, ScopeKind, SortColumn
from musicrec_desktop.ui.kit.list_view import ColumnLayout
from musicrec_desktop.ui.library.track_columns import TRACK_COLUMNS

_SAMPLES = {column.key: column.samples for column in TRACK_COLUMNS}
LAYOUTS = {
    "number": ColumnLayout(samples=_SAMPLES["number"]),
    "title": ColumnLayout(240, is_elastic=True),
    "artist": ColumnLayout(170, is_elastic=True),
    "album": ColumnLayout(170, is_elastic=True, shown_from=520),
    "liked": ColumnLayout(36),
    "genre": ColumnLayout(110, is_elastic=True, shown_from=700),
    "year": ColumnLayout(samples=_SAMPLES["year"], shown_from=860),
    "tempo": ColumnLayout(samples=_SAMPLES["tempo"], is_shown=False),
    "key": ColumnLayout(samples=_SAMPLES["key"], is_shown=False),
    "plays": ColumnLayout(samples=_SAMPLES["plays"], shown_from=920),
    "last_played": ColumnLayout(samples=_SAMPLES["last_played"], shown_from=1020),
    "added": ColumnLayout(samples=_SAMPLES["added"], is_shown=False),
    "duration": ColumnLayout(samples=_SAMPLES["duration"]),
}

_KINDS = {
    ScopeKind.ALBUM: GroupKind.ALBUMS,
    ScopeKind.ARTIST: GroupKind.ARTISTS,
    ScopeKind.GENRE: GroupKind.GENRES,
}
KIND_WORDS = {
    ScopeKind.ALL: "",
    ScopeKind.LIKED: "",
    ScopeKind.ALBUM: "Album",
    ScopeKind.ARTIST: "Artist",
    ScopeKind.GENRE: "Genre",
}
SEED_WORDS = {
    ScopeKind.ALBUM: "Start a queue from this album",
    ScopeKind.ARTIST: "Start a queue from this artist",
    ScopeKind.GENRE: "Start a queue from this genre",
}
FIRST_SORT = {
    ScopeKind.ALL: (SortColumn.ARTIST, False),
    ScopeKind.LIKED: (SortColumn.LIKED, True),
    ScopeKind.ALBUM: (SortColumn.NUMBER, False),
    ScopeKind.ARTIST: (SortColumn.ALBUM, False),
    ScopeKind.GENRE: (SortColumn.ARTIST, False),
}
DESCENDING_FIRST = {SortColumn.PLAYS, SortColumn.LAST_PLAYED, SortColumn.ADDED, SortColumn.LIKED}


def scope_title(scope: Scope) -> str:
    """What the head of a scope says."""
    if scope.kind is ScopeKind.ALL:
        return "Tracks"
    if scope.kind is ScopeKind.LIKED:
        return "Liked"
    return scope.name or UNKNOWN_NAMES[_KINDS[scope.kind]]
