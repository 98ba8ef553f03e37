"""What each part of the library is called, and the order its tracks come in."""

from __future__ import annotations

import os

from musicrec_desktop.core.language import tr
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.browse import UNKNOWN_NAMES, GroupKind, Scope, ScopeKind, SortColumn

_KINDS = {
    ScopeKind.ALBUM: GroupKind.ALBUMS,
    ScopeKind.ARTIST: GroupKind.ARTISTS,
    ScopeKind.GENRE: GroupKind.GENRES,
}
SPOKEN_TITLE = tr("Podcasts and books")
KIND_WORDS = {
    ScopeKind.ALL: "",
    ScopeKind.LIKED: "",
    ScopeKind.SPOKEN: "",
    ScopeKind.ALBUM: tr("Album"),
    ScopeKind.ARTIST: tr("Artist"),
    ScopeKind.GENRE: tr("Genre"),
    ScopeKind.FOLDER: tr("Folder"),
    ScopeKind.COMPOSER: tr("Composer"),
    ScopeKind.WORK: tr("Work"),
    ScopeKind.YEAR: tr("Year"),
    ScopeKind.ADDED: "",
}
SEED_WORDS = {
    ScopeKind.ALBUM: tr("Start a queue from this album"),
    ScopeKind.ARTIST: tr("Start a queue from this artist"),
    ScopeKind.GENRE: tr("Start a queue from this genre"),
}
FIRST_SORT = {
    ScopeKind.ALL: (SortColumn.ARTIST, False),
    ScopeKind.LIKED: (SortColumn.LIKED, True),
    ScopeKind.SPOKEN: (SortColumn.ALBUM, False),
    ScopeKind.ALBUM: (SortColumn.NUMBER, False),
    ScopeKind.ARTIST: (SortColumn.ALBUM, False),
    ScopeKind.GENRE: (SortColumn.ARTIST, False),
    ScopeKind.FOLDER: (SortColumn.PATH, False),
    ScopeKind.COMPOSER: (SortColumn.WORK, False),
    ScopeKind.WORK: (SortColumn.ALBUM, False),
    ScopeKind.YEAR: (SortColumn.ALBUM, False),
    ScopeKind.ADDED: (SortColumn.ADDED, True),
}
_WHOLE = {
    ScopeKind.ALL: tr("Tracks"),
    ScopeKind.LIKED: tr("Liked"),
    ScopeKind.SPOKEN: SPOKEN_TITLE,
    ScopeKind.ADDED: tr("Recently added"),
}
_NAMELESS = {
    ScopeKind.FOLDER: tr("Folders"),
    ScopeKind.COMPOSER: tr("No composer"),
    ScopeKind.YEAR: tr("No year"),
}


def scope_title(scope: Scope) -> str:
    """What the head of a scope says."""
    if scope.kind in _WHOLE:
        return _WHOLE[scope.kind]
    if scope.kind is ScopeKind.FOLDER and scope.name:
        return display_path(os.path.basename(scope.name) or scope.name)
    return scope.name or _NAMELESS.get(scope.kind) or UNKNOWN_NAMES[_KINDS[scope.kind]]
