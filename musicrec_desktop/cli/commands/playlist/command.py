"""``musicrec playlist``: makes, shows and edits playlists and their folders."""

from __future__ import annotations

import argparse
from typing import Any, Final

from musicrec_desktop.cli.commands.playlist.entries import add_entry_words
from musicrec_desktop.cli.commands.playlist.files import add_file_words
from musicrec_desktop.cli.commands.playlist.folders import add_folder_words
from musicrec_desktop.cli.commands.playlist.lists import add_list_words
from musicrec_desktop.cli.commands.playlist.showing import add_showing_words, run_list

_DESCRIPTION: Final = (
    "Make and edit playlists. Playlists and folders are named by their names, by FOLDER/NAME or by their "
    "numbers, tracks by paths or ids (“musicrec tracks” shows ids), places in a playlist from 1. Without a "
    "word, all playlists are listed."
)


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Declare the arguments; without a word the command lists."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name, help="playlists: make, show, edit, import, export", description=_DESCRIPTION
    )
    parser.set_defaults(run=run_list)
    words = parser.add_subparsers(prog=f"musicrec {name}", metavar="WORD", title="words")
    add_showing_words(words)
    add_list_words(words)
    add_entry_words(words)
    add_file_words(words)
    add_folder_words(words)
    return parser
