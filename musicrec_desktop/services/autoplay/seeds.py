"""Finds the tracks of a seed: tracks, an album, an artist, a genre, a playlist, or the listener's taste."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.core.errors import SeedError
from musicrec_desktop.model.browse import BrowseRequest, Scope, ScopeKind, SortColumn
from musicrec_desktop.model.queue_controls import QueueSeed, SeedKind
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.taste.taste_profile import TasteProfile
from musicrec_desktop.services.autoplay.library import AutoplayLibrary
from musicrec_desktop.storage.browse import BrowseStore

_SCOPES: Final = {
    SeedKind.ALBUM: (ScopeKind.ALBUM, SortColumn.NUMBER),
    SeedKind.ARTIST: (ScopeKind.ARTIST, SortColumn.ALBUM),
    SeedKind.GENRE: (ScopeKind.GENRE, SortColumn.ARTIST),
}
LIKED_SEEDS: Final = 12
SPREAD: Final = 12
LOOKED_AT: Final = 300


@dataclass(frozen=True, slots=True)
class Bans:
    """The bans of the listener.

    Attributes:
        tracks: banned tracks.
        artists: folded names of banned artists.
    """

    tracks: Collection[TrackId]
    artists: Collection[str]

    def covers(self, track_id: TrackId, facts: TrackFacts) -> bool:
        """Whether a track or one of its artists is banned."""
        return track_id in self.tracks or not facts.artist_keys.isdisjoint(self.artists)


class SeedFinder:
    """Finds the tracks of a seed.

    Args:
        library: tags and facts.
        browse: gives the tracks of an album, artist or genre.
    """

    def __init__(self, library: AutoplayLibrary, browse: BrowseStore) -> None:
        self._library = library
        self._browse = browse

    def tracks(
        self, seed: QueueSeed, bans: Bans, profile: TasteProfile, liked: Sequence[TrackId]
    ) -> tuple[TrackId, ...]:
        """The tracks of a seed that can be played, in their order.

        Args:
            seed: what the queue starts from.
            bans: of the listener.
            profile: the long-term taste of the listener.
            liked: likes, the latest first; they stand for the taste where there is no interest.

        Raises:
            SeedError: the seed is gone, has no tracks or is banned, or nothing is known of the taste.
        """
        ids = self._taste(profile, liked) if seed.kind is SeedKind.TASTE else self._named(seed)
        if not ids:
            reason = "not-analysed" if seed.kind is SeedKind.TASTE else "empty" if seed.name else "gone"
            raise SeedError(reason, seed.name)
        facts = self._library.facts(ids)
        there = [track_id for track_id in ids if track_id in facts and not facts[track_id].is_missing]
        if not there:
            raise SeedError("gone", seed.name)
        allowed = tuple(track_id for track_id in there if not bans.covers(track_id, facts[track_id]))
        if not allowed:
            raise SeedError("banned", seed.name)
        return allowed

    def _named(self, seed: QueueSeed) -> list[TrackId]:
        if seed.kind not in _SCOPES:
            return list(dict.fromkeys(seed.ids))
        kind, sort = _SCOPES[seed.kind]
        request = BrowseRequest(scope=Scope(kind, seed.name, seed.detail), sort=sort)
        ids = [TrackId(number) for number in self._browse.ids(request)]
        return some_of(ids)

    @staticmethod
    def _taste(profile: TasteProfile, liked: Sequence[TrackId]) -> list[TrackId]:
        """The medoids of the interests, the greatest share first; the latest likes where there are none."""
        return [interest.track_id for interest in profile.interests] or list(liked[:LIKED_SEEDS])


def first_of(ids: Sequence[TrackId], values: Mapping[TrackId, float], draw: int) -> TrackId:
    """The track that a queue from many tracks begins with: one of the five of the greatest values.

    Args:
        ids: tracks of the seed, not empty.
        values: of the tracks in the long-term taste; a track without a value counts 0.
        draw: any whole number; it decides which of the five.
    """
    ordered = sorted(ids, key=lambda track_id: -values.get(track_id, 0.0))
    best = ordered[: max(1, min(5, len(ordered) // 2))]
    return best[draw % len(best)]


def some_of(ids: Sequence[TrackId]) -> list[TrackId]:
    """About ``LOOKED_AT`` evenly spaced tracks; a genre or a playlist may be half the library."""
    return list(ids[:: max(1, len(ids) // LOOKED_AT)])


def spread(ids: Sequence[TrackId]) -> tuple[TrackId, ...]:
    """Up to ``SPREAD`` tracks, evenly spaced over all."""
    if len(ids) <= SPREAD:
        return tuple(ids)
    return tuple(ids[place * len(ids) // SPREAD] for place in range(SPREAD))
