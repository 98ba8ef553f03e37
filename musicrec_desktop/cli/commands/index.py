"""``musicrec index``: how similar tracks are searched for, and what was measured of it."""

from __future__ import annotations

import argparse
from typing import Any

from rich.table import Table

from musicrec_desktop.cli.documents.index import index_document
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.profile import load_similarity, open_profile
from musicrec_desktop.cli.tables.parts import make_table
from musicrec_desktop.core.settings import SIMILARITY_INDEX
from musicrec_desktop.model.similarity_index import IndexChoice
from musicrec_desktop.ui.kit.wording.similarity_index import (
    KIND_WORDS,
    index_rows,
    index_sentence,
    measured_sentence,
)


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Say what the command takes."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name,
        help="how similar tracks are searched for, with figures",
        description="Show how similar tracks are searched for: by comparing every track (exact), or with a "
        "forest of random splits (Annoy) whose candidates are compared exactly. Automatic times both on your "
        "library and this machine, Annoy at the least effort that finds 99 % of the ten most similar tracks, "
        "and takes the faster one.",
    )
    parser.add_argument(
        "--kind", choices=SIMILARITY_INDEX.choices, help="set the kind, for the window as well"
    )
    parser.add_argument(
        "--rebuild", action="store_true", help="fit and build anew, and measure both kinds again"
    )
    parser.set_defaults(run=run)
    return parser


def run(options: argparse.Namespace, output: Output) -> int:
    """Bring the index up to date and show its figures; 1 where too few tracks were analysed for one."""
    with open_profile(options.profile) as profile:
        services = profile.services
        if options.kind is not None:
            services.settings.set(SIMILARITY_INDEX, options.kind)
        similarity = services.similarity
        load_similarity(profile)
        with output.progress("Building and measuring the index"):
            if options.rebuild:
                similarity.rebuild()
                profile.scheduler.run_until(lambda: similarity.is_settled)
            similarity.choose_index()
            profile.scheduler.run_until(lambda: not similarity.is_choosing)
        choice, wanted = similarity.index_choice, str(services.settings.get(SIMILARITY_INDEX))
    if choice is None:
        output.complain("Fewer than two tracks were analysed. Run “musicrec analyse” first.")
        return 1
    if output.is_json:
        output.document(index_document(choice, wanted))
    else:
        output.show(_table(choice))
        output.say(index_sentence(choice))
        output.say(measured_sentence(choice))
    return 0


def _table(choice: IndexChoice) -> Table:
    heads = [f"{words} (in use)" if kind is choice.kind else words for kind, words in KIND_WORDS.items()]
    table = make_table(
        "Search for similar tracks", [("", "left", 0), *((head, "right", 0) for head in heads)]
    )
    for row in index_rows(choice):
        table.add_row(*row)
    return table
