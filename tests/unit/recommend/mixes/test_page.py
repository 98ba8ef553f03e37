"""A page of cards: what holds for all kinds."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from musicrec_desktop.model.card import Card, CardControls, CardKind, CardOpinion
from musicrec_desktop.model.mix import (
    Anniversary,
    DayPart,
    LeftOff,
    MixHistory,
    ShownTracks,
    TrackCounts,
)
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.mixes.kinds import SPECS
from musicrec_desktop.recommend.mixes.page import make_page
from musicrec_desktop.recommend.mixes.standing import standing_of
from tests.unit.recommend.mixes.mix_library import DAY, NOW_MS, TRACK_MS, MixLibrary

COUNT = 600


def ids(*numbers: int) -> np.ndarray:
    return np.array(numbers, dtype=np.int64)


def full_library() -> MixLibrary:
    """Something of everything: two styles are played, albums were left, and some tracks came lately."""
    library = MixLibrary(COUNT)
    jazz = [number for number in range(1, COUNT + 1) if library.style[number - 1] == 0]
    folk = [number for number in range(1, COUNT + 1) if library.style[number - 1] == 2]
    library.heard(jazz[:60], plays=8, days_ago=5)
    library.heard(jazz[60:90], plays=12, days_ago=200)
    library.heard(folk[:40], plays=6, days_ago=3)
    library.heard(folk[100:103], plays=2, days_ago=30)
    library.added_days[540:580] = 4
    library.liked = (TrackId(jazz[0]), TrackId(folk[0]), TrackId(jazz[5]))
    evening = TrackCounts(ids(*jazz[:10]), ids(*[4] * 10))
    library.given["history"] = MixHistory(
        anniversaries=(
            Anniversary(2025, TrackCounts(ids(*jazz[20:26]), ids(1, 1, 2, 1, 1, 3))),
            Anniversary(2023, TrackCounts(ids(*folk[3:6]), ids(1, 1, 1))),
        ),
        part=DayPart.EVENING,
        part_counts=evening,
        day_counts=evening,
        left_off=(LeftOff(TrackId(jazz[110]), 90_000, NOW_MS - 86_400_000),),
        last_yesterday=TrackId(folk[7]),
    )
    return library


@pytest.fixture(scope="module")
def page() -> tuple[Card, ...]:
    return make_page(full_library().input(), DAY, seed=3)


def test_every_kind_has_its_card(page: tuple[Card, ...]) -> None:
    found = Counter(card.kind for card in page)
    assert set(found) == set(CardKind)
    assert all(found[kind] <= SPECS[kind].cards for kind in found)
    assert found[CardKind.DAILY_MIX] == 2
    assert found[CardKind.ALBUMS_TONIGHT] == 3
    assert len({card.key for card in page}) == len(page)
    assert [SPECS[card.kind].place for card in page] == sorted(SPECS[card.kind].place for card in page)


def test_no_track_stands_on_two_cards_and_none_is_empty(page: tuple[Card, ...]) -> None:
    everything = [track_id for card in page for track_id in card.track_ids]
    assert len(everything) == len(set(everything))
    for card in page:
        assert SPECS[card.kind].least <= len(card.tracks) <= SPECS[card.kind].most
        assert card.title
        assert card.why.endswith(".")
        assert all(track.why.endswith(".") for track in card.tracks)
        assert not any("  " in text or ".." in text for text in (card.why, *(one.why for one in card.tracks)))


def test_a_day_is_always_the_same_and_another_day_is_another(page: tuple[Card, ...]) -> None:
    library = full_library()
    assert make_page(library.input(), DAY, seed=3) == page
    assert make_page(library.input(), DAY, seed=4) != page
    assert make_page(library.input(), DAY + dt.timedelta(days=1), seed=3) != page


def test_a_card_that_is_asked_for_again_is_another_one(page: tuple[Card, ...]) -> None:
    old = next(card for card in page if card.kind is CardKind.LESSER_KNOWN)
    taken = [track_id for card in page if card is not old for track_id in card.track_ids]
    (new,) = make_page(
        full_library().input(),
        DAY,
        seed=3,
        kinds=(old.kind,),
        turns={old.kind: 1},
        taken=taken,
    )
    assert new.key == old.key
    assert new.tracks != old.tracks
    assert not set(new.track_ids) & set(taken)


def test_albums_are_whole_and_in_order(page: tuple[Card, ...]) -> None:
    albums = [card for card in page if card.kind is CardKind.ALBUMS_TONIGHT]
    for card in albums:
        numbers = [int(track_id) for track_id in card.track_ids]
        assert numbers == list(range(numbers[0], numbers[0] + 10))
        assert card.title == f"Album {(numbers[0] - 1) // 10}"
        assert "10 tracks, " in card.why


def test_what_the_listener_does_not_want_never_comes() -> None:
    library = full_library()
    plain = make_page(library.input(), DAY, seed=3)
    unwanted = [card.track_ids[0] for card in plain]
    banned, disliked, spoken, festive = unwanted[0::4], unwanted[1::4], unwanted[2::4], unwanted[3::4]
    for track_id in spoken:
        library.facts_changed[track_id] = {"genre_keys": frozenset({"podcast"})}
    for track_id in festive:
        library.facts_changed[track_id] = {"title_key": "easter hymn"}
    given = library.input(banned=frozenset(banned), disliked=frozenset(disliked))
    later = make_page(given, DAY, seed=3)
    whole = {CardKind.ALBUMS_TONIGHT, CardKind.UNFINISHED}
    everything = {track_id for card in later for track_id in card.track_ids}
    alone = {track_id for card in later if card.kind not in whole for track_id in card.track_ids}
    assert not everything & {*banned, *disliked}
    # An interlude may come with the rest of its album.
    assert not alone & set(unwanted)


def test_what_was_skipped_twice_and_what_sounds_like_rejected_tracks_does_not_come() -> None:
    library = full_library()
    plain = make_page(library.input(), DAY, seed=3)
    discovering = {CardKind.LESSER_KNOWN, CardKind.BECAUSE_LIKED, CardKind.NEW_IN_LIBRARY}
    skipped = {track_id for card in plain if card.kind in discovering for track_id in card.track_ids}
    skipped = {track_id for track_id in skipped if not library.plays[track_id - 1]}
    library.skips[np.array(sorted(skipped)) - 1] = 2
    later = make_page(library.input(), DAY, seed=3)
    assert not skipped & {
        track_id for card in later if card.kind is not CardKind.ALBUMS_TONIGHT for track_id in card.track_ids
    }
    folk = TrackId(int(np.flatnonzero(library.style == 2)[-1]) + 1)
    given = library.input()
    rejecting = library.input(taste=replace(given.taste, rejected=(folk,)))
    assert standing_of(rejecting).unwanted[folk - 1] == 1.0
    assert standing_of(given).unwanted[folk - 1] == 0.0


def test_no_second_version_of_a_track_comes() -> None:
    library = full_library()
    plain = make_page(library.input(), DAY, seed=3)
    mix = next(card for card in plain if card.key == "daily-mix:1")
    first, second = mix.track_ids[:2]
    library.facts_changed[int(first)] = {"audio_id": b"same"}
    library.facts_changed[int(second)] = {"audio_id": b"same"}
    shown = [track_id for card in make_page(library.input(), DAY, seed=3) for track_id in card.track_ids]
    assert sum(track_id in shown for track_id in (first, second)) <= 1


def test_what_was_shown_the_days_before_comes_later() -> None:
    library = full_library()
    plain = make_page(library.input(), DAY, seed=3)
    lesser = next(card for card in plain if card.kind is CardKind.LESSER_KNOWN)
    first = ids(*sorted(lesser.track_ids[:8]))
    shown = ShownTracks.of(first, np.ones(len(first), dtype=np.int64))
    again = make_page(library.input(shown=shown), DAY, seed=3)
    other = next(card for card in again if card.kind is CardKind.LESSER_KNOWN)
    assert len(other.tracks) > 12
    assert not set(other.track_ids[:8]) & set(first.tolist())


def test_what_was_shown_long_ago_counts_little() -> None:
    shown = ShownTracks.of(ids(5, 3, 5), ids(1, 2, 20))
    assert shown.ids.tolist() == [3, 5]
    assert shown.weight == pytest.approx([0.85**2, 0.85 + 0.85**20])


def test_a_disliked_card_rests_for_thirty_days_and_a_liked_one_comes_first(page: tuple[Card, ...]) -> None:
    mix = next(card for card in page if card.key == "daily-mix:1")
    ten_days_ago = DAY - dt.timedelta(days=10)
    opinions = (
        CardOpinion(CardKind.DAILY_MIX, mix.subject, -1, ten_days_ago),
        CardOpinion(CardKind.REDISCOVER, "", -1, ten_days_ago),
        CardOpinion(CardKind.LESSER_KNOWN, "", 1, ten_days_ago),
    )
    given = full_library().input(opinions=opinions)
    later = make_page(given, DAY, seed=3)
    assert later[0].kind is CardKind.LESSER_KNOWN
    assert mix.subject not in {card.subject for card in later}
    assert CardKind.REDISCOVER not in {card.kind for card in later}
    rested = make_page(given, DAY + dt.timedelta(days=21), seed=3)
    assert CardKind.REDISCOVER in {card.kind for card in rested}
    assert mix.subject in {card.subject for card in rested}


def test_the_sliders_work_through_the_kinds() -> None:
    library = full_library()
    plays = library.plays

    def played(newness: int) -> float:
        made = make_page(library.input(), DAY, CardControls(50, newness), seed=3)
        shown = [int(track_id) - 1 for card in made for track_id in card.track_ids]
        return float((plays[shown] > 0).mean())

    def of_one_artist(diversity: int) -> float:
        made = make_page(library.input(), DAY, CardControls(diversity, 50), seed=3)
        shares = []
        for card in made:
            if card.kind in {CardKind.DAILY_MIX, CardKind.BECAUSE_LIKED, CardKind.LESSER_KNOWN}:
                artists = Counter(int(library.artist[track_id - 1]) for track_id in card.track_ids)
                shares.append(artists.most_common(1)[0][1] / len(card.tracks))
        return float(np.mean(shares))

    assert played(0) > played(50) > played(100)
    assert of_one_artist(0) > of_one_artist(100) + 0.1


@pytest.mark.parametrize("count", [1, 3, 10, 40])
@pytest.mark.parametrize("is_played", [False, True])
def test_a_small_library_has_few_cards_without_repeats(count: int, is_played: bool) -> None:
    library = MixLibrary(count, is_analysed=count > 3)
    library.added_days[:] = 1
    if is_played:
        library.heard(list(range(1, count // 2 + 2)), plays=5, days_ago=120)
    made = make_page(library.input(), DAY, seed=1)
    everything = [track_id for card in made for track_id in card.track_ids]
    assert len(everything) == len(set(everything)) <= count
    assert all(card.tracks for card in made)
    assert bool(made) == (count >= 10 or (count == 3 and not is_played))


def test_without_any_history_there_is_what_is_there() -> None:
    library = MixLibrary(200)
    library.added_days[:] = 2
    made = make_page(library.input(), DAY, seed=1)
    assert {card.kind for card in made} == {
        CardKind.NEW_IN_LIBRARY,
        CardKind.ALBUMS_TONIGHT,
        CardKind.LESSER_KNOWN,
    }
    rest = next(card for card in made if card.kind is CardKind.LESSER_KNOWN)
    assert rest.why == f"{len(rest.tracks)} of 200 tracks that you have never played."


def test_an_empty_library_has_no_cards() -> None:
    library = MixLibrary(0)
    assert make_page(library.input(), DAY) == ()


def test_what_is_not_analysed_is_known_by_genre_and_use() -> None:
    library = full_library()
    library.is_analysed = False
    found = {card.kind for card in make_page(library.input(), DAY, seed=3)}
    assert found >= {CardKind.DAILY_MIX, CardKind.LESSER_KNOWN, CardKind.REDISCOVER, CardKind.BECAUSE_LIKED}


def test_tracks_that_last_long_come_only_where_they_were_left(page: tuple[Card, ...]) -> None:
    left = next(card for card in page if card.kind is CardKind.UNFINISHED)
    assert left.why == "You began 1 album and 1 long track and left them before the end."
    assert left.tracks[-1].why == "You heard 2 minutes of its 4 minutes on 29 November 2026."
    assert left.tracks[0].why.startswith("You left “Album ")
    assert TRACK_MS
