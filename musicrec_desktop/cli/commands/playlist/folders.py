"""Words of ``musicrec playlist folders``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from musicrec_desktop.cli.commands.playlist.editing import Run, add_playlists, named_folder
from musicrec_desktop.cli.commands.playlist.showing import show_all
from musicrec_desktop.cli.documents.playlists import folder_documents
from musicrec_desktop.cli.finding import find_folder, find_playlist
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.parser import add_word
from musicrec_desktop.cli.profile import Profile, open_profile
from musicrec_desktop.cli.tables.playlists import folder_table
from musicrec_desktop.model.playlist import PlaylistFolderId

Edit = Callable[[Profile, PlaylistFolderId, argparse.Namespace], object]
"""Does something with a folder."""


def add_folder_words(words: Any) -> None:
    """Declare ``folders`` with its own words."""
    folders = add_word(words, "folders", "folders of playlists: list, create, move, delete", _run_list)
    more = folders.add_subparsers(prog="musicrec playlist folders", metavar="WORD", title="words")
    add_word(more, "list", "all folders", _run_list)
    create = add_word(more, "create", "make a folder", _run_create)
    create.add_argument("name", metavar="NAME")
    _add_place(create)
    rename = add_word(more, "rename", "give a folder another name", _editing(_rename))
    rename.add_argument("folder", metavar="FOLDER")
    rename.add_argument("name", metavar="NAME")
    move = add_word(more, "move", "put a folder into another one", _editing(_move))
    move.add_argument("folder", metavar="FOLDER")
    _add_place(move)
    delete = add_word(
        more, "delete", "remove a folder; what is in it moves to where the folder was", _editing(_delete)
    )
    delete.add_argument("folder", metavar="FOLDER")
    put = add_word(more, "put", "put playlists into a folder", _run_put)
    add_playlists(put)
    _add_place(put)


def _editing(edit: Edit) -> Run:
    """A run that finds the folder of the arguments, does something with it, and shows all folders."""

    def run(options: argparse.Namespace, output: Output) -> int:
        with open_profile(options.profile) as profile:
            folder = find_folder(profile.services.playlists.reader, options.folder)
            edit(profile, folder.id, options)
            _show_folders(profile, output)
        return 0

    return run


def _rename(profile: Profile, folder_id: PlaylistFolderId, options: argparse.Namespace) -> None:
    profile.services.playlists.folders.rename(folder_id, options.name)


def _move(profile: Profile, folder_id: PlaylistFolderId, options: argparse.Namespace) -> None:
    profile.services.playlists.folders.move(folder_id, named_folder(profile, options.place))


def _delete(profile: Profile, folder_id: PlaylistFolderId, _options: argparse.Namespace) -> None:
    profile.services.playlists.folders.delete(folder_id)


def _run_list(options: argparse.Namespace, output: Output) -> int:
    with open_profile(options.profile) as profile:
        _show_folders(profile, output)
    return 0


def _run_create(options: argparse.Namespace, output: Output) -> int:
    with open_profile(options.profile) as profile:
        profile.services.playlists.folders.create(options.name, named_folder(profile, options.place))
        _show_folders(profile, output)
    return 0


def _run_put(options: argparse.Namespace, output: Output) -> int:
    """Put playlists into a folder, or to the top."""
    with open_profile(options.profile) as profile:
        playlists = profile.services.playlists
        chosen = [find_playlist(playlists.reader, what).id for what in options.playlists]
        playlists.folders.put(chosen, named_folder(profile, options.place))
        show_all(profile, output)
    return 0


def _add_place(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--in", dest="place", metavar="FOLDER", help="the folder; without it, the top")


def _show_folders(profile: Profile, output: Output) -> None:
    reader = profile.services.playlists.reader
    folders, playlists = reader.folders(), reader.playlists()
    if output.is_json:
        output.document(folder_documents(folders, playlists))
    elif folders:
        output.show(folder_table(folders, playlists))
    else:
        output.say("There is no folder yet. Make one: musicrec playlist folders create NAME")
