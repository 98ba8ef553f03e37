"""``musicrec check`` and ``musicrec doctor``: the health of a profile, and what a report of a bug needs."""

from __future__ import annotations

import argparse
from typing import Any, Final

from musicrec_desktop.cli.commands.library import scan
from musicrec_desktop.cli.documents.health import bug_report_document, check_document
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.profile import open_profile
from musicrec_desktop.cli.words import printable
from musicrec_desktop.core import interruption
from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.model.health import Area, CheckReport, Finding, Remedy
from musicrec_desktop.services.health import checking, mending
from musicrec_desktop.services.health.doctor import bug_report
from musicrec_desktop.ui.kit.wording.bug_report import NOTE, report_text
from musicrec_desktop.ui.kit.wording.health import (
    AREA_WORDS,
    advice_text,
    finding_text,
    looked_at_text,
    mended_text,
    report_headline,
)

FOUND_FAULTS: Final = 3
"""The status of a check that found something wrong, which is not mended."""
_OPENING: Final = frozenset({Remedy.REPAIR, Remedy.SCAN, Remedy.BACK_UP})
"""What is mended by opening the profile, or with it open."""


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Declare the arguments of the command ``name``."""
    parser: argparse.ArgumentParser
    if name == "doctor":
        parser = subparsers.add_parser(
            name,
            help="print what a report of a bug needs, without anything personal",
            description=f"Print what a report of a bug needs. {NOTE} Nothing is changed, also where the "
            "library is damaged.",
        )
        parser.set_defaults(run=run_doctor)
        return parser
    parser = subparsers.add_parser(
        name,
        help="look for damage in library, index, files and backups; mend it",
        description="Read the whole database, what follows from it, the sound index, the states of all music "
        "files, the backups and the rights of the folders, and say what is wrong. Nothing is changed unless "
        "--mend is given; then a line says of each thing what was done. Exit status: 0 nothing is wrong (any "
        f"more), {FOUND_FAULTS} something is wrong, 1 the check could not be done.",
    )
    parser.add_argument("--mend", action="store_true", help="mend what can be mended, and check again")
    parser.set_defaults(run=run_check)
    return parser


def run_doctor(options: argparse.Namespace, output: Output) -> int:
    """Print a report; returns 0."""
    report = bug_report(options.profile)
    if output.is_json:
        output.document(bug_report_document(report))
    else:
        output.say_unbroken(report_text(report))
    return 0


def run_check(options: argparse.Namespace, output: Output) -> int:
    """Check, mend where asked, and print; see ``add_parser`` for the status."""
    report = _check(options, output)
    if options.mend and any(finding.is_mendable for finding in report.found):
        _mend(options, output, report)
        report = mending.mended(report, _check(options, output))
    if output.is_json:
        output.document(check_document(report))
    else:
        show_check(report, output, can_mend=not options.mend)
    return 0 if report.is_sound else FOUND_FAULTS


def _check(options: argparse.Namespace, output: Output) -> CheckReport:
    with output.progress("Checking") as on_progress:

        def told(value: Progress) -> None:
            on_progress(Progress(value.done, value.total))

        return checking.check_profile(options.profile, interruption.CommandContext(told))


def _mend(options: argparse.Namespace, output: Output, report: CheckReport) -> None:
    mending.mend_closed(options.profile, report.found)
    if not _OPENING.isdisjoint(finding.kind.remedy for finding in report.found):
        with (
            open_profile(options.profile, is_personal=False) as profile,
            output.progress("Scanning") as on_progress,
        ):
            mending.mend_open(
                report.found,
                lambda: scan(profile, [], on_progress),
                profile.services.backups.make_blocking,
            )


def show_check(report: CheckReport, output: Output, *, can_mend: bool) -> None:
    """Print a check, by areas."""
    for area in Area:
        own = [finding for finding in report.found if finding.kind.area is area]
        looked_at = looked_at_text(report, area)
        if own:
            output.say_unbroken(f"{AREA_WORDS[area]}:")
            for finding in own:
                _show_finding(finding, output)
        elif looked_at:
            output.say_unbroken(f"{AREA_WORDS[area]}: sound ({looked_at}).")
        else:
            output.say_unbroken(f"{AREA_WORDS[area]}: not checked.")
    for finding in report.mended:
        output.say_unbroken(mended_text(finding))
    output.say_unbroken(report_headline(report))
    if can_mend and any(finding.is_mendable for finding in report.found):
        output.say_unbroken("“musicrec check --mend” does what is said of mending.")


def _show_finding(finding: Finding, output: Output) -> None:
    sign = "✗" if finding.kind.is_fault else "·"
    output.say_unbroken(f"  {sign} {finding_text(finding)} {advice_text(finding)}")
    for example in finding.examples:
        output.say_unbroken(f"      {printable(example)}")
