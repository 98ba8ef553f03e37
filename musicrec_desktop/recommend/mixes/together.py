"""The input of a page for several listeners."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from musicrec_desktop.model.listener_group import Mixing
from musicrec_desktop.model.mix import MixHistory
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.mixes.mix_input import MixInput
from musicrec_desktop.recommend.space.vector_table import id_array
from musicrec_desktop.recommend.taste.mixed import Member, TrackUse, mixed, summed_use


def for_all(given: MixInput, others: Sequence[Member], how: Mixing) -> MixInput:
    """The input for one listener as one for several.

    Plays and skips are of all together, so what one of them knows is new to nobody; "you" in the sentences of
    cards is all of them. Likes that a card is about stay those of the one listener, and cards about certain
    days and hours are left out, since they tell a history of one.

    Args:
        given: of the one listener.
        others: who listens, too, with their uses; at least one.
        how: in which way their tastes are mixed.
    """
    tracks = given.tracks
    you = Member(
        profile=given.taste,
        co_occurrence=given.co_occurrence,
        use=TrackUse(tracks.ids, tracks.plays, tracks.skips, tracks.last_ms),
        liked=frozenset(given.liked),
        ratings={
            TrackId(number): stars
            for number, stars in zip(tracks.ids.tolist(), tracks.half_stars.tolist(), strict=True)
            if stars
        },
        disliked=given.disliked,
        banned=given.banned,
        banned_artists=given.banned_artists,
    )
    members = (you, *(replace(one, co_occurrence=given.co_occurrence) for one in others))
    known = mixed(members, how, given.catalogue)
    plays, skips, last_ms = summed_use([one.use or TrackUse() for one in members]).of(tracks.ids)
    stars = np.array([known.ratings.get(TrackId(number), 0) for number in tracks.ids.tolist()], np.int64)
    return replace(
        given,
        tracks=replace(
            tracks,
            plays=plays,
            skips=skips,
            last_ms=last_ms,
            half_stars=stars,
            is_liked=np.isin(tracks.ids, id_array(sorted(known.liked))),
        ),
        taste=known.profile,
        history=MixHistory(part=given.history.part),
        liked=tuple(track_id for track_id in given.liked if track_id in known.liked),
        disliked=known.disliked,
        banned=known.banned,
        banned_artists=known.banned_artists,
    )
