"""``musicrec tracks``, ``history`` and ``stats``: tracks, listens and statistics of the library."""

from __future__ import annotations

import argparse
from typing import Any, Final

from musicrec_desktop.cli.documents.library import stats_document, track_document
from musicrec_desktop.cli.documents.listening import history_documents
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.parser import add_query, number_of
from musicrec_desktop.cli.profile import open_profile
from musicrec_desktop.cli.queries import add_sort, limit_of, tracks_of
from musicrec_desktop.cli.tables.library import failure_list, stats_table, track_table
from musicrec_desktop.cli.tables.listening import history_table
from musicrec_desktop.model.playlist import LimitUnit, SmartRules
from musicrec_desktop.ui.kit.wording.formats import format_count

_HISTORY_COUNT: Final = 20


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Declare the arguments of the command ``name``."""
    parser: argparse.ArgumentParser
    if name == "tracks":
        parser = subparsers.add_parser(
            name,
            help="list tracks",
            description="List the tracks of the library: all, or those that a search finds, by artist or in "
            "the order of --sort, for example  musicrec tracks 'genre:jazz year:1955..1965 -live'",
        )
        add_query(parser)
        add_sort(parser)
        parser.add_argument(
            "--limit", type=limit_of, metavar="LIMIT", help="at most so much: 50, 90min, 700MB"
        )
        parser.set_defaults(run=run_tracks)
    elif name == "history":
        parser = subparsers.add_parser(
            name, help="what was played", description="Show what was played, the latest first."
        )
        parser.add_argument(
            "-n",
            dest="count",
            type=number_of,
            default=_HISTORY_COUNT,
            metavar="N",
            help=f"how many ({_HISTORY_COUNT})",
        )
        parser.set_defaults(run=run_history)
    else:
        parser = subparsers.add_parser(
            name, help="the library in figures", description="Show the library and its use in figures."
        )
        parser.set_defaults(run=run_stats)
    return parser


def run_tracks(options: argparse.Namespace, output: Output) -> int:
    """List tracks that a search finds, or all."""
    with open_profile(options.profile) as profile:
        browse = profile.services.browse
        limit, unit = options.limit or (None, LimitUnit.TRACKS)
        rules = SmartRules(" ".join(options.query), sort=options.sort or (), limit=limit, limit_unit=unit)
        tracks = tracks_of(profile, rules)
        is_empty = not tracks and browse.is_empty()
    if output.is_json:
        output.document([track_document(track) for track in tracks])
    elif tracks:
        output.show(track_table(format_count(len(tracks), "track"), tracks))
    else:
        output.say(
            "The library is empty. Add music with: musicrec scan FOLDER"
            if is_empty
            else "No track was found. Use fewer words, or one field: artist:name, genre:jazz."
        )
    return 0


def run_history(options: argparse.Namespace, output: Output) -> int:
    """List the latest listens."""
    with open_profile(options.profile) as profile:
        rows = profile.services.browse.history(options.count)
        now_ms = profile.scheduler.clock.now_ms()
    if output.is_json:
        output.document(history_documents(rows))
    elif rows:
        output.show(history_table("History", rows, now_ms))
    else:
        output.say("Nothing was played yet.")
    return 0


def run_stats(options: argparse.Namespace, output: Output) -> int:
    """Show statistics, and the files that could not be used."""
    with open_profile(options.profile) as profile:
        stats = profile.services.browse.stats()
        unreadable = profile.services.scan.unread()
        unheard = profile.services.analyse.failures()
    if output.is_json:
        output.document(stats_document(stats, unreadable))
        return 0
    output.show(stats_table(stats))
    if unreadable:
        output.show(failure_list(unreadable, "Could not read"))
    if unheard:
        output.show(failure_list(unheard, "Could not listen to"))
    return 0
