"""A report of a bug as text."""

from __future__ import annotations

from typing import Final

from musicrec_desktop.model.bug_report import BugReport, LoggedTrouble

NOTE: Final = (
    "Versions, counts and the last warnings of the log. Names, paths, titles, hosts and accounts are not in "
    "it. Read it before you send it."
)


def report_text(report: BugReport) -> str:
    """The whole report, a fact a line."""
    lines: list[str] = []
    for title, facts in report.sections.items():
        lines.append(f"{title[0].upper()}{title[1:]}")
        lines += [f"  {name}: {value}" for name, value in facts.items()] or ["  none"]
        lines.append("")
    lines.append("Last warnings and errors")
    for trouble in report.troubles:
        lines += _trouble_lines(trouble)
    if not report.troubles:
        lines.append("  none")
    return "\n".join(lines)


def _trouble_lines(trouble: LoggedTrouble) -> list[str]:
    said = f" “{trouble.text}”" if trouble.text else ""
    kinds = f" {', '.join(trouble.errors)}" if trouble.errors else ""
    return [
        f"  {trouble.at} {trouble.level} {trouble.place}{said}{kinds}",
        *(f"    {step}" for step in trouble.steps),
    ]
