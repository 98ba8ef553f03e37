"""``musicrec insights``: what was heard, and what the library is, in figures."""

from __future__ import annotations

import argparse
import datetime as dt
import os
from collections.abc import Sequence
from typing import Any, Final

from musicrec_desktop.cli.documents.insights import insights_document, story_document
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.profile import Profile, load_similarity, open_profile
from musicrec_desktop.cli.tables.insights import ROWS, figure_table
from musicrec_desktop.core.atomic import write_atomic
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.core.sentences import counted
from musicrec_desktop.model.insights import Figure, InsightSection, YearStory
from musicrec_desktop.model.period import FIRST_YEAR, LAST_YEAR, Period
from musicrec_desktop.ui.kit.wording.figures import figure_csv
from musicrec_desktop.ui.kit.wording.insights import SECTION_WORDS, period_text

_NEED_SOUND: Final = frozenset({InsightSection.TASTE, InsightSection.LIBRARY})
"""Sections that ask what the automatic queue knows."""


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Declare the arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name,
        help="what you heard, in figures",
        description="What you heard and what your library is, in figures: time, rankings, hours, how the "
        "automatic queue serves you, sound, taste, library. Each figure says what it counts. Days are those "
        "of the clock of this machine.",
    )
    parser.add_argument(
        "--period",
        type=period_of,
        default="year",
        metavar="PERIOD",
        help="2026, 2026-03, 2026-W12, 2026-03-01..2026-04-15, or week, month, year (the present ones), all;"
        " else this year",
    )
    parser.add_argument(
        "--section", choices=[str(section) for section in InsightSection], help="only these figures; else all"
    )
    parser.add_argument(
        "--story", type=year_of, metavar="YEAR", help="the year in review, in words and figures"
    )
    way = parser.add_mutually_exclusive_group()
    way.add_argument(
        "--csv", type=os.path.abspath, metavar="DIR", help="write a table for each figure into a folder"
    )
    way.add_argument(
        "--png", type=os.path.abspath, metavar="DIR", help="write a picture of each figure into a folder"
    )
    parser.set_defaults(run=run)
    return parser


def period_of(text: str) -> Period:
    """An argument that names a period."""
    period = Period.named(text, dt.datetime.now().astimezone().date())
    if period is None:
        raise argparse.ArgumentTypeError(
            f"“{text}” is no period; use 2026, 2026-03, 2026-W12, 2026-03-01..2026-04-15, week, month, year"
            " or all"
        )
    return period


def year_of(text: str) -> int:
    """An argument that names a year."""
    if not (text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= LAST_YEAR):
        raise argparse.ArgumentTypeError(f"“{text}” is no year from {FIRST_YEAR} to {LAST_YEAR}")
    return int(text)


def run(options: argparse.Namespace, output: Output) -> int:
    """Make the figures, and show or write them."""
    with open_profile(options.profile) as profile:
        if options.story:
            story = profile.services.insights.story(options.story)
            figures = [card.figure for card in story.cards if card.figure is not None]
        else:
            figures = _figures(profile, options.section, options.period)
    try:
        paths = _written(options, figures)
    except OSError as error:
        output.complain(
            f"musicrec: {display_path(str(error.filename or options.csv or options.png))} cannot be written"
            f" ({error.strerror}). Choose another folder."
        )
        return 1
    if options.story:
        _show_story(story, paths, output)
    elif output.is_json:
        output.document(insights_document(options.period, figures, paths))
    elif not paths:
        _show(options.period, figures, output)
    if paths and not output.is_json:
        folder = options.csv or options.png
        output.say_unbroken(f"{counted(len(paths), 'file')} in {display_path(folder)}")
    return 0


def _figures(profile: Profile, section: str | None, period: Period) -> list[Figure]:
    sections = [InsightSection(section)] if section else list(InsightSection)
    if _NEED_SOUND.intersection(sections):
        load_similarity(profile)
    return [figure for one in sections for figure in profile.services.insights.figures(one, period)]


def _written(options: argparse.Namespace, figures: Sequence[Figure]) -> list[str]:
    """Write what is wanted; the paths of the files.

    Raises:
        OSError: a file cannot be written.
    """
    if options.png:
        # Pictures need Qt, which no other use of the command does.
        from musicrec_desktop.app.chart_pictures import save_chart_pictures

        return save_chart_pictures([figure for figure in figures if figure.rows], options.png)
    if not options.csv:
        return []
    paths = []
    for figure in figures:
        path = os.path.join(options.csv, f"{figure.key}.csv")
        # Without the mark, spreadsheets take UTF-8 for the code page of the system.
        write_atomic(path, ("\ufeff" + figure_csv(figure)).encode("utf-8", "replace"))
        paths.append(path)
    return paths


def _show(period: Period, figures: Sequence[Figure], output: Output) -> None:
    output.say(f"{period_text(period)}\n")
    section = None
    for figure in figures:
        if figure.section is not section:
            section = figure.section
            output.say(f"{SECTION_WORDS[section].upper()}\n")
        if figure.rows:
            output.show(figure_table(figure))
        else:
            output.say(f"{figure.title}: {figure.note}\n")
        if figure.sentence:
            output.say(f"{figure.sentence}\n")
        if len(figure.rows) > ROWS:
            output.say(f"{len(figure.rows) - ROWS:,} more with --json or --csv DIR\n")


def _show_story(story: YearStory, paths: Sequence[str], output: Output) -> None:
    if output.is_json:
        output.document(story_document(story, paths))
        return
    for card in story.cards:
        output.say(f"{card.headline}\n{card.text}\n")
    if story.note:
        output.say(story.note)
