"""Words that edit playlists as a whole."""

from __future__ import annotations

import argparse
from typing import Any

from musicrec_desktop.cli.commands.playlist.editing import (
    add_folder,
    add_playlist,
    add_playlists,
    add_tracks,
    editing,
    figures,
    named_folder,
    named_tracks,
    read_followed,
    show_playlist,
)
from musicrec_desktop.cli.documents.playlists import playlist_documents
from musicrec_desktop.cli.finding import find_playlist
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.parser import add_word
from musicrec_desktop.cli.profile import open_profile
from musicrec_desktop.cli.words import printable
from musicrec_desktop.model.playlist import Playlist, folder_paths
from musicrec_desktop.services.playlists.edit import PlaylistEdit
from musicrec_desktop.services.suite import Services


def add_list_words(words: Any) -> None:
    """Declare ``create``, ``rename``, ``describe``, ``delete``, ``duplicate`` and ``merge``."""
    create = add_word(words, "create", "make a playlist", _run_create)
    create.add_argument("name", metavar="NAME")
    add_tracks(create)
    add_folder(create, "put it into this folder")
    create.add_argument("--description", default="", metavar="TEXT", help="what it is about")
    rename = add_word(words, "rename", "give a playlist another name", editing(_rename))
    add_playlist(rename)
    rename.add_argument("name", metavar="NAME")
    describe = add_word(words, "describe", "say what a playlist is about", editing(_describe))
    add_playlist(describe)
    describe.add_argument("text", metavar="TEXT")
    delete = add_word(words, "delete", "delete playlists; no file is touched", _run_delete)
    add_playlists(delete)
    duplicate = add_word(words, "duplicate", "copy a playlist", editing(_duplicate, reads_files=True))
    add_playlist(duplicate)
    duplicate.add_argument("name", nargs="?", default="", metavar="NAME", help="of the copy")
    merge = add_word(words, "merge", "make one playlist of several, which stay", _run_merge)
    merge.add_argument("name", metavar="NAME")
    add_playlists(merge)
    merge.add_argument("--skip-doubles", action="store_true", help="take each track once")


def _rename(services: Services, playlist: Playlist, options: argparse.Namespace) -> PlaylistEdit:
    return services.playlists.lists.rename(playlist.id, options.name)


def _describe(services: Services, playlist: Playlist, options: argparse.Namespace) -> PlaylistEdit:
    return services.playlists.lists.describe(playlist.id, options.text)


def _duplicate(services: Services, playlist: Playlist, options: argparse.Namespace) -> PlaylistEdit:
    return services.playlists.lists.duplicate(playlist.id, options.name)


def _run_create(options: argparse.Namespace, output: Output) -> int:
    with open_profile(options.profile) as profile:
        tracks = named_tracks(profile, options)
        folder = named_folder(profile, options.folder)
        edit = profile.services.playlists.lists.create(
            options.name, tracks, folder_id=folder, description=options.description
        )
        assert edit.made is not None
        show_playlist(profile, edit.made, output)
    return 0


def _run_delete(options: argparse.Namespace, output: Output) -> int:
    """Delete playlists; none where one of them is unknown."""
    with open_profile(options.profile) as profile:
        playlists = profile.services.playlists
        chosen = [find_playlist(playlists.reader, what) for what in options.playlists]
        playlists.lists.delete([playlist.id for playlist in chosen])
        paths = folder_paths(playlists.reader.folders())
    if output.is_json:
        output.document(playlist_documents(chosen, paths))
    for playlist in chosen:
        output.say(printable(f"Deleted: “{playlist.name}”, {figures(playlist)}"))
    return 0


def _run_merge(options: argparse.Namespace, output: Output) -> int:
    with open_profile(options.profile) as profile:
        read_followed(profile)
        playlists = profile.services.playlists
        chosen = [find_playlist(playlists.reader, what).id for what in options.playlists]
        edit = playlists.lists.merge(chosen, options.name, skip_doubles=options.skip_doubles)
        assert edit.made is not None
        show_playlist(profile, edit.made, output)
    return 0
