"""``musicrec covers``: how covers look, which albums look alike, which pictures are there twice."""

from __future__ import annotations

import argparse
from typing import Any, Final

from musicrec_desktop.cli.documents.covers import (
    double_documents,
    look_document,
    similar_covers_document,
    wall_document,
)
from musicrec_desktop.cli.finding import find_album, tracks_by_id
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.parser import add_word, number_of
from musicrec_desktop.cli.profile import Profile, open_profile
from musicrec_desktop.cli.tables.covers import double_table, similar_covers_table, wall_table
from musicrec_desktop.cli.words import printable
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.cover_look import TURNED_OFF
from musicrec_desktop.services.looks.run import LookReport
from musicrec_desktop.ui.kit.wording.covers import NO_DOUBLES, PROBLEMS, cover_failure_text
from musicrec_desktop.ui.kit.wording.formats import format_count

_COUNT: Final = 10


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Declare the arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name,
        help="albums whose covers look alike, and pictures that are there twice",
        description="Compare covers by what they show and by their colours. Covers that were not looked at "
        "yet are looked at first. An album is named by its title, by “Artist - Album”, or by some of its "
        "words. Without a word, covers are looked at.",
    )
    parser.set_defaults(run=run_look)
    words = parser.add_subparsers(prog=f"musicrec {name}", metavar="WORD", title="words")
    add_word(words, "look", "look at all covers that were not looked at yet", run_look)
    similar = add_word(words, "similar", "the albums whose covers look most like that of one", run_similar)
    similar.add_argument("album", metavar="ALBUM")
    similar.add_argument(
        "-n", dest="count", type=number_of, default=_COUNT, metavar="N", help=f"how many ({_COUNT})"
    )
    add_word(
        words, "doubles", "duplicate covers: pictures that are there in several sizes or files", run_doubles
    )
    add_word(words, "wall", "all albums in an order in which covers that look alike are near", run_wall)
    return parser


def run_look(options: argparse.Namespace, output: Output) -> int:
    """Look at covers; 1 where no picture can be looked at."""
    with open_profile(options.profile) as profile:
        report = look(profile, output)
    if output.is_json:
        output.document(look_document(report))
    elif report.problem != TURNED_OFF:
        count = format_count(report.pictures, "picture")
        output.say(
            f"Looked at {count} of {format_count(report.tracks, 'track')} in {report.seconds:.1f} s "
            f"({report.cpu_seconds:.1f} s of processor time)."
        )
        if report.failed:
            output.say(f"Trouble with {format_count(len(report.failed), 'cover')}:")
            for path, reason in report.failed:
                output.say(f"  {printable(display_path(path))}: {cover_failure_text(reason)}")
    return 1 if report.problem else 0


def run_similar(options: argparse.Namespace, output: Output) -> int:
    """Show similar albums; 1 where there is no cover to compare."""
    with open_profile(options.profile) as profile:
        if look(profile, output).problem == TURNED_OFF:
            return 1
        looks = profile.services.album_looks
        catalogue = looks.at_hand()
        album = find_album(catalogue.albums, options.album)
        found = looks.similar(album, options.count)
    if output.is_json and album.picture is not None:
        output.document(similar_covers_document(album, found))
    elif album.picture is None:
        output.complain(f"“{album.album.name}” has no cover that can be seen.")
    elif found:
        output.show(similar_covers_table(album, found))
    else:
        output.complain("No other album has a cover.")
    return 0 if found or (output.is_json and album.picture is not None) else 1


def run_doubles(options: argparse.Namespace, output: Output) -> int:
    """Show pictures that are there in several files."""
    with open_profile(options.profile) as profile:
        if look(profile, output).problem == TURNED_OFF:
            return 1
        groups = profile.services.album_looks.doubles()
        named = {track for files in groups for one in files for track in one.tracks}
        tracks = tracks_by_id(profile.services.browse, sorted(named))
    if output.is_json:
        output.document(double_documents(groups, tracks))
    elif groups:
        output.show(double_table(groups, tracks))
    else:
        output.say(f"{NO_DOUBLES}.")
    return 0


def run_wall(options: argparse.Namespace, output: Output) -> int:
    """Show all albums in the order of the wall."""
    with open_profile(options.profile) as profile:
        if look(profile, output).problem == TURNED_OFF:
            return 1
        wall = profile.services.album_looks.wall.blocking()
    if output.is_json:
        output.document(wall_document(wall))
    else:
        output.show(wall_table(wall))
    return 0


def look(profile: Profile, output: Output) -> LookReport:
    """Look at covers that were not looked at yet, where the library can be written; says what is wrong."""
    services = profile.services
    nothing = LookReport(0, 0, (), 0, 0.0, 0.0, services.cover_looks.problem)
    if nothing.problem:
        output.complain(PROBLEMS[nothing.problem])
        return nothing
    if services.backups.write_problem is not None or not services.cover_looks.pending_count():
        return nothing
    with output.progress("Looking at covers") as on_progress:
        report = services.cover_looks.run_blocking(on_progress)
    if report.problem:
        output.complain(PROBLEMS[report.problem])
    return report
