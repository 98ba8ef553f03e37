"""``musicrec completion``: what a shell needs to complete our commands, options and words."""

from __future__ import annotations

import argparse
import sys
from typing import Any, Final

from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.parser import make_whole_parser

SHELLS: Final = ("bash", "zsh", "fish")

_FOLDERS: Final = frozenset({"DIR", "FOLDER"})
_FILES: Final = frozenset({"FILE", "PATH", "FILE|-", "FILE|FOLDER", "TRACK", "PLAYLIST|TRACK", "TRACK|QUERY"})
"""What arguments are called that are folders, and that are or can be files."""

_HELP: Final = """\
Print what lets your shell complete commands, options and words of musicrec. Where it belongs:

  musicrec completion bash > ~/.local/share/bash-completion/completions/musicrec
  musicrec completion zsh  > a folder of $fpath, as _musicrec
  musicrec completion fish > ~/.config/fish/completions/musicrec.fish
"""


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Declare the arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name,
        help="what lets your shell complete our commands",
        description=_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("shell", choices=SHELLS)
    parser.set_defaults(run=run)
    return parser


def run(options: argparse.Namespace, output: Output) -> int:
    """Print the script."""
    script = completion_script(options.shell)
    if output.is_json:
        output.document({"shell": options.shell, "script": script})
    else:
        sys.stdout.write(script)
    return 0


def completion_script(shell: str) -> str:
    """The script for one of ``SHELLS``, by shtab."""
    import shtab  # only this command needs it

    parser = make_whole_parser()
    _say_what_is_a_file(parser)
    script: str = shtab.complete(parser, shell=shell)
    return script


def _say_what_is_a_file(parser: argparse.ArgumentParser) -> None:
    """Mark the arguments that are completed with names of files, in all parsers below this one."""
    import shtab

    for action in parser._actions:  # noqa: SLF001 - argparse has no public way to its arguments
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for below in action.choices.values():
                _say_what_is_a_file(below)
        elif action.metavar in _FOLDERS:
            vars(action)["complete"] = shtab.DIRECTORY
        elif action.metavar in _FILES:
            vars(action)["complete"] = shtab.FILE
