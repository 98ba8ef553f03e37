"""``musicrec taste``: the taste of the listener as the player understands it."""

from __future__ import annotations

import argparse
from typing import Any

from musicrec_desktop.cli.documents.listening import taste_document
from musicrec_desktop.cli.finding import tracks_by_id
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.profile import load_similarity, open_profile
from musicrec_desktop.cli.tables.listening import taste_table
from musicrec_desktop.core.sentences import percent


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Declare the arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name,
        help="what the player thinks that you like",
        description="Show your interests as the player understands them from what you played, liked and "
        "skipped: each by a track that stands for it, its share, and when you listen to it; what you do not "
        "like; and how much of a queue goes to tracks that are new to you.",
    )
    parser.set_defaults(run=run)
    return parser


def run(options: argparse.Namespace, output: Output) -> int:
    """Show the taste; 1 where nothing is known yet."""
    with open_profile(options.profile) as profile:
        services = profile.services
        load_similarity(profile)
        known = services.autoplay.taste.learn_now()
        ids = [*(interest.track_id for interest in known.profile.interests), *known.profile.rejected]
        tracks = tracks_by_id(services.browse, ids)
    if output.is_json:
        output.document(taste_document(known, tracks))
        return 0
    if not known.profile:
        output.complain("Nothing is known of your taste yet. Play, like or skip some tracks first.")
        return 1
    output.show(taste_table(known, tracks))
    unwanted = [tracks[track_id].tags.title for track_id in known.profile.rejected if track_id in tracks]
    if unwanted:
        output.say(f"Not liked: {', '.join(unwanted)}.")
    if known.discovery.is_active:
        output.say(f"{percent(known.discovery.share)} of a queue goes to tracks that are new to you.")
    if known.co_occurrence.weight:
        output.say("What is played together counts beside the sound.")
    return 0
