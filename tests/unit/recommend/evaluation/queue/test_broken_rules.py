"""Rules that a queue broke, counted without the rules."""

from __future__ import annotations

import pytest

from musicrec_desktop.model.queue_evaluation import RuleCount
from musicrec_desktop.model.queue_rule_table import RuleName
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.evaluation.queue.broken_rules import (
    ALBUM_BETWEEN,
    ARTIST_BETWEEN,
    ARTIST_REST_MS,
    WORDS,
    RuleWatch,
    is_announced,
    summed,
)
from musicrec_desktop.recommend.evaluation.queue.library import ReplayLibrary
from musicrec_desktop.recommend.queue.rules.relaxation import STEPS
from tests.unit.recommend.libraries import FakeLibrary, catalogue_of

COUNT = 60


@pytest.fixture
def library() -> FakeLibrary:
    """Tracks by different artists on different albums."""
    made = FakeLibrary()
    for number in range(1, COUNT + 1):
        made.add(number, f"Artist {number}", album=f"Album {number}")
    return made


def watch_over(library: FakeLibrary) -> RuleWatch:
    return RuleWatch(ReplayLibrary(library), catalogue_of(range(1, COUNT + 1)))


def hear(watch: RuleWatch, first: int, last: int) -> None:
    """Tracks that follow each other within seconds."""
    for number in range(first, last + 1):
        watch.started(TrackId(number), 1_000 * number)


def test_a_queue_of_strangers_breaks_nothing(library: FakeLibrary) -> None:
    watch = watch_over(library)
    for number in range(1, 40):
        watch.proposed(TrackId(number), number, ())
    assert set(watch.counts.values()) == {RuleCount(0, 0)}


def test_a_repeat_is_a_repeat_and_no_version_of_itself(library: FakeLibrary) -> None:
    watch = watch_over(library)
    hear(watch, 1, 40)
    assert watch.broken_by(TrackId(1), ARTIST_REST_MS * 2) == [RuleName.NO_REPEAT]


@pytest.mark.parametrize(
    ("between", "is_broken"), [(0, True), (ARTIST_BETWEEN - 1, True), (ARTIST_BETWEEN, False)]
)
def test_an_artist_needs_fifteen_tracks_between(library: FakeLibrary, between: int, is_broken: bool) -> None:
    library.add(50, "Artist 1", album="Another")
    watch = watch_over(library)
    hear(watch, 1, 1 + between)
    assert (RuleName.ARTIST_WINDOW in watch.broken_by(TrackId(50), 60_000)) is is_broken


def test_an_artist_may_come_back_after_three_quarters_of_an_hour(library: FakeLibrary) -> None:
    library.add(50, "Artist 1", album="Another")
    watch = watch_over(library)
    watch.started(TrackId(1), 0)
    assert watch.broken_by(TrackId(50), ARTIST_REST_MS - 1) == [RuleName.ARTIST_WINDOW]
    assert watch.broken_by(TrackId(50), ARTIST_REST_MS) == []


@pytest.mark.parametrize("name", ["", "Various Artists"])
def test_names_of_unknown_artists_are_no_artists(library: FakeLibrary, name: str) -> None:
    library.add(49, name)
    library.add(50, name)
    watch = watch_over(library)
    watch.started(TrackId(49), 0)
    assert watch.broken_by(TrackId(50), 0) == []


@pytest.mark.parametrize(("between", "is_broken"), [(ALBUM_BETWEEN - 1, True), (ALBUM_BETWEEN, False)])
def test_an_album_needs_twenty_five_tracks_between(
    library: FakeLibrary, between: int, is_broken: bool
) -> None:
    library.add(1, album="Sampler")
    library.add(50, album="Sampler")
    watch = watch_over(library)
    hear(watch, 1, 1 + between)
    assert (RuleName.ALBUM_WINDOW in watch.broken_by(TrackId(50), 60_000)) is is_broken


def test_a_live_version_and_another_file_are_versions(library: FakeLibrary) -> None:
    library.add(1, "Band", title="Rain")
    library.add(50, "Band", title="Rain (live 1999)")
    library.add(51, "Choir", title="Rain")
    watch = watch_over(library)
    hear(watch, 1, 20)
    assert watch.broken_by(TrackId(50), 60_000) == [RuleName.ONE_VERSION]
    assert watch.broken_by(TrackId(51), 60_000) == []


@pytest.mark.parametrize(
    ("duration_ms", "is_broken"),
    [(59_999, True), (60_000, False), (720_000, False), (720_001, True), (None, False)],
)
def test_one_to_twelve_minutes_is_a_good_length(
    library: FakeLibrary, duration_ms: int | None, is_broken: bool
) -> None:
    library.add(50, "Somebody", duration_ms=duration_ms)
    assert (RuleName.LENGTH in watch_over(library).broken_by(TrackId(50), 0)) is is_broken


def test_what_was_said_is_counted_apart(library: FakeLibrary) -> None:
    library.add(50, "Somebody", duration_ms=5_000)
    library.add(51, "Somebody else", duration_ms=5_000)
    watch = watch_over(library)
    watch.proposed(TrackId(50), 0, ("Very short or very long tracks come too: too few others fit.",))
    watch.proposed(TrackId(51), 0, ("An album comes back sooner: too few other albums fit.",))
    assert watch.counts[RuleName.LENGTH] == RuleCount(1, 1)
    assert summed([watch.counts, watch.counts])[RuleName.LENGTH] == RuleCount(2, 2)


def test_every_sentence_of_a_rule_is_understood_and_belongs_to_no_other() -> None:
    for step in STEPS:
        if step.rule in WORDS:
            told = [name for name in WORDS if is_announced(name, [step.sentence])]
            assert step.rule in told
            # Where tracks repeat, versions do, too.
            assert set(told) <= {step.rule, RuleName.ONE_VERSION}
