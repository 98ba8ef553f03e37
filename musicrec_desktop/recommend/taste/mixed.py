"""The taste of several listeners as one: for both of us.

Predictions are aggregated, not histories: what each listener would say of a track is estimated first, and
the estimates are mixed (Jameson and Smyth, "Recommendation to groups", in "The Adaptive Web", 2007).
*Average* is the mean; *least misery* is the lowest (O'Connor, Cosley, Konstan and Riedl, "PolyLens: a
recommender system for groups of users", ECSCW 2001; Masthoff, "Group modeling: selecting a sequence of
television items to suit a group of viewers", UMUAI 2004). What one of them
disliked or banned is out for all, however they are mixed:
average without misery, in the words of Masthoff.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.listener_group import Mixing
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.space.vector_table import NO_IDS, IdArray
from musicrec_desktop.recommend.taste.co_occurrence import CoOccurrence, averaged
from musicrec_desktop.recommend.taste.discovery import Discovery
from musicrec_desktop.recommend.taste.relevance import sound_kernel
from musicrec_desktop.recommend.taste.session import Seed
from musicrec_desktop.recommend.taste.taste_profile import LEAST_VALUE, Interest, TasteProfile

SCALE_PERCENTILE: Final = 90
"""The value that so many percent of the liked tracks of a listener do not reach is 1 for each listener, so
that who listens more does not count more."""
TIE_SHARE: Final = 0.1
"""What the mean counts with least misery: among tracks that the least happy one likes alike, all choose."""


FAVOURITES: Final = 4
"""How many interests of each listener are evidence of a session for several."""
FAVOURITE_WEIGHT: Final = 0.7
"""The weight of the best of them. With .4 to 1, the less happy one of two listeners with a style in common
likes 57 to 68 % of a queue after a track of the other one's; without favourites, none."""


@dataclass(frozen=True, slots=True, eq=False)
class TrackUse:
    """What a listener did with tracks; columns of shape (n,).

    Attributes:
        ids: ascending.
        plays: listens that counted.
        skips: listens that were left early by a skip.
        last_ms: start of the latest listen, UTC; 0 for none.
    """

    ids: IdArray = field(default_factory=lambda: NO_IDS)
    plays: IdArray = field(default_factory=lambda: NO_IDS)
    skips: IdArray = field(default_factory=lambda: NO_IDS)
    last_ms: IdArray = field(default_factory=lambda: NO_IDS)

    def of(self, ids: IdArray) -> tuple[IdArray, IdArray, IdArray]:
        """Plays, skips and latest listens of tracks, zeros where there are none; each of shape (n,)."""
        if not len(self.ids):
            nothing = np.zeros(len(ids), dtype=np.int64)
            return nothing, nothing, nothing
        places = np.minimum(np.searchsorted(self.ids, ids), len(self.ids) - 1)
        is_known = self.ids[places] == ids
        plays, skips, last_ms = (
            np.where(is_known, column[places], 0) for column in (self.plays, self.skips, self.last_ms)
        )
        return plays, skips, last_ms


@dataclass(frozen=True, slots=True, eq=False)
class Member:
    """What is known of one listener.

    Attributes:
        name: as reasons name the listener; empty for the one who is addressed as "you".
        profile: the long-term taste.
        co_occurrence: of tracks in sessions and playlists.
        discovery: how new tracks fared.
        use: earlier plays and skips; None where the facts of tracks tell them.
        liked: tracks with a like.
        ratings: half stars by track.
        disliked: tracks that come last of all.
        banned: tracks that never come.
        banned_artists: folded names of artists whose tracks never come.
    """

    name: str = ""
    profile: TasteProfile = field(default_factory=TasteProfile)
    co_occurrence: CoOccurrence = field(default_factory=CoOccurrence)
    discovery: Discovery = field(default_factory=Discovery)
    use: TrackUse | None = None
    liked: frozenset[TrackId] = frozenset()
    ratings: Mapping[TrackId, int] = field(default_factory=dict)
    disliked: frozenset[TrackId] = frozenset()
    banned: frozenset[TrackId] = frozenset()
    banned_artists: frozenset[str] = frozenset()


def mixing_weights(values: FloatArray, how: Mixing) -> FloatArray:
    """How much each listener's word about each track counts.

    Args:
        values: what tracks are worth to the listeners, shape (listeners, n).
        how: in which way they are mixed.

    Returns:
        Of the same shape; each column adds up to 1.
    """
    count = len(values)
    even = np.full(values.shape, 1.0 / count, dtype=np.float32)
    if how is Mixing.AVERAGE or count == 1:
        return even
    lowest = np.zeros(values.shape, dtype=np.float32)
    lowest[values.argmin(axis=0), np.arange(values.shape[1])] = 1.0
    return np.asarray((1.0 - TIE_SHARE) * lowest + TIE_SHARE * even, dtype=np.float32)


def mixed(members: Sequence[Member], how: Mixing, catalogue: SoundCatalogue | None) -> Member:
    """What is known of several listeners, as of one.

    A track that a listener does not know is worth to them what tracks of that sound are worth. Interests are
    those of all, each listener's with the same share in sum. Likes are those that nobody contradicts.

    Args:
        members: at least one.
        how: in which way they are mixed.
        catalogue: the sound of the library; without it a track that a listener does not know is worth 0.
    """
    if len(members) == 1:
        return members[0]
    disliked = frozenset[TrackId]().union(*(one.disliked for one in members))
    uses = [one.use for one in members if one.use is not None]
    return Member(
        profile=_profile(members, how, catalogue, disliked),
        co_occurrence=averaged([one.co_occurrence for one in members]),
        discovery=_discovery([one.discovery for one in members]),
        use=summed_use(uses) if len(uses) == len(members) else None,
        liked=frozenset[TrackId]().union(*(one.liked for one in members)) - disliked,
        ratings=_ratings(members, how),
        disliked=disliked,
        banned=frozenset[TrackId]().union(*(one.banned for one in members)),
        banned_artists=frozenset[str]().union(*(one.banned_artists for one in members)),
    )


def favourites(members: Sequence[Member], how: Mixing, catalogue: SoundCatalogue | None) -> tuple[Seed, ...]:
    """What several listeners welcome from the start, so that what one of them chose does not take over.

    Returns:
        The greatest interests of each, as evidence of a session, the greatest weight first. Each counts as
        much as all of them like it.
    """
    interests = [interest for one in members for interest in one.profile.interests[:FAVOURITES]]
    ids = np.unique(np.array([interest.track_id for interest in interests], dtype=np.int64))
    if not len(ids):
        return ()
    liking = np.stack([np.maximum(predicted(one.profile, ids, catalogue), 0.0) for one in members])
    mix = (mixing_weights(liking, how) * liking).sum(axis=0)
    weights = FAVOURITE_WEIGHT * mix / max(float(mix.max()), 1e-6)
    order = np.argsort(-weights, kind="stable").tolist()
    return tuple(Seed(TrackId(int(ids[place])), float(weights[place])) for place in order if weights[place])


def summed_use(uses: Sequence[TrackUse]) -> TrackUse:
    """The plays and skips of several listeners together, and the latest listen of any of them."""
    ids = np.unique(np.concatenate((NO_IDS, *(use.ids for use in uses))))
    columns = [use.of(ids) for use in uses]
    nothing = np.zeros(len(ids), dtype=np.int64)
    return TrackUse(
        ids,
        sum((plays for plays, _, _ in columns), nothing),
        sum((skips for _, skips, _ in columns), nothing),
        np.max([nothing, *(last_ms for _, _, last_ms in columns)], axis=0),
    )


def predicted(profile: TasteProfile, ids: IdArray, catalogue: SoundCatalogue | None) -> FloatArray:
    """What tracks are worth to a listener by their sound alone, -1 to 1, 0 where it is not known; shape (n,).

    Args:
        profile: of the listener.
        ids: ascending, shape (n,).
        catalogue: the sound of the library.
    """
    liking = np.zeros(len(ids), dtype=np.float32)
    if catalogue is None or not len(ids):
        return liking
    table = catalogue.index.select(ids)
    places = np.searchsorted(ids, table.ids)
    for_it, against = (np.zeros(len(table), dtype=np.float32) for _ in range(2))
    greatest = max((each.share for each in profile.interests), default=1.0)
    for each in profile.interests:
        if (row := catalogue.row(each.track_id)) is not None:
            share = np.float32((each.share / greatest) ** 0.5)
            for_it = np.maximum(for_it, share * sound_kernel(catalogue, row, table))
    for track_id in profile.rejected:
        if (row := catalogue.row(track_id)) is not None:
            against = np.maximum(against, sound_kernel(catalogue, row, table))
    liking[places] = for_it - against
    return liking


def _profile(
    members: Sequence[Member], how: Mixing, catalogue: SoundCatalogue | None, disliked: frozenset[TrackId]
) -> TasteProfile:
    profiles = [one.profile for one in members]
    ids = np.unique(np.concatenate([profile.ids for profile in profiles]))
    scales = [_scale(profile) for profile in profiles]
    liking = np.stack(
        [_liking(profile, scale, ids, catalogue) for profile, scale in zip(profiles, scales, strict=True)]
    )
    values = (mixing_weights(liking, how) * liking).sum(axis=0) * np.float32(np.mean(scales))
    is_out = np.isin(ids, np.fromiter(disliked, dtype=np.int64, count=len(disliked)))
    values[is_out] = np.minimum(values[is_out], -1.0)
    last_ms = np.zeros(len(ids), dtype=np.int64)
    for profile in profiles:
        places = np.searchsorted(ids, profile.ids)
        last_ms[places] = np.maximum(last_ms[places], profile.last_ms)
    rejected = dict.fromkeys(
        track_id
        for row in zip_longest(*(profile.rejected for profile in profiles))
        for track_id in row
        if track_id is not None
    )
    return TasteProfile(_interests(profiles), tuple(rejected), ids, values.astype(np.float32), last_ms)


def _liking(
    profile: TasteProfile, scale: float, ids: IdArray, catalogue: SoundCatalogue | None
) -> NDArray[np.float32]:
    """What tracks are worth to one listener; those that are not known to them, by their sound."""
    liking = predicted(profile, ids, catalogue)
    liking[np.searchsorted(ids, profile.ids)] = profile.values / np.float32(scale)
    return liking


def _scale(profile: TasteProfile) -> float:
    liked = profile.values[profile.values > LEAST_VALUE]
    return float(np.percentile(liked, SCALE_PERCENTILE)) if len(liked) else 1.0


def _interests(profiles: Sequence[TasteProfile]) -> tuple[Interest, ...]:
    """The interests of all; one that two listeners have in common is one, with both shares."""
    having = [profile for profile in profiles if profile.interests]
    found: dict[TrackId, Interest] = {}
    for profile in having:
        for each in profile.interests:
            share = each.share / len(having)
            before = found.get(each.track_id)
            found[each.track_id] = (
                replace(each, share=share)
                if before is None
                else Interest(
                    each.track_id,
                    before.share + share,
                    before.members + each.members,
                    (before.hours + each.hours) / np.float32(2),
                    (before.weekdays + each.weekdays) / np.float32(2),
                    before.is_favourite or each.is_favourite,
                )
            )
    return tuple(sorted(found.values(), key=lambda each: (-each.share, each.track_id)))


def _ratings(members: Sequence[Member], how: Mixing) -> dict[TrackId, int]:
    said: dict[TrackId, list[int]] = {}
    for one in members:
        for track_id, half_stars in one.ratings.items():
            said.setdefault(track_id, []).append(half_stars)
    mix = min if how is Mixing.LEAST_MISERY else _mean
    return {track_id: mix(values) for track_id, values in said.items()}


def _mean(values: Sequence[int]) -> int:
    return round(sum(values) / len(values))


def _discovery(each: Sequence[Discovery]) -> Discovery:
    return Discovery(
        new_played=sum(one.new_played for one in each),
        new_skipped=sum(one.new_skipped for one in each),
        known_played=sum(one.known_played for one in each),
        known_skipped=sum(one.known_skipped for one in each),
        heard=max(one.heard for one in each),
    )
