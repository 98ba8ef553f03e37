"""Finds the tracks that entries of playlists are: by path, else by artist, title and length."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence

from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.model.matching import (
    KnownTrack,
    LibraryTrack,
    MatchKind,
    TrackMatch,
    is_same_length,
    length_gap,
)
from musicrec_desktop.model.playlist import PlaylistId
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.playlists.matching import MatchStore

_Names = tuple[str, str]
"""Artist and title, folded."""


class TrackMatcher:
    """Compares what is known of tracks with the library.

    It reads every title of the library once, whatever the number of entries, so it belongs into a lane.
    """

    def __init__(self, store: MatchStore) -> None:
        self._store = store

    def match(
        self, known: Sequence[KnownTrack], among: Collection[TrackId] | None = None
    ) -> list[TrackMatch | None]:
        """The track that each is, or None.

        A path goes before names. Names are equal without case and accents, the length may differ by three
        seconds; among several tracks one of the same album goes first, then the nearest length. Where a
        length is unknown, a single track of these names is an ``UNSURE`` match.

        Args:
            known: what is known of each.
            among: tracks that names are looked for in; None for all. Missing tracks have no names here.
        """
        paths = self._store.at_paths({one.location for one in known if os.path.isabs(one.location)})
        matches = [
            TrackMatch(paths[one.location], MatchKind.PATH) if one.location in paths else None
            for one in known
        ]
        wanted = {_names(one) for one, match in zip(known, matches, strict=True) if match is None}
        tracks = self._tracks_of({names for names in wanted if all(names)}, among)
        return [
            match or _best(one, tracks.get(_names(one), ()))
            for one, match in zip(known, matches, strict=True)
        ]

    def rematch(self, among: Collection[TrackId] | None = None) -> set[PlaylistId]:
        """Give entries without a track the tracks that they are, where that is sure.

        Returns:
            The playlists whose entries got tracks, of all listeners.
        """
        unmatched = self._store.unmatched()
        if not unmatched:
            return set()
        found = self.match([known for _, _, known in unmatched], among)
        sure = {
            entry_id: (playlist_id, match.track_id)
            for (entry_id, playlist_id, _), match in zip(unmatched, found, strict=True)
            if match is not None and match.kind is not MatchKind.UNSURE
        }
        self._store.tie({entry_id: track_id for entry_id, (_, track_id) in sure.items()})
        return {playlist_id for playlist_id, _ in sure.values()}

    def _tracks_of(
        self, wanted: Collection[_Names], among: Collection[TrackId] | None
    ) -> dict[_Names, list[LibraryTrack]]:
        """The tracks of some names."""
        if not wanted:
            return {}
        titles = {title for _, title in wanted}
        ids = [track_id for track_id, title in self._store.titles(among) if fold(title) in titles]
        tracks: dict[_Names, list[LibraryTrack]] = {}
        artists = self._store.artists(ids)
        for track in self._store.tracks(ids).values():
            lines = (track.known.artist, *artists.get(track.id, ()))
            for artist in dict.fromkeys(map(fold, lines)):
                if (names := (artist, fold(track.known.title))) in wanted:
                    tracks.setdefault(names, []).append(track)
        return tracks


def _names(known: KnownTrack) -> _Names:
    return fold(known.artist), fold(known.title)


def _best(known: KnownTrack, tracks: Sequence[LibraryTrack]) -> TrackMatch | None:
    gaps = [(length_gap(known.duration_ms, track.length_ms), track) for track in tracks]
    near = [(not track.is_of_album(known.album), gap, track.id) for gap, track in gaps if is_same_length(gap)]
    if near:
        return TrackMatch(min(near)[2], MatchKind.NAMES)
    unsure = [track for gap, track in gaps if gap is None]
    of_album = [track for track in unsure if fold(known.album) and track.is_of_album(known.album)]
    for some in (unsure, of_album):
        if len(some) == 1:
            return TrackMatch(some[0].id, MatchKind.UNSURE)
    return None
