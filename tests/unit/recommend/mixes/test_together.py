"""Cards for several listeners."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from musicrec_desktop.model.card import CardKind
from musicrec_desktop.model.listener_group import Mixing
from musicrec_desktop.model.mix import Anniversary, MixHistory, TrackCounts
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.mixes.page import make_page
from musicrec_desktop.recommend.mixes.together import for_all
from musicrec_desktop.recommend.space.vector_table import id_array
from musicrec_desktop.recommend.taste.mixed import Member, TrackUse
from tests.unit.recommend.mixes.mix_library import DAY, NOW_MS, MixLibrary


def member_of(library: MixLibrary, name: str) -> Member:
    """The listener of a library as somebody who listens, too."""
    given = library.input()
    tracks = given.tracks
    use = TrackUse(tracks.ids, tracks.plays, tracks.skips, tracks.last_ms)
    return Member(name, given.taste, use=use, liked=frozenset(given.liked))


def two() -> tuple[MixLibrary, Member]:
    """You play the first 20 tracks and like the first; Anna plays the tracks from 101 to 120."""
    yours, hers = MixLibrary(200), MixLibrary(200)
    yours.heard(range(1, 21), 4, 60)
    yours.liked = (TrackId(1), TrackId(2))
    hers.heard(range(101, 121), 4, 60)
    return yours, member_of(hers, "Anna")


def test_plays_and_skips_are_of_both_and_bans_and_dislikes_of_either() -> None:
    yours, anna = two()
    anna = replace(anna, disliked=frozenset({TrackId(1)}), banned=frozenset({TrackId(150)}))
    both = for_all(yours.input(), [anna], Mixing.LEAST_MISERY)
    assert both.tracks.plays[[0, 100, 150]].tolist() == [4, 4, 0]
    assert both.tracks.last_ms[100] > 0
    assert both.liked == (2,)
    assert both.tracks.ids[both.tracks.is_liked].tolist() == [2]
    assert both.disliked == {1}
    assert both.banned == {150}
    assert {interest.track_id for interest in both.taste.interests} & set(range(101, 121))


def test_a_page_for_both_has_nothing_of_what_is_one_ones_history() -> None:
    yours, anna = two()
    day = TrackCounts(id_array([1, 2, 3]), np.ones(3, dtype=np.int64))
    history = MixHistory(anniversaries=(Anniversary(2025, day),), day_counts=day, last_yesterday=TrackId(3))
    both = for_all(replace(yours.input(), history=history, now_ms=NOW_MS), [anna], Mixing.AVERAGE)
    cards = make_page(both, DAY)
    assert cards
    kinds = {card.kind for card in cards}
    assert not kinds & {CardKind.ON_THIS_DAY, CardKind.TIME_OF_DAY, CardKind.AFTER_YESTERDAY}
    new = [track for card in cards if card.kind is CardKind.LESSER_KNOWN for track in card.track_ids]
    assert not set(new) & {*range(1, 21), *range(101, 121)}
