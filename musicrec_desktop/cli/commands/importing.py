"""``musicrec import``: plays, ratings, likes and playlists of other players and services."""

from __future__ import annotations

import argparse
import os
import sys
import zoneinfo
from dataclasses import replace
from typing import Any, Final

from musicrec_desktop.cli.commands.playlist.files import add_map
from musicrec_desktop.cli.documents.importing import import_documents, past_documents, program_documents
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.profile import Profile, open_profile
from musicrec_desktop.cli.words import printable
from musicrec_desktop.core import interruption
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.import_plan import ImportBatchId, ImportNumbers, Question
from musicrec_desktop.model.matching import MatchOutcome
from musicrec_desktop.services.importing.plan import ImportAnswers, ImportPlan, SourcePlan
from musicrec_desktop.services.playlists.exchange.path_memory import is_well_founded
from musicrec_desktop.ui.kit.wording.errors import error_message
from musicrec_desktop.ui.kit.wording.formats import format_count, format_day
from musicrec_desktop.ui.kit.wording.imports import import_note_text
from musicrec_desktop.ui.kit.wording.matching import match_reason_text

_EXAMPLES: Final = 3
"""Descriptions that are shown of those that are not sure."""


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Declare the arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name,
        help="plays, ratings, likes and playlists of other players and services",
        description="Bring in what another player or a service knows of your music: its database or library "
        "file, or the folder or archive of an export, or the ratings in the files of a music folder. What it "
        "is, is found by its content, not by its name. A database is copied first, so its program may stay "
        "open. Your own ratings and likes stay. Nothing of it is sent to a scrobbling service. The same file "
        "twice adds nothing, and --undo takes an import back. With --json, one source gives one object, "
        "several give a list of them.",
    )
    parser.add_argument(
        "path",
        nargs="?",
        metavar="FILE|FOLDER",
        help="without it, the players whose libraries are in their usual places are listed",
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--dry-run", action="store_true", help="only say what would be done, in numbers")
    what.add_argument("--yes", action="store_true", help="do it without asking")
    what.add_argument("--list", action="store_true", dest="is_list", help="the imports that were done")
    what.add_argument(
        "--undo", type=int, nargs="+", metavar="ID", help="take imports back; --list says their numbers"
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
    add_map(parser)
    parser.add_argument("--without-private", action="store_true", help="leave plays of private sessions out")
    parser.add_argument(
        "--with-videos", action="store_true", help="take videos of YouTube that may be music, too"
    )
    parser.add_argument("--without-playlists", action="store_true", help="make no playlists")
    parser.add_argument(
        "--take-theirs",
        action="store_true",
        help="where both sides have a rating or a like, take theirs instead of yours",
    )
    parser.add_argument("--missing", metavar="CSV", help="write what is not in your library into this file")
    parser.set_defaults(run=run)
    return parser


def zone_of(text: str) -> zoneinfo.ZoneInfo:
    """An argument that names a zone."""
    try:
        return zoneinfo.ZoneInfo(text)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        raise argparse.ArgumentTypeError(f"“{text}” is no zone such as Europe/Berlin or UTC") from None


def run(options: argparse.Namespace, output: Output) -> int:
    """Import a file, say what it holds, list imports, or take one back."""
    with open_profile(options.profile) as profile:
        if options.is_list:
            return _list_past(profile, output)
        if options.undo is not None:
            return _undo(profile, [ImportBatchId(number) for number in options.undo], output)
        if options.path is None:
            return _list_programs(profile, output)
        return _import(profile, options, output)


def _import(profile: Profile, options: argparse.Namespace, output: Output) -> int:
    service = profile.services.importing
    if not options.dry_run and not options.yes and (output.is_json or not sys.stdin.isatty()):
        output.complain(
            "musicrec: nothing was imported. Say --yes to import it, or --dry-run to see the numbers only."
        )
        return 1
    plan = _planned(profile, options, output)
    try:
        if options.missing:
            count = service.missing_csv(plan, os.path.abspath(options.missing))
            output.complain(
                f"musicrec: “{display_path(options.missing)}” has {format_count(count, 'track')} that your "
                "library has not."
            )
        if options.dry_run:
            if output.is_json:
                output.document(import_documents(plan))
            _say_plan(plan, output, is_done=False)
            return _code(plan)
        if not options.yes:
            _say_plan(plan, output, is_done=False)
            if not _agrees(output):
                return 1
        if (unanswered := _unanswered(plan)) is not None:
            output.complain(f"musicrec: {unanswered}")
            return 1
        with output.progress("Importing") as on_progress:
            report = service.carry_out(
                plan,
                take_offers=options.take_theirs,
                with_playlists=not options.without_playlists,
                context=interruption.CommandContext(on_progress),
            )
    finally:
        service.discard(plan)
    done = {one.source: one for one in report.imports}
    plan = replace(
        plan,
        sources=tuple(
            replace(one, numbers=done[one.source_id].numbers) if one.source_id in done else one
            for one in plan.sources
        ),
    )
    if output.is_json:
        output.document(import_documents(plan, {one.source: one.id for one in report.imports}))
    else:
        _say_plan(plan, output, is_done=True)
        numbers = " ".join(str(one.id) for one in report.imports)
        output.say(f"Take it back with: musicrec import --undo {numbers}")
    return _code(plan)


def _planned(profile: Profile, options: argparse.Namespace, output: Output) -> ImportPlan:
    service = profile.services.importing
    has_answers = (
        options.account
        or options.music_folder
        or options.zone
        or options.without_private
        or options.with_videos
    )
    answers = ImportAnswers(
        account=options.account,
        music_folder=options.music_folder and os.path.abspath(options.music_folder),
        zone=options.zone,
        with_private=not options.without_private,
        with_videos=options.with_videos,
        path_rules=tuple(options.map),
    )
    if options.map:
        profile.services.exchange.path_memory.remember(options.map)
    with output.progress("Reading") as on_progress:
        context = interruption.CommandContext(on_progress)
        plan = service.plan(options.path, answers if has_answers else None, context)
        guessed = {
            one.source_id: replace(
                one.answers,
                path_rules=(*one.answers.path_rules, *(guess.rule for guess in one.path_guesses)),
            )
            for one in plan.sources
            if one.path_guesses and all(map(is_well_founded, one.path_guesses))
        }
        for one in plan.sources:
            for guess in one.path_guesses if one.source_id in guessed else ():
                there, here = display_path(guess.rule.foreign), display_path(guess.rule.local)
                output.complain(
                    f"musicrec: “{there}” was taken for “{here}”, which finds "
                    f"{format_count(guess.count, 'track')}. Say --map THERE=HERE for another folder."
                )
        return service.with_answers(plan, guessed, context) if guessed else plan


def _unanswered(plan: ImportPlan) -> str | None:
    """What has to be said before anything is imported."""
    for one in plan.sources:
        if Question.ACCOUNT in one.questions and len(one.accounts) > 1 and not one.answers.account:
            names = ", ".join(one.accounts)
            return f"{one.title} holds several people ({names}); choose one with --account."
    return None


def _agrees(output: Output) -> bool:
    output.errors.print("Import this? Your own ratings and likes stay. [y/N] ", end="")
    with interruption.raised_at_once():
        return sys.stdin.readline().strip().lower() in {"y", "yes"}


def _undo(profile: Profile, batch_ids: list[ImportBatchId], output: Output) -> int:
    service = profile.services.importing
    past = [one for one in service.past() if one.id in batch_ids]
    if unknown := set(batch_ids) - {one.id for one in past}:
        output.complain(f"musicrec: there is no import {min(unknown)}. “musicrec import --list” lists them.")
        return 1
    service.undo([one.id for one in past])
    if output.is_json:
        output.document(past_documents(past))
    for one in past:
        output.say(printable(f"{one.title}: taken back."))
    return 0


def _list_past(profile: Profile, output: Output) -> int:
    past = profile.services.importing.past()
    if output.is_json:
        output.document(past_documents(past))
    for one in past:
        when = format_day(one.imported_at_ms)
        name = f" “{one.file_name}”," if one.file_name else ""
        output.say(printable(f"{one.id}. {one.title},{name} {when}:"))
        _say_lines(_lines(one.numbers), output)
    if not past:
        output.say("Nothing was imported yet.")
    return 0


def _list_programs(profile: Profile, output: Output) -> int:
    found = profile.services.importing.programs()
    if output.is_json:
        output.document(program_documents(found))
    for one in found:
        output.say_unbroken(printable(f"{one.title}: {display_path(one.path)}"))
    if not found:
        output.say("No player that is known has a library in its usual place.")
    return 0


def _say_plan(plan: ImportPlan, output: Output, *, is_done: bool) -> None:
    for one in plan.sources:
        output.say(printable(f"{one.title}:"))
        if one.error is not None:
            message = error_message(one.error)
            output.say(printable(f"  {message.headline} {message.advice}"))
            continue
        _say_lines(_lines(one.numbers), output)
        for playlist in one.playlists:
            if playlist.problem:
                output.say(printable(f"  “{playlist.name}” is left out: {playlist.problem}"))
        if not is_done:
            _say_lines(_examples(one), output)
        if len(one.accounts) > 1 and not one.answers.account:
            names = ", ".join(one.accounts)
            output.say(printable(f"  people in it: {names}; choose one with --account"))
        for reason, count in sorted(one.notes.items()):
            output.say(f"  {import_note_text(reason, count)}")


def _say_lines(lines: list[str], output: Output) -> None:
    for line in lines:
        output.say(printable(f"  {line}"))


def _lines(numbers: ImportNumbers) -> list[str]:
    every = [
        ("{} in your library", numbers.matched, "track", ""),
        ("{} of which your library has another version", numbers.version, "track", ""),
        ("{} to be asked about", numbers.uncertain, "track", ""),
        ("{} not in your library", numbers.missing, "track", ""),
        ("{} with their dates", numbers.plays, "play", ""),
        ("{} without dates", numbers.counted_plays, "play", ""),
        ("{} of these wait until their track arrives", numbers.waiting_plays, "play", ""),
        ("{} known from elsewhere, left out", numbers.double_plays, "play", ""),
        ("{} of an earlier import, left out", numbers.known_plays, "play", ""),
        ("{}", numbers.ratings, "rating", ""),
        ("{}", numbers.likes, "like", ""),
        ("{}", numbers.dislikes, "dislike", ""),
        ("{}", numbers.bans, "ban", ""),
        ("{} that differ from yours, which stay", numbers.offers, "rating or like", "ratings or likes"),
        ("{} that came into your library earlier", numbers.added_dates, "track", ""),
        ("{}", numbers.playlists, "playlist", ""),
    ]
    lines = [text.format(format_count(count, noun, plural)) for text, count, noun, plural in every if count]
    return lines or ["nothing new"]


def _examples(one: SourcePlan) -> list[str]:
    """Some descriptions that are not sure, and why."""
    shown: list[str] = []
    for outcome, lead in ((MatchOutcome.ASK, "ask"), (MatchOutcome.VERSION, "version")):
        for line in [line for line in one.lines if line.outcome is outcome][:_EXAMPLES]:
            names = " – ".join(part for part in (line.known.artist, line.known.title) if part)
            why = match_reason_text(line.match.reason, line.match.detail)
            shown.append(f"{lead}: {names}: {why}")
    return shown


def _code(plan: ImportPlan) -> int:
    return 1 if any(one.error is not None for one in plan.sources) else 0
