"""A profile that is open is checked in a lane, and mended by the hands that have it open."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.model.health import Area, CheckReport, Finding, Problem
from musicrec_desktop.recommend.neighbours import index_files
from musicrec_desktop.services.health.open_profile import Hands, OpenProfileHealth
from tests.support.library import add_numbered_tracks, new_library
from tests.support.scheduler import ManualScheduler


class Rig:
    """A small library whose check is watched; the hands note what they are asked for."""

    def __init__(self, folder: Path) -> None:
        self.paths = ProfilePaths.under(str(folder))
        self.paths.create()
        database = new_library(self.paths.database)
        database.open()
        add_numbered_tracks(database, 3)
        database.close()
        self.scheduler = ManualScheduler()
        self.asked: list[str] = []
        self.scan_ends: Callable[[], object] = lambda: None
        hands = Hands(
            self._scan,
            lambda: self.asked.append("backup"),
            lambda: self.asked.append("index"),
            lambda: self.asked.append("lists"),
        )
        self.health = OpenProfileHealth(self.paths, self.scheduler, hands)
        self.progress: list[Progress] = []
        self.reports: list[CheckReport] = []
        self.errors: list[Exception] = []
        self.health.progressed.connect(self.progress.append)
        self.health.checked.connect(self.reports.append)
        self.health.failed.connect(self.errors.append)

    def _scan(self, on_end: Callable[[], object]) -> Callable[[], object]:
        self.asked.append("scan")
        self.scan_ends = on_end
        return lambda: self.asked.append("forgotten")

    def mend(self, *problems: Problem) -> None:
        self.health.mend(CheckReport(tuple(map(Finding, problems)), {}))
        self.scheduler.settle()


@pytest.fixture
def rig(tmp_path: Path) -> Rig:
    return Rig(tmp_path / "profile")


def problems(found: Sequence[Finding]) -> set[Problem]:
    return {finding.problem for finding in found}


def test_a_check_says_at_once_what_it_reads(rig: Rig) -> None:
    rig.health.check()
    assert [one.label for one in rig.progress] == [Area.DATABASE]
    assert rig.reports == []
    rig.scheduler.settle()
    (report,) = rig.reports
    assert report.mended == ()
    assert Problem.NO_BACKUP in problems(report.found)
    assert rig.asked == []


def test_each_remedy_goes_to_its_hand_and_a_second_look_says_what_is_mended(rig: Rig) -> None:
    os.makedirs(rig.paths.index_dir, exist_ok=True)
    manifest = os.path.join(rig.paths.index_dir, index_files.MANIFEST)
    Path(manifest).write_text("{}", encoding="ascii")
    rig.mend(Problem.WORDS, Problem.INDEX_DAMAGED, Problem.NO_BACKUP)
    assert rig.asked == ["backup", "index", "lists"]
    assert not os.path.exists(manifest)
    (report,) = rig.reports
    assert problems(report.mended) == {Problem.WORDS, Problem.INDEX_DAMAGED}
    assert Problem.NO_BACKUP in problems(report.found), "the hand of this test made none"


def test_files_are_looked_at_again_when_the_scan_has_ended(rig: Rig) -> None:
    rig.mend(Problem.FILES_MISSING)
    assert rig.asked == ["scan"]
    assert rig.reports == []
    rig.scan_ends()
    rig.scheduler.settle()
    assert problems(rig.reports[0].mended) == {Problem.FILES_MISSING}


def test_what_is_given_up_tells_nothing(rig: Rig) -> None:
    rig.health.check()
    rig.health.close()
    rig.scheduler.settle()
    assert rig.reports == []
    rig.mend(Problem.FILES_MISSING)
    rig.health.close()
    assert rig.asked[-1] == "forgotten"


def test_a_check_after_mending_starts_from_nothing(rig: Rig) -> None:
    rig.mend(Problem.WORDS)
    rig.health.check()
    rig.scheduler.settle()
    assert [bool(report.mended) for report in rig.reports] == [True, False]


def test_an_error_is_told(rig: Rig) -> None:
    os.unlink(rig.paths.database)
    os.mkdir(rig.paths.database)
    rig.mend(Problem.WORDS)
    assert rig.errors
    assert rig.reports == []
