"""Writes resources/musicrec.1, the page that ``man musicrec`` shows, from the tables of the command line.

    .venv/bin/python packaging/man_page.py

A test holds the file up to date.
"""

from __future__ import annotations

import argparse
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

import musicrec_desktop
from musicrec_desktop.cli.parser import COMMAND_TABLE, EXAMPLES, EXIT_STATUS, add_general

PATH = os.path.join(sys.path[0], "resources", "musicrec.1")
_DESCRIPTION = (
    "MusicRec Desktop plays the music of this computer, listens to every track, and goes on with what fits.",
    (
        "Without a command its window opens; files and folders that are named are played there. With a "
        "command nothing is shown on the screen: it works in the terminal, also while the window is open."
    ),
    (
        "No file of your music is changed unless you ask for it, and nothing leaves the computer unless you "
        "switch on one of the services that say so."
    ),
)
_FILES = (
    (
        "~/.local/share/musicrec-desktop",
        "library, history, likes, playlists and settings; XDG_DATA_HOME moves it",
    ),
    (
        "~/.cache/musicrec-desktop",
        "pictures of covers and the index of sounds, which are made again when they are gone",
    ),
)
_ENVIRONMENT = (
    ("MUSICREC_PASSPHRASE", "the passphrase of a locked profile"),
    ("MUSICREC_AUDIO_OUTPUT", "the output of sound that libVLC takes, by its name, such as pulse or alsa"),
    (
        "MUSICREC_COMPILED_DIR",
        "a folder for code that is compiled at the first use, instead of the one in the cache",
    ),
)


def document() -> str:
    """The whole page, as roff."""
    version = musicrec_desktop.__version__
    parts = [
        f'.TH MUSICREC 1 "" "MusicRec Desktop {version}" "User Commands"',
        _section("NAME", "musicrec \\- play the music you own, and go on with what fits"),
        _section("SYNOPSIS", "[options] [FILE or FOLDER…]", "[options] COMMAND …", before=".B musicrec\n"),
        _section("DESCRIPTION", *_DESCRIPTION),
        _section("COMMANDS", "Each command tells its arguments and options with\n.BR \\-\\-help ."),
        *(_entry(f"{one.name} {one.takes}".strip(), one.text) for one in COMMAND_TABLE),
        _section("GENERAL OPTIONS", "They may stand before and after the command."),
        *_general_options(),
        _section("EXIT STATUS", _plain(EXIT_STATUS)),
        _section("ENVIRONMENT"),
        *(_entry(name, text) for name, text in _ENVIRONMENT),
        _section("FILES"),
        *(_entry(name, text) for name, text in _FILES),
        _section("EXAMPLES"),
        *(_entry(typed, text) for typed, text in EXAMPLES),
    ]
    return "\n".join(parts) + "\n"


def _section(title: str, *paragraphs: str, before: str = "") -> str:
    return f'.SH "{title}"' + "".join(f"\n.PP\n{before}{text}" for text in paragraphs)


def _entry(name: str, text: str) -> str:
    return f".TP\n.B {_plain(name)}\n{_plain(text)}".rstrip()


def _general_options() -> list[str]:
    parser = argparse.ArgumentParser(add_help=False)
    add_general(parser)
    entries = []
    for action in parser._actions:  # noqa: SLF001 - argparse has no public way to its arguments
        name = f"{action.option_strings[0]} {action.metavar or ''}".strip()
        entries.append(_entry(name, action.help or ""))
    return entries


def _plain(text: str) -> str:
    """Text in which no character means anything to roff."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"^([.'])", r"\\&\1", escaped, flags=re.MULTILINE)


def main() -> None:
    """Write the page."""
    with open(PATH, "w", encoding="utf-8") as file:
        file.write(document())


if __name__ == "__main__":
    main()
