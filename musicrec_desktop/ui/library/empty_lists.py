"""What a list of tracks says where nothing answers to it."""

from __future__ import annotations

from collections.abc import Callable

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.browse import BrowseRequest, ScopeKind
from musicrec_desktop.ui.kit.empty_state import EmptyState
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.wording.searches import CLEAR_SEARCH, SEARCH_LIBRARY, no_results, part_searched


def say_empty(
    empty: EmptyState,
    request: BrowseRequest,
    on_clear_search: Callable[[], object],
    on_library: Callable[[str], object],
    on_folders: Callable[[], object],
    on_spoken: Callable[[], object],
) -> None:
    """Say why nothing answers to a request, and what to do about it.

    Args:
        empty: says it.
        request: what was asked for.
        on_clear_search: empties the search.
        on_library: searches the whole library for a text.
        on_folders: shows the music folders.
        on_spoken: shows what is kept out of the music.
    """
    if request.text and (advice := part_searched(request.scope)):
        empty.show_message(
            no_results(request.text),
            advice,
            SEARCH_LIBRARY,
            lambda: on_library(request.text),
            CLEAR_SEARCH,
            on_clear_search,
            glyph=Glyph.SEARCH,
            is_entered=True,
        )
    elif request.text:
        empty.show_message(
            no_results(request.text),
            tr(
                "Check the spelling, use fewer words, or search one field: "
                "artist:name, genre:jazz, year:1990..1999."
            ),
            CLEAR_SEARCH,
            on_clear_search,
            glyph=Glyph.SEARCH,
        )
    elif request.scope.kind is ScopeKind.LIKED:
        empty.show_message(
            tr("Nothing liked yet"),
            tr("Press L on a track, or the heart of what is playing. Liked tracks steer what plays next."),
            glyph=Glyph.LIKE,
        )
    elif request.scope.kind is ScopeKind.SPOKEN:
        empty.show_message(
            tr("No podcasts and no audiobooks"),
            tr(
                "Choose the folders and genres that have them: they are kept out of the music and of ∞, "
                "and go "
                "on where you left them."
            ),
            tr("Choose…"),
            on_spoken,
            glyph=Glyph.SPOKEN,
        )
    elif request.scope.kind is ScopeKind.ALL:
        empty.show_message(
            tr("No tracks yet"),
            tr("Tracks appear here while music folders are scanned."),
            tr("Music folders…"),
            on_folders,
            glyph=Glyph.TRACK_OUTLINE,
        )
    else:
        empty.show_message(
            tr("No tracks here"),
            tr("Their files may be on a drive that is not connected."),
            glyph=Glyph.MISSING,
        )
