"""From the arguments to an exit status."""

from __future__ import annotations

import argparse
import contextlib
import difflib
import os
import sys
from collections.abc import Sequence
from typing import Final
from urllib.parse import unquote_to_bytes

from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.parser import (
    COMMANDS,
    chosen_profile,
    make_parser,
    named_command,
    with_joined_values,
)
from musicrec_desktop.cli.words import error_line, pointed_lines, printable
from musicrec_desktop.core import garbage, interruption
from musicrec_desktop.core.errors import DatabaseCorruptError, LetterError, MusicRecError, QuerySyntaxError
from musicrec_desktop.core.letter_links import is_link, letter_link
from musicrec_desktop.core.log import configure_logging
from musicrec_desktop.core.paths import ProfilePaths, display_path
from musicrec_desktop.core.text.file_uris import is_file_uri, path_in_uri

DONE: Final = 0
FAILED: Final = 1
WRONG_USAGE: Final = 2
INTERRUPTED: Final = 130
READER_GONE: Final = 141
"""The status of a program that wrote into a closed pipe, as shells report it (128 + SIGPIPE)."""


def main(arguments: Sequence[str]) -> int:
    """Run one command, or open the window; returns the exit status."""
    _forgive_encodings()
    with garbage.left_alone():  # what modules make stays
        parser = make_parser(named_command(arguments))
    try:
        options = parser.parse_args(with_joined_values(arguments))
    except SystemExit as end:
        return int(end.code or DONE)
    options.profile = chosen_profile(options)
    if options.run is None:
        return _open_window(parser, options)
    with interruption.handling():
        return _run_command(options)


def _run_command(options: argparse.Namespace) -> int:
    output = Output(is_json=options.json)
    configure_logging(_log_dir(options.profile), verbose=options.verbose)
    try:
        status = _repeated_after_damage(options, output)
        sys.stdout.flush()
    except QuerySyntaxError as error:
        output.complain(f"musicrec: {error_line(error)}")
        for line in pointed_lines(error):
            output.complain(line)
        return WRONG_USAGE
    except MusicRecError as error:
        output.complain(f"musicrec: {error_line(error)}")
        return FAILED
    except KeyboardInterrupt:
        with contextlib.suppress(OSError):  # the terminal may be gone, which SIGHUP tells
            output.complain("musicrec: stopped.")
        return INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return READER_GONE
    return status


def _repeated_after_damage(options: argparse.Namespace, output: Output) -> int:
    """Run the command, and once more where it met damage: opening the profile again repairs it."""
    status: int
    try:
        status = options.run(options, output)
    except DatabaseCorruptError:
        if output.has_spoken:
            raise
        status = options.run(options, output)
    return status


def _open_window(parser: argparse.ArgumentParser, options: argparse.Namespace) -> int:
    if options.json:
        parser.error("--json needs a command; “musicrec --help” lists them")
    files = [_named(path) for path in options.paths]
    for path, given in zip(files, options.paths, strict=True):
        if is_link(path):
            if letter_link(path) is None:
                return _complain_of_link(given)
        elif not os.path.exists(path):
            return _complain_of_word(given)
    garbage.take_over()
    # Imported late: commands do not wait for Qt, and also run on a machine without it.
    try:
        from musicrec_desktop.app.override_errors import tell_override_errors
        from musicrec_desktop.app.qt_loading import load_qt

        load_qt()
        tell_override_errors()
        from musicrec_desktop.app.startup import run_window
    except ImportError as error:
        sys.stderr.write(
            f"musicrec: the window cannot open: {error}. Run “sh packaging/run.sh” to install what is "
            "missing, or use the commands that “musicrec --help” lists.\n"
        )
        return FAILED
    return run_window(options.profile, files, profile_name=options.profile_name, is_verbose=options.verbose)


def _named(word: str) -> str:
    """The path that a word names, or a link as it is; desktops name files by their addresses, too."""
    if is_link(word):
        return word
    return os.path.abspath(os.fsdecode(unquote_to_bytes(path_in_uri(word))) if is_file_uri(word) else word)


def _complain_of_link(word: str) -> int:
    """Report an address that is none of a letter."""
    error = LetterError("bad-link", word)
    sys.stderr.write(f"musicrec: {error_line(error)}\n")
    return WRONG_USAGE


def _complain_of_word(word: str) -> int:
    """Report a word that is neither a command nor a file, with the nearest command."""
    near = difflib.get_close_matches(word, COMMANDS, n=1)
    hint = f"Did you mean “musicrec {near[0]}”?" if near else "“musicrec --help” lists the commands."
    name = printable(display_path(word))
    sys.stderr.write(f"musicrec: “{name}” is neither a command nor a file or folder. {hint}\n")
    return WRONG_USAGE


def _log_dir(paths: ProfilePaths) -> str | None:
    """The log folder; None for a profile that does not exist yet, so that the log does not create it."""
    return paths.log_dir if os.path.isdir(paths.data_dir) else None


def _forgive_encodings() -> None:
    """Let a terminal that cannot show a character show a question mark."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]


def _drop_output() -> None:
    """Send stdout nowhere: its reader is gone, and the interpreter would write the rest at exit."""
    with open(os.devnull, "wb") as nothing:
        os.dup2(nothing.fileno(), sys.stdout.fileno())
