"""What autoplay asks of the library, put together from three stores."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from musicrec_desktop.model.browse import BrowseRequest, Scope, ScopeKind
from musicrec_desktop.model.track import Track, TrackFacts, TrackId
from musicrec_desktop.recommend.candidates import Tie
from musicrec_desktop.recommend.vector_table import IdArray, id_array
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.tracks import TrackStore

REMEMBERED_LISTENS: Final = 5_000


class AutoplayLibrary:
    """The ``LibraryView`` of the recommend room; may be used in any thread.

    Args:
        tracks: tags and facts.
        browse: lists by album, artist and genre.
        listens: what was heard when.
    """

    def __init__(self, *, tracks: TrackStore, browse: BrowseStore, listens: ListenStore) -> None:
        self._tracks = tracks
        self._browse = browse
        self._listens = listens

    def facts(self, ids: Sequence[TrackId]) -> dict[TrackId, TrackFacts]:
        """What rules look at."""
        return self._tracks.facts(ids)

    def many(self, ids: Sequence[TrackId]) -> list[Track]:
        """Tracks in the order asked for; unknown ones left out."""
        return self._tracks.many(ids)

    def relatives(self, track: Track, tie: Tie) -> list[TrackId]:
        """Present tracks that share the album, artist or a genre with a track, itself left out."""
        found: dict[TrackId, None] = {}
        for scope in _scopes(track, tie):
            for number in self._browse.ids(BrowseRequest(scope=scope)):
                found[TrackId(number)] = None
        found.pop(track.id, None)
        return list(found)

    def by_last_listen(self) -> tuple[IdArray, IdArray]:
        """All present tracks: those that were not heard lately, and the others, the longest ago first."""
        present = self._tracks.present_ids()
        latest_first = [listen.track_id for listen in self._listens.recent(REMEMBERED_LISTENS)]
        heard = id_array(list(dict.fromkeys(latest_first))[::-1])
        return np.setdiff1d(present, heard), heard[np.isin(heard, present)]


def _scopes(track: Track, tie: Tie) -> list[Scope]:
    tags = track.tags
    if tie is Tie.ALBUM and tags.album:
        return [Scope(ScopeKind.ALBUM, tags.album, track.album_artist_text)]
    if tie is Tie.ARTIST:
        return [Scope(ScopeKind.ARTIST, artist) for artist in tags.artists]
    if tie is Tie.GENRE:
        return [Scope(ScopeKind.GENRE, genre) for genre in tags.genres]
    return []
