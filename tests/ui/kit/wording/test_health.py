"""Every problem and every remedy has words."""

from __future__ import annotations

import pytest

from musicrec_desktop.model.health import Area, CheckReport, Finding, Problem
from musicrec_desktop.ui.kit.wording.health import (
    AREA_WORDS,
    advice_text,
    finding_text,
    looked_at_text,
    report_headline,
)


@pytest.mark.parametrize("problem", Problem)
def test_a_problem_is_told_with_what_to_do(problem: Problem) -> None:
    for count in (1, 2):
        told = f"{finding_text(Finding(problem, count))} {advice_text(Finding(problem, count))}"
        assert told[0].isupper() or told[0].isdigit()
        assert told.endswith(".")


def test_the_outcome_is_a_sentence() -> None:
    fault, fact = Finding(Problem.DAMAGED), Finding(Problem.FILES_CHANGED, 3)
    assert report_headline(CheckReport()) == "Nothing is wrong."
    assert report_headline(CheckReport((fact,))) == "Nothing is wrong."
    assert report_headline(CheckReport((fault, fact))) == "1 thing is wrong."
    assert report_headline(CheckReport((), {}, (fault,))) == "Everything that was wrong is mended."


def test_what_was_looked_at_has_its_unit() -> None:
    report = CheckReport((), dict.fromkeys(Area, 2))
    assert {looked_at_text(report, area) for area in Area} == {
        *("2 rows", "2 tracks", "2 files", "2 copies", "2 folders and files")
    }
    assert looked_at_text(CheckReport(), Area.FILES) == ""
    assert set(AREA_WORDS) == set(Area)
