"""``musicrec features``: librosa's features of tracks, as a table, CSV or JSON."""

from __future__ import annotations

import argparse
import os
from typing import Any, Final

from musicrec_desktop.cli.documents.features import feature_document, table_document
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.parser import add_query, number_of
from musicrec_desktop.cli.profile import Profile, open_profile
from musicrec_desktop.cli.queries import tracks_of
from musicrec_desktop.cli.tables.library import failure_list, feature_table
from musicrec_desktop.cli.words import error_line, printable
from musicrec_desktop.core.errors import PlaylistFileError
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.feature_statistics import COLUMNS
from musicrec_desktop.model.files import FileFailure
from musicrec_desktop.model.playlist import SmartRules
from musicrec_desktop.model.track import Track
from musicrec_desktop.playlist_files.writing import check_replaceable, link_target, write_whole
from musicrec_desktop.services.features.service import StatisticsReport
from musicrec_desktop.services.features.table import csv_lines
from musicrec_desktop.ui.kit.wording.formats import format_count

_CSV: Final = ".csv"
_STDOUT: Final = "-"


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Declare the arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name,
        help="MFCC, chroma, tempo and the other features of tracks, as CSV or JSON",
        description="Describe tracks, all or those that a search finds, by the features that librosa "
        f"computes: {len(COLUMNS)} values a track. What is not known yet is computed first, and kept. "
        "docs/features.md lists the columns. For example  musicrec features --csv jazz.csv genre:jazz",
    )
    parser.add_argument(
        "--csv",
        nargs="?",
        const=_STDOUT,
        metavar="FILE",
        help=f"a table with a row for each track; FILE ends in {_CSV}, without it the table goes to stdout",
    )
    parser.add_argument("--replace", action="store_true", help="write over a file that is there")
    parser.add_argument(
        "--jobs", type=number_of, metavar="N", help="how many tracks are computed at a time (one a core)"
    )
    add_query(parser)
    parser.set_defaults(run=run_features)
    return parser


def run_features(options: argparse.Namespace, output: Output) -> int:
    """Compute what is not known, and show or write all of it; 1 where there is nothing to describe."""
    target, query = _target(options)
    if output.is_json and target == _STDOUT:
        output.complain(f"musicrec: --json and --csv both want stdout. Name a file: --csv features{_CSV}")
        return 2
    path = os.path.abspath(target) if target not in {"", _STDOUT} else ""
    if path and not _may_write(path, output, replaces=options.replace):
        return 1
    with open_profile(options.profile) as profile:
        tracks = tracks_of(profile, SmartRules(" ".join(query)))
        report = _compute(profile, tracks, options.jobs, output)
        rows = profile.services.features.rows(tracks)
        if path:
            write_whole(path, csv_lines(rows))
            _tell_of_file(path, len(tracks), report, output)
        elif target:
            output.raw(csv_lines(rows))
        elif output.is_json:
            output.documents(feature_document(track, found) for track, found in rows)
        elif tracks:
            output.show(feature_table(rows))
    if not tracks:
        output.complain("No track was found.")
    return 0 if tracks else 1


def _target(options: argparse.Namespace) -> tuple[str, list[str]]:
    """Where the table goes, empty where none is asked for, and the query, which may begin behind --csv."""
    value: str | None = options.csv
    if value is None or value == _STDOUT or value.lower().endswith(_CSV):
        return value or "", options.query
    return _STDOUT, [value, *options.query]


def _may_write(path: str, output: Output, *, replaces: bool) -> bool:
    """Whether a file may be written, asked before anything is computed; says why not.

    Raises:
        PlaylistFileError: a folder or a device is there.
    """
    check_replaceable(path)
    if replaces or not os.path.lexists(path):
        return True
    error = PlaylistFileError(path, "exists", link_target(path))
    output.complain(f"musicrec: {error_line(error)} Say so with --replace.")
    return False


def _tell_of_file(path: str, count: int, report: StatisticsReport, output: Output) -> None:
    if output.is_json:
        output.document(table_document(path, count, report))
    output.say(f"{format_count(count, 'track')} in {printable(display_path(path))}")
    if link_target(path):
        output.complain(f"musicrec: it is a link; “{display_path(link_target(path))}” was written.")


def _compute(profile: Profile, tracks: list[Track], jobs: int | None, output: Output) -> StatisticsReport:
    """Compute what is not known, where the library can be written; says on stderr what did not work."""
    services = profile.services
    if services.backups.write_problem is not None:
        output.complain("musicrec: The library cannot be written now: only what was known before is shown.")
        return StatisticsReport()
    with output.progress("Computing features") as on_progress:
        report = services.features.compute_blocking(tracks, on_progress, jobs)
    if report.failed and not output.is_json:
        failed = [FileFailure(path, reason) for path, reason in report.failed]
        output.errors.print(failure_list(failed, "Could not describe"))
    return report
