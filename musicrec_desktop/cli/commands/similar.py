"""``musicrec similar`` and ``musicrec queue``: what fits to tracks, and why."""

from __future__ import annotations

import argparse
from typing import Any, Final

from musicrec_desktop.cli.documents import recommendation_documents
from musicrec_desktop.cli.finding import find_track, tracks_by_id
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.parser import number_of, weight_of
from musicrec_desktop.cli.profile import Profile, open_profile
from musicrec_desktop.cli.tables import recommendation_table
from musicrec_desktop.model.recommendation import AutoQueue
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.ui.words import format_count

_SIMILAR_COUNT: Final = 10
_QUEUE_COUNT: Final = 20


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Say what the command ``name`` takes."""
    parser: argparse.ArgumentParser
    if name == "similar":
        parser = subparsers.add_parser(
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
    else:
        parser = subparsers.add_parser(
            name,
            help="what the player would go on with",
            description="Show the automatic queue that the player would go on with after these tracks, and "
            "why each is in it. Nothing is played.",
        )
        parser.add_argument(
            "--seed",
            dest="seeds",
            nargs="+",
            action="extend",
            required=True,
            metavar="PATH|ID",
            help="tracks to start from",
        )
        parser.add_argument(
            "-n", dest="count", type=number_of, default=_QUEUE_COUNT, metavar="N", help="how many (20)"
        )
        parser.add_argument(
            "--rng-seed",
            type=int,
            default=0,
            metavar="S",
            help="number that the draw depends on; the same number gives the same queue (0)",
        )
        parser.set_defaults(run=run_queue)
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


def run_queue(options: argparse.Namespace, output: Output) -> int:
    """Show the automatic queue of some seeds."""
    with open_profile(options.profile) as profile:
        services = profile.services
        seeds = [find_track(services.browse, seed) for seed in options.seeds]
        load_similarity(profile)
        queue = services.autoplay.queue_from_seeds(
            [seed.id for seed in seeds], options.count, options.rng_seed
        )
        tracks = tracks_by_id(services.browse, (one.track_id for one in queue.entries))
    if not queue.entries:
        output.complain("There is nothing to go on with: the library needs at least two tracks.")
        return 1
    if output.is_json:
        output.document(recommendation_documents(queue.entries, tracks))
    else:
        show_queue(queue, tracks, output)
    return 0


def load_similarity(profile: Profile) -> None:
    """Load or build the index and wait until it can answer."""
    similarity = profile.services.similarity
    similarity.load()
    profile.scheduler.run_until(lambda: similarity.is_settled)


def show_queue(queue: AutoQueue, tracks: dict[TrackId, Track], output: Output) -> None:
    """Print an automatic queue, and what had to give way in it."""
    title = f"Next {format_count(len(queue.entries), 'track')}"
    output.show(recommendation_table(title, queue.entries, tracks))
    for sentence in queue.relaxed:
        output.say(sentence)


def track_name(track: Track) -> str:
    """Title and artist, as a sentence names a track."""
    artist = track.tags.artist_text
    return f"“{track.tags.title}”" + (f" by {artist}" if artist else "")


def _why_nothing(profile: Profile, track: Track) -> str:
    if profile.services.similarity.ready_count < 2:
        return "Fewer than two tracks were analysed. Run “musicrec analyse” first."
    return f"{track_name(track)} was not analysed. Run “musicrec analyse”, then try again."
