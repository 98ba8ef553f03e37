"""``musicrec import``: what other players and services know of your music."""

from __future__ import annotations

import argparse
import os
import zoneinfo
from typing import Any

from musicrec_desktop.cli.documents.importing import program_documents, survey_documents
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.words import printable
from musicrec_desktop.core import interruption
from musicrec_desktop.core.clock import SystemClock
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.imports.source import Choices
from musicrec_desktop.imports.usual_places import programs_here
from musicrec_desktop.model.imported import Opinion
from musicrec_desktop.services.importing.survey import SourceSurvey, survey
from musicrec_desktop.ui.kit.wording.formats import format_count, format_date
from musicrec_desktop.ui.kit.wording.imports import import_note_text


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Declare the arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name,
        help="plays, ratings, likes and playlists of other players and services",
        description="Read what another player or a service knows of your music: its database or library "
        "file, or the folder or archive of an export. What it is, is found by its content, not by its name. "
        "A database is copied first, so its program may stay open. With --json, one source gives one "
        "object, several give a list of them.",
    )
    parser.add_argument(
        "path",
        nargs="?",
        metavar="FILE|FOLDER",
        help="without it, the players whose libraries are in their usual places are listed",
    )
    parser.add_argument(
        "--dry-run", action="store_true", required=True, help="only say what the file holds, in numbers"
    )
    parser.add_argument(
        "--account",
        default="",
        metavar="NAME",
        help="whose data to read, where a database holds several people",
    )
    parser.add_argument(
        "--music-folder", default="", metavar="FOLDER", help="the folder that relative paths are below"
    )
    parser.add_argument(
        "--zone",
        type=zone_of,
        metavar="ZONE",
        help="the zone of the player's clock, such as Europe/Berlin, where its times have none",
    )
    parser.add_argument("--without-private", action="store_true", help="leave plays of private sessions out")
    parser.add_argument(
        "--with-videos", action="store_true", help="take videos of YouTube that may be music, too"
    )
    parser.set_defaults(run=run)
    return parser


def zone_of(text: str) -> zoneinfo.ZoneInfo:
    """An argument that names a zone."""
    try:
        return zoneinfo.ZoneInfo(text)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        raise argparse.ArgumentTypeError(f"“{text}” is no zone such as Europe/Berlin or UTC") from None


def run(options: argparse.Namespace, output: Output) -> int:
    """Say what a file holds, or which players are here."""
    if options.path is None:
        return _list_programs(output)
    choices = Choices(
        account=options.account,
        music_folder=options.music_folder and os.path.abspath(options.music_folder),
        with_private=not options.without_private,
        with_videos=options.with_videos,
    )
    with interruption.held(), output.progress("Reading") as on_progress:
        context = interruption.CommandContext(on_progress)
        found = survey(os.path.abspath(options.path), choices, options.zone, SystemClock().now_ms(), context)
    if output.is_json:
        output.document(survey_documents(found))
    for each in found:
        _say(each, output)
    return 0


def _list_programs(output: Output) -> int:
    found = programs_here()
    if output.is_json:
        output.document(program_documents(found))
    for source, path in found:
        output.say_unbroken(printable(f"{source.title}: {display_path(path)}"))
    if not found:
        output.say("No player that is known has a library in its usual place.")
    return 0


def _say(found: SourceSurvey, output: Output) -> None:
    output.say(printable(f"{found.title}:"))
    for line in _lines(found):
        output.say(printable(f"  {line}"))
    for reason, count in sorted(found.notes.items()):
        output.say(f"  {import_note_text(reason, count)}")


def _lines(found: SourceSurvey) -> list[str]:
    lines: list[str] = []
    if found.tracks:
        counted = format_count(found.counted_plays, "play")
        rated = format_count(found.ratings, "rating")
        lines.append(f"{format_count(found.tracks, 'track')} with {counted} and {rated}")
    if found.plays:
        lines.append(f"{format_count(found.plays, 'play')}{_span(found)}")
    opinions = {
        "like": found.opinions[Opinion.LOVED],
        "dislike": found.opinions[Opinion.DISLIKED],
        "ban": found.opinions[Opinion.BANNED],
    }
    lines += (format_count(count, noun) for noun, count in opinions.items() if count)
    if found.playlists:
        entries = format_count(found.entries, "entry", "entries")
        lines.append(f"{format_count(found.playlists, 'playlist')} with {entries}")
    if len(found.accounts) > 1:
        lines.append(f"people in it: {', '.join(found.accounts)}; choose one with --account")
    return lines or ["nothing that can be imported"]


def _span(found: SourceSurvey) -> str:
    undated = f", {found.undated_plays:,} of them without a date" if found.undated_plays else ""
    if found.first_play_ms is None or found.last_play_ms is None:
        return undated
    return f" from {format_date(found.first_play_ms)} to {format_date(found.last_play_ms)}{undated}"
