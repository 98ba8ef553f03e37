"""``musicrec scan`` and ``musicrec analyse``: read files into the library, and analyse their sound."""

from __future__ import annotations

import argparse
import os
from typing import Any, Final

from musicrec_desktop.analysis.port import WorkerPool
from musicrec_desktop.cli.documents.library import (
    analysis_document,
    scan_document,
    shared_analysis_document,
)
from musicrec_desktop.cli.output import Output, ProgressSink
from musicrec_desktop.cli.parser import number_of
from musicrec_desktop.cli.profile import Profile, open_profile
from musicrec_desktop.cli.tables.library import failure_list
from musicrec_desktop.cli.words import folder_line
from musicrec_desktop.core import interruption
from musicrec_desktop.model.features import AnalysisReport
from musicrec_desktop.model.files import FileFailure, ScanReport
from musicrec_desktop.model.trained_ear import EarState, EarUse
from musicrec_desktop.ui.kit.wording.files import left_out_text
from musicrec_desktop.ui.kit.wording.formats import format_count
from musicrec_desktop.ui.kit.wording.trained_ear import ear_sentence

_ON: Final = "on"
_OFF: Final = "off"


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Declare the arguments of the command ``name``."""
    parser: argparse.ArgumentParser
    if name == "scan":
        parser = subparsers.add_parser(
            name,
            help="add folders to the library, or look for changes in them",
            description="Add folders to the library and read the tags of their tracks; files that have not "
            "changed since are not read again. Without a folder, all folders of the library are looked at.",
        )
        parser.add_argument("folders", nargs="*", metavar="FOLDER")
        parser.add_argument(
            "--all",
            action="store_true",
            dest="is_thorough",
            help="read the tags of all files again, also of those that have not changed",
        )
        parser.set_defaults(run=run_scan)
    else:
        parser = subparsers.add_parser(
            name,
            help="listen to new tracks",
            description="Listen to all tracks that are new or changed, so that similar ones can be found. "
            "It can be interrupted at any time; the next run goes on where this one stopped.",
        )
        parser.add_argument(
            "--jobs", type=number_of, metavar="N", help="how many tracks at a time (one a core)"
        )
        parser.add_argument("--retry", action="store_true", help="also try files again that failed before")
        parser.add_argument(
            "--ear",
            choices=(_ON, _OFF),
            help="set whether the trained ear listens, for the window as well; off takes about half as long",
        )
        parser.add_argument(
            "--workers",
            metavar="ADDRESS",
            help="wait here for workers on other computers, which listen instead of this one: "
            "tls://HOST:PORT with --key, or tcp://127.0.0.1:PORT (needs the extra “cluster”)",
        )
        parser.add_argument(
            "--key",
            metavar="FILE",
            help="the key of the cluster; made where FILE is not there, then to be copied to each worker",
        )
        parser.set_defaults(run=run_analyse)
    return parser


def run_scan(options: argparse.Namespace, output: Output) -> int:
    """Scan and print what changed; 1 where a named folder could not be read."""
    named = [os.path.abspath(folder) for folder in options.folders]
    with open_profile(options.profile, is_personal=False) as profile:
        if not named and not profile.services.scan.folders():
            output.complain("The library has no folder yet. Name one: musicrec scan FOLDER")
            return 2
        with output.progress("Scanning") as on_progress:
            report = scan(profile, named, on_progress, is_thorough=options.is_thorough)
    if output.is_json:
        output.document(scan_document(report))
    else:
        show_scan(report, output, named)
    lost = [failure for failure in report.failed if failure.path in named]
    for failure in lost:
        output.complain(folder_line(failure.path, failure.reason))
    return 1 if lost else 0


def run_analyse(options: argparse.Namespace, output: Output) -> int:
    """Analyse pending tracks; 0 also where single files failed, which the report names."""
    if options.workers is not None:
        return _run_shared(options, output)
    if options.key is not None:
        output.complain("--key needs --workers.")
        return 2
    with (
        open_profile(options.profile, is_personal=False) as profile,
        output.progress("Listening") as on_progress,
    ):
        if options.ear is not None:
            profile.services.trained_ear.listen(is_wanted=options.ear == _ON)
        report = analyse(profile, options.jobs, on_progress, is_retry=options.retry)
        ear = profile.services.trained_ear.state
    if output.is_json:
        output.document(analysis_document(report))
    else:
        show_analysis(report, output)
    complain_of_ear(ear, output)
    return 0


def _run_shared(options: argparse.Namespace, output: Output) -> int:
    """As ``run_analyse``, by workers on several computers."""
    if options.jobs is not None:
        output.complain("--jobs is for this computer; with --workers each worker has its own.")
        return 2
    from musicrec_desktop.app.building.cluster import make_key_if_needed, open_cluster
    from musicrec_desktop.cli.cluster_view import change_line, crew_rows, crew_table, rate_line, waiting_line

    key = None if options.key is None else os.path.abspath(options.key)
    if make_key_if_needed(options.workers, key):
        output.complain(f"Made the key {key}. Copy it to each worker, and let nobody else read it.")
    with (
        open_profile(options.profile, is_personal=False) as profile,
        open_cluster(options.workers, key, lambda worker: output.complain(change_line(worker))) as pool,
        output.shared_progress("Listening", lambda: crew_rows(pool.crew)) as on_progress,
    ):
        output.complain(waiting_line(pool.address, options.key))
        if options.ear is not None:
            profile.services.trained_ear.listen(is_wanted=options.ear == _ON)
        report = analyse(profile, None, on_progress, is_retry=options.retry, pool=pool)
        crew, ear = pool.crew, profile.services.trained_ear.state
    if output.is_json:
        output.document(shared_analysis_document(report, crew))
    else:
        show_analysis(report, output)
        if crew:
            output.say(rate_line(len(report.analysed) + len(report.failed), report.seconds, crew))
            output.show(crew_table(crew))
    complain_of_ear(ear, output)
    return 0


def scan(
    profile: Profile, folders: list[str], on_progress: ProgressSink, *, is_thorough: bool = False
) -> ScanReport:
    """Scan folders and add new ones; without folders, scan the whole library."""
    services = profile.services
    report = services.scan.scan_blocking(
        folders, interruption.CommandContext(on_progress), is_thorough=is_thorough
    )
    changes = report.changes
    if arrived := [*changes.added, *changes.changed, *changes.moved]:
        services.playlists.rematcher.rematch(arrived)
        services.importing.rematcher.rematch(arrived)
    interruption.check()
    return report


def analyse(
    profile: Profile,
    jobs: int | None,
    on_progress: ProgressSink,
    *,
    is_retry: bool = False,
    pool: WorkerPool | None = None,
) -> AnalysisReport:
    """Analyse pending tracks with ``jobs`` workers; None for as many as fit, or those of ``pool``."""
    profile.services.trained_ear.settle_blocking()
    return profile.services.analyse.run_blocking(jobs, on_progress, is_retry=is_retry, pool=pool)


def complain_of_ear(ear: EarState, output: Output) -> None:
    """Say why the trained ear cannot listen; nothing where it listens, or is turned off."""
    if ear not in {EarState.LISTENS, EarState.OFF}:
        output.complain(ear_sentence(EarUse(ear, is_used=False)))


def show_scan(report: ScanReport, output: Output, named: list[str]) -> None:
    """Print how a scan ended, without failed folders that were named: those are errors."""
    changes = report.changes
    counts = [
        (len(changes.added), "new"),
        (len(changes.changed), "changed"),
        (len(changes.moved), "moved"),
        (len(changes.missing), "missing"),
        (report.unchanged, "unchanged"),
    ]
    told = ", ".join(f"{count:,} {word}" for count, word in counts if count) or "no music found"
    output.say(f"Scanned in {report.seconds:.1f} s: {told}.")
    if report.left_out:
        output.say(left_out_text(report.left_out))
    if failed := [failure for failure in report.failed if failure.path not in named]:
        output.show(failure_list(failed))


def show_analysis(report: AnalysisReport, output: Output) -> None:
    """Print how an analysis ended."""
    count = format_count(len(report.analysed), "track")
    output.say(
        f"Listened to {count} in {report.seconds:.1f} s ({report.cpu_seconds:.1f} s of processor time)."
    )
    if report.skipped:
        output.say(
            f"Left out {format_count(report.skipped, 'track')} that failed before; "
            "“musicrec analyse --retry” tries them again."
        )
    if report.failed:
        output.show(failure_list([FileFailure(path, reason) for path, reason in report.failed]))
