"""Words that show playlists and change nothing."""

from __future__ import annotations

import argparse
from typing import Any, Final

from musicrec_desktop.cli.commands.playlist.editing import add_playlist, figures, read_followed
from musicrec_desktop.cli.documents.playlists import (
    playlist_content_document,
    playlist_documents,
    suggestion_documents,
)
from musicrec_desktop.cli.finding import find_playlist, tracks_by_id
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.parser import add_word, number_of, percent_of
from musicrec_desktop.cli.profile import Profile, load_similarity, open_profile
from musicrec_desktop.cli.tables.listening import recommendation_table
from musicrec_desktop.cli.tables.playlists import playlist_entry_table, playlist_table
from musicrec_desktop.cli.words import printable
from musicrec_desktop.model.playlist import folder_paths
from musicrec_desktop.ui.kit.wording.formats import format_count
from musicrec_desktop.ui.kit.wording.playlists import suggestion_problem_text

_SUGGESTED: Final = 20


def add_showing_words(words: Any) -> None:
    """Declare ``list``, ``show`` and ``suggest``."""
    add_word(words, "list", "all playlists", run_list)
    add_playlist(add_word(words, "show", "what is in a playlist", _run_show))
    suggest = add_word(words, "suggest", "tracks that would fit a playlist, and why", _run_suggest)
    add_playlist(suggest)
    suggest.add_argument(
        "-n", dest="count", type=number_of, default=_SUGGESTED, metavar="N", help=f"how many ({_SUGGESTED})"
    )
    suggest.add_argument(
        "--min-fit",
        type=percent_of,
        default=0.0,
        metavar="P",
        help="leave out what fits less, in percent (0)",
    )


def run_list(options: argparse.Namespace, output: Output) -> int:
    """List all playlists."""
    with open_profile(options.profile) as profile:
        read_followed(profile)
        show_all(profile, output)
    return 0


def show_all(profile: Profile, output: Output) -> None:
    """Print all playlists."""
    reader = profile.services.playlists.reader
    playlists, paths = reader.playlists(), folder_paths(reader.folders())
    if output.is_json:
        output.document(playlist_documents(playlists, paths))
    elif playlists:
        output.show(playlist_table(format_count(len(playlists), "playlist"), playlists, paths))
    else:
        output.say("There is no playlist yet. Make one: musicrec playlist create NAME PATH")


def _run_show(options: argparse.Namespace, output: Output) -> int:
    with open_profile(options.profile) as profile:
        read_followed(profile)
        reader = profile.services.playlists.reader
        playlist = find_playlist(reader, options.playlist)
        entries = reader.entries(playlist.id)
        tracks = tracks_by_id(
            profile.services.browse, [one.track_id for one in entries if one.track_id is not None]
        )
        paths = folder_paths(reader.folders())
    if output.is_json:
        output.document(playlist_content_document(playlist, paths, entries, tracks))
        return 0
    output.show(playlist_entry_table(playlist.name, entries, tracks))
    if playlist.description:
        output.say(printable(playlist.description))
    output.say(figures(playlist))
    return 0


def _run_suggest(options: argparse.Namespace, output: Output) -> int:
    """Show tracks that fit a playlist; 1 where there are none."""
    with open_profile(options.profile) as profile:
        services = profile.services
        playlist = find_playlist(services.playlists.reader, options.playlist)
        load_similarity(profile)
        services.autoplay.taste.learn_now()
        found = services.suggestions.find(playlist.id, count=options.count, min_fit=options.min_fit / 100)
        tracks = tracks_by_id(services.browse, (one.track_id for one in found.entries))
    if found.problem:
        output.complain(suggestion_problem_text(found.problem))
    if not found.entries:
        return 1
    if output.is_json:
        output.document(suggestion_documents(found, tracks))
    else:
        title = f"Fits “{printable(playlist.name)}”"
        output.show(recommendation_table(title, found.entries, tracks))
    return 0
