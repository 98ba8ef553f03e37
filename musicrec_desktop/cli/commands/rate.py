"""``musicrec rate``: gives tracks stars."""

from __future__ import annotations

import argparse
from typing import Any

from musicrec_desktop.cli.documents.playlists import rating_documents
from musicrec_desktop.cli.finding import find_track
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.profile import open_profile
from musicrec_desktop.cli.words import printable
from musicrec_desktop.core import interruption
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.rating import MOST_HALF_STARS
from musicrec_desktop.ui.kit.wording.formats import format_stars
from musicrec_desktop.ui.kit.wording.tag_writing import writing_failure_text


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Declare the arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name,
        help="give tracks stars",
        description="Rate tracks with 0.5 to 5 stars, in halves; 0 removes the rating. Tracks are named by "
        "their paths or ids. Files are written only where “Write ratings into files” is on in the settings.",
    )
    parser.add_argument("what", nargs="+", metavar="PATH|ID")
    parser.add_argument("half_stars", type=half_stars_of, metavar="STARS")
    parser.set_defaults(run=run)
    return parser


def half_stars_of(text: str) -> int:
    """An argument that is a rating, as half stars."""
    try:
        half_stars = float(text) * 2
    except ValueError:
        half_stars = -1.0
    if half_stars not in range(MOST_HALF_STARS + 1):
        raise argparse.ArgumentTypeError(f"“{text}” is none of 0, 0.5, 1, 1.5 … 5 stars")
    return int(half_stars)


def run(options: argparse.Namespace, output: Output) -> int:
    """Rate tracks; none where one of them is unknown."""
    with open_profile(options.profile) as profile:
        tracks = [find_track(profile.services.browse, what) for what in options.what]
        ids = list(dict.fromkeys(track.id for track in tracks))
        profile.services.ratings.rate(ids, options.half_stars)
        ratings = profile.services.ratings.ratings(ids)
        report = profile.services.rating_writing.write_blocking(
            interruption.CommandContext(lambda _done: None)
        )
        interruption.check()
    if output.is_json:
        output.document(rating_documents(tracks, ratings))
    for track in tracks:
        output.say(printable(f"“{track.tags.title}”: {format_stars(ratings.get(track.id))}"))
    for one in report.failed:
        output.complain(printable(f"{display_path(one.path)}: {writing_failure_text(one.reason)}"))
    return 1 if report.failed else 0
