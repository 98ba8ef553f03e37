"""Figures come one by one from a lane, of the listener in use, and of what is there now."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.model.insights import Figure, InsightSection
from musicrec_desktop.model.period import Period
from musicrec_desktop.model.profile import NOBODY
from musicrec_desktop.model.week import Week
from musicrec_desktop.services.insights.figures import all_figures, figures_of
from musicrec_desktop.services.insights.service import InsightsService
from musicrec_desktop.services.letters.facts import FactsGatherer
from musicrec_desktop.services.letters.picks import Picks
from musicrec_desktop.storage.profiles import ProfileStore
from musicrec_desktop.storage.tracks import TrackStore
from musicrec_desktop.storage.weeks import WeekStore
from musicrec_desktop.testing.clock import FakeClock
from tests.support.insight_rig import NOW, ZONE, InsightRig, cells, within
from tests.support.scheduler import ManualScheduler

YEAR = Period.year(2026)


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[InsightRig]:
    rig = InsightRig(tmp_path)
    yield rig
    rig.database.close()


def service_of(rig: InsightRig) -> tuple[InsightsService, ManualScheduler]:
    scheduler = ManualScheduler(FakeClock(round(NOW.timestamp() * 1000)))
    scheduler.set_scope(rig.database.task_context)
    return InsightsService(scheduler=scheduler, stores=rig.stores, zone=ZONE), scheduler


def plays(rig: InsightRig, period: Period = YEAR) -> int:
    return int(str(rig.figure("totals", period).rows[0][2])) if rig.figure("totals", period).rows else 0


def test_the_registry_is_in_order() -> None:
    keys = [spec.key for spec in all_figures()]
    assert len(keys) == len(set(keys))
    sections = [spec.section for spec in all_figures()]
    assert sections == sorted(sections, key=list(InsightSection).index)
    assert all(figures_of(section) for section in InsightSection)


def test_figures_come_one_by_one(rig: InsightRig) -> None:
    rig.generate(2, 60)
    insights, scheduler = service_of(rig)
    found: list[Figure | str] = []
    insights.load(InsightSection.WHEN, YEAR, found.append, lambda: found.append("done"))
    scheduler.settle()
    assert [one if isinstance(one, str) else one.key for one in found] == [
        *(spec.key for spec in figures_of(InsightSection.WHEN)),
        "done",
    ]
    assert found[:-1] == insights.figures(InsightSection.WHEN, YEAR)


def test_nothing_comes_after_a_cancel(rig: InsightRig) -> None:
    insights, scheduler = service_of(rig)
    found: list[object] = []
    insights.load(InsightSection.TOP, YEAR, found.append, lambda: found.append("done")).cancel()
    other: list[object] = []
    insights.load(InsightSection.TOP, YEAR, found.append, lambda: found.append("done"))
    insights.load(InsightSection.WHEN, YEAR, other.append, lambda: other.append("done"))
    scheduler.settle()
    assert not found
    assert other[-1] == "done"


def test_what_goes_wrong_is_told(rig: InsightRig) -> None:
    rig.generate(7, 60)
    insights, scheduler = service_of(rig)
    rig.database.execute("DROP TABLE imported_play")
    told: list[Exception] = []
    found: list[object] = []
    insights.load(InsightSection.TOP, YEAR, found.append, lambda: found.append("done"), told.append)
    scheduler.settle()
    assert len(told) == 1
    assert found == []


def test_what_is_heard_counts_at_once(rig: InsightRig) -> None:
    rig.generate(3, 60)
    was = len(rig.stores.listens.history())
    rig.listen(NOW, 5)
    rig.listen(NOW - dt.timedelta(days=400), 6)
    history = rig.stores.listens.history()
    assert len(history) == was + 2 == len(rig.rows())
    assert history.started_at_ms.tolist() == [round(row.at.timestamp() * 1000) for row in rig.rows()]
    assert rig.stores.listens.history() is history


def test_a_deleted_track_and_an_undone_import_count_no_more(rig: InsightRig) -> None:
    rig.generate(4, 60)
    insights, _ = service_of(rig)
    told: list[int] = []
    insights.changed.connect(lambda: told.append(1))
    rig.stores.listens.history()
    rig.database.execute("DELETE FROM track WHERE id = ?", (rig.track_ids[0],))
    rig.database.execute("DELETE FROM import_batch")
    insights.rows_changed()
    assert told == [1]
    assert len(rig.stores.listens.history()) == len(rig.rows())
    assert rig.track_ids[0] not in rig.stores.listens.history().track_ids
    assert plays(rig) == sum(row.is_play for row in within(rig.rows(), YEAR))


def test_listeners_do_not_see_each_other(rig: InsightRig) -> None:
    rig.generate(5, 60)
    mine = plays(rig)
    first = rig.database.listener_id
    anna = ProfileStore(rig.database).create("Anna", 0)
    rig.database.use_listener(anna)
    assert plays(rig) == 0
    for spec in all_figures()[:27]:
        assert not spec.make(rig.data(YEAR)).rows or spec.key == "ever-heard"
    rig.listen(NOW, 1)
    assert plays(rig) == 1
    assert cells(rig.figure("top-tracks", YEAR), "Track id") == [rig.track_ids[1]]
    rig.database.use_listener(first)
    assert plays(rig) == mine
    rig.database.use_listener(NOBODY)
    assert plays(rig) == 0
    assert not len(rig.stores.listens.history())


def test_years_are_those_of_the_listeners_calendar(rig: InsightRig) -> None:
    insights, scheduler = service_of(rig)
    assert insights.years() == []
    rig.listen(dt.datetime(2025, 12, 31, 23, 30, tzinfo=dt.UTC))
    rig.listen(dt.datetime(2023, 6, 1, tzinfo=dt.UTC))
    assert insights.years() == [2026, 2023]
    found: list[list[int]] = []
    insights.load_years(found.append)
    scheduler.settle()
    assert found == [[2026, 2023]]
    assert insights.today == NOW.date()


@pytest.mark.parametrize("week", [Week(2026, 13), Week(2026, 43), Week(2026, 48), Week(2026, 49)])
def test_the_letter_counts_the_same(rig: InsightRig, week: Week) -> None:
    rig.generate(6, 1500)
    facts = FactsGatherer(WeekStore(rig.database), TrackStore(rig.database), ZONE).gather(
        week, round(NOW.timestamp() * 1000), Picks()
    )
    period = Period.week(week)
    if not facts.totals.plays:
        assert rig.figure("totals", period).note
        return
    time, time_before, played, before, _, _ = rig.figure("totals", period).rows[0]
    assert (time, played) == (facts.totals.listened_ms, facts.totals.plays)
    assert (time_before, before) == (facts.before.listened_ms, facts.before.plays)
    variety = {row[0]: row[1] for row in rig.figure("variety", period).rows}
    assert variety["Tracks"] == facts.totals.tracks
    assert variety["New tracks"] == facts.discoveries
    by_day = cells(rig.figure("plays", period), "Plays")
    assert [count or 0 for count in by_day] == list(facts.by_day)
    top = cells(rig.figure("top-artists", period), "Plays")[: len(facts.top_artists)]
    assert top == [one.count for one in facts.top_artists]


def test_one_section_imports_what_makes_its_figures_alone() -> None:
    program = (
        "import sys\n"
        "from musicrec_desktop.model.insights import InsightSection\n"
        "from musicrec_desktop.services.insights.figures import figures_of\n"
        "assert figures_of(InsightSection.OVERVIEW)\n"
        "print(*sorted(name for name in sys.modules if 'insights' in name and name.endswith('makers')))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout.split() == []
