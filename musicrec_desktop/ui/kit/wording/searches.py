"""What a list says whose search finds nothing in its part of the library."""

from __future__ import annotations

from typing import Final

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.browse import Scope, ScopeKind
from musicrec_desktop.model.folder_tree import HERE

SEARCH_LIBRARY: Final = tr("Search the whole library")
CLEAR_SEARCH: Final = tr("Clear search")
_PARTS: Final = {
    ScopeKind.LIKED: tr("the tracks that you like were"),
    ScopeKind.SPOKEN: tr("podcasts and audiobooks were"),
    ScopeKind.ALBUM: tr("this album was"),
    ScopeKind.ARTIST: tr("this artist was"),
    ScopeKind.GENRE: tr("this genre was"),
    ScopeKind.FOLDER: tr("this folder was"),
    ScopeKind.COMPOSER: tr("this composer was"),
    ScopeKind.WORK: tr("this work was"),
    ScopeKind.YEAR: tr("this year was"),
}
"""The parts of the library; other lists have all of it."""


def no_results(text: str) -> str:
    """The headline over a search that finds nothing."""
    return tr("No results for “{text}”", text=text)


def part_searched(scope: Scope) -> str:
    """Which part of the library a search looked at, and what Enter does; empty for the whole of it."""
    if scope.kind is ScopeKind.FOLDER:
        if not scope.name:
            return ""
        if scope.detail == HERE:
            return only_searched(tr("this folder without its sub-folders was"))
    return only_searched(_PARTS[scope.kind]) if scope.kind in _PARTS else ""


def only_searched(part: str) -> str:
    """That nothing but a part was searched.

    Args:
        part: what it is called, with its verb: "this album was".
    """
    return tr("Only {part} searched. Press Enter to search the whole library.", part=part)
