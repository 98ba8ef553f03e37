"""Queues from any library and any history."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musicrec_desktop.model.cover_look import PictureId
from musicrec_desktop.model.queue_controls import QueueControls
from musicrec_desktop.model.queue_rule_table import DEFAULT_ON, RuleChoice, RuleName
from musicrec_desktop.model.recommendation import AutoQueue, ReasonKind, Recommendation
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.covers.catalogue import LookCatalogue
from musicrec_desktop.recommend.covers.look_space import LookSpace
from musicrec_desktop.recommend.queue import explain
from musicrec_desktop.recommend.queue.plan_request import PlanRequest
from musicrec_desktop.recommend.queue.planner import INSIDE_REPEAT_SENTENCE, plan
from musicrec_desktop.recommend.queue.rules.recent_history import RecentHistory
from musicrec_desktop.recommend.queue.rules.relaxation import SENTENCE_OF, Relaxation, in_fixed_order
from musicrec_desktop.recommend.queue.rules.rule_set import RuleContext, RuleSet
from musicrec_desktop.recommend.taste.session import Taste
from tests.unit.recommend.libraries import FakeLibrary, catalogue_of, facts_of
from tests.unit.recommend.vectors import raw


def numbered(*numbers: int) -> tuple[TrackId, ...]:
    return tuple(TrackId(number) for number in numbers)


def after(*seeds: int, count: int = 10, rng_seed: int = 1) -> PlanRequest:
    return PlanRequest(Taste.of(numbered(*seeds)), numbered(*seeds), count, rng_seed=rng_seed)


def ids(queue: AutoQueue) -> list[int]:
    return [int(item.track_id) for item in queue.entries]


def library_of(count: int, artists: int = 10_000) -> FakeLibrary:
    library = FakeLibrary()
    for number in range(1, count + 1):
        library.add(number, f"artist {number % artists}")
    return library


@pytest.mark.parametrize("is_analysed", [True, False])
def test_libraries_of_no_and_of_one_track_end_there(is_analysed: bool) -> None:
    assert plan(after(), None, FakeLibrary()).entries == ()
    catalogue = catalogue_of([1]) if is_analysed else None
    assert ids(plan(after(), catalogue, library_of(1))) == [1]
    assert ids(plan(after(1), catalogue, library_of(1))) == []


@pytest.mark.parametrize("is_analysed", [True, False])
def test_two_tracks_alternate_and_that_is_said(is_analysed: bool) -> None:
    queue = plan(after(1, count=4), catalogue_of([1, 2]) if is_analysed else None, library_of(2))
    assert ids(queue) == [2, 1, 2, 1]
    assert SENTENCE_OF[Relaxation.REPEAT] in queue.relaxed
    assert ReasonKind.RELAXED in {reason.kind for reason in queue.entries[1].reasons}


def test_ten_tracks_are_heard_before_any_repeats_the_oldest_first() -> None:
    queue = plan(after(1, count=12), catalogue_of(range(1, 11)), library_of(10))
    assert sorted(ids(queue)[:9]) == list(range(2, 11))
    assert ids(queue)[9:] == [1, *ids(queue)[:2]]
    assert SENTENCE_OF[Relaxation.REPEAT] in queue.relaxed


def test_a_library_of_one_artist_says_that_its_tracks_follow_each_other() -> None:
    queue = plan(after(1, count=5), catalogue_of(range(1, 31)), library_of(30, artists=1))
    assert len(set(ids(queue))) == 5
    assert SENTENCE_OF[Relaxation.ARTIST_AT_ONCE] in queue.relaxed


def test_all_disliked_comes_last_and_says_so() -> None:
    request = replace(after(1, count=3), disliked=frozenset(numbered(*range(1, 11))))
    queue = plan(request, catalogue_of(range(1, 11)), library_of(10))
    assert len(queue.entries) == 3
    assert SENTENCE_OF[Relaxation.DISLIKED] in queue.relaxed


def test_all_disliked_and_nothing_heard_yet_is_no_empty_queue() -> None:
    request = replace(after(count=2), disliked=frozenset(numbered(1, 2)))
    assert len(plan(request, catalogue_of([1, 2]), library_of(2)).entries) == 2


def _scores(request: PlanRequest) -> dict[int, float]:
    queue = plan(request, catalogue_of(range(1, 6)), library_of(5))
    return {int(entry.track_id): entry.score for entry in queue.entries}


def test_stars_move_a_score_less_than_a_like_and_are_told() -> None:
    request = after(1, count=1)
    (first,) = _scores(request)
    (second,) = _scores(replace(request, banned=frozenset(numbered(first))))
    assert list(_scores(replace(request, ratings={TrackId(first): 6}))) == [first]
    queue = plan(
        replace(request, banned=frozenset(numbered(first)), ratings={TrackId(second): 9}),
        catalogue_of(range(1, 6)),
        library_of(5),
    )
    (told,) = [reason for reason in queue.entries[0].reasons if reason.kind is ReasonKind.RATED]
    assert told.text == "you gave it 4.5 stars"
    assert told.contribution == pytest.approx(0.03)
    assert queue.entries[0].score == pytest.approx(
        _scores(replace(request, banned=frozenset(numbered(first))))[second] + 0.03, abs=0.0002
    )


def test_a_like_outweighs_stars_and_is_told_in_their_place() -> None:
    request = replace(after(1, count=2), liked=frozenset(numbered(2, 3, 4, 5)))
    rated = replace(request, ratings=dict.fromkeys(numbered(2, 3, 4, 5), 1))
    queues = [plan(one, catalogue_of(range(1, 6)), library_of(5)) for one in (request, rated)]
    assert queues[0] == queues[1]


def test_disliked_tracks_do_not_come_while_others_repeat() -> None:
    request = replace(after(1, count=6), disliked=frozenset(numbered(3, 4)))
    queue = plan(request, catalogue_of(range(1, 5)), library_of(4))
    assert set(ids(queue)) == {1, 2}
    assert SENTENCE_OF[Relaxation.DISLIKED] not in queue.relaxed


def test_what_was_taken_out_stays_out() -> None:
    request = replace(after(1, count=6), removed=frozenset(numbered(2, 3)))
    assert set(ids(plan(request, catalogue_of(range(1, 6)), library_of(5)))) == {1, 4, 5}


@pytest.mark.parametrize("count", [40, 2_400])
def test_a_queue_inside_some_tracks_takes_the_nearest_of_them_and_never_others(count: int) -> None:
    inside = frozenset(numbered(*range(2, count, 2)))
    request = replace(after(1, count=10), inside=inside)
    queue = plan(request, catalogue_of(range(1, count + 1)), library_of(count))
    assert len(queue.entries) == 10
    assert set(ids(queue)) <= inside
    assert queue.misfits == 0
    kept = replace(request, keep=(*queue.entries[:3], Recommendation(TrackId(3), 1.0)))
    assert ids(plan(kept, catalogue_of(range(1, count + 1)), library_of(count)))[:3] == ids(queue)[:3]
    without_sound = plan(request, None, library_of(count))
    assert len(without_sound.entries) == 10
    assert set(ids(without_sound)) <= inside


def test_a_queue_inside_some_tracks_starts_over_in_words_of_its_own() -> None:
    request = replace(after(1, count=8), inside=frozenset(numbered(1, 2, 3)))
    queue = plan(request, catalogue_of(range(1, 41)), library_of(40))
    assert set(ids(queue)) == {1, 2, 3}
    assert ids(queue)[2] == 1
    assert INSIDE_REPEAT_SENTENCE in queue.relaxed
    assert SENTENCE_OF[Relaxation.REPEAT] not in queue.relaxed


def test_short_tracks_come_only_where_nothing_else_is_fresh_and_mere_sounds_never() -> None:
    library = library_of(12)
    for number in range(3, 13):
        library.add(number, f"artist {number}", duration_ms=30_000 if number < 8 else 9_000)
    queue = plan(after(1, count=8), catalogue_of(range(1, 13)), library)
    assert set(ids(queue)) == set(range(1, 8))
    assert {SENTENCE_OF[Relaxation.LENGTH], SENTENCE_OF[Relaxation.REPEAT]} <= set(queue.relaxed)
    sounds = FakeLibrary()
    for number in range(1, 5):
        sounds.add(number, f"artist {number}", duration_ms=19_999 if number > 1 else 200_000)
    nothing = plan(after(1), catalogue_of(range(1, 5)), sounds)
    assert (nothing.entries, nothing.problem) == ((), "too-short")
    chosen = replace(after(2), chosen=numbered(2))
    assert {3, 4} <= set(ids(plan(chosen, catalogue_of(range(1, 5)), sounds)))


def test_the_same_seed_gives_the_same_queue_and_another_one_another() -> None:
    catalogue, library = catalogue_of(range(1, 201)), library_of(200)
    first = plan(after(5, 9), catalogue, library)
    assert plan(after(5, 9), catalogue, library) == first
    draws = {tuple(ids(plan(after(5, 9, rng_seed=seed), catalogue, library))) for seed in range(8)}
    assert len(draws) > 4


def test_the_queue_sounds_like_what_was_accepted_and_names_it() -> None:
    vectors = raw(120)
    vectors[:40] = raw(1, seed=7) + 0.05 * (vectors[:40] - vectors[:40].mean(axis=0))
    queue = plan(after(1), catalogue_of(range(1, 121), vectors), library_of(120))
    assert set(ids(queue)) <= set(range(2, 41))
    for item in queue.entries:
        assert item.reasons[0].kind is ReasonKind.SESSION
        assert "like “Title 1”" in item.reasons[0].text
        assert ReasonKind.UNHEARD in {reason.kind for reason in item.reasons}
        assert item.score > 0.2


def test_another_file_of_the_same_recording_comes_only_when_nothing_else_is_left() -> None:
    vectors = raw(60)
    vectors[1] = vectors[0] * np.float32(1.001)
    library = library_of(60)
    library.add(
        2, "artist 2", title="Title 1 under another name", duration_ms=library.tracks[TrackId(1)].duration_ms
    )
    assert 2 not in ids(plan(after(1, count=40), catalogue_of(range(1, 61), vectors), library))
    two = library_of(2)
    two.add(2, "artist 2", duration_ms=two.tracks[TrackId(1)].duration_ms)
    assert ids(plan(after(1, count=1), catalogue_of([1, 2], vectors[:2]), two)) == [2]


def test_what_is_not_alike_comes_after_all_that_is_and_says_so() -> None:
    vectors = raw(60)
    vectors[:4] = raw(1, seed=7) + 0.05 * (vectors[:4] - vectors[:4].mean(axis=0))
    queue = plan(after(1, count=50), catalogue_of(range(1, 61), vectors), library_of(60))
    fits = [item.fits for item in queue.entries]
    assert fits == sorted(fits, reverse=True)
    assert fits.index(False) >= 3
    assert queue.misfits == fits.count(False) > 5
    assert queue.notes[0] == f"{fits.count(True)} tracks fit; the rest sound less alike."
    for item in queue.entries:
        kinds = {reason.kind for reason in item.reasons}
        if item.fits:
            assert item.reasons[0].text.removesuffix(" as a whole").endswith(" like “Title 1”")
        else:
            assert explain.LESS_LIKE in item.reasons[0].text
            assert {ReasonKind.TIMBRE, ReasonKind.RHYTHM, ReasonKind.HARMONY, ReasonKind.DYNAMICS} <= kinds
            assert explain.NOTHING_NEARER in item.reasons[0].text


def test_a_skip_turns_the_queue_away() -> None:
    vectors = raw(120)
    vectors[:40] = raw(1, seed=7) + 0.05 * (vectors[:40] - vectors[:40].mean(axis=0))
    vectors[40:80] = raw(1, seed=8) + 0.05 * (vectors[40:80] - vectors[40:80].mean(axis=0))
    catalogue, library = catalogue_of(range(1, 121), vectors), library_of(120)
    both = plan(after(50, 1), catalogue, library)
    assert set(ids(both)) & set(range(41, 81))
    taste = Taste.of(numbered(1), numbered(50))
    turned = plan(replace(after(50, 1), taste=taste), catalogue, library)
    assert not set(ids(turned)) & set(range(41, 81))


def test_without_sound_tags_choose_and_say_so() -> None:
    library = FakeLibrary()
    library.add(1, "a", album="x", genre="g")
    library.add(2, "b", album="x")
    library.add(3, "a")
    library.add(4, "c", genre="g")
    for number in range(5, 20):
        library.add(number, f"artist {number}")
    library.heard = list(numbered(5, 6))
    assert ids(plan(after(1, count=1), None, library)) == [4]
    windows = {RuleName.ARTIST_WINDOW, RuleName.ALBUM_WINDOW}
    controls = QueueControls(rules=RuleChoice(DEFAULT_ON - windows))
    queue = plan(replace(after(1, count=3), controls=controls), None, library)
    first = {int(item.track_id): item.reasons[0].text for item in queue.entries}
    assert set(first) == {2, 3, 4}
    assert "same album" in first[2]
    assert "not analysed" in first[2]
    assert "same artist" in first[3]
    assert "same genre" in first[4]


def test_what_was_proposed_stays_unless_it_breaks_a_rule_now() -> None:
    catalogue, library = catalogue_of(range(1, 61)), library_of(60)
    first = plan(after(1), catalogue, library)
    kept = first.entries[1:]
    moved_on = replace(after(1, int(first.entries[0].track_id)), keep=kept)
    second = plan(moved_on, catalogue, library)
    assert second.entries[:9] == kept
    assert len(second.entries) == 10
    queued = replace(moved_on, recent_history=(*moved_on.recent_history, kept[3].track_id))
    third = plan(queued, catalogue, library)
    assert kept[3].track_id not in {item.track_id for item in third.entries}
    assert third.entries[:8] == (*kept[:3], *kept[4:])


@st.composite
def situations(draw: st.DrawFn) -> tuple[FakeLibrary, list[int], PlanRequest]:
    count = draw(st.integers(0, 25))
    library = FakeLibrary()
    artists = draw(st.integers(1, 8))
    for number in range(1, count + 1):
        library.add(
            number,
            f"artist {draw(st.integers(0, artists))}",
            genre=draw(st.sampled_from(["", "g", "h"])),
            duration_ms=draw(st.sampled_from([None, 5_000, 200_000, 2_000_000])),
            is_missing=draw(st.integers(0, 5)) == 0,
        )
    some = st.lists(st.integers(1, max(1, count)), max_size=8, unique=True)
    analysed = sorted(draw(some)) if draw(st.booleans()) else list(range(1, count + 1))
    heard, skipped = draw(some) if count else [], draw(some) if count else []
    request = PlanRequest(
        Taste.of(numbered(*heard), numbered(*skipped)),
        numbered(*heard),
        draw(st.integers(1, 15)),
        disliked=frozenset(numbered(*draw(some))),
        removed=frozenset(numbered(*draw(st.lists(st.integers(1, 25), max_size=2)))),
        rng_seed=draw(st.integers(-5, 2**64)),
    )
    return library, analysed if count else [], request


@settings(max_examples=150)
@given(situations())
def test_every_queue_keeps_its_promises(situation: tuple[FakeLibrary, list[int], PlanRequest]) -> None:
    library, analysed, request = situation
    present = [number for number in analysed if not library.tracks[TrackId(number)].is_missing]
    catalogue = catalogue_of(present) if present else None
    queue = plan(request, catalogue, library)
    assert plan(request, catalogue, library) == queue
    playable = {
        track.id
        for track in library.tracks.values()
        if not track.is_missing
        and track.id not in request.removed
        and not (track.duration_ms and track.duration_ms < 20_000)
    }
    assert {item.track_id for item in queue.entries} <= playable
    if len(playable) >= 2:
        assert len(queue.entries) == request.count
    assert all(item.reasons for item in queue.entries)
    assert_announced(library, request, queue)


def assert_announced(library: FakeLibrary, request: PlanRequest, queue: AutoQueue) -> None:
    """Whatever the queue does that it should not is said, and nothing else is said."""
    rules = RuleSet(
        RuleChoice(),
        context=RuleContext(chosen=()),
        removed=request.removed,
        disliked=request.disliked,
    )
    history = RecentHistory(request.recent_history, library.facts(request.recent_history))
    said: set[str] = set()
    for item in queue.entries:
        facts = facts_of(library.tracks[item.track_id])
        assert not history.ids or history.ids[-1] != item.track_id
        said.update(rules.broken_by(item.track_id, facts, history))
        history.add(item.track_id, facts)
    # Sound tells of other files of a recording that no tag tells of.
    told = set(queue.relaxed) - ({SENTENCE_OF[Relaxation.VERSION]} - said)
    assert in_fixed_order(told) == in_fixed_order(said)
    assert queue.relaxed == in_fixed_order(queue.relaxed)


@settings(max_examples=80)
@given(situations())
def test_reasons_add_up_to_the_score(situation: tuple[FakeLibrary, list[int], PlanRequest]) -> None:
    library, analysed, request = situation
    catalogue = catalogue_of(analysed) if analysed else None
    for item in plan(request, catalogue, library).entries:
        assert sum(reason.contribution for reason in item.reasons) == pytest.approx(item.score, abs=1e-9)


def looks_of(count: int, welcome: int, alike: set[int], without: Collection[int] = ()) -> LookCatalogue:
    """Covers: those ``alike`` look like that of the ``welcome`` track; tracks ``without`` have none."""
    generator = np.random.default_rng(1)
    common = generator.uniform(0, 9, 512)
    numbers = [number for number in range(1, count + 1) if number not in without]
    motifs = np.array(
        [
            common + 0.01 * number if number == welcome or number in alike else generator.uniform(0, 9, 512)
            for number in numbers
        ],
        np.float32,
    )
    colours = np.full((len(numbers), 500), 0.01, np.float32)
    space = LookSpace.fit(motifs, colours, np.arange(len(numbers)).astype(np.uint64))
    pictures = {TrackId(number): PictureId(number) for number in numbers}
    return LookCatalogue(space, np.array(numbers), (), pictures)


def cover_parts(queue: AutoQueue) -> dict[int, float]:
    return {
        entry.track_id: reason.contribution
        for entry in queue.entries
        for reason in entry.reasons
        if reason.kind is ReasonKind.COVER
    }


def test_covers_count_only_where_the_listener_wants_it() -> None:
    looks = looks_of(40, 1, {5, 6, 7})
    request = replace(after(1, count=39), looks=looks)
    plain = plan(after(1, count=39), catalogue_of(range(1, 41)), library_of(40))
    assert plan(request, catalogue_of(range(1, 41)), library_of(40)) == plain
    wanted = replace(request, controls=QueueControls(cover=3.0))
    queue = plan(wanted, catalogue_of(range(1, 41)), library_of(40))
    parts = cover_parts(queue)
    assert all(parts[number] > 0.25 for number in (5, 6, 7))
    places = {number: place for place, number in enumerate(ids(queue))}
    before = {number: place for place, number in enumerate(ids(plain))}
    assert sum(places[number] for number in (5, 6, 7)) <= sum(before[number] for number in (5, 6, 7))


def test_a_track_without_a_cover_is_neither_better_nor_worse_off() -> None:
    without = {10, 11, 12}
    looks = looks_of(40, 1, {5, 6, 7}, without)
    request = replace(after(1, count=39), looks=looks, controls=QueueControls(cover=3.0))
    parts = cover_parts(plan(request, catalogue_of(range(1, 41)), library_of(40)))
    usual = 0.3 * float(looks.closeness(0).mean())
    assert [parts[number] for number in sorted(without)] == pytest.approx([usual] * 3, abs=0.01)
    assert min(parts.values()) < usual < max(parts.values())
