"""No track twice, and one version of a work."""

from __future__ import annotations

import pytest

from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.queue.rules.relaxation import NEVER, Relaxation
from musicrec_desktop.recommend.queue.rules.works import NoRepeat, NotItself, OneVersion
from tests.unit.recommend.queue.rules.making import EMPTY, ONE, after, facts

FIRST, LAST = TrackId(100), TrackId(101)


def is_version(one: TrackFacts, *heard: TrackFacts, track_id: TrackId = ONE) -> bool:
    level = OneVersion().level(track_id, one, after(*heard))
    assert level in {0, Relaxation.VERSION}
    return level > 0


def test_a_track_comes_once_and_never_after_itself() -> None:
    history = after(facts("a"), facts("b"))
    repeated = [NoRepeat().level(each, facts("a"), history) for each in (FIRST, LAST, ONE)]
    assert repeated == [Relaxation.REPEAT, Relaxation.REPEAT, 0]
    assert [NotItself().level(each, facts("a"), history) for each in (FIRST, LAST, ONE)] == [0, NEVER, 0]
    assert NotItself().level(ONE, facts("a"), EMPTY) == NoRepeat().level(ONE, facts("a"), EMPTY) == 0


@pytest.mark.parametrize(
    "title",
    ["rain", "rain (live)", "rain - remastered 2011", "rain [en vivo]", "rain (slowed)", "rain feat. other"],
)
def test_versions_of_one_work_by_one_artist_are_that_work(title: str) -> None:
    assert is_version(facts("a", "guest", title=title), facts("a", title="rain"))
    assert is_version(facts("a", title="rain"), facts("a", "guest", title=title))
    assert not is_version(facts("b", title=title), facts("a", title="rain"))
    assert not is_version(facts("a", title=title), facts("a", title="sun"))


def test_another_file_of_a_recording_is_known_by_its_sound() -> None:
    assert is_version(facts("b", title="x", audio_id=b"s"), facts("a", title="y", audio_id=b"s"))
    assert not is_version(facts("b", title="x", audio_id=b"s"), facts("a", title="y", audio_id=b"t"))
    assert not is_version(facts("b", title="x"), facts("a", title="y"))


def test_a_track_is_no_version_of_itself() -> None:
    heard = facts("a", title="rain", audio_id=b"s")
    assert not is_version(heard, heard, track_id=FIRST)
    assert is_version(heard, heard, facts("a", title="rain (live)"), track_id=FIRST)
    assert is_version(heard, heard, facts("z", title="q", audio_id=b"s"), track_id=FIRST)


@pytest.mark.parametrize(
    ("one_ms", "other_ms", "expected"),
    [(200_000, 203_000, True), (200_000, 203_001, False), (None, 200_000, False), (None, None, False)],
)
def test_works_of_unknown_artists_have_to_last_equally_long(
    one_ms: int | None, other_ms: int | None, expected: bool
) -> None:
    one = facts("various artists", title="rain", duration_ms=one_ms)
    assert is_version(one, facts(title="rain (live)", duration_ms=other_ms)) is expected
    assert not is_version(one, facts("a", title="rain", duration_ms=one_ms))


@pytest.mark.parametrize(
    "title", ["track 01", "untitled", "intro", "", "12", "ohne titel", "sin titulo", "intro (live)"]
)
def test_titles_that_say_nothing_join_nothing(title: str) -> None:
    assert not is_version(facts("a", title=title), facts("a", title=title))
    assert not is_version(facts(title=title), facts(title=title))
