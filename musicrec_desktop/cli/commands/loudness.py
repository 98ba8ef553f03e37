"""``musicrec loudness``: show the loudness of tracks, measure it, and write it to tags."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from musicrec_desktop.cli.documents.loudness import measuring_document, shown_document, writing_document
from musicrec_desktop.cli.finding import find_track, tracks_by_id
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.parser import add_word
from musicrec_desktop.cli.profile import Profile, open_profile
from musicrec_desktop.cli.reports import LoudnessRow
from musicrec_desktop.cli.tables.library import failure_list, loudness_table
from musicrec_desktop.cli.words import printable
from musicrec_desktop.core import interruption
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.files import FileFailure
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.loudness.writing import WritingReport
from musicrec_desktop.ui.kit.wording.formats import format_count
from musicrec_desktop.ui.kit.wording.tag_writing import writing_failure_text


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Declare the arguments; without a word the command shows."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name,
        help="how loud tracks are: show, measure, write to tags",
        description="Show what is known of the loudness of tracks, measure it (EBU R 128, every sample), "
        "and write it to the tags of their files. Tracks are named by paths or ids; without any, all are "
        "meant. Measuring changes no file. “write” changes files, and asks before.",
    )
    parser.set_defaults(run=run_show, what=[], is_album=True)
    words = parser.add_subparsers(prog=f"musicrec {name}", metavar="WORD", title="words")
    _add_tracks(add_word(words, "show", "what is known, and what is done about it", run_show))
    measure = add_word(words, "measure", "measure what is not measured yet", run_measure)
    _add_tracks(measure)
    _add_scope(measure)
    measure.add_argument("--again", action="store_true", help="measured tracks, too")
    write = add_word(words, "write", "write what was measured to the tags of the files", run_write)
    _add_tracks(write)
    _add_scope(write)
    write.add_argument("--yes", action="store_true", help="do not ask")
    return parser


def run_show(options: argparse.Namespace, output: Output) -> int:
    """Show tracks with their loudness."""
    with open_profile(options.profile) as profile:
        _show(profile, _named(profile, options.what), output)
    return 0


def run_measure(options: argparse.Namespace, output: Output) -> int:
    """Measure and show the result; 0 also where single files failed, which the report names."""
    with open_profile(options.profile) as profile:
        service, ids = profile.services.loudness, _named(profile, options.what)
        with output.progress("Measuring") as on_progress:
            report = service.measure_blocking(
                ids, on_progress, is_album=options.is_album, is_renewed=options.again
            )
        failed = [FileFailure(path, reason) for path, reason in report.failed]
        if output.is_json:
            shown = service.album_ids(ids) if options.is_album else ids
            output.document(measuring_document(report, _rows(profile, shown)))
            return 0
        speed = report.sound_seconds / report.seconds if report.seconds else 0.0
        told = f" ({speed:.0f} times as fast as it plays)" if report.measured else ""
        output.say(f"Measured {format_count(len(report.measured), 'track')} in {report.seconds:.1f} s{told}.")
        if report.known:
            output.say(f"{format_count(report.known, 'track')} had been measured before.")
        if failed:
            output.show(failure_list(failed))
    return 0


def run_write(options: argparse.Namespace, output: Output) -> int:
    """Write tags; 1 where the user did not agree, or a file was not written."""
    with open_profile(options.profile) as profile:
        services, named = profile.services, _named(profile, options.what)
        ids = services.loudness.album_ids(named) if options.is_album else named
        measured = services.loudness.measured(ids)
        ready = [track_id for track_id in ids if track_id in measured]
        if not ready:
            output.complain(
                "musicrec: none of these tracks is measured. Run “musicrec loudness measure” first."
            )
            return 1
        if not options.yes and not _agrees(len(ready), output):
            output.complain("musicrec: nothing was written.")
            return 1
        with output.progress("Writing tags") as on_progress:
            report = services.loudness_writing.write_blocking(
                ids, interruption.CommandContext(on_progress), is_album=options.is_album
            )
        interruption.check()
    _show_written(report, output)
    return 1 if report.failed else 0


def _add_tracks(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", nargs="*", metavar="PATH|ID")


def _add_scope(parser: argparse.ArgumentParser) -> None:
    scope = parser.add_mutually_exclusive_group()
    scope.add_argument(
        "--album", dest="is_album", action="store_true", default=True,
        help="whole albums of the tracks, so that albums get a loudness of their own (so by default)",
    )  # fmt: skip
    scope.add_argument("--track", dest="is_album", action="store_false", help="only the tracks themselves")


def _named(profile: Profile, names: list[str]) -> list[TrackId]:
    browse = profile.services.browse
    if not names:
        return profile.services.loudness.all_ids()
    return list(dict.fromkeys(find_track(browse, name).id for name in names))


def _agrees(count: int, output: Output) -> bool:
    files = format_count(count, "file")
    if output.is_json or not sys.stdin.isatty():
        output.complain(f"musicrec: this would change the tags of {files}; say so with --yes.")
        return False
    output.errors.print(
        f"Write the loudness to the tags of {files}? The sound is not touched. [y/N] ", end=""
    )
    with interruption.raised_at_once():
        return sys.stdin.readline().strip().lower() in {"y", "yes"}


def _show(profile: Profile, ids: list[TrackId], output: Output) -> None:
    if output.is_json:
        output.document(shown_document(_rows(profile, ids)))
    elif ids:
        output.show(loudness_table(_rows(profile, ids)))
    else:
        output.say("The library is empty. Begin with: musicrec scan FOLDER")


def _rows(profile: Profile, ids: list[TrackId]) -> list[LoudnessRow]:
    services = profile.services
    measured = services.loudness.measured(ids)
    tracks = tracks_by_id(services.browse, ids)
    return [
        LoudnessRow(tracks[track_id], loudness, measured.get(track_id), services.loudness.played(loudness))
        for track_id, loudness in services.loudness.of_tracks(ids).items()
        if track_id in tracks
    ]


def _show_written(report: WritingReport, output: Output) -> None:
    if output.is_json:
        output.document(writing_document(report))
        return
    output.say(f"Wrote the loudness to the tags of {format_count(len(report.written), 'file')}.")
    for one in report.failed:
        output.complain(printable(f"{display_path(one.path)}: {writing_failure_text(one.reason)}"))
