"""The cards of the year in review against plain counts over raw listens."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.model.insights import StoryCard, YearStory
from musicrec_desktop.model.period import Period
from musicrec_desktop.model.playback import EndReason, Origin
from musicrec_desktop.model.profile import NOBODY
from musicrec_desktop.services.insights.story.cards import CARDS
from musicrec_desktop.services.insights.story.year import tell
from tests.support.insight_rig import NOW, ZONE, InsightRig, Row, within

AFTER = dt.datetime(2027, 2, 1, tzinfo=ZONE)


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[InsightRig]:
    """A library of 40 tracks without listens."""
    made = InsightRig(tmp_path)
    yield made
    made.database.close()


def at(month: int, day: int, hour: int = 12, year: int = 2026) -> dt.datetime:
    return dt.datetime(year, month, day, hour, tzinfo=ZONE)


def story_of(rig: InsightRig, year: int = 2026, now: dt.datetime = AFTER) -> YearStory:
    return tell(year, rig.data(Period.year(year), now), CARDS)


def card(story: YearStory, key: str) -> StoryCard | None:
    return next((one for one in story.cards if one.key == key), None)


def text(story: YearStory, key: str) -> str:
    found = card(story, key)
    return "" if found is None else found.text


def artists(rig: InsightRig, track_id: int) -> list[str]:
    rows = rig.database.query(
        "SELECT DISTINCT key FROM track_value WHERE track_id = ? AND kind = 'artist' AND key <> ''",
        (track_id,),
    )
    return [str(row[0]) for row in rows]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_numbers_of_the_cards_are_plain_counts(rig: InsightRig, seed: int) -> None:
    rig.generate(seed, 600)
    rows = within(rig.rows(), Period.year(2026))
    story = story_of(rig)
    time = card(story, "time")
    assert time is not None
    assert time.figure is not None
    by_month: Counter[str] = Counter()
    for row in rows:
        by_month[f"{row.at:%Y-%m}"] += row.listened_ms
    assert {row[0]: row[1] for row in time.figure.rows} == {
        f"2026-{month:02}": by_month[f"2026-{month:02}"] for month in range(1, 13)
    }
    plays = [row for row in rows if row.is_play]
    assert f"{len({row.track_id for row in plays})} different tracks, {len(plays)} times in all" in time.text
    _check_artist(rig, story, plays)
    _check_days(story, rows)
    automatic = [row for row in rows if row.is_auto]
    queue = card(story, "queue")
    assert queue is not None
    assert queue.headline == f"{round(100 * sum(row.is_play for row in automatic) / len(automatic))} %"
    assert f"∞ chose {len(automatic)} tracks" in queue.text


def _check_artist(rig: InsightRig, story: YearStory, plays: list[Row]) -> None:
    counts = Counter(key for row in plays for key in artists(rig, row.track_id))
    ((_, most), (_, second), *_) = counts.most_common()
    if most == second:
        assert card(story, "artist") is None
    else:
        assert f"{most} plays, {round(100 * most / len(plays))} % of all" in text(story, "artist")


def _check_days(story: YearStory, rows: list[Row]) -> None:
    heard: dict[dt.date, int] = defaultdict(int)
    for row in rows:
        heard[row.at.date()] += row.listened_ms
    best = max(heard, key=lambda day: (heard[day], -day.toordinal()))
    day = card(story, "day")
    assert day is not None
    assert day.headline.startswith(f"{best.day} ")
    days = sorted({row.at.date() for row in rows if row.is_play})
    longest = run = 1
    for one, other in itertools.pairwise(days):
        run = run + 1 if (other - one).days == 1 else 1
        longest = max(longest, run)
    streak = card(story, "streak")
    assert streak is not None
    assert streak.headline == f"{longest} days"


def test_it_is_the_same_each_time(rig: InsightRig) -> None:
    rig.generate(4)
    assert story_of(rig) == story_of(rig)


def test_a_year_without_plays_says_so(rig: InsightRig) -> None:
    rig.listen(at(3, 3), listened_ms=1000, reason=EndReason.SKIPPED)
    assert story_of(rig) == YearStory(2026, (), "Nothing was played in 2026. Choose another year.")
    assert story_of(rig, 2031).note == "2031 is still to come; today is 1 February 2027."


def test_a_locked_profile_has_no_story(rig: InsightRig) -> None:
    rig.listen(at(3, 3))
    rig.database.use_listener(NOBODY)
    assert not story_of(rig).cards


def test_one_play_carries_little(rig: InsightRig) -> None:
    rig.listen(at(3, 3))
    assert [one.key for one in story_of(rig).cards] == ["time"]


def test_a_year_that_is_not_over_says_so(rig: InsightRig) -> None:
    rig.listen(at(3, 3))
    rig.listen(at(12, 24, year=2025))
    rig.listen(at(1, 24, year=2025))
    told = text(story_of(rig, now=NOW), "time")
    assert "in 2026 so far" in told
    assert "The year is not over: this is what was heard until 30 November 2026." in told
    assert "That is about as much as in the same part of 2025." in told
    assert "not over" not in text(story_of(rig), "time")
    assert "In 2025 it was 7 minutes." in text(story_of(rig), "time")


def test_a_discovery_was_never_played_before(rig: InsightRig) -> None:
    known, new = (
        0,
        next(
            place
            for place in range(1, 39)
            if not set(_keys(rig, place)) & set(_keys(rig, 0)) and _keys(rig, place)
        ),
    )
    rig.listen(at(5, 5, year=2025), known)
    for day in range(1, 8):
        rig.listen(at(4, day), known)
        if day < 7:
            rig.listen(at(4, day, 13), new)
    found = card(story_of(rig), "discovery")
    assert found is not None
    assert found.text == "Your discovery of the year: first played in April, and 6 times by now."
    assert found.track_ids == (rig.track_ids[new],)
    rig.imported_without_time(new)
    assert card(story_of(rig), "discovery") is None


def _keys(rig: InsightRig, place: int) -> list[str]:
    return artists(rig, rig.track_ids[place])


def test_in_the_first_year_everything_is_new(rig: InsightRig) -> None:
    for day in range(1, 8):
        rig.listen(at(4, day))
    assert card(story_of(rig), "discovery") is None


def test_the_hours_of_a_night_owl(rig: InsightRig) -> None:
    for day in range(1, 29):
        rig.listen(at(2, day, 23), day)
        rig.listen(at(3, day, 12), day)
    found = card(story_of(rig), "hours")
    assert found is not None
    assert (found.headline, found.text) == (
        "Night owl",
        "50 % of your listening was between 22 and 5 o’clock.",
    )
    assert found.figure is not None
    assert [row for row in found.figure.rows if row[1]] == [(12, 28 * 200_000), (23, 28 * 200_000)]


def test_favourites_of_earlier_years_that_were_not_played(rig: InsightRig) -> None:
    for day in range(1, 7):
        rig.listen(at(6, day, year=2024), 1)
        rig.listen(at(7, day, year=2025), 2)
        rig.listen(at(8, day, year=2025), 39)  # its file is not there
    rig.listen(at(2, 2), 2)
    story = story_of(rig)
    found = card(story, "forgotten")
    assert found is not None
    assert found.headline == "1 forgotten favourite"
    assert found.track_ids == (rig.track_ids[1],)
    assert "6 times before 2026, and not once in it." in found.text
    assert "and not yet in it" in text(story_of(rig, now=NOW), "forgotten")


def test_the_month_that_differed(rig: InsightRig) -> None:
    _genres(rig, ("Jazz", "Ambient"))
    for month in range(1, 5):
        for number in range(40):
            track = 0 if month == 3 or number % 8 == 0 else 1
            rig.listen(at(month, 1 + number % 28, number % 24), track)
    found = card(story_of(rig), "month")
    assert found is not None
    assert found.headline == "March"
    assert found.text == (
        "This month differed most: 100 % of what you played then was Jazz, and 12 % in the other months."
    )


def _genres(rig: InsightRig, names: tuple[str, ...]) -> None:
    """Give the first tracks one genre each, and the others none."""
    rig.database.execute("DELETE FROM track_value WHERE kind = 'genre'")
    for place, name in enumerate(names):
        rig.database.execute(
            "INSERT INTO track_value (track_id, kind, position, value, key) VALUES (?, 'genre', 0, ?, ?)",
            (rig.track_ids[place], name, name.lower()),
        )


def test_months_alike_are_not_told_apart(rig: InsightRig) -> None:
    for month in range(1, 6):
        for number in range(40):
            rig.listen(at(month, 1 + number % 28), number % 20)
    assert card(story_of(rig), "month") is None


def test_how_the_year_sounded(rig: InsightRig) -> None:
    for place, (bpm, energy) in enumerate(((90.0, 0.5), (130.0, 0.5))):
        rig.database.execute(
            "INSERT INTO track_sound (track_id, bpm, energy) VALUES (?, ?, ?)",
            (rig.track_ids[place], bpm, energy),
        )
    for number in range(60):
        rig.listen(at(1 + number % 12, 5, year=2025), 0)
        rig.listen(at(1 + number % 12, 5), 1)
    found = card(story_of(rig), "sound")
    assert found is not None
    assert found.headline == "Faster"
    assert found.text == (
        "What you played in 2026 was faster than in 2025."
        " The middle of all plays: tempo 130 BPM, after 90 BPM."
    )


def test_old_and_new_music(rig: InsightRig) -> None:
    for place, year in enumerate((1959, 1999, 2026, 9999, 0)):
        rig.database.execute("UPDATE track SET year = ? WHERE id = ?", (year, rig.track_ids[place]))
    for day in range(1, 28):
        rig.listen(at(2, day), day % 5)
    found = card(story_of(rig), "ages")
    assert found is None or found.headline == "1959 to 2026"
    for day in range(1, 28):
        rig.listen(at(3, day), 1)
    found = card(story_of(rig), "ages")
    assert found is not None
    assert found.headline == "1959 to 2026"
    assert "came out in 1999 or earlier" in found.text


def test_what_the_queue_chose_needs_a_number(rig: InsightRig) -> None:
    for day in range(1, 29):
        rig.listen(at(2, day), origin=Origin.AUTO)
    assert card(story_of(rig), "queue") is None
    for day in range(1, 29):
        rig.listen(at(3, day), listened_ms=2000, reason=EndReason.SKIPPED, origin=Origin.AUTO)
    assert text(story_of(rig), "queue") == (
        "∞ chose 56 tracks for you in 2026. You played 50 % of them, and skipped 50 % within 30 seconds."
    )


def test_cards_are_unique_and_in_words(rig: InsightRig) -> None:
    rig.generate(6, 800)
    cards = story_of(rig).cards
    assert len({one.key for one in cards}) == len(cards)
    for one in cards:
        assert one.headline
        assert one.text.endswith(".")
        assert dataclasses.asdict(one)
