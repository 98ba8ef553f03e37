"""``musicrec spoken``: podcasts and audiobooks, and the folders and genres that have them."""

from __future__ import annotations

import argparse
import os
from dataclasses import replace
from typing import Any

from musicrec_desktop.cli.documents.spoken import rules_document
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.profile import open_profile
from musicrec_desktop.cli.words import printable
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.core.text.folding import genre_key
from musicrec_desktop.model.spoken import SpokenRules
from musicrec_desktop.ui.kit.wording.formats import format_count


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Declare the arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name,
        help="podcasts and audiobooks: what is kept out of the music",
        description="What is in these folders, or has one of these genres, is kept out of the lists of "
        "music and never comes in the automatic queue; it goes on where you left it. Without options the "
        "folders and genres are shown.",
    )
    parser.add_argument("--folder", dest="folders", action="append", default=[], metavar="DIR")
    parser.add_argument("--genre", dest="genres", action="append", default=[], metavar="NAME")
    parser.add_argument("--remove", action="store_true", help="let these folders and genres be music again")
    parser.set_defaults(run=run, wrong_usage=parser.error)
    return parser


def run(options: argparse.Namespace, output: Output) -> int:
    """Show what is kept out of the music, or change it; 1 where a folder is in no music folder."""
    if options.remove and not (options.folders or options.genres):
        options.wrong_usage("name what to remove: --folder or --genre")
    folders = [os.path.abspath(folder) for folder in options.folders]
    with open_profile(options.profile) as profile:
        service = profile.services.spoken
        before, count = service.rules, 0
        wanted = _changed(before, folders, options.genres, is_removed=options.remove)
        rules = before
        if wanted != before:
            rules, count = service.change_blocking(wanted)
        total = service.count()
    outside = [] if options.remove else [folder for folder in folders if folder not in rules.folders]
    if output.is_json:
        output.document(rules_document(rules, total, count))
    else:
        for folder in rules.folders:
            output.say(f"Folder: {printable(display_path(folder))}")
        output.say(f"Genres: {printable(', '.join(rules.genres)) or 'none'}")
        if count:
            output.say(f"{format_count(count, 'track')} changed sides.")
        output.say(f"{format_count(total, 'track')} kept out of the music.")
    for folder in outside:
        output.complain(f"{printable(display_path(folder))} is in none of your music folders.")
    return 1 if outside else 0


def _changed(rules: SpokenRules, folders: list[str], genres: list[str], *, is_removed: bool) -> SpokenRules:
    keys = {genre_key(genre) for genre in genres}
    if is_removed:
        return replace(
            rules,
            folders=tuple(folder for folder in rules.folders if folder not in folders),
            genres=tuple(genre for genre in rules.genres if genre_key(genre) not in keys),
        )
    known = {genre_key(genre) for genre in rules.genres}
    new = [genre for genre in genres if genre_key(genre) not in known]
    return replace(
        rules, folders=tuple(dict.fromkeys((*rules.folders, *folders))), genres=(*rules.genres, *new)
    )
