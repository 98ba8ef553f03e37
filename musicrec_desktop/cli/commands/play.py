"""``musicrec play``: plays without a window."""

from __future__ import annotations

import argparse
import os
from typing import Any, Final

from musicrec_desktop.cli.documents.listening import play_document
from musicrec_desktop.cli.finding import find_track, tracks_of_playlist
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.parser import seconds_of
from musicrec_desktop.cli.playing import play
from musicrec_desktop.cli.profile import Profile, open_profile
from musicrec_desktop.cli.tables.listening import history_table
from musicrec_desktop.cli.words import failure_line, no_sound_line, playback_line
from musicrec_desktop.core import interruption
from musicrec_desktop.model.files import FileFailure
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playlist_files.locations import is_list_name

_ENGINE_MISSING: Final = frozenset({"no-libvlc", "no-plugins", "cannot-start"})
"""Reasons for which nothing can play at all; without a sound device, playback is silent."""


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Declare the arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name,
        help="play without a window",
        description="Play files, all music below folders, playlist files, or playlists, without a window, "
        "and log what was heard. Files that the library does not know yet are added to it. Ctrl+C stops.",
    )
    parser.add_argument("paths", nargs="*", metavar="PATH")
    parser.add_argument(
        "--playlist",
        dest="playlists",
        action="append",
        default=[],
        metavar="NAME",
        help="play a playlist after what is named by paths; also several times",
    )
    parser.add_argument(
        "--seconds", type=seconds_of, metavar="S", help="play only the first S seconds of each track"
    )
    parser.set_defaults(run=run, wrong_usage=parser.error)
    return parser


def run(options: argparse.Namespace, output: Output) -> int:
    """Play; 1 where there is no output, or something could not be played."""
    if not options.paths and not options.playlists:
        options.wrong_usage("name a PATH, or a playlist with --playlist")
    with open_profile(options.profile, has_sound=True) as profile:
        if (problem := profile.services.player.engine_problem) in _ENGINE_MISSING:
            output.complain(no_sound_line(problem))
            return 1
        listed = [one for what in options.playlists for one in tracks_of_playlist(profile, what)]
        ids, failed = _find(profile, options.paths)
        ids += listed
        for failure in failed:
            output.complain(failure_line(failure.path, failure.reason))
        if not ids:
            return 1
        with output.playing() as on_playing:
            report = play(profile, ids, options.seconds, on_playing)
        now_ms = profile.scheduler.clock.now_ms()
    for error in report.failed:
        output.complain(playback_line(error))
    if report.engine_problem:
        output.complain(no_sound_line(report.engine_problem))
    if output.is_json:
        output.document(play_document(report, failed))
    else:
        output.show(history_table("Played", report.heard, now_ms))
    return 1 if failed or report.failed else 0


def _find(profile: Profile, paths: list[str]) -> tuple[list[TrackId], list[FileFailure]]:
    """The tracks of files, folders and ids, in their order."""
    ids: list[TrackId] = []
    failed: list[FileFailure] = []
    for path in paths:
        if path.isascii() and path.isdigit() and not os.path.exists(path):
            ids.append(find_track(profile.services.browse, path).id)
            continue
        named = [path]
        if is_list_name(path) and os.path.isfile(path):
            named = profile.services.exchange.files_of(os.path.abspath(path), interruption.CommandContext())
        added = profile.services.scan.add_files_blocking(named, interruption.CommandContext())
        interruption.check()
        ids.extend(added.ids)
        failed.extend(added.failed)
        if not added.ids and not added.failed:
            failed.append(FileFailure(os.path.abspath(path), "no-audio"))
    return ids, failed
