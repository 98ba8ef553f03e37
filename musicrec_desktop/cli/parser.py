"""The arguments of ``musicrec``."""

from __future__ import annotations

import argparse
import importlib
import re
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from typing_extensions import override

import musicrec_desktop
from musicrec_desktop.core.errors import ProfileError
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.model.profile import LONGEST_NAME, profile_name


@dataclass(frozen=True, slots=True)
class Command:
    """A command as the help lists it.

    Attributes:
        name: of the command.
        module: its module under ``cli.commands``.
        takes: what it is followed by.
        text: what it does.
    """

    name: str
    module: str
    takes: str
    text: str


COMMAND_TABLE: Final = (
    Command("scan", "library", "FOLDER…", "add folders to the library, or look for changes in them"),
    Command("analyse", "library", "", "listen to new tracks, so that similar ones can be found"),
    Command("worker", "worker", "ADDRESS", "help another computer to listen to its library"),
    Command("tracks", "lists", "[QUERY]", "list tracks, all or those that a search finds"),
    Command("similar", "similar", "TRACK", "tracks that sound like this one, and why"),
    Command("lyrics", "lyrics", "TRACK|QUERY", "what is sung in tracks, with times where they are known"),
    Command("path", "path", "TRACK TRACK…", "a journey from track to track in small steps"),
    Command(
        "covers", "covers", "WORD …", "albums whose covers look alike, and pictures that are there twice"
    ),
    Command("duplicates", "duplicates", "", "recordings that are there more than once, and the best files"),
    Command("map", "map", "", "the music map: lay it out, as a picture, as data"),
    Command("features", "features", "[QUERY]", "MFCC, chroma, tempo and others of tracks, as CSV or JSON"),
    Command("index", "index", "", "how similar tracks are searched for: kind, figures, rebuild"),
    Command("queue", "queue", "--seed TRACK…", "what the player would go on with after these tracks"),
    Command("recommend-from", "recommend_from", "FILE|-", "what fits a list of tracks from anywhere"),
    Command("taste", "taste", "", "what the player thinks that you like"),
    Command("mixes", "mixes", "", "the cards of the day: mixes and albums for you, and why"),
    Command("play", "play", "PATH…", "play without a window"),
    Command("feedback", "feedback", "WORD …", "like, dislike, ban tracks and artists, and take it back"),
    Command(
        "genres", "genres.command", "WORD …", "genres for tracks without one: suggest, accept, reject, write"
    ),
    Command("spoken", "spoken", "", "podcasts and audiobooks: what is kept out of the music"),
    Command("tag", "tag", "PATH…", "show and edit tags, covers and names of files; undo it"),
    Command("rate", "rate", "TRACK… STARS", "give tracks stars, in halves; 0 takes them away"),
    Command("playlist", "playlist.command", "WORD …", "playlists: make, show, edit, import, export"),
    Command("share", "share", "PLAYLIST|TRACK…", "playlists or tracks for others: picture, text, M3U8, JSON"),
    Command("smart", "smart", "WORD …", "playlists whose tracks are found by rules"),
    Command(
        "import",
        "importing",
        "FILE|FOLDER",
        "plays, ratings, likes and playlists of other players and services",
    ),
    Command("loudness", "loudness", "WORD …", "how loud tracks are: show, measure, write to tags"),
    Command(
        "scrobble", "scrobble", "WORD …", "tell ListenBrainz, Last.fm or your own server what you listen to"
    ),
    Command(
        "remote",
        "remote",
        "VERB …",
        "control the window that is open: play-pause, next, volume, status and more",
    ),
    Command("digest", "digest", "", "the weekly letter: print, save or send it"),
    Command("insights", "insights", "", "what you heard, in figures, tables or pictures"),
    Command("history", "lists", "", "what was played"),
    Command("stats", "lists", "", "the library in figures"),
    Command("profile", "profile.command", "WORD …", "people who share the library: list, create, delete"),
    Command("backups", "backups", "WORD", "copies of the library: list, make one now, restore one"),
    Command("check", "health", "", "look for damage in library, index, files and backups; mend it"),
    Command("doctor", "health", "", "print what a report of a bug needs, without anything personal"),
    Command("completion", "completion", "SHELL", "what lets bash, zsh or fish complete our commands"),
    Command("demo", "demo", "", "make a small library of its own music, and show everything with it"),
    Command("evaluate", "evaluate", "similarity", "how well sound and labels of a folder agree, in figures"),
    Command("evaluate", "evaluate", "genre", "how well genres are told by sound, in figures"),
    Command("evaluate", "evaluate", "queue", "how good the automatic queue is, in figures"),
)
"""All commands, in the order of the help. A command with two rows has two uses."""

COMMANDS: Final = {command.name: command.module for command in COMMAND_TABLE}
"""Commands, and the module under ``cli.commands`` of each."""

_PROFILE_DIR: Final = "--profile-dir"
_PROFILE: Final = "--profile"
_UNLOCK_FILE: Final = "--passphrase-file"
SORT: Final = "--sort"
SEARCH: Final = "--search"
QUERY: Final = "--query"
_ONE_MINUS: Final = re.compile(r"-[^-]")
_MAY_BEGIN_WITH_MINUS: Final = frozenset({SORT, SEARCH, QUERY})

_COMMANDS_HELP: Final = (
    "Without a command the player's window opens; files and folders that are named are played there.\n\n"
    "commands (each has its own --help):\n"
    + "".join(f"  {f'{one.name} {one.takes}':<23}{one.text}\n" for one in COMMAND_TABLE)
)

EXAMPLES: Final = (
    ("musicrec", "open the player"),
    ("musicrec ~/Music/album", "open it and play a folder"),
    ("musicrec scan ~/Music", "add a folder to the library"),
    ("musicrec analyse", "then let it be listened to"),
    ("musicrec tracks 'genre:jazz year:1955..1965'", ""),
    ("musicrec similar ~/Music/song.flac -n 5", ""),
    ("musicrec queue --seed 12 --seed 40 --json", ""),
    ("musicrec feedback like 12 40", ""),
    ("musicrec --profile-dir /tmp/try demo", "try it without touching your own library"),
)
"""What can be typed, and what it does where that needs words."""

EXIT_STATUS: Final = "0 done, 1 failed (one line on stderr says why), 2 wrong usage, 130 interrupted"

_EPILOG: Final = (
    "examples:\n"
    + "".join(f"  {typed:<43}{text}".rstrip() + "\n" for typed, text in EXAMPLES)
    + f"\nexit status: {EXIT_STATUS}\n"
)


@dataclass(frozen=True, slots=True)
class ChosenProfile(ProfilePaths):
    """The data folder and the profile that the user chose.

    Attributes:
        profile_name: whose taste, likes, history and settings to use; empty for the one that is opened at
            start.
        passphrase_file: with the passphrase of a locked profile; empty for none.
    """

    profile_name: str = ""
    passphrase_file: str = ""


class CommandParser(argparse.ArgumentParser):
    """A parser that can take parts of queries, which may begin with a minus (``musicrec tracks -live``).

    Attributes:
        takes_query: whether a word of one minus that is none of its options is a part of a query. Words of
            two minuses are options always, so that a mistyped one is told.
    """

    takes_query = False

    @override
    def _parse_optional(self, arg_string: str) -> Any:
        """None where an argument is no option; argparse has no public way to say so."""
        is_part = self.takes_query and _ONE_MINUS.match(arg_string) is not None
        if is_part and arg_string not in self._option_string_actions:
            return None
        return super()._parse_optional(arg_string)

    @override
    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As always, but parts of a query may stand on both sides of an option."""
        options, left = super().parse_known_args(args, namespace)
        if self.takes_query and not any(word.startswith("--") for word in left):
            options.query = [*options.query, *left]
            left = []
        return options, left


def add_query(parser: argparse.ArgumentParser, text: str = "") -> None:
    """Declare ``QUERY``: the words that are left, as a list."""
    assert isinstance(parser, CommandParser)  # subparsers are of the class of the first one
    parser.takes_query = True
    parser.add_argument("query", nargs="*", metavar="QUERY", help=text or None)


def name_of(text: str) -> str:
    """An argument that is a name, where a query follows; what begins with a minus is a part of the query."""
    if text.startswith("-"):
        raise argparse.ArgumentTypeError(f"“{text}” is a part of a query; the name comes first")
    return text


def chosen_profile(options: argparse.Namespace) -> ChosenProfile:
    """The data folder and the profile of the general options."""
    paths = ProfilePaths.under(options.profile_dir) if options.profile_dir else ProfilePaths.default()
    return ChosenProfile(
        **asdict(paths), profile_name=options.profile_name, passphrase_file=options.passphrase_file
    )


def with_joined_values(arguments: Sequence[str]) -> list[str]:
    """Arguments in which ``--sort -plays`` is one, because a value cannot begin with a minus otherwise."""
    joined: list[str] = []
    for argument in arguments:
        if joined and joined[-1] in _MAY_BEGIN_WITH_MINUS and _ONE_MINUS.match(argument):
            joined[-1] = f"{joined[-1]}={argument}"
        else:
            joined.append(argument)
    return joined


def named_command(arguments: Sequence[str]) -> str:
    """The command among the arguments, which is the first word that is no option; else an empty string."""
    is_value = False
    for argument in arguments:
        if is_value:
            is_value = False
        elif argument == "--":
            return ""
        elif argument in {_PROFILE_DIR, _PROFILE, _UNLOCK_FILE}:
            is_value = True
        elif not argument.startswith("-"):
            return argument if argument in COMMANDS else ""
    return ""


def make_parser(command: str) -> argparse.ArgumentParser:
    """The parser for a command, or for the window where ``command`` is empty.

    Only the module of that command is loaded, so that the window does not wait for the others.
    """
    parser = _bare_parser()
    if command:
        subparsers = parser.add_subparsers(prog="musicrec", metavar="COMMAND", required=True)
        _add_command(subparsers, command)
    else:
        parser.add_argument(
            "paths", nargs="*", metavar="PATH", help="files and folders to play in the window"
        )
    return parser


def _bare_parser() -> CommandParser:
    """What all commands and the window have in common."""
    parser = CommandParser(
        prog="musicrec",
        usage="musicrec [options] [FILE or FOLDER…]\n       musicrec [options] COMMAND …",
        description="A music player that listens to your library and keeps playing what fits.\n\n"
        + _COMMANDS_HELP,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.set_defaults(
        profile_dir=None, profile_name="", passphrase_file="", json=False, verbose=False, run=None, paths=[]
    )
    parser.add_argument("--version", action="version", version=f"musicrec {musicrec_desktop.__version__}")
    add_general(parser)
    return parser


def make_whole_parser() -> argparse.ArgumentParser:
    """The parser with all commands, for what is made of them; it loads all their modules."""
    parser = _bare_parser()
    subparsers = parser.add_subparsers(prog="musicrec", metavar="COMMAND")
    for command in COMMANDS:
        _add_command(subparsers, command)
    return parser


def _add_command(subparsers: Any, command: str) -> None:
    module = importlib.import_module(f"musicrec_desktop.cli.commands.{COMMANDS[command]}")
    command_parser = module.add_parser(command, subparsers)
    command_parser.allow_abbrev = False
    add_general(command_parser)


def number_of(text: str) -> int:
    """An argument that counts: a whole number from 1.

    Raises:
        argparse.ArgumentTypeError: it is none; so do the other types of arguments.
    """
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}” is not a whole number from 1")
    return int(text)


def percent_of(text: str) -> float:
    """An argument from 0 to 100."""
    try:
        value = float(text.removesuffix("%"))
    except ValueError:
        value = -1.0
    if not 0 <= value <= 100:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number from 0 to 100")
    return value


def weight_of(text: str) -> tuple[str, float]:
    """An argument that gives an aspect a weight, such as ``rhythm=2``."""
    from musicrec_desktop.recommend.space.aspects import ASPECTS  # numpy is not loaded for every command

    aspect, _, value = text.partition("=")
    try:
        weight = float(value)
    except ValueError:
        weight = -1.0
    if aspect not in ASPECTS or not 0 <= weight < float("inf"):
        raise argparse.ArgumentTypeError(f"“{text}” is not like rhythm=2; aspects are {', '.join(ASPECTS)}")
    return aspect, weight


def seconds_of(text: str) -> float:
    """An argument that is a time: more than 0 seconds."""
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < float("inf"):
        raise argparse.ArgumentTypeError(f"“{text}” is not a number of seconds above 0")
    return value


def profile_of(text: str) -> str:
    """An argument that names a profile."""
    try:
        return profile_name(text)
    except ProfileError:
        raise argparse.ArgumentTypeError(
            f"the name of a profile has 1 to {LONGEST_NAME} characters and no control characters"
        ) from None


def add_general(parser: argparse.ArgumentParser) -> None:
    """Add the options that may stand before and after the command; an absent one sets nothing."""
    group = parser.add_argument_group("general options")
    group.add_argument(
        _PROFILE_DIR,
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="keep library, history and settings under DIR instead of your own data folder",
    )
    group.add_argument(
        _PROFILE,
        dest="profile_name",
        metavar="NAME",
        type=profile_of,
        default=argparse.SUPPRESS,
        help="whose history, likes, playlists and settings to use; “musicrec profile” lists the profiles",
    )
    group.add_argument(
        _UNLOCK_FILE,
        metavar="FILE",
        default=argparse.SUPPRESS,
        help="read the passphrase of a locked profile from the first line of FILE; else it is taken from "
        "MUSICREC_PASSPHRASE, or asked for on the terminal",
    )
    group.add_argument(
        "--json",
        action="store_true",
        default=argparse.SUPPRESS,
        help="print one JSON document on stdout and nothing else",
    )
    group.add_argument(
        "--verbose", action="store_true", default=argparse.SUPPRESS, help="tell on stderr what is going on"
    )


def add_word(words: Any, word: str, text: str, run: Callable[..., int]) -> argparse.ArgumentParser:
    """Declare a word of a command (``musicrec playlist show``) with the options that all commands have.

    Args:
        words: the subparsers of the command.
        word: as it is typed; ``options.word`` tells it.
        text: what it does, without a full stop.
        run: carries it out.
    """
    parser: argparse.ArgumentParser = words.add_parser(
        word, help=text, description=f"{text[0].upper()}{text[1:]}."
    )
    parser.allow_abbrev = False
    parser.set_defaults(run=run, word=word)
    add_general(parser)
    return parser
