"""What a queue can start from: tracks, an album, an artist, a genre, a playlist, or the listener's taste."""

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
    """What never comes.

    Attributes:
        tracks: banned themselves.
        artists: folded names.
    """

    tracks: Collection[TrackId]
    artists: Collection[str]

    def covers(self, track_id: TrackId, facts: TrackFacts) -> bool:
        """Whether a track is banned, or its artist."""
        return track_id in self.tracks or not facts.artist_keys.isdisjoint(self.artists)


class SeedFinder:
    """From what a person names to the tracks that it stands for.

    Args:
        library: tags and facts.
        browse: tracks of an album, artist or genre.
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
            bans: what never comes.
            profile: for the listener's taste.
            liked: likes, the latest first; the taste of a listener of whom no more is known.

        Raises:
            SeedError: it is gone, has no tracks, is banned, or nothing is known of the taste.
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
        # A genre may be half the library; evenly chosen tracks speak for all of it.
        step = max(1, len(ids) // LOOKED_AT)
        return ids[::step]

    @staticmethod
    def _taste(profile: TasteProfile, liked: Sequence[TrackId]) -> list[TrackId]:
        """The tracks that stand for the interests, the greatest first; else what is liked."""
        return [interest.track_id for interest in profile.interests] or list(liked[:LIKED_SEEDS])


def first_of(ids: Sequence[TrackId], values: Mapping[TrackId, float], draw: int) -> TrackId:
    """The track that a queue from many begins with: one of the best valued, another one with another draw.

    Args:
        ids: tracks of the seed, not empty.
        values: what each is worth to the listener; 0 where nothing is known.
        draw: any number.
    """
    ordered = sorted(ids, key=lambda track_id: -values.get(track_id, 0.0))
    best = ordered[: max(1, min(5, len(ordered) // 2))]
    return best[draw % len(best)]


def spread(ids: Sequence[TrackId]) -> tuple[TrackId, ...]:
    """Some of many tracks, evenly, so that all of a seed is heard of."""
    if len(ids) <= SPREAD:
        return tuple(ids)
    return tuple(ids[place * len(ids) // SPREAD] for place in range(SPREAD))
