"""How the table of tracks shows each part of the library: columns, first order, heading."""

from __future__ import annotations

from musicrec_desktop.model.browse import Scope, ScopeKind, SortColumn
from musicrec_desktop.ui.pages.list_view import ColumnLayout

LAYOUTS = {
    "number": ColumnLayout(44),
    "title": ColumnLayout(240, is_elastic=True),
    "artist": ColumnLayout(170, is_elastic=True),
    "album": ColumnLayout(170, is_elastic=True, shown_from=520),
    "liked": ColumnLayout(36),
    "genre": ColumnLayout(110, is_elastic=True, shown_from=700),
    "year": ColumnLayout(56, shown_from=860),
    "plays": ColumnLayout(60, shown_from=920),
    "last_played": ColumnLayout(104, shown_from=1020),
    "added": ColumnLayout(104, is_shown=False),
    "duration": ColumnLayout(68),
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
    return scope.name
