"""Copies and versions are recognised, and others are not taken for them."""

from __future__ import annotations

import numpy as np
import pytest

from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.neighbours.same_recording import (
    Kinship,
    is_same_work,
    kinship,
    lasts_equally_long,
    unrelated,
    work_title,
)


def facts(
    title: str = "rain",
    *artists: str,
    duration_ms: int | None = 200_000,
    audio_id: bytes = b"",
    is_missing: bool = False,
) -> TrackFacts:
    return TrackFacts(frozenset(artists or ("band",)), "", title, duration_ms, is_missing, audio_id)


@pytest.mark.parametrize(
    "title",
    [
        "rain (live)",
        "rain (live at the odeon, 1999)",
        "rain [2011 remaster]",
        "rain - remastered 2009",
        "rain – radio edit",
        "rain (acoustic version) [bonus track]",
        "rain feat. somebody",
        "rain (feat. somebody) - live",
        "rain (someone's remix)",
        'rain - 7" mix',
        "rain (demo)",
    ],
)
def test_what_tells_versions_apart_is_not_part_of_the_work(title: str) -> None:
    assert work_title(title) == "rain"


@pytest.mark.parametrize(
    "title",
    [
        "rain (part 2)",
        "rain ii",
        "live and let die",
        "rain - sun",
        "remix",
        "(live)",
        "alive",
        "demolition man",
        "mixtape (side a)",
        "feather",
        "the edit",
    ],
)
def test_titles_that_only_look_like_versions_stay(title: str) -> None:
    assert work_title(title) == title


@pytest.mark.parametrize("title", ["intro", "untitled", "track 03", "", "12", "..."])
def test_names_that_are_no_names_join_nothing(title: str) -> None:
    assert not is_same_work(facts(title), facts(title))


def test_a_work_is_a_title_by_an_artist() -> None:
    assert is_same_work(facts("rain"), facts("rain (live)"))
    assert is_same_work(facts("rain", "band", "guest"), facts("rain", "guest"))
    assert not is_same_work(facts("rain", "band"), facts("rain", "others"))
    assert not is_same_work(facts("rain"), facts("sun"))


def test_codecs_may_add_silence() -> None:
    assert lasts_equally_long(200_000, 202_000)
    assert lasts_equally_long(3_000, 3_500)
    assert not lasts_equally_long(200_000, 203_000)
    assert lasts_equally_long(None, 200_000)


def test_sound_and_duration_make_the_same_recording_whatever_it_is_called() -> None:
    one, other = facts("rain"), facts("regen", "andere", duration_ms=200_050)
    assert kinship(one, other, 0.95, 0.96) is Kinship.SAME_RECORDING
    assert kinship(one, other, 0.95, 0.8) is Kinship.NONE
    assert kinship(one, other, 0.8, 0.95) is Kinship.NONE
    assert kinship(one, facts("regen", "andere", duration_ms=230_000), 0.99, 0.99) is Kinship.NONE
    assert kinship(facts(audio_id=b"x"), facts("a", "b", audio_id=b"x"), None, None) is Kinship.SAME_RECORDING
    assert kinship(facts(audio_id=b""), facts("a", "b", audio_id=b""), None, None) is Kinship.NONE


def test_a_shared_title_asks_for_less_and_else_is_a_version() -> None:
    one, copy, live = facts("rain"), facts("rain"), facts("rain (live)", duration_ms=260_000)
    assert kinship(one, copy, 0.82, 0.84) is Kinship.SAME_RECORDING
    assert kinship(one, copy, 0.9, 0.7) is Kinship.VERSION
    assert kinship(one, copy, 0.3, 0.4) is Kinship.VERSION
    assert kinship(one, live, 0.95, 0.95) is Kinship.VERSION
    assert kinship(one, live, None, None) is Kinship.VERSION


def test_lists_of_neighbours_hold_no_copies() -> None:
    ids = [TrackId(number) for number in range(1, 7)]
    known = {
        ids[0]: facts("copy", "x"),
        ids[1]: facts("sun", "y", duration_ms=100_000),
        ids[2]: facts("sun", "y", duration_ms=100_400),
        ids[3]: facts("rain (live)", duration_ms=300_000),
        ids[4]: facts("moon", "z", is_missing=True),
    }
    cosines = np.array([0.97, 0.6, 0.61, 0.5, 0.4, 0.3], dtype=np.float32)
    assert unrelated(facts("rain"), ids, known, cosines, cosines) == [1]


OTHER_RECORDINGS = (
    "rain (karaoke)", "rain (live)", "rain (remix)", "rain (instrumental)", "rain (acoustic)", "rain (demo)",
    "rain - live", "rain live", "rain karaoke version", "rain [off vocal]", "rain (inst.)", "rain (カラオケ)",
    "rain（ライブ）", "rain【ライブ】", "rain (라이브)", "rain (现场版)", "rain (минусовка)",
    "rain (ao vivo)", "rain en vivo",
    "rain (deutsche version)", "rain (piano version)", "rain (taylor's version)", "rain (take 2)",
    "rain (a cappella)", "rain (sped up)", "rain (extended mix)", "rain (somebody's remix)",
    "rain (unplugged)",
    "rain (in the style of band)", "rain (live) [remastered]", "rain: live", "rain (orchestral)",
)  # fmt: skip
SAME_RECORDINGS = (
    "rain (remastered 2011)", "rain (album version)", "rain (feat. somebody)", "rain - 2011 remaster",
    "rain (single version)", "rain (radio edit)", "rain [bonus track]", "rain (original mix)", "rain (mono)",
    "rain (deluxe edition)", "rain (2009 remastered version)", "rain ft. somebody", "rain (explicit)",
)  # fmt: skip


@pytest.mark.parametrize("title", OTHER_RECORDINGS)
@pytest.mark.parametrize("is_folded", [True, False])
def test_other_recordings_of_a_work_are_versions_however_alike_they_sound(
    title: str, is_folded: bool
) -> None:
    named = fold(title) if is_folded else title
    for likeness in (0.82, 0.97):
        assert kinship(facts("rain"), facts(named), likeness, likeness) is Kinship.VERSION
        assert kinship(facts(named), facts("rain"), likeness, likeness) is Kinship.VERSION
    assert kinship(facts(named), facts(named), 0.82, 0.82) is Kinship.SAME_RECORDING


@pytest.mark.parametrize("title", SAME_RECORDINGS)
def test_editions_may_be_the_same_recording(title: str) -> None:
    assert kinship(facts("rain"), facts(title), 0.82, 0.84) is Kinship.SAME_RECORDING


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("rain (live)", "rain (en vivo)", Kinship.SAME_RECORDING),
        ("rain (live)", "rain (live in paris)", Kinship.SAME_RECORDING),
        ("rain (live at the odeon, 1999)", "rain (live in paris)", Kinship.VERSION),
        ("rain (somebody's remix)", "rain (nobody's remix)", Kinship.VERSION),
        ("rain live", "rain (live)", Kinship.SAME_RECORDING),
        ("born to live", "born to dub", Kinship.NONE),
        ("bach - konzert nr. 1", "bach", Kinship.NONE),
        ("act: full moon", "act", Kinship.NONE),
    ],
)
def test_versions_are_compared_by_what_was_done_and_where(one: str, other: str, expected: Kinship) -> None:
    assert kinship(facts(one), facts(other), 0.82, 0.84) is expected


def test_the_same_decoded_sound_is_the_same_recording_whatever_its_title() -> None:
    one, other = facts("rain", audio_id=b"x"), facts("rain (karaoke)", audio_id=b"x")
    assert kinship(one, other, None, None) is Kinship.SAME_RECORDING
