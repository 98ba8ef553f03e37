"""``musicrec mixes``: the cards of a day, each track with its reason."""

from __future__ import annotations

import argparse
import datetime as dt
from dataclasses import replace
from typing import Any

from musicrec_desktop.cli.documents.mixes import page_document
from musicrec_desktop.cli.finding import tracks_by_id
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.parser import percent_of
from musicrec_desktop.cli.profile import Profile, load_similarity, open_profile
from musicrec_desktop.cli.tables.mixes import card_table
from musicrec_desktop.cli.together import add_together, listen_together
from musicrec_desktop.model.card import CardControls, CardKind, CardPage


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Declare the arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name,
        help="the cards of the day: mixes and albums for you, and why",
        description="Show the cards of a day: daily mixes, what you loved and left, what is new, whole "
        "albums and more, each with a reason. A day stays the same until you ask for other cards. "
        "Sliders that are given here count for this page only, which is not kept.",
    )
    parser.add_argument("--day", type=day_of, metavar="DATE", help="such as 2026-11-30 (today)")
    parser.add_argument("--again", action="store_true", help="make other cards of this day")
    parser.add_argument(
        "--kind",
        dest="kinds",
        action="append",
        choices=[str(kind) for kind in CardKind],
        metavar="KIND",
        help=f"show only cards of a kind: {', '.join(CardKind)}",
    )
    parser.add_argument(
        "--diversity", type=percent_of, metavar="N", help="how much tracks of a card differ, 0 to 100"
    )
    parser.add_argument(
        "--newness", type=percent_of, metavar="N", help="from familiar tracks (0) to new ones (100)"
    )
    add_together(parser)
    parser.set_defaults(run=run)
    return parser


def day_of(text: str) -> dt.date:
    """An argument that is a date.

    Raises:
        argparse.ArgumentTypeError: it is none.
    """
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a date like 2026-11-30") from None


def run(options: argparse.Namespace, output: Output) -> int:
    """Show the cards; 1 where there are none."""
    with open_profile(options.profile) as profile:
        page = _page(profile, options)
        wanted = options.kinds or [str(kind) for kind in CardKind]
        page = replace(page, cards=tuple(card for card in page.cards if card.kind in wanted))
        tracks = tracks_by_id(profile.services.browse, (one for card in page.cards for one in card.track_ids))
    if output.is_json:
        output.document(page_document(page, tracks))
        return 0
    for card in page.cards:
        output.show(card_table(card, tracks))
    if not page.cards:
        output.complain(
            "There are no such cards." if options.kinds else "There are too few tracks for cards."
        )
        return 1
    return 0


def _page(profile: Profile, options: argparse.Namespace) -> CardPage:
    discover = profile.services.discover
    controls = _controls(options, discover.controls)
    is_usual = controls is None and not options.again and not options.others
    if is_usual and (page := discover.kept_page(options.day)) is not None:
        return page
    load_similarity(profile)
    listen_together(profile.services, options)
    return discover.make_now(
        options.day, again=options.again, controls=controls, is_for_group=bool(options.others)
    )


def _controls(options: argparse.Namespace, usual: CardControls) -> CardControls | None:
    """The sliders that were given; None where none was."""
    given = {
        name: round(value)
        for name, value in (("diversity", options.diversity), ("newness", options.newness))
        if value is not None
    }
    return replace(usual, **given) if given else None
