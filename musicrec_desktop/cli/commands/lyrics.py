"""``musicrec lyrics``: what is sung in tracks."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import Any, Final

from musicrec_desktop.cli.commands.similar import track_name
from musicrec_desktop.cli.documents.lyrics import lyrics_document
from musicrec_desktop.cli.finding import find_track
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.profile import Profile, open_profile
from musicrec_desktop.cli.queries import tracks_of
from musicrec_desktop.cli.words import printable
from musicrec_desktop.core import interruption
from musicrec_desktop.core.errors import TrackNotFoundError
from musicrec_desktop.model.lyrics import Lyrics, TrackLyrics
from musicrec_desktop.model.playlist import SmartRules
from musicrec_desktop.model.track import Track
from musicrec_desktop.ui.kit.wording.lyrics import (
    NO_LYRICS,
    problem_sentence,
    source_words,
    stamp,
)

MOST_TRACKS: Final = 50


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Declare the arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name,
        help="what is sung in tracks",
        description="Print the lyrics of a track, named by its path or id, or of the tracks that a query "
        "finds (“lyrics:moon” finds words in lyrics). They are read from files beside the music (.lrc, "
        ".txt and others), from its tags, and by artist and title from ~/.lyrics and "
        "~/.cache/rhythmbox/lyrics; nothing is fetched from the network, and none is written.",
    )
    parser.add_argument("what", nargs="+", metavar="TRACK|QUERY")
    parser.add_argument(
        "--synced", action="store_true", dest="is_synced", help="with times before the lines, as LRC has them"
    )
    parser.add_argument(
        "-n",
        dest="count",
        type=int,
        default=MOST_TRACKS,
        metavar="N",
        help=f"of at most so many tracks ({MOST_TRACKS})",
    )
    parser.set_defaults(run=run)
    return parser


def run(options: argparse.Namespace, output: Output) -> int:
    """Print lyrics; 1 where none were found."""
    found: list[tuple[Track, TrackLyrics]] = []
    with open_profile(options.profile) as profile:
        for track in _tracks(profile, " ".join(options.what))[: max(0, options.count)]:
            interruption.check()
            found.append((track, profile.services.lyrics.read(track.id)))
    if output.is_json:
        output.document([lyrics_document(track, lyrics) for track, lyrics in found])
        has_any = any(lyrics.found for _, lyrics in found)
    else:
        has_any = _show_all(found, output, is_synced=options.is_synced)
    if not has_any:
        output.complain(f"{NO_LYRICS}{' with times' if options.is_synced else ''} found.")
    return 0 if has_any else 1


def _show_all(found: Sequence[tuple[Track, TrackLyrics]], output: Output, *, is_synced: bool) -> bool:
    """Print the lyrics of tracks; returns whether there were any."""
    has_any = False
    for track, lyrics in found:
        for problem in lyrics.problems:
            output.complain(problem_sentence(problem))
        shown = _best(lyrics.found, lyrics.shown, is_synced=is_synced)
        if shown is None:
            continue
        if has_any:
            output.say_unbroken("")
        has_any = True
        _show(track, shown, output, shift_ms=lyrics.shift_ms if is_synced else None)
    return has_any


def _tracks(profile: Profile, what: str) -> list[Track]:
    """The track of a path or id, else those that a query finds."""
    try:
        return [find_track(profile.services.browse, what)]
    except TrackNotFoundError:
        return tracks_of(profile, SmartRules(what))


def _best(found: tuple[Lyrics, ...], shown: Lyrics | None, *, is_synced: bool) -> Lyrics | None:
    if shown is None or not is_synced or shown.is_synced:
        return shown
    return next((one for one in found if one.is_synced), None)


def _show(track: Track, lyrics: Lyrics, output: Output, *, shift_ms: int | None) -> None:
    """Print a heading and the lines; with times where ``shift_ms`` is given, which moves them."""
    output.say_unbroken(printable(f"{track_name(track)} · {source_words(lyrics)}"))
    for line in _lines(lyrics, shift_ms):
        output.say_unbroken(printable(line))


def _lines(lyrics: Lyrics, shift_ms: int | None) -> Iterator[str]:
    for line in lyrics.lines:
        start_ms = None if shift_ms is None or line.start_ms is None else line.start_ms + shift_ms
        before = "" if start_ms is None else stamp(max(0, start_ms))
        yield from (f"{before}{text}" for text in line.text.split("\n"))
        if line.background:
            yield f"({line.background})"
