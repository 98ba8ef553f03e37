"""``musicrec backups``: the copies of the library, making one, and putting one back."""

from __future__ import annotations

import argparse
from typing import Any, Final

from rich.table import Table

from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.parser import add_general, number_of
from musicrec_desktop.cli.profile import open_profile
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.recovery import Backup
from musicrec_desktop.storage.backups import Backups
from musicrec_desktop.ui.kit.wording.formats import format_moment
from musicrec_desktop.ui.kit.wording.recovery import counts_text

_BAD: Final = "damaged"


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Say what the command ``name`` takes."""
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
    """List the copies; the library itself is not opened, so that any damage is no matter."""
    backups = Backups(options.profile.database).all()
    if output.is_json:
        output.document([_document(number, backup) for number, backup in enumerate(backups, 1)])
        return 0
    if not backups:
        output.say(
            "There are no backups yet. The player makes one a day; “musicrec backups make” makes one now."
        )
        return 0
    table = Table("", "made", "what", "holds", "size", box=None, pad_edge=False)
    for number, backup in enumerate(backups, 1):
        what = "replaced by a restore" if backup.is_replaced else "copy of the day"
        holds = counts_text(backup.counts) if backup.counts else _BAD
        size = f"{backup.size / 1e6:.1f} MB"
        table.add_row(str(number), format_moment(backup.made_at_ms), what, holds, size)
    output.show(table)
    return 0


def run_make(options: argparse.Namespace, output: Output) -> int:
    """Make a copy now."""
    with open_profile(options.profile) as profile:
        path = profile.services.backups.make_blocking()
    if output.is_json:
        output.document({"path": display_path(path)})
    else:
        output.say(
            f"Made {display_path(path)}." if path else "The library is empty: there is nothing to copy."
        )
    return 0


def run_restore(options: argparse.Namespace, output: Output) -> int:
    """Put a copy back; 1 where there is none of that number."""
    backups = Backups(options.profile.database)
    found = backups.all()
    if options.number > len(found):
        output.complain(f"musicrec: there is no backup {options.number}; “musicrec backups” lists them.")
        return 1
    chosen = found[options.number - 1]
    backups.restore(chosen.path)
    if output.is_json:
        output.document(_document(options.number, chosen))
    else:
        output.say(
            f"The library is as it was on {format_moment(chosen.made_at_ms)}: {counts_text(chosen.counts)}."
        )
        output.say("What it replaced is in the list of backups.")
    return 0


def _document(number: int, backup: Backup) -> dict[str, object]:
    return {
        "number": number,
        "path": display_path(backup.path),
        "made_at_ms": backup.made_at_ms,
        "is_replaced": backup.is_replaced,
        "size": backup.size,
        **backup.counts,
    }
