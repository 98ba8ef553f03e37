"""What a list says whose search finds nothing in its part of the library."""

from __future__ import annotations

from typing import Final

from musicrec_desktop.model.browse import Scope, ScopeKind
from musicrec_desktop.model.folder_tree import HERE

SEARCH_LIBRARY: Final = "Search the whole library"
CLEAR_SEARCH: Final = "Clear search"
_PARTS: Final = {
    ScopeKind.LIKED: "the tracks that you like were",
    ScopeKind.SPOKEN: "podcasts and audiobooks were",
    ScopeKind.ALBUM: "this album was",
    ScopeKind.ARTIST: "this artist was",
    ScopeKind.GENRE: "this genre was",
    ScopeKind.FOLDER: "this folder was",
    ScopeKind.COMPOSER: "this composer was",
    ScopeKind.WORK: "this work was",
    ScopeKind.YEAR: "this year was",
}
"""The parts of the library; other lists have all of it."""


def no_results(text: str) -> str:
    """The headline over a search that finds nothing."""
    return f"No results for “{text}”"


def part_searched(scope: Scope) -> str:
    """Which part of the library a search looked at, and what Enter does; empty for the whole of it."""
    if scope.kind is ScopeKind.FOLDER:
        if not scope.name:
            return ""
        if scope.detail == HERE:
            return only_searched("this folder without its sub-folders was")
    return only_searched(_PARTS[scope.kind]) if scope.kind in _PARTS else ""


def only_searched(part: str) -> str:
    """That nothing but a part was searched.

    Args:
        part: what it is called, with its verb: "this album was".
    """
    return f"Only {part} searched. Press Enter to search the whole library."
