"""``musicrec profile``: who shares the library, and what is each one's own."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any, Final

from musicrec_desktop.cli.commands.profile.keeping import add_keeping_words, run_list
from musicrec_desktop.cli.commands.profile.locking import add_locking_words
from musicrec_desktop.cli.commands.profile.moving import add_moving_words

WORDS: Final[tuple[Callable[[Any], None], ...]] = (add_keeping_words, add_locking_words, add_moving_words)
"""Each declares some of the words."""
_DESCRIPTION: Final = (
    "Several people can share a library. Each has a profile with history, likes, ratings, playlists, taste, "
    "queue, settings and scrobbling accounts of their own; music files, what was heard in them, and covers "
    "are shared. “--profile NAME” before or after any command says whose are used. Without a word, all "
    "profiles are listed."
)


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Declare the arguments; without a word the command lists."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name,
        help="people who share the library: make, lock, export, import, merge, delete",
        description=_DESCRIPTION,
    )
    parser.set_defaults(run=run_list)
    words = parser.add_subparsers(prog=f"musicrec {name}", metavar="WORD", title="words")
    for add_words in WORDS:
        add_words(words)
    return parser
