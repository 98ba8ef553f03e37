"""Each figure about listens equals a plain count over raw rows."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.model.insights import Figure, Role
from musicrec_desktop.model.period import Period, bucket_size, bucket_starts
from musicrec_desktop.services.insights.figures import all_figures
from musicrec_desktop.services.insights.listening.choosing import NOT_NOTED, REASON_NAMES, SOURCES
from tests.support.insight_rig import NOW, ZONE, InsightRig, Row, cells, within

PERIODS = tuple(
    one
    for text in (
        "2026",
        "2025",
        "2026-03",
        "2026-10",
        "2026-W13",
        "2026-W48",
        "2024-12-05..2026-02-01",
        "all",
    )
    if (one := Period.named(text, NOW.date()))
)
LISTENING = [
    spec.key
    for spec in all_figures()
    if spec.make.__module__.startswith("musicrec_desktop.services.insights.listening")
]


@pytest.fixture(scope="module")
def rig(tmp_path_factory: pytest.TempPathFactory) -> Iterator[InsightRig]:
    rig = InsightRig(tmp_path_factory.mktemp("insights"))
    rig.generate(1)
    yield rig
    rig.database.close()


@pytest.fixture(params=PERIODS, ids=lambda period: period.name)
def period(request: pytest.FixtureRequest) -> Period:
    found: Period = request.param
    return found


def before(rig: InsightRig, period: Period) -> list[Row] | None:
    """The listens of the span that a period is compared with."""
    if period.before is None or period.first is None:
        return None
    found = within(rig.rows(), period.before)
    bounds = period.bounds_ms(ZONE)
    earlier = period.before.bounds_ms(ZONE)
    assert bounds
    assert earlier
    elapsed = min(bounds[1], ms(NOW)) - bounds[0]
    if ms(NOW) >= bounds[1]:
        return found
    return [row for row in found if ms(row.at) - earlier[0] < elapsed]


def ms(moment: dt.datetime) -> int:
    return round(moment.timestamp() * 1000)


def plays(rows: list[Row]) -> list[Row]:
    return [row for row in rows if row.is_play]


def test_totals(rig: InsightRig, period: Period) -> None:
    figure = rig.figure("totals", period)
    now, was = within(rig.rows(), period), before(rig, period)
    (row,) = figure.rows
    assert row[::2] == (sum(one.listened_ms for one in now), len(plays(now)), len(now))
    if was is None:
        assert row[1::2] == (None, None, None)
    else:
        assert row[1::2] == (sum(one.listened_ms for one in was), len(plays(was)), len(was))


@pytest.mark.parametrize("key", ["listening-time", "plays"])
def test_parts_of_the_period(rig: InsightRig, period: Period, key: str) -> None:
    rows = within(rig.rows(), period)
    first, last = period.first or rows[0].at.date(), period.last or rows[-1].at.date()
    size = bucket_size(first, last)
    starts = list(bucket_starts(size, first, last))
    counted: Counter[dt.date] = Counter()
    for row in rows:
        part = max(start for start in starts if start <= row.at.date())
        counted[part] += row.listened_ms if key == "listening-time" else row.is_play
    figure = rig.figure(key, period)
    expected = [None if start > NOW.date() else counted[start] for start in starts]
    assert cells(figure, figure.columns[1].name) == expected
    assert {str(name)[:4] for name, *_ in figure.rows} == {f"{start:%Y}" for start in starts}


def test_period_before_stands_beside(rig: InsightRig) -> None:
    figure = rig.figure("plays", Period.year(2026))
    counted = Counter(row.at.month for row in plays(within(rig.rows(), Period.year(2025))))
    assert cells(figure, "Before") == [counted[month] for month in range(1, 13)]


def test_top_tracks(rig: InsightRig, period: Period) -> None:
    rows = within(rig.rows(), period)
    played = Counter(row.track_id for row in plays(rows))
    time: Counter[int] = Counter()
    for row in rows:
        time[row.track_id] += row.listened_ms
    figure = rig.figure("top-tracks", period)
    ids = sorted(played, key=lambda one: (-played[one], -time[one], one))
    assert cells(figure, "Track id") == ids
    assert cells(figure, "Plays") == [played[one] for one in ids]
    assert cells(figure, "Listening time") == [time[one] for one in ids]
    was = before(rig, period)
    if was is not None:
        earlier = Counter(row.track_id for row in plays(was))
        assert cells(figure, "Before") == [earlier[one] for one in ids]
    by_time = rig.figure("top-tracks-by-time", period)
    ids = sorted(filter(time.get, time), key=lambda one: (-time[one], -played[one], one))
    assert cells(by_time, "Track id") == ids


@pytest.mark.parametrize("kind", ["artist", "genre"])
def test_top_groups(rig: InsightRig, period: Period, kind: str) -> None:
    keys: dict[int, list[str]] = defaultdict(list)
    for track_id, key in rig.database.query(
        "SELECT track_id, key FROM track_value WHERE kind = ? AND key <> ''", (kind,)
    ):
        keys[track_id].append(key)
    counted: Counter[str] = Counter()
    for row in plays(within(rig.rows(), period)):
        counted.update(keys[row.track_id])
    figure = rig.figure(f"top-{kind}s", period)
    found = dict(zip(cells(figure, kind.capitalize()), cells(figure, "Plays"), strict=True))
    assert {str(name).lower(): count for name, count in found.items()} == dict(counted)
    assert cells(figure, "Plays") == sorted(counted.values(), reverse=True)
    leading = cells(figure, "Track id")
    assert all(key in keys[one] for one, key in zip(leading, map(str.lower, map(str, found)), strict=True))  # type: ignore[index]


def test_top_albums(rig: InsightRig, period: Period) -> None:
    albums = dict(
        rig.database.query("SELECT id, album || '/' || album_artist_text FROM track WHERE album <> ''")
    )
    counted = Counter(
        albums[row.track_id] for row in plays(within(rig.rows(), period)) if row.track_id in albums
    )
    figure = rig.figure("top-albums", period)
    names = [f"{name}/{by}" for name, by, *_ in figure.rows]
    assert dict(zip(names, cells(figure, "Plays"), strict=True)) == dict(counted)


def test_variety_and_discoveries(rig: InsightRig, period: Period) -> None:
    everything = rig.rows()
    first: dict[int, Row] = {}
    artists: dict[int, list[str]] = defaultdict(list)
    for track_id, key in rig.database.query("SELECT track_id, key FROM track_value WHERE kind = 'artist'"):
        artists[track_id].append(key)
    first_of: dict[str, Row] = {}
    for row in plays(everything):
        first.setdefault(row.track_id, row)
        for artist in artists[row.track_id]:
            first_of.setdefault(artist, row)
    figure = rig.figure("variety", period)
    found = {row[0]: row[1] for row in figure.rows}
    now = plays(within(everything, period))
    assert found["Tracks"] == len({row.track_id for row in now})
    assert found["Artists"] == len({artist for row in now for artist in artists[row.track_id]})
    assert found["New tracks"] == len(within(list(first.values()), period))
    assert found["New artists"] == len(within(list(first_of.values()), period))
    over_time = rig.figure("new-tracks", period)
    assert sum(map(int, map(str, cells(over_time, "New tracks")))) == found["New tracks"]
    discovered = rig.figure("discovered-tracks", period)
    played = Counter(row.track_id for row in now)
    new = {row.track_id for row in within(list(first.values()), period)}
    ids = sorted(new, key=lambda one: (-played[one], one))
    assert cells(discovered, "Track id") == ids
    assert cells(discovered, "Plays") == [played[one] for one in ids]


def test_undated_plays_are_no_discoveries(tmp_path: Path) -> None:
    rig = InsightRig(tmp_path)
    rig.imported_without_time(track=3)
    rig.listen(NOW - dt.timedelta(days=1), 3)
    rig.listen(NOW - dt.timedelta(days=1), 4)
    assert cells(rig.figure("discovered-tracks", Period.all()), "Track id") == [rig.track_ids[4]]
    played, tracks = rig.stores.listens.ever_played()
    assert (played, tracks) == (2, 39)
    rig.database.close()


def test_ever_heard(rig: InsightRig) -> None:
    ((share, played, tracks),) = rig.figure("ever-heard", Period.all()).rows
    there = {row[0] for row in rig.database.query("SELECT id FROM track WHERE missing_since_ms IS NULL")}
    heard = {row.track_id for row in plays(rig.rows())} & there
    # Of imports only what was played counts, as the lists of the library count it.
    assert played == len(
        {row[0] for row in rig.database.query("SELECT track_id FROM own_use WHERE plays > 0")} & there
    )
    assert tracks == len(there)
    assert share == int(str(played)) / int(str(tracks))
    own = {row.track_id for row in plays(rig.rows()) if not row.is_imported} & there
    assert own <= heard
    assert int(str(played)) >= len(own)


def test_heat(rig: InsightRig, period: Period) -> None:
    counted: Counter[tuple[int, int]] = Counter()
    for row in within(rig.rows(), period):
        counted[row.at.hour, row.at.weekday()] += row.listened_ms
    found = {(hour, weekday): value for hour, weekday, value in rig.figure("hours-and-weekdays", period).rows}
    assert len(found) == 7 * 24
    assert {place: value for place, value in found.items() if value} == {
        place: value for place, value in counted.items() if value
    }


def test_calendar(rig: InsightRig, period: Period) -> None:
    counted: Counter[str] = Counter()
    for row in within(rig.rows(), period):
        counted[row.at.date().isoformat()] += row.listened_ms
    figure = rig.figure("calendar", period)
    found = {str(day): value for day, value, _ in figure.rows}
    assert all(found[day] == counted[day] for day in found)
    if "Only the last" not in figure.definition:
        assert set(counted) <= set(found)
    days = [dt.date.fromisoformat(day) for day in found]
    assert days == [days[0] + dt.timedelta(days=number) for number in range(len(days))]


def test_streaks(rig: InsightRig, period: Period) -> None:
    days = sorted({row.at.date() for row in plays(within(rig.rows(), period))})
    longest = run = 0
    for place, day in enumerate(days):
        run = run + 1 if place and day - days[place - 1] == dt.timedelta(days=1) else 1
        longest = max(longest, run)
    found = {row[0]: row[1] for row in rig.figure("streaks", period).rows}
    assert found["Days with music"] == len(days)
    assert found["Longest streak in days"] == longest
    if "Streak until today" in found:
        everything = {row.at.date() for row in plays(rig.rows())}
        day, current = NOW.date(), 0
        if day not in everything:
            day -= dt.timedelta(days=1)
        while day in everything:
            day, current = day - dt.timedelta(days=1), current + 1
        assert found["Streak until today"] == current


def test_sessions(rig: InsightRig, period: Period) -> None:
    found: list[list[float]] = []  # start, end, listens
    for row in rig.rows():
        start = ms(row.at)
        if not found or start - found[-1][1] > 30 * 60_000:
            found.append([start, start, 0])
        found[-1][1] = max(found[-1][1], start + row.listened_ms)
        found[-1][2] += 1
    bounds = period.bounds_ms(ZONE)
    mine = [one for one in found if bounds is None or bounds[0] <= one[0] < bounds[1]]
    ((count, _, median, _, longest, _, tracks, _),) = rig.figure("sessions", period).rows
    lengths = sorted(end - start for start, end, _ in mine)
    assert count == len(mine)
    assert longest == lengths[-1]
    middle = (lengths[len(mine) // 2] + lengths[(len(mine) - 1) // 2]) / 2
    assert median == round(middle)
    assert tracks == round(sum(one[2] for one in mine) / len(mine), 2)
    classes = cells(rig.figure("session-lengths", period), "Sessions")
    assert sum(map(int, map(str, classes))) == len(mine)
    assert classes[0] == sum(length < 15 * 60_000 for length in lengths)


def test_hours(rig: InsightRig, period: Period) -> None:
    own = [row for row in within(rig.rows(), period) if not row.is_imported]
    if not own:
        pytest.skip("nothing of this player")
    finished = Counter(row.at.hour for row in own if row.is_finished)
    skipped = Counter(row.at.hour for row in own if row.is_skip)
    total = Counter(row.at.hour for row in own)
    for hour, is_finished, left, is_skipped, share in rig.figure("hours", period).rows:
        assert isinstance(hour, int)
        assert (is_finished, is_skipped) == (finished[hour], skipped[hour])
        assert int(str(left)) + finished[hour] + skipped[hour] == total[hour]
        assert share == (skipped[hour] / total[hour] if total[hour] else None)


def test_sources(rig: InsightRig, period: Period) -> None:
    rows = within(rig.rows(), period)
    found = {row[0]: row[1:] for row in rig.figure("sources", period).rows}
    for name, mine in zip(
        SOURCES,
        (
            [row for row in rows if not row.is_auto and not row.is_imported],
            [row for row in rows if row.is_auto],
            [row for row in rows if row.is_imported],
        ),
        strict=True,
    ):
        if not mine:
            assert name not in found or not any(found[name][:3])
            continue
        skipped = sum(row.is_skip and not row.is_play for row in mine)
        played = len(plays(mine))
        assert found[name][:3] == (played, len(mine) - played - skipped, skipped)
        assert found[name][4] == sum(row.listened_ms for row in mine)


def test_reasons(rig: InsightRig, period: Period) -> None:
    mine = [row for row in within(rig.rows(), period) if row.is_auto]
    by_reason: dict[str, list[Row]] = defaultdict(list)
    for row in mine:
        by_reason[REASON_NAMES[row.reason]].append(row)
    found = {row[0]: row[1:] for row in rig.figure("reasons", period).rows}
    assert set(found) == set(by_reason)
    assert NOT_NOTED in found or period.name in {"2026-W13", "2026-W48"}
    for name, rows in by_reason.items():
        skipped, played = sum(row.is_skip for row in rows), len(plays(rows))
        assert found[name][:3] == (played, len(rows) - played - skipped, skipped)
        assert found[name][4] == sum(row.is_finished for row in rows)


def test_decades_and_genres(rig: InsightRig, period: Period) -> None:
    years = dict(rig.database.query("SELECT id, year FROM track"))
    rows = plays(within(rig.rows(), period))
    counted = Counter(f"{years[row.track_id] // 10}0s" if years[row.track_id] else "No year" for row in rows)
    found: Counter[str] = Counter()
    for _, name, value in rig.figure("decades", period).rows:
        found[str(name)] += int(str(value))
    assert found == counted
    genres = rig.figure("genres", period)
    assert sum(float(str(value)) for value in cells(genres, "Plays")) == pytest.approx(len(rows), abs=1e-3)
    without = Counter(row.track_id for row in rows)
    tagged = {row[0] for row in rig.database.query("SELECT track_id FROM track_value WHERE kind = 'genre'")}
    none = sum(count for track, count in without.items() if track not in tagged)
    assert sum(float(str(v)) for _, name, v in genres.rows if name == "No genre") == pytest.approx(none)


@pytest.mark.parametrize("key", LISTENING)
def test_each_figure_is_in_order(rig: InsightRig, period: Period, key: str) -> None:
    check(rig.figure(key, period), key)


@pytest.mark.parametrize("key", LISTENING)
def test_nothing_is_empty_without_a_sentence(tmp_path: Path, key: str) -> None:
    rig = InsightRig(tmp_path)
    for period in (Period.all(), Period.year(2026), Period.year(2998)):
        figure = rig.figure(key, period)
        check(figure, key)
        assert figure.note or key == "ever-heard"
    rig.listen(NOW, 0, 0)
    for period in (Period.all(), Period.year(2026), Period.year(1999), Period.year(2998)):
        check(rig.figure(key, period), key)
    rig.database.close()


def check(figure: Figure, key: str) -> None:
    """A figure has rows or a note, and each row a cell a column."""
    assert figure.key == key
    assert bool(figure.rows) != bool(figure.note)
    assert figure.title
    assert figure.definition.endswith(".")
    assert all(len(row) == len(figure.columns) for row in figure.rows)
    assert any(column.role is Role.VALUE for column in figure.columns)
