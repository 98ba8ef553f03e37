"""``musicrec duplicates``: copies of recordings and versions of works, and the trash."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from typing import Any

from musicrec_desktop.cli.documents.copies import copies_document, trash_document
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.profile import load_similarity, open_profile
from musicrec_desktop.cli.tables.copies import copies_table
from musicrec_desktop.cli.words import printable
from musicrec_desktop.core import interruption
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.copies import COPY_KINDS, CopyGroup, CopyKind, CopyRow, TrashOutcome
from musicrec_desktop.services.copies.service import CopyService
from musicrec_desktop.ui.kit.wording.copies import (
    NOT_HEARD,
    NOTHING_FOUND,
    list_text,
    outcome_text,
    restored_text,
    trash_failure_text,
    trash_question,
    unheard_text,
)
from musicrec_desktop.ui.kit.wording.formats import format_count


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Declare the arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name,
        help="recordings that are there more than once, and which file is the best",
        description="Files of the same recording are known by their sound, whatever their names and formats. "
        "Of each recording the best file comes first, and the others say in what they are behind it. Nothing "
        "is deleted: --trash moves the others to the trash of your desktop, and --restore brings them back.",
    )
    parser.set_defaults(run=run)
    parser.add_argument("--versions", action="store_true", help="versions of works instead of copies")
    parser.add_argument(
        "--identical",
        action="store_true",
        help="only files that begin with the same samples and last equally long",
    )
    parser.add_argument("--again", action="store_true", help="look for them anew")
    act = parser.add_mutually_exclusive_group()
    act.add_argument(
        "--trash", action="store_true",
        help="move all files but the best one of each recording to the trash; plays, likes, ratings and "
        "places in playlists go to the best one",
    )  # fmt: skip
    act.add_argument(
        "--restore", nargs="*", type=int, metavar="NUMBER",
        help="bring files back from the trash; all, without a number",
    )  # fmt: skip
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.set_defaults(wrong_usage=parser.error)
    return parser


def run(options: argparse.Namespace, output: Output) -> int:
    """Show copies, or move them; 1 where a file stayed."""
    if options.trash and options.versions:
        options.wrong_usage("versions are no copies; --trash is for copies")
    with open_profile(options.profile) as profile:
        copies = profile.services.copies
        if options.restore is not None:
            numbers = options.restore or [one.id for one in copies.trashed()]
            return _show_outcome(copies.restore(numbers), output, is_back=True)
        load_similarity(profile)
        with output.progress("Looking for copies") as on_progress:
            context = interruption.CommandContext(on_progress)
            copies.find_blocking(context, is_forced=options.again)
            if copies.courses.begin():
                profile.scheduler.run_until(lambda: not copies.courses.is_busy)
                copies.find_blocking(context, is_forced=True)
        known = copies.all()
        asked = [
            (row, group) for row in known.rows if _is_asked(row, options) and (group := copies.group(row.id))
        ]
        groups = [group for _, group in asked]
        folders = [folder.path for folder in profile.services.scan.folders()]
        if options.trash:
            return _trash(copies, groups, output, is_sure=options.yes)
    if output.is_json:
        output.document(copies_document(known, groups))
        return 0
    if groups:
        output.show(copies_table("Versions" if options.versions else "Copies", groups, folders))
        output.say(list_text(replace(known, rows=tuple(row for row, _ in asked))))
    else:
        output.say(NOTHING_FOUND)
    works = sum(row.kind is CopyKind.VERSIONS for row in known.rows)
    if works and not options.versions:
        output.say(f"{format_count(works, 'work')} in versions: “musicrec duplicates --versions” lists them.")
    if known.unheard:
        output.say(f"{unheard_text(known.unheard).strip()} “musicrec analyse” listens to them now.")
    elif not known.is_sound_known:
        output.say(f"{NOT_HEARD} “musicrec analyse” listens to them.")
    return 0


def _is_asked(row: CopyRow, options: argparse.Namespace) -> bool:
    is_identical: bool = options.identical
    is_versions: bool = options.versions
    if is_identical:
        return row.kind is CopyKind.SAME_SOUND
    return (row.kind is CopyKind.VERSIONS) is is_versions


def _trash(copies: CopyService, groups: list[CopyGroup], output: Output, *, is_sure: bool) -> int:
    # What ends at another time may be another cut: that is for a person to judge.
    groups = [group for group in groups if group.kind in COPY_KINDS]
    files = [one.file for group in groups for one in group.files[1:]]
    if not files:
        output.say(NOTHING_FOUND)
        return 0
    if not is_sure and not _agrees(*trash_question(files, None), output):
        return 1
    merged = [
        ([one.file.track_id for one in group.files[1:]], group.files[0].file.track_id) for group in groups
    ]
    outcome = copies.trash([file.track_id for file in files], merged)
    return _show_outcome(outcome, output, is_back=False)


def _agrees(question: str, advice: str, output: Output) -> bool:
    if output.is_json or not sys.stdin.isatty():
        output.complain(f"musicrec: {question} Say so with --yes.")
        return False
    output.errors.print(f"{question} {advice} [y/N] ", end="")
    with interruption.raised_at_once():
        return sys.stdin.readline().strip().lower() in {"y", "yes"}


def _show_outcome(outcome: TrashOutcome, output: Output, *, is_back: bool) -> int:
    if output.is_json:
        output.document(trash_document(outcome))
    elif outcome.ids:
        output.say(f"{restored_text(outcome) if is_back else outcome_text(outcome)}.")
        if not is_back:
            output.say("Bring them back with: musicrec duplicates --restore")
    elif not outcome.failed:
        output.say("Nothing of the player is in the trash.")
    if not output.is_json:
        for path, reason in outcome.failed:
            output.complain(printable(f"{display_path(path)}: {trash_failure_text(reason)}"))
    return 1 if outcome.failed else 0
