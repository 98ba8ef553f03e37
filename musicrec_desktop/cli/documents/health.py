"""Checks of a profile, and what a report of a bug needs."""

from __future__ import annotations

from dataclasses import asdict

from musicrec_desktop.cli.documents.parts import Document
from musicrec_desktop.model.bug_report import BugReport
from musicrec_desktop.model.health import CheckReport, Finding
from musicrec_desktop.ui.kit.wording.health import advice_text, finding_text


def check_document(report: CheckReport) -> Document:
    """A check: whether all is sound, what was looked at, what is wrong, and what was mended."""
    return {
        "is_sound": report.is_sound,
        "looked_at": {area.value: count for area, count in (report.looked_at or {}).items()},
        "found": [_finding_document(finding) for finding in report.found],
        "mended": [_finding_document(finding) for finding in report.mended],
    }


def bug_report_document(report: BugReport) -> Document:
    """What a report of a bug needs: facts by section, and the last troubles of the log."""
    return {
        "sections": {title: dict(facts) for title, facts in report.sections.items()},
        "troubles": [asdict(trouble) for trouble in report.troubles],
    }


def _finding_document(finding: Finding) -> Document:
    kind = finding.kind
    return {
        "problem": finding.problem.value,
        "area": kind.area.value,
        "is_fault": kind.is_fault,
        "is_mendable": finding.is_mendable,
        "remedy": kind.remedy.value,
        "count": finding.count,
        "examples": list(finding.examples),
        "text": finding_text(finding),
        "advice": advice_text(finding),
    }
