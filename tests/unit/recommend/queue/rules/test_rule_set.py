"""All rules together: what a queue's listener chose, and what is said when it gives way."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.model.queue_rule_table import RuleChoice, RuleName
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.queue.meetings import Meetings
from musicrec_desktop.recommend.queue.rules.recent_history import Encounters, RecentHistory
from musicrec_desktop.recommend.queue.rules.relaxation import (
    FIT_LEVEL,
    NEVER,
    REPEAT_LEVEL,
    SENTENCE_OF,
    SENTENCES,
    Relaxation,
    in_fixed_order,
)
from musicrec_desktop.recommend.queue.rules.rule_set import KeptLevels, RuleContext, RuleSet
from musicrec_desktop.recommend.queue.track_columns import KnownTracks
from musicrec_desktop.recommend.taste.belonging import artists
from tests.unit.recommend.queue.rules.making import (
    EMPTY,
    ONE,
    after,
    any_choice,
    any_facts,
    any_library,
    facts,
    few_ids,
    measured_library,
    only,
    sound,
)

JULY = dt.date(2024, 7, 1)
SUMMER = RuleContext(today=JULY)
FIRST = TrackId(100)

# What each rule has to say of one track after a history of it alone.
BREAKING = (
    (RuleName.LENGTH, facts(duration_ms=30_000), Relaxation.LENGTH),
    (RuleName.TEMPO, facts(sound=sound(tempo_bpm=80)), Relaxation.TEMPO),
    (RuleName.YEARS, facts(year=2020), Relaxation.YEARS),
    (RuleName.STAY_IN_GENRE, facts(genres=("pop",)), Relaxation.GENRE),
    (RuleName.INSTRUMENTAL, facts(sound=sound(vocalness=1)), Relaxation.INSTRUMENTAL),
    (RuleName.IN_SEASON, facts(title="last christmas"), Relaxation.SEASON),
    (RuleName.NO_SPEECH, facts(title="skit"), Relaxation.SPEECH),
    (RuleName.ALBUM_WINDOW, facts(album="one"), Relaxation.ALBUM_AT_ONCE),
    (RuleName.ARTIST_WINDOW, facts("a"), Relaxation.ARTIST_AT_ONCE),
    (RuleName.ONE_VERSION, facts("a", title="rain"), Relaxation.VERSION),
    (RuleName.NO_EXPLICIT, facts(is_explicit=True), Relaxation.NEVER),
)
IN_ROCK = RuleContext(frozenset({"rock"}), JULY)


def test_every_rule_of_the_table_is_tried() -> None:
    # Repeats need the track itself, and have a test of their own.
    assert {name for name, _, _ in BREAKING} == set(RuleName) - {RuleName.NO_REPEAT}


@pytest.mark.parametrize(("name", "one", "level"), BREAKING, ids=lambda value: str(value)[:20])
def test_each_rule_can_be_turned_on_and_off(name: RuleName, one: TrackFacts, level: Relaxation) -> None:
    history = after(one, facts())
    with_it = RuleSet(only(name), context=IN_ROCK)
    without = RuleSet(only(*set(RuleName) - {name}), context=IN_ROCK)
    assert with_it.level(ONE, one, history) == level
    assert with_it.broken_by(ONE, one, history) == ((SENTENCE_OF[level],) if level in SENTENCE_OF else ())
    assert SENTENCE_OF.get(level) not in without.broken_by(ONE, one, history)
    assert RuleSet(only(), context=IN_ROCK).level(ONE, one, history) == 0


def test_repeats_are_one_rule_and_following_itself_is_another() -> None:
    history = after(facts(), facts())
    strict, loose = RuleSet(only(RuleName.NO_REPEAT)), RuleSet(only())
    assert [strict.level(TrackId(number), facts(), history) for number in (1, 100, 101)] == [
        0,
        REPEAT_LEVEL,
        NEVER,
    ]
    assert [loose.level(TrackId(number), facts(), history) for number in (1, 100, 101)] == [0, 0, NEVER]
    assert (
        RuleSet(only(RuleName.ONE_VERSION)).level(FIRST, facts("a", title="rain", audio_id=b"x"), history)
        == 0
    )


def test_what_is_broken_is_said_in_the_order_in_which_rules_give_way() -> None:
    one = facts(
        "a",
        title="rain",
        album="christmas",
        duration_ms=30_000,
        genres=("pop", "podcast"),
        sound=sound(vocalness=1),
    )
    everything = RuleSet(only(*RuleName), context=RuleContext(frozenset({"rock"}), JULY), disliked=[FIRST])
    history = after(one, facts("a", title="rain (live)"))
    expected = [
        Relaxation.LENGTH,
        Relaxation.ALBUM_AT_ONCE,
        Relaxation.ARTIST_AT_ONCE,
        Relaxation.YEARS,
        Relaxation.GENRE,
        Relaxation.INSTRUMENTAL,
        Relaxation.SEASON,
        Relaxation.SPEECH,
        Relaxation.VERSION,
        Relaxation.REPEAT,
        Relaxation.DISLIKED,
    ]
    assert everything.broken_by(FIRST, one, history) == tuple(SENTENCE_OF[level] for level in expected)
    assert everything.level(FIRST, one, history) == Relaxation.DISLIKED


def test_the_numbers_of_the_listener_are_kept_to() -> None:
    choice = (
        only(RuleName.LENGTH, RuleName.TEMPO, RuleName.YEARS, RuleName.ARTIST_WINDOW, RuleName.ALBUM_WINDOW)
        .changed(RuleName.LENGTH, numbers=(10, 100))
        .changed(RuleName.TEMPO, numbers=(60, 70))
        .changed(RuleName.YEARS, numbers=(2000, 2001))
        .changed(RuleName.ARTIST_WINDOW, numbers=(4, 600))
        .changed(RuleName.ALBUM_WINDOW, numbers=(6,))
    )
    rules = RuleSet(choice)
    fits = facts("a", album="one", duration_ms=50_000, year=2000, sound=sound(tempo_bpm=65))
    assert rules.level(ONE, fits, EMPTY) == 0
    too_long = facts(duration_ms=150_000, year=2000, sound=sound(tempo_bpm=65))
    too_old = facts(duration_ms=50_000, year=1970, sound=sound(tempo_bpm=65))
    too_fast = facts(duration_ms=50_000, year=2000, sound=sound(tempo_bpm=110))
    assert rules.level(ONE, too_long, EMPTY) == Relaxation.LENGTH
    assert rules.level(ONE, too_old, EMPTY) == Relaxation.YEARS
    assert rules.level(ONE, too_fast, EMPTY) == Relaxation.TEMPO
    for between, level in (
        (1, Relaxation.ARTIST_AT_ONCE),
        (3, Relaxation.ARTIST_SOONER),
        (4, Relaxation.ALBUM_SOONER),
        (5, Relaxation.ALBUM_SOONER),
        (6, 0),
    ):
        history = after(fits, *(facts(f"x{place}") for place in range(between)))
        assert rules.level(ONE, fits, history) == level


def test_a_start_without_a_genre_is_in_every_genre() -> None:
    choice = only(RuleName.STAY_IN_GENRE)
    assert RuleSet(choice).level(ONE, facts(genres=("pop",)), EMPTY) == 0
    assert RuleSet(choice, context=IN_ROCK).level(ONE, facts(genres=("rock", "pop")), EMPTY) == 0


def test_without_a_date_there_is_no_season() -> None:
    assert RuleSet(RuleChoice()).level(ONE, facts(title="last christmas"), EMPTY) == 0
    summer = RuleSet(RuleChoice(), context=SUMMER)
    assert summer.level(ONE, facts(title="last christmas"), EMPTY) == Relaxation.SEASON


@pytest.mark.parametrize(
    "one", [facts(title="jingle bells"), facts(title="skit"), facts(duration_ms=3_600_000)]
)
def test_what_the_listener_chose_by_hand_is_not_wrong_in_this_queue(one: TrackFacts) -> None:
    chosen = RuleContext(today=JULY, chosen=(facts(), one))
    assert RuleSet(RuleChoice(), context=SUMMER).level(ONE, one, EMPTY) > 0
    assert RuleSet(RuleChoice(), context=chosen).level(ONE, one, EMPTY) == 0


def test_choosing_one_kind_by_hand_asks_for_no_other_and_lifts_no_wish() -> None:
    chosen = RuleContext(today=JULY, chosen=(facts(title="jingle bells", year=2020, is_explicit=True),))
    rules = RuleSet(only(*RuleName), context=chosen)
    one = facts(title="skit", duration_ms=30_000, year=2020)
    broken = rules.broken_by(ONE, one, EMPTY)
    expected = (Relaxation.LENGTH, Relaxation.TEMPO, Relaxation.YEARS, Relaxation.SPEECH)
    assert {SENTENCE_OF[level] for level in expected} <= set(broken)
    assert rules.never(ONE, facts(is_explicit=True))


def test_what_is_taken_out_banned_missing_or_explicit_never_comes() -> None:
    rules = RuleSet(
        only(RuleName.NO_EXPLICIT),
        removed={TrackId(2)},
        banned={TrackId(3)},
        banned_artists={"bad", "various artists"},
    )
    history = after(facts())
    hopeless = [
        (TrackId(2), facts()),
        (TrackId(3), facts()),
        (ONE, facts("good", "bad")),
        (TrackId(4), facts("various artists")),
        (TrackId(5), facts(is_missing=True)),
        (TrackId(6), facts(is_explicit=True)),
    ]
    for track_id, one in hopeless:
        assert rules.never(track_id, one)
        assert rules.level(track_id, one, history) == NEVER
        assert rules.broken_by(track_id, one, history) == ()
    assert not rules.never(ONE, facts("good"))
    assert not RuleSet(only()).never(ONE, facts(is_explicit=True))


def test_facts_that_change_are_looked_at_again() -> None:
    rules = RuleSet(RuleChoice())
    assert rules.level(ONE, facts(duration_ms=30_000), EMPTY) == Relaxation.LENGTH
    assert rules.level(ONE, facts(), EMPTY) == 0
    assert rules.level(ONE, facts(is_missing=True), EMPTY) == NEVER


def test_what_fits_gives_way_before_what_was_asked_for() -> None:
    assert min(level for _, _, level in BREAKING[1:7]) > FIT_LEVEL
    assert all(level < NEVER for level in SENTENCE_OF)
    assert artists(facts("a", "various artists")) == {"a"}


any_context = st.builds(
    RuleContext,
    st.frozensets(st.sampled_from(("rock", "jazz"))),
    st.none() | st.dates(),
    st.lists(any_facts, max_size=2).map(tuple),
)
any_ids = st.lists(few_ids, max_size=15)


@st.composite
def any_book(draw: st.DrawFn) -> RuleSet:
    return RuleSet(
        draw(any_choice()),
        context=draw(any_context),
        removed=draw(st.lists(few_ids, max_size=1)),
        banned=draw(st.lists(few_ids, max_size=1)),
        banned_artists=draw(st.sampled_from(((), ("a",)))),
        disliked=draw(st.lists(few_ids, max_size=3)),
    )


@given(any_book(), any_library, any_ids)
def test_something_is_said_exactly_where_something_gives_way(
    rules: RuleSet, library: dict[TrackId, TrackFacts], ids: list[TrackId]
) -> None:
    history = RecentHistory(ids, library)
    for track_id, one in library.items():
        level, broken = rules.level(track_id, one, history), rules.broken_by(track_id, one, history)
        is_last = ids[-1:] == [track_id]
        assert (rules.never(track_id, one) or is_last) == (level == NEVER)
        assert in_fixed_order(broken) == broken
        if level != NEVER:
            assert 0 <= level <= len(SENTENCES)
            assert (level == 0) == (not broken)
            assert not broken or broken[-1] == SENTENCE_OF[level]


@given(any_choice(), any_context, any_library, any_ids, st.sampled_from(list(RuleName)))
def test_a_rule_less_is_never_stricter(
    choice: RuleChoice,
    context: RuleContext,
    library: dict[TrackId, TrackFacts],
    ids: list[TrackId],
    name: RuleName,
) -> None:
    history = RecentHistory(ids, library)
    strict, loose = (
        RuleSet(choice.changed(name, is_on=True), context=context),
        RuleSet(choice.changed(name, is_on=False), context=context),
    )
    for track_id, one in library.items():
        assert loose.level(track_id, one, history) <= strict.level(track_id, one, history)
        assert set(loose.broken_by(track_id, one, history)) <= set(strict.broken_by(track_id, one, history))


@given(any_book(), any_library, any_ids)
def test_a_line_that_grows_is_the_line_of_all_its_tracks(
    rules: RuleSet, library: dict[TrackId, TrackFacts], ids: list[TrackId]
) -> None:
    there = [track_id for track_id in ids if track_id in library]
    grown = RecentHistory((), {})
    for track_id in there:
        grown.add(track_id, library[track_id])
    made = RecentHistory(there, library)
    for track_id, one in library.items():
        assert rules.level(track_id, one, grown) == rules.level(track_id, one, made)


@given(any_choice(), any_choice(), any_facts, any_facts, any_ids)
def test_levels_that_are_kept_from_another_queue_change_nothing(
    choice: RuleChoice, later: RuleChoice, known: TrackFacts, changed: TrackFacts, removed: list[TrackId]
) -> None:
    kept = KeptLevels()
    for rules, facts_of_it, gone in (
        (choice, known, removed),
        (choice, changed, removed),
        (later, known, removed),
        (choice, known, []),
        (choice, known, []),
    ):
        with_memory = RuleSet(rules, context=SUMMER, removed=gone, kept=kept)
        without = RuleSet(rules, context=SUMMER, removed=gone)
        for track_id in (FIRST, TrackId(1)):
            found = with_memory.level(track_id, facts_of_it, EMPTY)
            assert found == without.level(track_id, facts_of_it, EMPTY)


@given(any_book(), measured_library, any_ids, measured_library)
def test_many_at_once_get_the_levels_of_each(
    rules: RuleSet, library: dict[TrackId, TrackFacts], ids: list[TrackId], heard: dict[TrackId, TrackFacts]
) -> None:
    history = RecentHistory(ids, heard | library)
    known = KnownTracks()
    artist_place, album_place, may_be_version = Meetings(known, history).of(known.rows(library))
    met = Encounters(
        np.array(list(library), dtype=np.int64),
        list(library.values()),
        artist_place,
        album_place,
        np.array([track_id in history.place_of for track_id in library], dtype=np.bool_),
        may_be_version,
    )
    levels = rules.levels(np.array(rules.own_levels(library), dtype=np.int64), met, history)
    assert levels.tolist() == [rules.level(track_id, one, history) for track_id, one in library.items()]
