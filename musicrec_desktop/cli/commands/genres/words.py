"""``musicrec genres words``: what genres of tags are shown as."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import Any, Final

from musicrec_desktop.cli.documents.genres import genre_words_document
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.parser import add_word
from musicrec_desktop.cli.profile import open_profile
from musicrec_desktop.cli.tables.genres import genre_word_table
from musicrec_desktop.cli.words import printable
from musicrec_desktop.core import interruption
from musicrec_desktop.model.genre_words import MARKS, GenreRules
from musicrec_desktop.ui.kit.wording.genre_words import (
    WHAT_WORDS_MEAN,
    marks_text,
    several_shown_text,
    shown_as_text,
    words_summary,
)

NO_MARK: Final = "none"


def add_words(subparsers: Any) -> None:
    """Declare the words below ``musicrec genres words``; without one, all genres are listed."""
    parser = add_word(
        subparsers, "words", "what genres in tags are shown as; files stay as they are", run_list
    )
    parser.description = (
        f"Without a word, every genre in the tags is listed with what it is shown as. {WHAT_WORDS_MEAN}"
    )
    words = parser.add_subparsers(prog="musicrec genres words", metavar="WORD", title="words")
    show = add_word(words, "show", "show a genre as others", run_show)
    show.add_argument("written", metavar="GENRE")
    show.add_argument("shown", nargs="+", metavar="AS", help="the genres in its place")
    for word, text, run in (
        ("hide", "show genres no more", run_hide),
        ("whole", "never split genres", run_whole),
        ("forget", "show genres as they are written", run_forget),
    ):
        add_word(words, word, text, run).add_argument("written", nargs="+", metavar="GENRE")
    split = add_word(
        words, "split", "split genres at characters, as “musicrec genres words split ; /”", run_split
    )
    split.add_argument(
        "marks", nargs="+", choices=(*MARKS, NO_MARK), metavar="MARK", help=f"{' '.join(MARKS)}, or {NO_MARK}"
    )


def run_list(options: argparse.Namespace, output: Output) -> int:
    """List every genre in the tags."""
    with open_profile(options.profile) as profile:
        overview = profile.services.genres.words.overview()
    if output.is_json:
        output.document(genre_words_document(overview))
    else:
        output.show(genre_word_table(overview.written))
        output.say(words_summary(overview.rules, overview.written))
    return 0


def run_show(options: argparse.Namespace, output: Output) -> int:
    """Show a genre as others."""
    shown = tuple(options.shown)
    return _change(
        options,
        output,
        lambda rules: rules.showing(options.written, shown),
        shown_as_text(options.written, shown),
    )


def run_hide(options: argparse.Namespace, output: Output) -> int:
    """Show genres no more."""
    return _show_each(options, output, dict.fromkeys(options.written, ()))


def run_whole(options: argparse.Namespace, output: Output) -> int:
    """Never split genres."""
    return _show_each(options, output, {name: (name,) for name in options.written})


def run_forget(options: argparse.Namespace, output: Output) -> int:
    """Show genres as they are written."""
    names: list[str] = options.written
    told = f"Shown as written: {', '.join(names)}"
    return _change(options, output, lambda rules: rules.without(names), told)


def run_split(options: argparse.Namespace, output: Output) -> int:
    """Split genres at characters."""
    marks = [mark for mark in MARKS if mark in options.marks]
    return _change(options, output, lambda rules: rules.split_at(marks), marks_text(marks))


def _show_each(options: argparse.Namespace, output: Output, shown: dict[str, Sequence[str]]) -> int:
    ((first, names), *others) = shown.items()
    return _change(
        options,
        output,
        lambda rules: rules.showing_each(shown),
        several_shown_text(shown) if others else shown_as_text(first, names),
    )


def _change(
    options: argparse.Namespace, output: Output, edit: Callable[[GenreRules], GenreRules], told: str
) -> int:
    with open_profile(options.profile) as profile:
        words = profile.services.genres.words
        with output.progress("Showing other genres") as on_progress:
            words.change_blocking(edit, interruption.CommandContext(on_progress))
        overview = words.overview()
    if output.is_json:
        output.document(genre_words_document(overview))
    else:
        output.say(printable(f"{told}."))
    return 0
