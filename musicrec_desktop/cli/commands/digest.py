"""``musicrec digest``: the weekly letter, printed, saved or sent."""

from __future__ import annotations

import argparse
import os
from typing import Any

from musicrec_desktop.cli.documents.letters import letter_document
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.profile import Profile, load_similarity, open_profile
from musicrec_desktop.core.errors import LetterError, MailError
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.letter import Letter, LetterState
from musicrec_desktop.model.week import Week
from musicrec_desktop.services.letters.saving import SUFFIXES, save_letter, saved_letter
from musicrec_desktop.ui.kit.wording.letters import state_advice, state_text


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Declare the arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name,
        help="the weekly letter",
        description="The letter about a week: what you heard, how it compares, and what to try next. Without "
        "an option it is printed. Mail is set up in the window, under “Weekly letter”.",
    )
    parser.add_argument(
        "--week", type=week_of, metavar="WEEK", help="such as 2026-W48; else the one of the latest letter"
    )
    way = parser.add_mutually_exclusive_group()
    way.add_argument(
        "--out", type=file_of, metavar="FILE", help=f"save it; the name ends in {', '.join(SUFFIXES)}"
    )
    way.add_argument(
        "--send", action="store_true", help="put it into the archive, and mail it to yourself now"
    )
    way.add_argument(
        "--dry-run", action="store_true", help="say what would be mailed where; nothing is sent or kept"
    )
    parser.set_defaults(run=run)
    return parser


def week_of(text: str) -> Week:
    """An argument that names a week."""
    week = Week.named(text)
    if week is None:
        raise argparse.ArgumentTypeError(f"“{text}” is no week; weeks are named like 2026-W48")
    return week


def file_of(text: str) -> str:
    """An argument that names a file of a kind that letters can be saved as."""
    if os.path.splitext(text)[1].casefold() not in SUFFIXES:
        raise argparse.ArgumentTypeError(
            f"“{display_path(text)}” does not end in {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}"
        )
    return os.path.abspath(text)


def run(options: argparse.Namespace, output: Output) -> int:
    """Find or write the letter, and do what is wanted with it."""
    with open_profile(options.profile) as profile:
        letters = profile.services.letters
        if not letters.is_open:
            raise LetterError("locked")
        account = letters.postman.account
        address = account.address if account is not None else ""
        if (options.send or options.dry_run) and account is None:
            raise MailError("no-account")
        letter = _letter(profile, options.week or letters.week_now())
        if options.send:
            letter = _sent(profile, letter)
        size = len(saved_letter(letter, ".eml", address)) if options.dry_run else None
        if options.out:
            save_letter(letter, options.out, address)
    if output.is_json:
        output.document(letter_document(letter, address=address, path=options.out or "", size_bytes=size))
    elif options.out:
        output.say_unbroken(f"“{letter.head.subject}” is in {display_path(options.out)}")
    elif options.dry_run:
        output.say(f"“{letter.head.subject}” would go to {address}: {size:,} bytes. Nothing was sent.")
    elif options.send:
        output.say(f"“{letter.head.subject}” to {address}: {state_text(letter.head)}.")
    else:
        output.raw([saved_letter(letter, ".txt")])
    if options.send and letter.head.state is not LetterState.SENT:
        output.complain(f"musicrec: {state_advice(letter.head)}")
        return 1
    return 0


def _letter(profile: Profile, week: Week) -> Letter:
    """The letter of the archive, or one that is written now."""
    letters = profile.services.letters
    kept = letters.of_week(week)
    if kept is not None:
        return kept
    load_similarity(profile)
    return letters.write_now(week)


def _sent(profile: Profile, letter: Letter) -> Letter:
    """Keep the letter, and try to send it; gives it with what came of that."""
    letters = profile.services.letters
    kept = letters.keep(letter) if not letter.head.id else letter
    letters.postman.send(kept.head.id)
    profile.scheduler.run_until(lambda: letters.postman.is_idle)
    return letters.letter(kept.head.id)
