"""``musicrec remote``: controls the window that is open."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.parser import add_general
from musicrec_desktop.cli.words import printable
from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.core.instance_socket import Answer, ask
from musicrec_desktop.core.remote_verbs import PROFILE, STATUS, VERBS, VERBS_BY_NAME, Takes, Verb
from musicrec_desktop.core.sentences import percent
from musicrec_desktop.playlist_files.locations import is_list_name
from musicrec_desktop.ui.kit.wording.formats import format_duration

_STATES: Final = {"playing": "Playing", "loading": "Playing", "paused": "Paused", "stopped": "Stopped"}
_OPINIONS: Final = {"like": "Liked.", "dislike": "Disliked.", "neutral": "Neither liked nor disliked."}


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Declare the arguments; without a verb the command shows the status."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name,
        help="control the player that is open",
        description="Control the player's window that is open: from a terminal, a script, or the keys of a "
        "window manager. Without a verb, it is told what is playing.",
    )
    parser.set_defaults(run=run, verb=STATUS, arguments=[], playlists=[])
    verbs = parser.add_subparsers(prog=f"musicrec {name}", metavar="VERB", title="verbs")
    for verb in VERBS:
        _add_verb(verbs, verb)
    return parser


def run(options: argparse.Namespace, output: Output) -> int:
    """Send one verb, and print the answer where it has something to show."""
    verb = VERBS_BY_NAME[options.verb]
    arguments = _words(options.arguments)
    if not verb.takes.pattern:
        arguments = _files(options, [_existing(path) for path in arguments])
        if len(arguments) < verb.takes.minimum:
            options.wrong_usage("name a PATH, or a playlist with --playlist")
    answer = ask(options.profile.runtime_dir, verb.name, arguments)
    if output.is_json:
        output.document(answer)
    elif (tell := _TELL.get(verb.name)) is not None:
        for line in tell(answer):
            output.say(printable(line))
    for text in answer.get("left_out", ()):
        output.complain(printable(str(text)))
    return 0


def taken_lines(answer: Answer) -> list[str]:
    """Lines about files and folders that were handed over."""
    if answer.get("is_pending"):
        return ["The files are still being read; the player’s window tells what cannot be played."]
    return []


def status_lines(answer: Answer) -> list[str]:
    """Lines that show what plays, and the modes."""
    lines = [_playing_line(answer)]
    if answer["track"] is not None:
        lines.append(_position_line(answer))
    if answer.get("opinion") in {"like", "dislike"}:
        lines.append(_OPINIONS[answer["opinion"]])
    modes = [_volume_text(answer), _shuffle_text(answer), _repeat_text(answer)]
    lines.append(", ".join(modes))
    if answer["stops_after_current"]:
        lines.append(_stop_after_text(answer))
    following = [track for track in answer["next_up"] if track is not None]
    if following:
        lines.append(f"Next: {_name(following[0])}")
    return lines


def _existing(path: str) -> str:
    """The absolute path of an existing file or folder.

    Raises:
        LibraryError: ``"gone"``, it does not exist.
    """
    whole = os.path.abspath(path)
    if not os.path.exists(whole):
        raise LibraryError(whole, "gone")
    return whole


def _files(options: argparse.Namespace, paths: Sequence[str]) -> list[str]:
    """Paths with the sound files of playlist files in their places, then those of the named playlists.

    Raises:
        PlaylistError: there is no such playlist, or it has no track whose file is there.
        PlaylistFileError: a playlist file cannot be used.
    """
    lists = {path for path in paths if is_list_name(path) and os.path.isfile(path)}
    if not options.playlists and not lists:
        return list(paths)
    # The library is opened for playlists alone; other verbs do not wait for it.
    from musicrec_desktop.cli.finding import tracks_by_id, tracks_of_playlist
    from musicrec_desktop.cli.profile import open_profile

    with open_profile(options.profile) as profile:
        services, files = profile.services, list[str]()
        for path in paths:
            files += services.exchange.files_of(path) if path in lists else [path]
        for what in options.playlists:
            tracks = tracks_of_playlist(profile, what)
            known = tracks_by_id(services.browse, tracks)
            files += [known[track_id].path for track_id in tracks if track_id in known]
    return files


def _add_verb(verbs: Any, verb: Verb) -> None:
    parser: argparse.ArgumentParser = verbs.add_parser(
        verb.name, help=verb.help, description=f"{verb.help.capitalize()}."
    )
    parser.allow_abbrev = False
    parser.set_defaults(verb=verb.name, wrong_usage=parser.error)
    takes = verb.takes
    if takes.maximum and not takes.pattern:
        parser.add_argument(
            "--playlist",
            dest="playlists",
            action="append",
            default=[],
            metavar="NAME",
            help="a playlist, after what is named by paths; also several times",
        )
    if takes.maximum:
        few = "?" if takes.minimum == 0 else None
        # A playlist may stand for paths.
        many = "*" if takes.minimum == 0 or not takes.pattern else "+"
        parser.add_argument(
            "arguments",
            nargs=few if takes.maximum == 1 else many,
            metavar=takes.metavar,
            type=partial(_word_of, takes),
            help=argparse.SUPPRESS,
        )
    add_general(parser)


def _word_of(takes: Takes, word: str) -> str:
    """One argument of a verb; whether a path exists is checked later."""
    if takes.pattern and not takes.fits([word]):
        raise argparse.ArgumentTypeError(f"“{word}” is not {takes.metavar}")
    return word


def _words(given: str | list[str] | None) -> list[str]:
    """Arguments as a list, whether argparse found none, one or many."""
    return [given] if isinstance(given, str) else list(given or ())


def _playing_line(answer: Answer) -> str:
    state = _STATES[answer["state"]]
    if answer["track"] is None:
        return state
    album = f" ({answer['track']['album']})" if answer["track"]["album"] else ""
    return f"{state}: {_name(answer['track'])}{album}"


def _name(track: Answer) -> str:
    artist = f" — {track['artist']}" if track["artist"] else ""
    return f"{track['title']}{artist}"


def _position_line(answer: Answer) -> str:
    return f"{format_duration(answer['position_ms'])} / {format_duration(answer['duration_ms'])}"


def _volume_text(answer: Answer) -> str:
    return f"Volume {percent(answer['volume_percent'] / 100)}{', muted' if answer['is_muted'] else ''}"


def _shuffle_text(answer: Answer) -> str:
    return f"shuffle {'on' if answer['is_shuffled'] else 'off'}"


def _repeat_text(answer: Answer) -> str:
    return f"repeat {answer['repeat']}"


def _stop_after_text(answer: Answer) -> str:
    if answer["stops_after_current"]:
        return "Stops after this track."
    return "Goes on after this track."


_TELL: Final[dict[str, Callable[[Answer], list[str]]]] = {
    STATUS: status_lines,
    "play": taken_lines,
    "queue": taken_lines,
    "position": lambda answer: [_position_line(answer)],
    "volume": lambda answer: [_volume_text(answer)],
    "mute": lambda answer: [_volume_text(answer)],
    "shuffle": lambda answer: [_shuffle_text(answer).capitalize()],
    "repeat": lambda answer: [_repeat_text(answer).capitalize()],
    "stop-after": lambda answer: [_stop_after_text(answer)],
    "like": lambda answer: [_OPINIONS[answer["opinion"]]],
    "dislike": lambda answer: [_OPINIONS[answer["opinion"]]],
    PROFILE: lambda answer: [f"The player is used as {quoted(answer['profile'])}."],
}
"""Verbs whose answer is shown, and the lines of it."""
