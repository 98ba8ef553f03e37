"""``musicrec similar``: tracks that sound like one, and why."""

from __future__ import annotations

import argparse
from typing import Any, Final

from musicrec_desktop.cli.documents.listening import recommendation_documents
from musicrec_desktop.cli.finding import find_track, tracks_by_id
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.parser import number_of, weight_of
from musicrec_desktop.cli.profile import Profile, load_similarity, open_profile
from musicrec_desktop.cli.tables.listening import recommendation_table
from musicrec_desktop.model.track import Track

_SIMILAR_COUNT: Final = 10


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Declare the arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name,
        help="tracks that sound like this one",
        description="Show the tracks that sound most like one, and in what they are alike. The track is "
        "named by its path or by its id (“musicrec tracks” shows ids).",
    )
    parser.add_argument("track", metavar="PATH|ID")
    parser.add_argument(
        "-n", dest="count", type=number_of, default=_SIMILAR_COUNT, metavar="N", help="how many (10)"
    )
    parser.add_argument(
        "--weight",
        dest="weights",
        type=weight_of,
        action="append",
        metavar="ASPECT=W",
        help="how much timbre, rhythm, harmony or dynamics counts (1), for example --weight rhythm=3",
    )
    parser.set_defaults(run=run_similar)
    return parser


def run_similar(options: argparse.Namespace, output: Output) -> int:
    """Show similar tracks; 1 where the track is unknown or was not analysed."""
    with open_profile(options.profile) as profile:
        browse = profile.services.browse
        track = find_track(browse, options.track)
        load_similarity(profile)
        weights = dict(options.weights) if options.weights else None
        found = profile.services.similarity.similar(track.id, options.count, weights)
        if not found:
            output.complain(_why_nothing(profile, track))
            return 1
        tracks = tracks_by_id(browse, (one.track_id for one in found))
    if output.is_json:
        output.document(recommendation_documents(found, tracks))
    else:
        output.show(recommendation_table(f"Similar to {track_name(track)}", found, tracks))
    return 0


def track_name(track: Track) -> str:
    """Title and artist of a track, for use in a sentence."""
    artist = track.tags.artist_text
    return f"“{track.tags.title}”" + (f" by {artist}" if artist else "")


def _why_nothing(profile: Profile, track: Track) -> str:
    if profile.services.similarity.ready_count < 2:
        return "Fewer than two tracks were analysed. Run “musicrec analyse” first."
    return f"{track_name(track)} was not analysed. Run “musicrec analyse”, then try again."
