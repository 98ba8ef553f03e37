"""``musicrec taste``: what the player thinks that you like."""

from __future__ import annotations

import argparse
from typing import Any, Final

from rich.table import Table

from musicrec_desktop.cli.commands.similar import load_similarity
from musicrec_desktop.cli.documents import Document, name_document
from musicrec_desktop.cli.finding import tracks_by_id
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.profile import open_profile
from musicrec_desktop.cli.tables import make_table
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.recommend.taste.taste_profile import Interest
from musicrec_desktop.services.autoplay.taste_keeper import Known

_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NOTABLE: Final = 1.2
"""So much more than usual is worth telling."""
_DIGITS: Final = 4


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Say what the command takes."""
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
    """Show the taste; 1 where nothing is known of it."""
    with open_profile(options.profile) as profile:
        services = profile.services
        load_similarity(profile)
        known = services.autoplay.learn_taste()
        ids = [*(interest.track_id for interest in known.profile.interests), *known.profile.rejected]
        tracks = tracks_by_id(services.browse, ids)
    if output.is_json:
        output.document(taste_document(known, tracks))
        return 0
    if not known.profile:
        output.complain("Nothing is known of your taste yet. Play, like or skip some tracks first.")
        return 1
    output.show(_table(known, tracks))
    unwanted = [tracks[track_id].tags.title for track_id in known.profile.rejected if track_id in tracks]
    if unwanted:
        output.say(f"Not liked: {', '.join(unwanted)}.")
    if known.discovery.is_active:
        output.say(f"{100 * known.discovery.share:.0f}% of a queue goes to tracks that are new to you.")
    if known.co_occurrence.weight:
        output.say("What is played together counts beside the sound.")
    return 0


def taste_document(known: Known, tracks: dict[TrackId, Track]) -> Document:
    """What is known of the listener, as JSON."""
    return {
        "interests": [
            {
                **name_document(tracks[interest.track_id]),
                "share": round(interest.share, _DIGITS),
                "members": interest.members,
                "hours": [round(float(value), 3) for value in interest.hours],
                "weekdays": [round(float(value), 3) for value in interest.weekdays],
            }
            for interest in known.profile.interests
            if interest.track_id in tracks
        ],
        "rejected": [name_document(tracks[one]) for one in known.profile.rejected if one in tracks],
        "tracks_known": len(known.profile.ids),
        "discovery_share": round(known.discovery.share, _DIGITS),
        "co_occurrence": {"pairs": len(known.co_occurrence) // 2, "weight": known.co_occurrence.weight},
    }


def _table(known: Known, tracks: dict[TrackId, Track]) -> Table:
    table = make_table(
        "Your interests",
        [("Stands for it", "left", 0), ("Artist", "left", 0), ("Share", "right", 0), ("When", "left", 0)],
    )
    for interest in known.profile.interests:
        track = tracks.get(interest.track_id)
        if track is not None:
            share = f"{100 * interest.share:.0f}%"
            table.add_row(track.tags.title, track.tags.artist_text, share, _when(interest))
    return table


def _when(interest: Interest) -> str:
    """The hour and the weekday at which it is heard most, where that is more than usual."""
    hour, day = int(interest.hours.argmax()), int(interest.weekdays.argmax())
    told = []
    if interest.hours[hour] >= _NOTABLE:
        told.append(f"around {hour}:00")
    if interest.weekdays[day] >= _NOTABLE:
        told.append(f"on {_DAYS[day]}s")
    return ", ".join(told)
