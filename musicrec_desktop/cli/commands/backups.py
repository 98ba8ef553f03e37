"""``musicrec backups``: list copies of the library, make one, restore one."""

from __future__ import annotations

import argparse
from typing import Any

from musicrec_desktop.cli.documents.library import backup_document, made_document
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.parser import add_general, number_of
from musicrec_desktop.cli.profile import open_profile
from musicrec_desktop.cli.tables.library import backup_table
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.storage.backups import Backups
from musicrec_desktop.ui.kit.wording.formats import format_moment
from musicrec_desktop.ui.kit.wording.recovery import counts_text


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Declare the arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name,
        help="copies of the library: list, make one now, restore one",
        description="The player keeps a verified copy of library, likes, history and settings a day, and the "
        "last seven of them. Without a word the copies are listed, the newest first.",
    )
    words = parser.add_subparsers(dest="word", metavar="WORD")
    listing = words.add_parser("list", help="list the copies, the newest first")
    listing.set_defaults(run=run_list)
    making = words.add_parser("make", help="make one now")
    making.set_defaults(run=run_make)
    restore = words.add_parser(
        "restore",
        help="put a copy in the place of the library",
        description="Put a copy in the place of the library. What it replaces becomes a copy in the list, so "
        "that it can be put back in the same way. The player must be closed.",
    )
    restore.add_argument("number", type=number_of, metavar="N", help="its number in the list")
    restore.set_defaults(run=run_restore)
    for word in (listing, making, restore):
        add_general(word)
    parser.set_defaults(run=run_list)
    return parser


def run_list(options: argparse.Namespace, output: Output) -> int:
    """List the copies without opening the library, which may be damaged."""
    backups = Backups(options.profile.database).all()
    if output.is_json:
        output.document([backup_document(number, backup) for number, backup in enumerate(backups, 1)])
        return 0
    if not backups:
        output.say(
            "There are no backups yet. The player makes one a day; “musicrec backups make” makes one now."
        )
        return 0
    output.show(backup_table(backups))
    return 0


def run_make(options: argparse.Namespace, output: Output) -> int:
    """Make a copy now; returns 0."""
    with open_profile(options.profile) as profile:
        path = profile.services.backups.make_blocking()
    if output.is_json:
        output.document(made_document(path))
    else:
        output.say(
            f"Made {display_path(path)}." if path else "The library is empty: there is nothing to copy."
        )
    return 0


def run_restore(options: argparse.Namespace, output: Output) -> int:
    """Restore a copy; 1 where there is none with that number."""
    backups = Backups(options.profile.database)
    found = backups.all()
    if options.number > len(found):
        output.complain(f"musicrec: there is no backup {options.number}; “musicrec backups” lists them.")
        return 1
    chosen = found[options.number - 1]
    backups.restore(chosen.path)
    if output.is_json:
        output.document(backup_document(options.number, chosen))
    else:
        output.say(
            f"The library is as it was on {format_moment(chosen.made_at_ms)}: {counts_text(chosen.counts)}."
        )
        output.say("What it replaced is in the list of backups.")
    return 0
