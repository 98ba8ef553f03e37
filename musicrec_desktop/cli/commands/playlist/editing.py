"""What all words of ``musicrec playlist`` do: find a playlist, do something with it, show what it is then."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from musicrec_desktop.cli.documents.playlists import playlist_edit_document
from musicrec_desktop.cli.finding import find_folder, find_playlist, find_track
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.parser import SEARCH
from musicrec_desktop.cli.profile import Profile, open_profile
from musicrec_desktop.cli.queries import tracks_of
from musicrec_desktop.cli.words import printable
from musicrec_desktop.core import interruption
from musicrec_desktop.model.playlist import (
    Playlist,
    PlaylistFolderId,
    PlaylistId,
    PlaylistKind,
    SmartRules,
    folder_paths,
)
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.playlists.edit import PlaylistEdit
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.kit.wording.formats import format_count, format_long_duration

Run = Callable[[argparse.Namespace, Output], int]
"""Carries out a word, and returns the exit status."""
Edit = Callable[[Services, Playlist, argparse.Namespace], PlaylistEdit | None]
"""Does something with a playlist."""


def editing(edit: Edit, *, reads_files: bool = False) -> Run:
    """A run that finds the playlist of the arguments, edits it, and shows it, or the one that it made.

    Args:
        edit: what is done.
        reads_files: whether followed files are read before, because the entries matter.
    """

    def run(options: argparse.Namespace, output: Output) -> int:
        with open_profile(options.profile) as profile:
            if reads_files:
                read_followed(profile)
            playlist = find_playlist(profile.services.playlists.reader, options.playlist)
            done = edit(profile.services, playlist, options)
            made = None if done is None else done.made
            show_playlist(profile, playlist.id if made is None else made, output)
        return 0

    return run


def add_playlist(parser: argparse.ArgumentParser) -> None:
    """Declare ``PLAYLIST``."""
    parser.add_argument("playlist", metavar="PLAYLIST")


def add_playlists(parser: argparse.ArgumentParser) -> None:
    """Declare ``PLAYLIST…``."""
    parser.add_argument("playlists", nargs="+", metavar="PLAYLIST")


def add_tracks(parser: argparse.ArgumentParser) -> None:
    """Declare tracks: by name, and by a search."""
    parser.add_argument("tracks", nargs="*", metavar="PATH|ID")
    parser.add_argument(SEARCH, metavar="QUERY", help="all tracks that a search finds, by artist")


def named_tracks(profile: Profile, options: argparse.Namespace) -> list[TrackId]:
    """The tracks that are named, then those that are searched for."""
    named = [find_track(profile.services.browse, what).id for what in options.tracks]
    if options.search is None:
        return named
    return [*named, *(track.id for track in tracks_of(profile, SmartRules(options.search)))]


def add_folder(parser: argparse.ArgumentParser, text: str) -> None:
    """Declare ``--folder``."""
    parser.add_argument("--folder", metavar="FOLDER", help=text)


def named_folder(profile: Profile, what: str | None) -> PlaylistFolderId | None:
    """The folder of a name, a path or a number; None, which is the top, where none is named."""
    return None if what is None else find_folder(profile.services.playlists.reader, what).id


def read_followed(profile: Profile) -> None:
    """Read the followed files that have changed."""
    if profile.services.backups.write_problem is None:
        profile.services.exchange.followed.check(interruption.CommandContext())


def show_playlist(
    profile: Profile, playlist_id: PlaylistId, output: Output, more: dict[str, object] | None = None
) -> None:
    """Print what a playlist is now.

    Args:
        profile: whose playlist it is.
        playlist_id: of the playlist.
        output: prints it.
        more: what else the JSON document has.
    """
    reader = profile.services.playlists.reader
    playlist = reader.playlist(playlist_id)
    if output.is_json:
        output.document(playlist_edit_document(playlist, folder_paths(reader.folders()), more or {}))
    else:
        output.say(printable(f"“{playlist.name}” ({playlist.id}): {figures(playlist)}"))


def figures(playlist: Playlist) -> str:
    """How much is in a playlist, as a sentence."""
    if playlist.kind is PlaylistKind.SMART:
        return "its rules find the tracks."
    missing = f", {playlist.missing:,} of them not in the library now" if playlist.missing else ""
    return f"{format_count(playlist.entries, 'track')}, {format_long_duration(playlist.length_ms)}{missing}."
