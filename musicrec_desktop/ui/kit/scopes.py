"""What each part of the library is called, and the order its tracks come in."""

from __future__ import annotations

from musicrec_desktop.model.browse import UNKNOWN_NAMES, GroupKind, Scope, ScopeKind, SortColumn

_KINDS = {
    ScopeKind.ALBUM: GroupKind.ALBUMS,
    ScopeKind.ARTIST: GroupKind.ARTISTS,
    ScopeKind.GENRE: GroupKind.GENRES,
}
SPOKEN_TITLE = "Podcasts and books"
KIND_WORDS = {
    ScopeKind.ALL: "",
    ScopeKind.LIKED: "",
    ScopeKind.SPOKEN: "",
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
    ScopeKind.SPOKEN: (SortColumn.ALBUM, False),
    ScopeKind.ALBUM: (SortColumn.NUMBER, False),
    ScopeKind.ARTIST: (SortColumn.ALBUM, False),
    ScopeKind.GENRE: (SortColumn.ARTIST, False),
}


def scope_title(scope: Scope) -> str:
    """What the head of a scope says."""
    if scope.kind is ScopeKind.ALL:
        return "Tracks"
    if scope.kind is ScopeKind.LIKED:
        return "Liked"
    if scope.kind is ScopeKind.SPOKEN:
        return SPOKEN_TITLE
    return scope.name or UNKNOWN_NAMES[_KINDS[scope.kind]]
