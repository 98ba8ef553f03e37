"""``musicrec path``: a journey from track to track through what lies between them, in small steps."""

from __future__ import annotations

import argparse
from typing import Any, Final

from musicrec_desktop.cli.documents.music_map import path_document
from musicrec_desktop.cli.finding import find_track, tracks_by_id
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.parser import number_of
from musicrec_desktop.cli.profile import load_similarity, open_profile
from musicrec_desktop.cli.tables.music_map import path_table
from musicrec_desktop.model.path import PathWish
from musicrec_desktop.ui.kit.wording.paths import path_problem_text

_TRACKS: Final = 20
_FEWEST: Final = 2


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Declare the arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name,
        help="a journey from track to track in small steps",
        description="Find a way from one track to another, through further ones where several are named. "
        "Each step is small in sound, tempo, key and energy. Tracks are named by their path or by their id "
        "(“musicrec tracks” shows ids).",
    )
    parser.add_argument("first", metavar="PATH|ID", help="where it begins")
    parser.add_argument("further", nargs="+", metavar="PATH|ID", help="where it leads, in order")
    length = parser.add_mutually_exclusive_group()
    length.add_argument(
        "--tracks", type=number_of, metavar="N", help=f"how many tracks, with the named ones ({_TRACKS})"
    )
    length.add_argument("--minutes", type=number_of, metavar="N", help="how long it shall be, instead")
    parser.add_argument("--save", metavar="NAME", help="keep it as a playlist")
    parser.set_defaults(run=run)
    return parser


def run(options: argparse.Namespace, output: Output) -> int:
    """Show a path; 1 where there is none."""
    with open_profile(options.profile) as profile:
        services = profile.services
        stops = [find_track(services.browse, what).id for what in (options.first, *options.further)]
        load_similarity(profile)
        wish = PathWish(None if options.minutes else options.tracks or _TRACKS, options.minutes)
        path = services.journeys.find(stops, wish)
        ids = [step.track_id for step in path.steps]
        tracks = tracks_by_id(services.browse, ids)
        problem = path_problem_text(path.problem)
        if options.save and len(ids) >= _FEWEST:
            services.playlists.lists.create(options.save, ids)
    if output.is_json:
        output.document(path_document(path, tracks))
    elif ids:
        output.show(path_table(path, tracks))
    if problem:
        output.complain(problem)
    return 0 if len(ids) >= _FEWEST else 1
